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
            var items = new List<AgendaItem>();
            foreach (var subject in command.Subjects)
            {
                var item = await ItemAsync(subject, body, meeting, position + items.Count + 1, cancellationToken);
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

        private async Task<AgendaItem> ItemAsync(Subject subject, Body body, Meeting meeting, int position, CancellationToken cancellationToken)
        {
            switch (subject.Kind)
            {
                case AgendaKind.DateChange:
                    var change = await db.Set<DateChange>().AsTracking().SingleOrDefaultAsync(change => change.Id == subject.Id, cancellationToken)
                        ?? throw Gone();
                    return AgendaItem.ForDateChange(body, meeting, position, await ActionAsync(change.LineageId, cancellationToken), change);
                case AgendaKind.SignOff:
                    return AgendaItem.ForSignOff(body, meeting, position, await ActionAsync(subject.Id, cancellationToken));
                case AgendaKind.Exception:
                    return AgendaItem.ForException(meeting, position, await ActionAsync(subject.Id, cancellationToken));
                case AgendaKind.PlanApproval:
                    var plan = await db.Set<Domain.Plans.Plan>().SingleOrDefaultAsync(plan => plan.Id == subject.Id, cancellationToken) ?? throw Gone();
                    return AgendaItem.ForPlan(body, meeting, position, plan);
                case AgendaKind.Endorsement or AgendaKind.FindingSignOff:
                    var finding = await db.Set<Finding>().SingleOrDefaultAsync(finding => finding.Id == subject.Id, cancellationToken) ?? throw Gone();
                    var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == finding.VisitId, cancellationToken);
                    return subject.Kind is AgendaKind.Endorsement
                        ? AgendaItem.ForEndorsement(body, meeting, position, visit, finding)
                        : AgendaItem.ForFindingSignOff(body, meeting, position, visit, finding);
                default:
                    throw Gone();
            }
        }

        // The action of the plan in force: what is decided is about the work as it is now, and named as it is now.
        private async Task<PlanAction> ActionAsync(Guid lineageId, CancellationToken cancellationToken) => await (
            from action in db.Set<PlanAction>()
            join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
            where action.LineageId == lineageId && plan.InForceAt != null
            orderby plan.InForceAt descending
            select action).FirstOrDefaultAsync(cancellationToken) ?? throw Gone();

        private static RefusedException Gone() => new("Something that you chose is no longer there. Look at the list again.");
    }
}
