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
/// What a meeting decided on items of its agenda, in one decision, and what follows from it: new dates stand, actions and findings are
/// signed off, findings go into the plan, the plan comes into force. There is no other way to any of these.
/// </summary>
internal static class RecordDecision
{
    /// <param name="MeetingId">The meeting.</param>
    /// <param name="Outcomes">What was decided on each item; null where nothing was chosen.</param>
    /// <param name="Decision">In words, for all of them.</param>
    /// <param name="Condition">What full sign-off still depends on, for sign-offs in part.</param>
    internal sealed record Command(
        Guid MeetingId, IReadOnlyDictionary<Guid, AgendaOutcome?> Outcomes, string? Decision, string? Condition);

    /// <param name="Title">The item.</param>
    /// <param name="Reason">Why nothing could be decided on it.</param>
    internal sealed record LeftOut(string Title, string Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <summary>Decides on each item; one that cannot be decided keeps none of the others back.</summary>
        /// <returns>The items that were left out.</returns>
        /// <exception cref="RefusedException">No outcome or words, before its day, or no item could be decided.</exception>
        public async Task<IReadOnlyList<LeftOut>> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (command.Outcomes.Count == 0 || command.Outcomes.Values.Any(outcome => outcome is null))
                throw new RefusedException("Choose what was decided.", nameof(AgendaItem.Outcome));
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var ids = command.Outcomes.Keys.ToList();
            var items = await db.Set<AgendaItem>().AsTracking().Where(item => item.MeetingId == command.MeetingId && ids.Contains(item.Id))
                .OrderBy(item => item.Position).ToListAsync(cancellationToken);
            if (items.Count == 0) throw new RefusedException("These items are no longer on the agenda. Look at it again.");
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == command.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var by = new Decided(body, meeting, actor.UserId!.Value, clock.GetUtcNow());
            var about = await AboutAsync(items, cancellationToken);

            var leftOut = new List<LeftOut>();
            RefusedException? first = null;
            foreach (var item in items)
            {
                try
                {
                    await DecideAsync(item, about, by, command.Outcomes[item.Id]!.Value, command, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                }
                catch (RefusedException refusal) when (refusal.Field is null && items.Count > 1)
                {
                    Forget();
                    first ??= refusal;
                    leftOut.Add(new(item.Title, refusal.Message));
                }
            }

            if (first is not null && leftOut.Count == items.Count) throw first;
            await transaction.CommitAsync(cancellationToken);
            return leftOut;
        }

        // Nothing of an item that was left out is saved with the next one.
        private void Forget()
        {
            foreach (var entry in db.ChangeTracker.Entries().ToList())
            {
                if (entry.State is EntityState.Modified) entry.CurrentValues.SetValues(entry.OriginalValues);
                entry.State = entry.State is EntityState.Added ? EntityState.Detached : EntityState.Unchanged;
            }
        }

        // The proposals and actions that the items are about.
        private async Task<About> AboutAsync(IReadOnlyList<AgendaItem> items, CancellationToken cancellationToken)
        {
            var changeIds = items.Select(item => item.DateChangeId).OfType<Guid>().ToList();
            var changes = await db.Set<DateChange>().AsTracking().Where(change => changeIds.Contains(change.Id))
                .ToDictionaryAsync(change => change.Id, cancellationToken);
            List<Guid> actionIds = [.. changes.Values.Select(change => change.ActionId),
                .. items.Select(item => item.ActionId).OfType<Guid>()];
            return new(
                changes,
                await db.Set<PlanAction>().Where(action => actionIds.Contains(action.Id))
                    .ToDictionaryAsync(action => action.Id, cancellationToken));
        }

        private sealed record About(Dictionary<Guid, DateChange> Changes, Dictionary<Guid, PlanAction> Actions);

        private async Task DecideAsync(
            AgendaItem item, About about, Decided by, AgendaOutcome outcome, Command command, CancellationToken cancellationToken)
        {
            var agreed = outcome is AgendaOutcome.Agreed or AgendaOutcome.AgreedInPart;
            if (item.Kind is AgendaKind.DateChange) DecideDate(item, about, by, outcome, command.Decision);
            else if (item.Kind is AgendaKind.SignOff && agreed)
                await SignOffAsync(item, about.Actions[item.ActionId!.Value], by, outcome, command, cancellationToken);
            else if (item.Kind is AgendaKind.PlanApproval && agreed) await ApproveAsync(item, by, command.Decision, cancellationToken);
            else if (item.FindingId is not null && agreed) await DecideFindingAsync(item, by, outcome, command, cancellationToken);
            else item.Note(by, outcome, command.Decision);
            db.Record(
                new DecisionRecorded(by.Body.Name, by.Meeting.Day, item.Title, outcome, item.Decision!),
                item.ActionId ?? item.PlanId ?? item.FindingId ?? by.Meeting.Id);
        }

        private void DecideDate(AgendaItem item, About about, Decided by, AgendaOutcome outcome, string? decision)
        {
            var change = about.Changes[item.DateChangeId!.Value];
            if (outcome is not (AgendaOutcome.Agreed or AgendaOutcome.Refused))
            {
                item.Note(by, outcome, decision, change);
                return;
            }

            var due = item.DecideDate(by, about.Actions[change.ActionId], change, outcome is AgendaOutcome.Agreed, decision);
            if (due is not null) db.Add(due);
        }

        private async Task SignOffAsync(
            AgendaItem item, PlanAction action, Decided by, AgendaOutcome outcome, Command command, CancellationToken cancellationToken)
        {
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

            var carried = await db.Set<PlanAction>()
                .Where(action => action.PlanId == plan.Id && (action.DraftDue != null || action.DraftRatingId != null))
                .ToListAsync(cancellationToken);
            db.AddRange(item.DecidePlan(by, plan, carried, decision));
            var ratings = await db.Set<Rating>().ToDictionaryAsync(rating => rating.Id, cancellationToken);
            foreach (var action in carried.Where(action => action.DraftRatingId is not null))
            {
                var reason = $"Carried into version {plan.Version} of the plan, which {by.Body.Name} approved.";
                var update = new ProgressUpdate(action, ratings[action.DraftRatingId!.Value], reason, null, by.RecordedById, by.At);
                db.Add(update);
            }

            db.Record(new PlanApproved(plan.Title, plan.Version, by.Body.Name), plan.Id);
        }
    }
}
