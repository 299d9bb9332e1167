using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Actions;

/// <summary>An action of a round of audits is done.</summary>
internal static class FinishAuditAction
{
    internal sealed record Command(Guid ActionId, string? Done, DateOnly? DoneOn);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was before, no words, or a day that cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<AuditAction>().AsTracking().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            action.Finish(command.Done, command.DoneOn, actor.UserId!.Value, clock.GetUtcNow());
            var day = action.DoneOn!.Value;
            db.Record(new AuditActionDone(action.What, day, AuditAction.IsLate(action.DueOn, day, day)), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
