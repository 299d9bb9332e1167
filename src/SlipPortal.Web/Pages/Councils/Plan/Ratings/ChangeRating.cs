using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>A rating moves in the scale, or is retired. What was rated with it keeps it.</summary>
internal static class ChangeRating
{
    internal sealed record Command(Guid RatingId, RatingMove Move);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The last of its kind that a scale cannot do without.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var scale = await db.Set<Rating>().AsTracking()
                .Where(rating => rating.RetiredAt == null).OrderBy(rating => rating.Position).ToListAsync(cancellationToken);
            var rating = scale.Find(rating => rating.Id == command.RatingId) ?? throw new RefusedException("That rating is no longer used.");
            if (command.Move is RatingMove.Retire)
            {
                if (rating.Meaning is RatingMeaning.Complete or RatingMeaning.OnTrack && scale.Count(other => other.Meaning == rating.Meaning) == 1)
                    throw new RefusedException($"“{rating.Name}” is the only rating of its meaning: add another before you retire it.");
                rating.Retire(clock.GetUtcNow());
                db.Record(new RatingScaleChanged($"retired “{rating.Name}”."), rating.Id);
            }
            else
            {
                var up = command.Move is RatingMove.Up;
                var place = scale.IndexOf(rating) + (up ? -1 : 1);
                if (place < 0 || place == scale.Count) return;
                scale.Remove(rating);
                scale.Insert(place, rating);
                for (var i = 0; i < scale.Count; i++) scale[i].MoveTo(i + 1);
                db.Record(new RatingScaleChanged($"moved “{rating.Name}” {(up ? "up" : "down")}."), rating.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>What becomes of a rating.</summary>
internal enum RatingMove
{
    /// <summary>One place towards the beginning of lists.</summary>
    Up,

    /// <summary>One place towards their end.</summary>
    Down,

    /// <summary>It is no longer given.</summary>
    Retire,
}
