using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Somebody says what was done at once for the cases of a round that were inadequate.</summary>
internal static class AddMeasure
{
    internal sealed record Command(Guid RoundId, string? Done);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No words, or no case was inadequate.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var round = await db.Set<AuditRound>().SingleAsync(round => round.LineageId == command.RoundId && round.SupersededAt == null, cancellationToken);
            db.Add(new AuditMeasure(round, command.Done, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new AuditMeasureAdded(round.Period), round.LineageId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
