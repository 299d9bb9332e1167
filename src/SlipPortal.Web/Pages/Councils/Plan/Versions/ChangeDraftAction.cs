using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>In a draft, an action gets another number or chapter, or is dropped. In force, people know it by its number.</summary>
internal static class ChangeDraftAction
{
    /// <param name="ActionId">The action: of a draft.</param>
    /// <param name="Reference">Its new ref.</param>
    /// <param name="ChapterId">Its new chapter.</param>
    /// <param name="Drop">True to drop it.</param>
    internal sealed record Command(Guid ActionId, string? Reference, Guid? ChapterId, bool Drop);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">A ref that is none or is taken, or an action with parts.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            if (command.Drop) await DropAsync(action, cancellationToken);
            else await ChangeAsync(action, command, cancellationToken);
        }

        private async Task DropAsync(PlanAction action, CancellationToken cancellationToken)
        {
            if (await db.Set<PlanAction>().AnyAsync(part => part.ParentId == action.Id, cancellationToken))
                throw new RefusedException("It has parts: drop or move those first.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await DeleteAsync(action, cancellationToken);
            db.Record(new ActionDropped(action.Ref, action.Text), action.PlanId);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task ChangeAsync(PlanAction action, Command command, CancellationToken cancellationToken)
        {
            if (!ActionRef.TryParse(command.Reference, out var reference))
                throw new RefusedException("Enter a reference like 2.4 or 2.4a.", nameof(command.Reference));
            var chapters = await db.Set<Chapter>().Where(chapter => chapter.PlanId == action.PlanId).ToDictionaryAsync(chapter => chapter.Id, cancellationToken);
            if (command.ChapterId is not { } chosen || !chapters.TryGetValue(chosen, out var chapter))
                throw new RefusedException("Choose a chapter of this draft.", nameof(command.ChapterId));
            var before = action.Ref;
            var changes = new List<FieldChange>();
            if (reference!.Text != before) changes.Add(new("reference", before, reference.Text));
            if (chapter.Id != action.ChapterId) changes.Add(new("chapter", chapters[action.ChapterId].Title, chapter.Title));
            if (changes.Count == 0) return;

            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (chapter.Id == action.ChapterId) action.Renumber(reference);
            else action = await MoveAsync(action, chapter, reference, cancellationToken);
            db.Record(new ActionEdited(before, changes), action.Id);
            await db.SaveOrRefuseAsync(
                new RefusedException($"There is an action {reference.Text} in this draft already: choose another reference.", nameof(command.Reference)), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task DeleteAsync(PlanAction action, CancellationToken cancellationToken)
        {
            await db.DropFactsAsync([action.Id], cancellationToken);
            // Its owners are gone already.
            foreach (var owner in action.Owners) db.Entry(owner).State = EntityState.Detached;
            db.Remove(action);
        }

        // The practice area is part of an action's keys, so that it cannot be moved: it is written anew, and the old row goes.
        private async Task<PlanAction> MoveAsync(PlanAction action, Chapter chapter, ActionRef reference, CancellationToken cancellationToken)
        {
            if (action.PreviousActionId is not { } previous)
                throw new RefusedException("A new action of this draft is moved by dropping it and adding it to the other chapter.");
            if (await db.Set<PlanAction>().AnyAsync(part => part.ParentId == action.Id, cancellationToken))
                throw new RefusedException("It has parts: drop or move those first.");
            var links = await db.Set<ActionLink>().Where(link => link.ActionId == action.Id || link.LinkedActionId == action.Id).ToListAsync(cancellationToken);
            var moved = action.CarryForward(chapter, null, clock.GetUtcNow());
            moved.Continue(await db.Set<PlanAction>().SingleAsync(before => before.Id == previous, cancellationToken));
            moved.Renumber(reference);
            await DeleteAsync(action, cancellationToken);
            db.Record(new ActionDropped(action.Ref, action.Text), action.PlanId);
            await db.SaveChangesAsync(cancellationToken);
            db.Add(moved);
            foreach (var link in links.Where(link => link is { Kind: ActionLinkKind.DependsOn } && link.ActionId == action.Id))
                db.Add(moved.DependOn(await db.Set<PlanAction>().SingleAsync(other => other.Id == link.LinkedActionId, cancellationToken)));
            return moved;
        }
    }
}
