using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>
/// A post turns out to be another by another name: what it owns in the plan in force and in a draft, and whoever holds it, goes over.
/// What it owned before stays with it, as everything that was ever recorded.
/// </summary>
internal static class MergePost
{
    internal sealed record Command(Guid PostId, Guid? IntoId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <returns>The title of the post that has it all now.</returns>
        /// <exception cref="RefusedException">No other post is chosen.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var posts = await db.Set<Post>()
                .Where(post => post.Id == command.PostId || post.Id == command.IntoId).ToListAsync(cancellationToken);
            var post = posts.Single(post => post.Id == command.PostId);
            var into = posts.Find(other => other.Id == command.IntoId && other.Id != post.Id)
                ?? throw new RefusedException("Choose the post to merge it into.", nameof(command.IntoId));
            var plans = await db.Set<Domain.Plans.Plan>().AsTracking()
                .Where(plan => plan.SupersededAt == null).ToListAsync(cancellationToken);
            var open = plans.ConvertAll(plan => plan.Id);
            foreach (var plan in plans.Where(plan => plan.OwnerPostId == post.Id))
                plan.Describe(plan.Title, plan.Period, plan.Objective, plan.Foreword, into.Id, plan.Pillars, plan.Quarters);
            foreach (var chapter in await db.Set<Chapter>().AsTracking()
                .Where(chapter => chapter.LeadPostId == post.Id && open.Contains(chapter.PlanId)).ToListAsync(cancellationToken))
                chapter.Describe(chapter.Number, chapter.Title, chapter.Statement, into.Id);

            var actions = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .Where(action => open.Contains(action.PlanId)
                    && action.Owners.Any(owner => owner.PostId == post.Id && owner.EndedAt == null))
                .ToListAsync(cancellationToken);
            foreach (var action in actions)
            {
                var owners = action.Owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position)
                    .Select(owner => owner.PostId == post.Id ? into.Id : owner.PostId);
                action.Assign([.. owners], clock.GetUtcNow());
            }

            await MoveHoldersAsync(post, into, cancellationToken);
            db.Record(new PostMerged(post.Title, into.Title, actions.Count), post.Id);
            await db.SaveChangesAsync(cancellationToken);
            return into.Title;
        }

        // Whoever holds it holds the other from their first day on, unless they do already; of this one yesterday was their last.
        private async Task MoveHoldersAsync(Post post, Post into, CancellationToken cancellationToken)
        {
            var today = clock.TodayInUk();
            var holders = await db.Set<PostHolder>().AsTracking()
                .Where(holder => (holder.PostId == post.Id || holder.PostId == into.Id) && holder.Until == null)
                .ToListAsync(cancellationToken);
            foreach (var holder in holders.Where(holder => holder.PostId == post.Id))
            {
                if (!holders.Exists(other => other.PostId == into.Id && other.Name == holder.Name))
                    db.Add(new PostHolder(into, holder.Name, holder.Email, holder.From, holder.IsInterim));
                holder.Leave(holder.From < today ? today.AddDays(-1) : holder.From);
            }
        }
    }
}
