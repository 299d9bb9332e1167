using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>A proposed date is taken back before anybody has decided on it. It leaves the agenda that it stood on.</summary>
internal static class WithdrawDate
{
    internal sealed record Command(Guid DateChangeId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was decided before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var change = await db.Set<DateChange>().AsTracking().SingleAsync(change => change.Id == command.DateChangeId, cancellationToken);
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == change.ActionId, cancellationToken);
            change.Withdraw(clock.GetUtcNow());
            foreach (var item in await db.Set<AgendaItem>().AsTracking().Where(item => item.DateChangeId == change.Id && item.Outcome == null).ToListAsync(cancellationToken))
                db.Remove(item);
            db.Record(new DateWithdrawn(action.Ref, change.InFull), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
