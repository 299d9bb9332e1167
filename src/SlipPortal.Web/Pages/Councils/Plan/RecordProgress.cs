using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Somebody reports progress: on one action, or on several for one reason.</summary>
internal static class RecordProgress
{
    /// <summary>What is reported.</summary>
    /// <param name="ActionIds">The actions.</param>
    /// <param name="RatingId">The rating given.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Narrative">What has happened, or null.</param>
    internal sealed record Command(IReadOnlyCollection<Guid> ActionIds, Guid? RatingId, string? Reason, string? Narrative);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No rating or reason, or one of them is a pointer at other actions.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var actions = await db.Set<PlanAction>().Where(action => command.ActionIds.Contains(action.Id))
                .OrderBy(action => action.SortKey).ToListAsync(cancellationToken);
            var ratings = await db.Set<Rating>().ToDictionaryAsync(rating => rating.Id, cancellationToken);
            if (command.RatingId is not { } chosen || !ratings.TryGetValue(chosen, out var rating))
                throw new RefusedException("Choose a rating.", nameof(command.RatingId));
            var lineages = actions.Select(action => action.LineageId).ToList();
            var before = await db.Set<ProgressUpdate>()
                .Where(update => lineages.Contains(update.LineageId) && update.RatingId != null)
                .GroupBy(update => update.LineageId)
                .Select(updates => updates.OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id).First())
                .ToDictionaryAsync(update => update.LineageId, cancellationToken);

            foreach (var action in actions)
            {
                var update = new ProgressUpdate(action, rating, command.Reason, command.Narrative, actor.UserId!.Value, clock.GetUtcNow());
                var was = before.TryGetValue(action.LineageId, out var last) ? ratings[last.RatingId!.Value].Name : null;
                db.Add(update);
                db.Record(new ProgressReported(action.Ref, rating.Name, was, update.Reason), action.Id, update.Reason);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
