using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A lead sets a target for a measure, from a day on.</summary>
internal static class SetTarget
{
    internal sealed record Command(
        Guid KpiId, TargetKind? Kind, decimal? Value, decimal? Tolerance, DateOnly? From, DateOnly? Until, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing or out of range.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var kind = command.Kind ?? throw new RefusedException("Choose what the target is for.", nameof(command.Kind));
            var target = new Target(
                kpi, kind, command.Value, command.Tolerance, command.From, command.Until, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(target);
            db.Record(new TargetSet(kpi.Ref, kpi.Shape.ShowTarget(target.Value), target.From, target.Reason), kpi.Id, target.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
