using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Messaging;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Whoever holds an action's posts is asked by e-mail for an update.</summary>
internal static class AskUpdate
{
    internal sealed record Command(Guid ActionId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nobody to ask, or they were asked today.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var holders = await db.HoldersToAskAsync(action.Id, now.DayInUk(), cancellationToken);
            if (holders.Count == 0) throw new RefusedException("Nobody who holds one of its posts has an e-mail address in the directory: add one first.");
            if (await db.Set<UpdateRequest>().AnyAsync(request => request.LineageId == action.LineageId && request.RecordedAt > now.AddDays(-1), cancellationToken))
                throw new RefusedException("They were asked in the last day already: give them time to answer.");
            var names = string.Join(", ", holders.Select(holder => holder.Name));
            var request = new UpdateRequest(action, names.Length <= 1_000 ? names : names[..1_000], actor.UserId!.Value, now);
            db.Add(request);
            db.Record(new UpdateAsked(action.Ref, request.AskedOf), action.Id);
            foreach (var holder in holders) db.Enqueue(new UpdateWasAsked(request.Id, holder.Id));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The people who hold an action's posts on a day and can be written to.</summary>
    public static async Task<IReadOnlyList<HolderName>> HoldersToAskAsync(
        this PortalDbContext db, Guid actionId, DateOnly day, CancellationToken cancellationToken)
    {
        var posts = await db.Set<ActionOwner>().Where(owner => owner.ActionId == actionId && owner.EndedAt == null)
            .OrderBy(owner => owner.Position).Select(owner => owner.PostId).ToListAsync(cancellationToken);
        var states = await db.HoldersAsync(day, posts, cancellationToken);
        return [.. posts.SelectMany(post => states.GetValueOrDefault(post)?.Holders ?? []).Where(holder => holder.Email is not null).DistinctBy(holder => holder.Email)];
    }
}
