using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>A draft of the plan is given up. Nothing of the version in force changes.</summary>
internal static class DiscardDraft
{
    internal sealed record Command(Guid PlanId);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">It stands on an agenda, or is no draft.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Domain.Plans.Plan>().AsTracking().SingleAsync(plan => plan.Id == command.PlanId, cancellationToken);
            if (plan.InForceAt is not null) throw new RefusedException("Only a draft can be given up.");
            if (await db.Set<AgendaItem>().AnyAsync(item => item.PlanId == plan.Id, cancellationToken))
                throw new RefusedException("This draft stands on the agenda of a meeting: take it off first. What a meeting decided on it is kept.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Bottom up.
            await db.DropFactsAsync(await db.Set<PlanAction>().Where(action => action.PlanId == plan.Id).Select(action => action.Id).ToListAsync(cancellationToken), cancellationToken);
            await db.Set<PlanAction>().Where(action => action.PlanId == plan.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Impact>()
                .Where(impact => db.Set<Chapter>().Any(chapter => chapter.PlanId == plan.Id && chapter.Id == impact.ChapterId)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<Chapter>().Where(chapter => chapter.PlanId == plan.Id).ExecuteDeleteAsync(cancellationToken);
            db.Remove(plan);
            db.Record(new PlanDraftDiscarded(plan.Title, plan.Version), plan.Id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
