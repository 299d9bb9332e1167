using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>A lead records that a term need not be met.</summary>
internal static class WaiveTerm
{
    internal sealed record Command(Guid TermId, DateOnly? From, DateOnly? Until, string? Reason, string? AgreedBy);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var term = await db.Set<NoticeTerm>().SingleAsync(term => term.Id == command.TermId, cancellationToken);
            var waiver = new TermWaived(term, command.From, command.Until, command.Reason, command.AgreedBy, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(waiver);
            db.Record(new TermWaiverRecorded(term.Number, waiver.From, waiver.Until, waiver.AgreedBy), term.Id, waiver.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
