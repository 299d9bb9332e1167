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
        /// <returns>True where the rating means complete.</returns>
        /// <exception cref="RefusedException">No rating or reason, or one of them is a pointer at other actions.</exception>
        public async Task<bool> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (ratings, updates) = (db.Set<Rating>(), db.Set<ProgressUpdate>());
            // One question: each action with the rating that is given and the name of the one before.
            var actions = await (
                from action in db.Set<PlanAction>()
                where command.ActionIds.Contains(action.Id)
                orderby action.SortKey
                select new
                {
                    Action = action,
                    Rating = ratings.FirstOrDefault(rating => rating.Id == command.RatingId),
                    Was = updates
                        .Where(update => update.LineageId == action.LineageId && update.RatingId != null)
                        .OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id)
                        .Select(update => ratings.Where(rating => rating.Id == update.RatingId).Select(rating => rating.Name).First())
                        .FirstOrDefault(),
                }).ToListAsync(cancellationToken);
            foreach (var (action, given, was) in actions.Select(one => (one.Action, one.Rating, one.Was)))
            {
                var rating = given ?? throw new RefusedException("Choose a rating.", nameof(command.RatingId));
                var update = new ProgressUpdate(action, rating, command.Reason, command.Narrative, actor.UserId!.Value, clock.GetUtcNow());
                db.Add(update);
                db.Record(new ProgressReported(action.Ref, rating.Name, was, update.Reason), action.Id, update.Reason);
            }

            await db.SaveChangesAsync(cancellationToken);
            return actions.Exists(one => one.Rating?.Meaning is RatingMeaning.Complete);
        }
    }
}
