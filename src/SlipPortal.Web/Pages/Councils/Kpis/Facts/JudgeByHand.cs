using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A lead judges a period's value otherwise than its target does.</summary>
internal static class JudgeByHand
{
    internal sealed record Command(Guid KpiId, string? Period, TargetRating? Rating, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No period, rating or reason.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var period = Period.Parse(command.Period, nameof(command.Period));
            var before = await db.Set<RatingOverride>().AsTracking().SingleOrDefaultAsync(
                judged => judged.KpiId == kpi.Id && judged.SupersededAt == null && judged.PeriodKind == period.Kind && judged.PeriodStart == period.Start,
                cancellationToken);
            before?.Supersede(clock.GetUtcNow());
            var judged = new RatingOverride(kpi, period, command.Rating ?? TargetRating.None, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(judged);
            db.Record(new RatingOverridden(kpi.Ref, period.Label, judged.Rating, judged.Reason), kpi.Id, judged.Reason);
            await db.SaveOrRefuseAsync(new("Somebody else has just judged this period. Look at the page again."), cancellationToken);
        }
    }
}
