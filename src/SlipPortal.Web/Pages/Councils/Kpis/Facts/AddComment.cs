using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Somebody comments on a period's value.</summary>
internal static class AddComment
{
    internal sealed record Command(Guid KpiId, string? Period, string? Body);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No period or text.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var period = Period.Parse(command.Period, nameof(command.Period));
            db.Add(new KpiComment(kpi, period, command.Body, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new KpiCommented(kpi.Ref, period.Label), kpi.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
