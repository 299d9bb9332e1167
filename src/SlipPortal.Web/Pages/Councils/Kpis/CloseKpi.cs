using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>A lead closes a measure: no more readings are expected.</summary>
internal static class CloseKpi
{
    internal sealed record Command(Guid KpiId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was closed before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().AsTracking().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            kpi.Close(clock.GetUtcNow());
            db.Record(new KpiClosed(kpi.Ref), kpi.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
