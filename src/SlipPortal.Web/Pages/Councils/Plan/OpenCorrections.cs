using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>A lead opens some days in which the plan in force is corrected although a body has approved it.</summary>
internal static class OpenCorrections
{
    internal sealed record Command(Guid PlanId, DateOnly? Until, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It is open already, no reason, or a day that cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Domain.Plans.Plan>().AsTracking().SingleAsync(plan => plan.Id == command.PlanId, cancellationToken);
            var reason = plan.OpenCorrections(command.Until, command.Reason, clock.TodayInUk());
            db.Record(new CorrectionsOpened(plan.Title, plan.CorrectableUntil!.Value), plan.Id, reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
