using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead confirms who can see the council's records.</summary>
internal static class ConfirmAccess
{
    /// <param name="Now">Who can see them now.</param>
    /// <param name="Seen">The fingerprint of the list that the lead looked at.</param>
    internal sealed record Command(AccessList Now, string? Seen);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The list is another one than the lead looked at.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (command.Now.Fingerprint != command.Seen)
                throw new RefusedException("The list has changed since you opened it, so nothing was confirmed. Look at it again, then confirm.");
            var confirmation = new AccessConfirmation(actor.UserId!.Value, command.Now.MemberCount, command.Now.OutsideCount, clock.GetUtcNow());
            db.Add(confirmation);
            db.Record(new AccessConfirmed(confirmation.Members, confirmation.Outside), confirmation.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
