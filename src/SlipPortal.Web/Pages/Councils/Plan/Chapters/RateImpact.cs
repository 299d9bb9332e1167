using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>Somebody judges how far a chapter's work has changed anything for children and families.</summary>
internal static class RateImpact
{
    internal sealed record Command(Guid ChapterId, Guid? RatingId, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No rating or reason.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var chapter = await db.Set<Chapter>().SingleAsync(chapter => chapter.Id == command.ChapterId, cancellationToken);
            var rating = await db.Set<Rating>().SingleOrDefaultAsync(rating => rating.Id == command.RatingId && rating.RetiredAt == null, cancellationToken)
                ?? throw new RefusedException("Choose a rating.", nameof(command.RatingId));
            db.Add(new ImpactRating(chapter, rating, command.Reason, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new ChapterImpactRated(chapter.Title, rating.Name), chapter.Id, command.Reason?.Trim());
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
