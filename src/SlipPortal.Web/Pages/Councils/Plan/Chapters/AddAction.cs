using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>An action is added to the plan in force or to a draft.</summary>
internal static class AddAction
{
    /// <param name="ChapterId">The chapter.</param>
    /// <param name="Reference">Its ref.</param>
    /// <param name="Due">When it is due, as people write it; empty where nobody knows yet.</param>
    /// <param name="PartOf">The ref of the action that it is a part of, or null.</param>
    /// <param name="Fields">What it says.</param>
    internal sealed record Command(Guid ChapterId, string? Reference, string? Due, string? PartOf, ActionFields Fields);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No ref or words, a ref that is taken, or a date that cannot be read.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var fields = command.Fields;
            var chapter = await db.Set<Chapter>().SingleAsync(chapter => chapter.Id == command.ChapterId, cancellationToken);
            if (!ActionRef.TryParse(command.Reference, out var reference))
                throw new RefusedException("Enter a reference like 2.4 or 2.4a.", nameof(command.Reference));
            if (await db.Set<PlanAction>().AnyAsync(action => action.PlanId == chapter.PlanId && action.Ref == reference!.Text, cancellationToken)) throw Taken(reference!);
            var due = DueSchedule.Parse(command.Due ?? "", await db.QuartersAsync(chapter.PlanId, cancellationToken));
            if (due.LacksYear) throw new RefusedException("Write the date with its year, like “31 March 2027” or “March 2027”.", nameof(command.Due));
            var impact = await db.Set<Impact>().SingleOrDefaultAsync(impact => impact.Id == fields.ImpactId && impact.ChapterId == chapter.Id, cancellationToken);
            var posts = await db.Posts().Select(post => post.Id).ToListAsync(cancellationToken);

            var action = new PlanAction(chapter, reference!, fields.Text ?? "", impact);
            action.Describe(fields.Source, fields.Finding, fields.SuccessMeasure, fields.EvidenceNote);
            action.Monitor(fields.Monitoring);
            action.Assign([.. fields.Owners.Where(posts.Contains)], now);
            if (!string.IsNullOrWhiteSpace(command.PartOf)) action.BecomePartOf(await WholeAsync(chapter, command.PartOf.Trim(), cancellationToken));
            db.Add(action);
            db.Add(new ActionDue(action, due, now));
            db.Record(new ActionAdded(action.Ref, action.Text), action.Id);
            await db.SaveOrRefuseAsync(
                Taken(reference!), cancellationToken);

            return action.Ref;
        }

        private static RefusedException Taken(ActionRef reference) => new($"There is an action {reference.Text} already: choose another reference.", "Reference");

        private async Task<PlanAction> WholeAsync(Chapter chapter, string reference, CancellationToken cancellationToken) =>
            await db.Set<PlanAction>().SingleOrDefaultAsync(action => action.PlanId == chapter.PlanId && action.Ref == reference, cancellationToken)
            ?? throw new RefusedException($"There is no action {reference}.", "PartOf");
    }
}
