using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>A measure is tied to an action: it shows whether the work has its impact.</summary>
internal static class TieKpi
{
    internal sealed record Command(Guid KpiId, Guid? ActionLineageId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No action, or they are tied already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var action = await db.Set<PlanAction>().Where(action => action.Id == command.ActionLineageId).Select(action => new { action.LineageId, action.Ref })
                .SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException("Choose an action.", nameof(command.ActionLineageId));
            db.Add(new KpiTie(kpi, action.LineageId, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new KpiTied(kpi.Ref, action.Ref), kpi.Id);
            await db.SaveOrRefuseAsync(new("They are tied already.", nameof(command.ActionLineageId)), cancellationToken);
        }
    }
}
