using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A lead begins the limits of a control chart anew, because an action has changed the process.</summary>
internal static class RebaseLimits
{
    internal sealed record Command(Guid KpiId, string? Period, string? Reason, Guid? ActionLineageId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No period, reason or action, or too few values from the period on.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var period = Period.Parse(command.Period, nameof(command.Period));
            var points = (await db.PointsAsync([kpi.Id], period.Start, cancellationToken))[kpi.Id];
            new KpiSeries(kpi.Shape, points).RefuseTooFewForLimits(period, nameof(command.Period));
            var action = await db.Set<PlanAction>().Where(action => action.Id == command.ActionLineageId).Select(action => (Guid?)action.LineageId)
                .SingleOrDefaultAsync(cancellationToken);
            var rebase = new Rebase(kpi, period, command.Reason, action, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(rebase);
            db.Record(new LimitsRebased(kpi.Ref, period.Label, rebase.Reason), kpi.Id, rebase.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
