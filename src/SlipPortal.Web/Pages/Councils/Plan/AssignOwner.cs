using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>A post takes the lead of several actions. Their other owners stay.</summary>
internal static class AssignOwner
{
    internal sealed record Command(IReadOnlyCollection<Guid> ActionIds, Guid? PostId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No post.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var posts = await db.Posts().ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
            if (command.PostId is not { } lead || !posts.TryGetValue(lead, out var title))
                throw new RefusedException("Choose a post.", nameof(command.PostId));
            var actions = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .Where(action => command.ActionIds.Contains(action.Id)).OrderBy(action => action.SortKey).ToListAsync(cancellationToken);
            foreach (var action in actions)
            {
                if (!action.LeadBy(lead, now, out var before)) continue;
                db.Record(new ActionEdited(action.Ref, [new FieldChange("lead", before is { } was ? posts[was] : null, title)]), action.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
