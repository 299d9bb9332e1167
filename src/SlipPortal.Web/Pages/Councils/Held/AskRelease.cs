using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Web.Guard;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>Somebody whose text was held asks a lead to release it.</summary>
internal static class AskRelease
{
    /// <param name="Ticket">What the refusal gave out.</param>
    /// <param name="Note">What it is, in their words.</param>
    internal sealed record Command(string? Ticket, string? Note);

    internal sealed class Handler(PortalDbContext db, IActor actor, HeldTickets tickets, TimeProvider clock)
    {
        /// <summary>Stores what may be stored of it.</summary>
        /// <exception cref="RefusedException">No note, a note that holds the same, or a ticket of another council.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var ticket = tickets.Read(db.TenantInfo!.Id, command.Ticket);
            var held = new HeldText(ticket, command.Note, actor.UserId!.Value, actor.Name, clock.GetUtcNow());
            db.Add(held);
            db.Record(new HeldTextAsked(held.Kind, held.Masked, held.Place), held.Id, held.Note);
            await db.SaveChangesAsync(cancellationToken);
            return held.Id;
        }
    }
}
