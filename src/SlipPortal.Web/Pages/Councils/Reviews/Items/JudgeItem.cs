using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews.Items;

/// <summary>A reviewer judges an item, or judges it anew.</summary>
internal static class JudgeItem
{
    /// <param name="ItemId">The item.</param>
    /// <param name="Said">The judgement.</param>
    /// <param name="Seen">The version of the last judgement that whoever judges has seen, 0 for none; null where nobody read it.</param>
    internal sealed record Command(Guid ItemId, JudgementSaid Said, int? Seen = null);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The review is closed, something is missing, or somebody judged it meanwhile.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var item = await db.Set<ReviewItem>().SingleAsync(item => item.Id == command.ItemId, cancellationToken);
            var review = await db.Set<Review>().AsTracking().SingleAsync(review => review.Id == item.ReviewId, cancellationToken);
            var version = 1 + (await db.Set<ReviewJudgement>().Where(judgement => judgement.ItemId == item.Id).MaxAsync(judgement => (int?)judgement.Version, cancellationToken) ?? 0);
            if (command.Seen is { } seen && version != seen + 1) throw Meanwhile();
            var judgement = review.Judge(item, version, command.Said, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(judgement);
            db.Record(new ReviewItemJudged(review.Title, item.Name, judgement.Assurance, judgement.Challenge is not null), review.Id);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveOrRefuseAsync(Meanwhile(), cancellationToken);
            await db.SettleAsync(review, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private static RefusedException Meanwhile() =>
            new("This item was judged again while you had it open. What was said is above your own, which is not saved yet: "
                + "change yours, or send it as it is.");
    }

    /// <summary>
    /// Says where a review stands, once what was said is saved. Whoever does not see all of it leaves that to the others.
    /// </summary>
    public static async Task SettleAsync(this PortalDbContext db, Review review, CancellationToken cancellationToken)
    {
        var row = await db.ReviewRows().SingleAsync(row => row.Id == review.Id, cancellationToken);
        if (row.Seen < row.ItemCount) return;
        var before = review.State;
        review.Settle(row.Judged, row.OpenChallenges);
        if (review.State == before) return;
        db.Record(new ReviewMoved(review.Title, review.State), review.Id);
        await db.SaveChangesAsync(cancellationToken);
    }
}
