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
            var holders = (await db.WhoToAskAsync(action.Id, now.DayInUk(), cancellationToken)).Reached;
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

    /// <summary>Who holds an action's posts on a day: those who can be written to, and the posts where nobody can, each with why.</summary>
    public static async Task<ToAsk> WhoToAskAsync(this PortalDbContext db, Guid actionId, DateOnly day, CancellationToken cancellationToken)
    {
        var posts = await (
            from owner in db.Set<ActionOwner>()
            join post in db.Set<Post>() on owner.PostId equals post.Id
            where owner.ActionId == actionId && owner.EndedAt == null
            orderby owner.Position
            select new { post.Id, post.Title }).ToListAsync(cancellationToken);
        var states = await db.HoldersAsync(day, [.. posts.Select(post => post.Id)], cancellationToken);
        var held = posts.ConvertAll(post => (post.Title, State: states.GetValueOrDefault(post.Id) ?? new([], null)));
        return new(
            [.. held.SelectMany(post => post.State.Holders).Where(holder => holder.Email is not null).DistinctBy(holder => holder.Email)],
            [
                .. held.SelectMany(post => post.State.Holders.Count == 0
                    ? [$"{post.Title}: {post.State.InWords}"]
                    : post.State.Holders.Where(holder => holder.Email is null)
                        .Select(holder => $"{post.Title}: {holder.Name} has no e-mail address")),
            ]);
    }

    /// <summary>Who is asked about an action.</summary>
    /// <param name="Reached">Those who can be written to.</param>
    /// <param name="NotReached">“Head of Front Door: vacant since 3 May 2026”.</param>
    internal sealed record ToAsk(IReadOnlyList<HolderName> Reached, IReadOnlyList<string> NotReached);
}
