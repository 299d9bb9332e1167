using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;
using SlipPortal.Web.Pages.Councils.Plan.Chapters;

namespace SlipPortal.Web.Pages.Councils.Reviews.Items;

/// <summary>
/// The council answers a challenge. What it accepts goes the plan's own ways: a new action says that a review asked for it, a new date waits
/// for the body that may agree.
/// </summary>
internal static class AnswerChallenge
{
    /// <param name="ItemId">The item.</param>
    /// <param name="Reply">How.</param>
    /// <param name="Words">The answer.</param>
    /// <param name="SourceText">The new date, for a date.</param>
    /// <param name="BodyId">Who is to agree it.</param>
    /// <param name="ChapterId">The chapter, for an action.</param>
    /// <param name="Reference">Its number.</param>
    /// <param name="Text">What will be done.</param>
    /// <param name="Due">When.</param>
    internal sealed record Command(
        Guid ItemId, ChallengeReply? Reply, string? Words, string? SourceText = null, Guid? BodyId = null, Guid? ChapterId = null, string? Reference = null,
        string? Text = null, string? Due = null);

    internal sealed class Handler(PortalDbContext db, AddAction.Handler addAction, ProposeDate.Handler proposeDate, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing to answer, the review is closed, or what is accepted cannot be entered in the plan.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var item = await db.Set<ReviewItem>().SingleAsync(item => item.Id == command.ItemId, cancellationToken);
            var judgement = await db.Set<ReviewJudgement>().Where(judgement => judgement.ItemId == item.Id).OrderByDescending(judgement => judgement.Version)
                .FirstOrDefaultAsync(cancellationToken) ?? throw new RefusedException("Nobody has judged this yet.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var review = await db.Set<Review>().AsTracking().SingleAsync(review => review.Id == item.ReviewId, cancellationToken);
            var now = clock.GetUtcNow();
            // What is refused is refused before anything goes into the plan.
            review.Answer(judgement, new(command.Reply, command.Words), actor.UserId!.Value, now);
            var said = command.Reply switch
            {
                ChallengeReply.NewAction => await AddAsync(command, cancellationToken),
                ChallengeReply.NewDate => await ProposeAsync(item, command, cancellationToken),
                _ => new ResponseSaid(command.Reply, command.Words),
            };
            db.Add(review.Answer(judgement, said, actor.UserId!.Value, now));
            db.Record(new ChallengeAnswered(review.Title, item.Name, said.Reply!.Value), review.Id);
            await db.SaveOrRefuseAsync(new RefusedException("This challenge has been answered already."), cancellationToken);
            await db.SettleAsync(review, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task<ResponseSaid> AddAsync(Command command, CancellationToken cancellationToken)
        {
            var chapter = await (
                from one in db.Set<Chapter>()
                join plan in db.Set<Domain.Plans.Plan>() on one.PlanId equals plan.Id
                where one.Id == command.ChapterId && plan.InForceAt != null && plan.SupersededAt == null
                select new { one.Id, one.PlanId }).SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException("Choose the chapter.", nameof(command.ChapterId));
            var reference = await addAction.HandleAsync(
                new(chapter.Id, command.Reference, command.Due, null, new ActionFields { Text = command.Text, Source = ActionSource.Review, Owners = [] }), cancellationToken);
            var lineage = await db.Set<PlanAction>().Where(action => action.PlanId == chapter.PlanId && action.Ref == reference)
                .Select(action => action.LineageId).SingleAsync(cancellationToken);
            return new(command.Reply, command.Words, lineage, reference);
        }

        private async Task<ResponseSaid> ProposeAsync(ReviewItem item, Command command, CancellationToken cancellationToken)
        {
            var action = await (
                from one in db.Set<PlanAction>()
                join plan in db.Set<Domain.Plans.Plan>() on one.PlanId equals plan.Id
                where item.Subject == ReviewSubject.Action && one.LineageId == item.SubjectId && plan.InForceAt != null && plan.SupersededAt == null
                select new { one.Id, one.LineageId, one.Ref }).SingleOrDefaultAsync(cancellationToken)
                ?? throw new RefusedException("Only an action of the plan in force has a date: accept it with a new action, or in words.", nameof(command.Reply));
            await proposeDate.HandleAsync(new([action.Id], command.SourceText, command.Words, command.BodyId), cancellationToken);
            var change = await db.Set<DateChange>().Where(change => change.LineageId == action.LineageId && change.DecidedAt == null)
                .Select(change => change.Id).SingleAsync(cancellationToken);
            return new(command.Reply, command.Words, action.LineageId, action.Ref, change);
        }
    }
}
