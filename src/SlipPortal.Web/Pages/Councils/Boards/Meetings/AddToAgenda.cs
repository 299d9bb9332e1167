using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Something is put on a meeting's agenda: drawn from the plan and the findings, or in free words.</summary>
internal static class AddToAgenda
{
    /// <param name="MeetingId">The meeting.</param>
    /// <param name="Subjects">What of the plan and the findings.</param>
    /// <param name="Title">Anything else, or null.</param>
    internal sealed record Command(Guid MeetingId, IReadOnlyCollection<Subject> Subjects, string? Title);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Nothing chosen, or something that cannot be decided there.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == command.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var position = await db.Set<AgendaItem>().Where(item => item.MeetingId == meeting.Id).MaxAsync(item => (int?)item.Position, cancellationToken) ?? 0;
            var standing = (await db.OpenSubjectsAsync(meeting.Id, cancellationToken)).ToHashSet();
            var drawn = await DrawAsync(command.Subjects, cancellationToken);
            var items = new List<AgendaItem>();
            foreach (var subject in command.Subjects)
            {
                var item = drawn.ItemOf(subject, body, meeting, position + items.Count + 1);
                if (!standing.Add(subject)) throw new RefusedException($"“{item.Title}” stands on this agenda already.");
                items.Add(item);
            }

            if (!string.IsNullOrWhiteSpace(command.Title)) items.Add(AgendaItem.ForOther(meeting, position + items.Count + 1, command.Title));
            if (items.Count == 0) throw new RefusedException("Choose what goes on the agenda, or write it.", nameof(command.Title));
            foreach (var item in items)
            {
                db.Add(item);
                db.Record(new AgendaItemAdded(body.Name, meeting.Day, item.Title), meeting.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        // All that the subjects are about, in one question for each kind of record.
        private async Task<Drawn> DrawAsync(IReadOnlyCollection<Subject> subjects, CancellationToken cancellationToken)
        {
            List<Guid> Ids(params AgendaKind[] kinds) =>
                [.. subjects.Where(subject => kinds.Contains(subject.Kind)).Select(subject => subject.Id)];
            var dateIds = Ids(AgendaKind.DateChange);
            var dates = await db.Set<DateChange>().AsTracking().Where(change => dateIds.Contains(change.Id))
                .ToDictionaryAsync(change => change.Id, cancellationToken);
            List<Guid> lineages = [.. dates.Values.Select(change => change.LineageId), .. Ids(AgendaKind.SignOff, AgendaKind.Exception)];
            // The action of the plan in force: what is decided is about the work as it is now, and named as it is now.
            var actions = await (
                from action in db.Set<PlanAction>()
                join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
                where lineages.Contains(action.LineageId) && plan.InForceAt != null
                orderby plan.InForceAt descending
                select action).ToListAsync(cancellationToken);
            var planIds = Ids(AgendaKind.PlanApproval);
            var plans = await db.Set<Domain.Plans.Plan>().Where(plan => planIds.Contains(plan.Id))
                .ToDictionaryAsync(plan => plan.Id, cancellationToken);
            var findingIds = Ids(AgendaKind.Endorsement, AgendaKind.FindingSignOff);
            var findings = await (
                from finding in db.Set<Finding>()
                join visit in db.Set<Visit>() on finding.VisitId equals visit.Id
                where findingIds.Contains(finding.Id)
                select new { finding, visit })
                    .ToDictionaryAsync(found => found.finding.Id, found => (found.finding, found.visit), cancellationToken);
            return new(dates, actions.ToLookup(action => action.LineageId), plans, findings);
        }

        private sealed record Drawn(
            Dictionary<Guid, DateChange> Dates, ILookup<Guid, PlanAction> Actions, Dictionary<Guid, Domain.Plans.Plan> Plans,
            Dictionary<Guid, (Finding Finding, Visit Visit)> Findings)
        {
            public AgendaItem ItemOf(Subject subject, Body body, Meeting meeting, int position)
            {
                switch (subject.Kind)
                {
                    case AgendaKind.DateChange when Dates.TryGetValue(subject.Id, out var change):
                        return AgendaItem.ForDateChange(body, meeting, position, ActionOf(change.LineageId), change);
                    case AgendaKind.SignOff:
                        return AgendaItem.ForSignOff(body, meeting, position, ActionOf(subject.Id));
                    case AgendaKind.Exception:
                        return AgendaItem.ForException(meeting, position, ActionOf(subject.Id));
                    case AgendaKind.PlanApproval when Plans.TryGetValue(subject.Id, out var plan):
                        return AgendaItem.ForPlan(body, meeting, position, plan);
                    case AgendaKind.Endorsement when Findings.TryGetValue(subject.Id, out var found):
                        return AgendaItem.ForEndorsement(body, meeting, position, found.Visit, found.Finding);
                    case AgendaKind.FindingSignOff when Findings.TryGetValue(subject.Id, out var found):
                        return AgendaItem.ForFindingSignOff(body, meeting, position, found.Visit, found.Finding);
                    default:
                        throw Gone();
                }
            }

            private PlanAction ActionOf(Guid lineage) => Actions[lineage].FirstOrDefault() ?? throw Gone();

            private static RefusedException Gone() => new("Something that you chose is no longer there. Look at the list again.");
        }
    }
}
