using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>
/// What a meeting decided on an item of its agenda, and what follows from it: the new date stands, the action or finding is
/// signed off, the finding goes into the plan, the plan comes into force. There is no other way to any of these.
/// </summary>
internal static class RecordDecision
{
    /// <param name="ItemId">The item.</param>
    /// <param name="Outcome">What was decided.</param>
    /// <param name="Decision">In words.</param>
    /// <param name="Condition">What full sign-off still depends on, for a sign-off in part.</param>
    internal sealed record Command(Guid ItemId, AgendaOutcome? Outcome, string? Decision, string? Condition);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No outcome or words, decided before, before its day, or steps are missing.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var outcome = command.Outcome ?? throw new RefusedException("Choose what was decided.", nameof(command.Outcome));
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var item = await db.Set<AgendaItem>().AsTracking().SingleAsync(item => item.Id == command.ItemId, cancellationToken);
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == item.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var by = new Decided(body, meeting, actor.UserId!.Value, clock.GetUtcNow());
            var agreed = outcome is AgendaOutcome.Agreed or AgendaOutcome.AgreedInPart;

            if (item.Kind is AgendaKind.DateChange) await DecideDateAsync(item, by, outcome, command.Decision, cancellationToken);
            else if (item.Kind is AgendaKind.SignOff && agreed) await SignOffAsync(item, by, outcome, command, cancellationToken);
            else if (item.Kind is AgendaKind.PlanApproval && agreed) await ApproveAsync(item, by, command.Decision, cancellationToken);
            else if (item.FindingId is not null && agreed) await DecideFindingAsync(item, by, outcome, command, cancellationToken);
            else item.Note(by, outcome, command.Decision);

            db.Record(new DecisionRecorded(body.Name, meeting.Day, item.Title, outcome, item.Decision!), item.ActionId ?? item.PlanId ?? item.FindingId ?? meeting.Id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task DecideDateAsync(AgendaItem item, Decided by, AgendaOutcome outcome, string? decision, CancellationToken cancellationToken)
        {
            var change = await db.Set<DateChange>().AsTracking().SingleAsync(change => change.Id == item.DateChangeId, cancellationToken);
            if (outcome is not (AgendaOutcome.Agreed or AgendaOutcome.Refused))
            {
                item.Note(by, outcome, decision, change);
                return;
            }

            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == change.ActionId, cancellationToken);
            if (item.DecideDate(by, action, change, outcome is AgendaOutcome.Agreed, decision) is { } due) db.Add(due);
        }

        private async Task SignOffAsync(AgendaItem item, Decided by, AgendaOutcome outcome, Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == item.ActionId, cancellationToken);
            var state = await db.SignOffStateAsync(action.LineageId, cancellationToken);
            var step = item.DecideSignOff(by, action, state, outcome is AgendaOutcome.AgreedInPart, command.Condition, command.Decision);
            db.Add(step);
            db.Record(new SignOffMoved(action.Ref, step.Stage, step.Note), action.Id, step.Note);
        }

        private async Task DecideFindingAsync(AgendaItem item, Decided by, AgendaOutcome outcome, Command command, CancellationToken cancellationToken)
        {
            var finding = await db.Set<Finding>().SingleAsync(finding => finding.Id == item.FindingId, cancellationToken);
            var name = await db.VisitNameAsync(finding.VisitId, cancellationToken);
            if (item.Kind is AgendaKind.Endorsement)
            {
                var answer = item.DecideEndorsement(by, finding, await db.FindingReplyAsync(finding.Id, cancellationToken), command.Decision);
                db.Add(answer);
                db.Record(new FindingAnswered(name, finding.Number, answer.Reply), finding.Id, answer.Reason);
                return;
            }

            var (stage, _) = await db.FindingStageAsync(finding.Id, cancellationToken);
            var step = item.DecideFindingSignOff(by, finding, stage, outcome is AgendaOutcome.AgreedInPart, command.Condition, command.Decision);
            db.Add(step);
            db.Record(new FindingMoved(name, finding.Number, step.Stage), finding.Id, step.Note);
        }

        // The plan in force makes room before the new one comes: there is one at any moment.
        private async Task ApproveAsync(AgendaItem item, Decided by, string? decision, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Domain.Plans.Plan>().AsTracking().SingleAsync(plan => plan.Id == item.PlanId, cancellationToken);
            var current = await db.Set<Domain.Plans.Plan>().AsTracking()
                .SingleOrDefaultAsync(other => other.InForceAt != null && other.SupersededAt == null, cancellationToken);
            if (plan.InForceAt is null && current is not null)
            {
                // Judged before anything is written: the item, like a draft, is still open.
                item.RefuseUnlessOpen(by);
                current.Supersede(by.At);
                db.Record(new PlanSuperseded(current.Title), current.Id);
                await db.SaveChangesAsync(cancellationToken);
            }

            item.DecidePlan(by, plan, decision);
            db.Record(new PlanApproved(plan.Title, plan.Version, by.Body.Name), plan.Id);
        }
    }
}
