using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Plan.Actions;
using SlipPortal.Web.Pages.Councils.Plan.Chapters;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>An endorsed finding becomes an action in a chapter of the plan, which says for good where it comes from.</summary>
internal static class ActOnFinding
{
    internal sealed record Command(Guid FindingId, Guid? ChapterId, string? Reference, string? Text, string? Due, Guid? OwnerPostId);

    internal sealed class Handler(PortalDbContext db, AddAction.Handler addAction, IActor actor, TimeProvider clock)
    {
        /// <returns>The new action's ref.</returns>
        /// <exception cref="RefusedException">No body has endorsed it, no chapter, a ref that is taken, or words that cannot be read.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var finding = await db.Set<Finding>().SingleAsync(finding => finding.Id == command.FindingId, cancellationToken);
            if (await db.FindingReplyAsync(finding.Id, cancellationToken) is not FindingReply.Endorsed)
                throw new RefusedException("A body endorses a finding at a meeting before it goes into the plan: put it on an agenda.");
            var chapter = await (
                from one in db.Set<Chapter>()
                join plan in db.Set<Domain.Plans.Plan>() on one.PlanId equals plan.Id
                where one.Id == command.ChapterId && plan.SupersededAt == null
                select new { one.Id, one.PlanId }).SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException("Choose the chapter.", nameof(command.ChapterId));

            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var fields = new ActionFields { Text = command.Text, Source = ActionSource.Finding, Owners = [.. new[] { command.OwnerPostId }.OfType<Guid>()] };
            var reference = await addAction.HandleAsync(new(chapter.Id, command.Reference, command.Due, null, fields), cancellationToken);
            var lineage = await db.Set<PlanAction>().Where(action => action.PlanId == chapter.PlanId && action.Ref == reference)
                .Select(action => action.LineageId).SingleAsync(cancellationToken);
            db.Add(new FindingTie(finding, lineage, isOrigin: true, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new FindingTied(await db.VisitNameAsync(finding.VisitId, cancellationToken), finding.Number, reference, true), finding.Id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return reference;
        }
    }
}
