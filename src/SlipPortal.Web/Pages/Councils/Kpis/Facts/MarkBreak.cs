using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A lead marks from when on values are not comparable with those before.</summary>
internal static class MarkBreak
{
    internal sealed record Command(Guid KpiId, string? Period, string? Reason, Guid? SuccessorId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No period or reason.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var period = Period.Parse(command.Period, nameof(command.Period));
            var successor = await db.Set<Kpi>().Where(other => other.Id == command.SuccessorId).Select(other => (Guid?)other.Id).SingleOrDefaultAsync(cancellationToken);
            var mark = new SeriesBreak(kpi, period, command.Reason, successor, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(mark);
            db.Record(new SeriesBroken(kpi.Ref, period.Label, mark.Reason), kpi.Id, mark.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
