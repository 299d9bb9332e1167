using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Somebody reports progress on an action.</summary>
internal static class RecordProgress
{
    /// <summary>What is reported.</summary>
    /// <param name="ActionId">The action.</param>
    /// <param name="RatingId">The rating given.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Narrative">What has happened, or null.</param>
    internal sealed record Command(Guid ActionId, Guid? RatingId, string? Reason, string? Narrative);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No rating or reason, or it is a pointer at other actions.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var ratings = await db.Set<Rating>().ToDictionaryAsync(rating => rating.Id, cancellationToken);
            if (command.RatingId is not { } chosen || !ratings.TryGetValue(chosen, out var rating))
                throw new RefusedException("Choose a rating.", nameof(command.RatingId));
            var before = await db.Set<ProgressUpdate>()
                .Where(update => update.LineageId == action.LineageId && update.RatingId != null)
                .OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id)
                .Select(update => update.RatingId)
                .FirstOrDefaultAsync(cancellationToken);

            var update = new ProgressUpdate(action, rating, command.Reason, command.Narrative, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(update);
            db.Record(
                new ProgressReported(action.Ref, rating.Name, before is { } id ? ratings[id].Name : null, update.Reason), action.Id, update.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
