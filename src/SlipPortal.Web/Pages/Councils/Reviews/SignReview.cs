using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>A side signs a review's summary as it reads now; the second signature under the same words closes it.</summary>
internal static class SignReview
{
    internal sealed record Command(Guid ReviewId, bool IsRead);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Not read, not seen as a whole, not ready, or signed already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (!command.IsRead) throw new RefusedException("Say that you have read the summary.", nameof(command.IsRead));
            var review = await db.Set<Review>().AsTracking().SingleAsync(review => review.Id == command.ReviewId, cancellationToken);
            var view = (await db.ReviewAsync(review.Id, cancellationToken))!;
            if (!view.IsWhole) throw new RefusedException("You see a part of this review only. Somebody who sees all of it signs.");
            // Somebody who sees a part of it may have spoken last.
            if (view.Head.Stored is not ReviewState.Closed) review.Settle(view.Head.Judged, view.Head.OpenChallenges);
            var side = (await Reach.AskAsync(db, cancellationToken)).IsMember ? ReviewSide.Council : ReviewSide.Reviewer;
            var before = await db.Set<ReviewSignature>().Where(signature => signature.ReviewId == review.Id).ToListAsync(cancellationToken);
            var signature = review.Sign(side, ReviewSummary.TextOf(view), before, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(signature);
            db.Record(new ReviewSigned(review.Title, side, review.State is ReviewState.Closed), review.Id);
            await db.SaveOrRefuseAsync(new RefusedException("Your side has signed this already."), cancellationToken);
        }
    }
}
