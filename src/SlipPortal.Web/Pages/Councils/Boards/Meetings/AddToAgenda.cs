using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Something is put on a meeting's agenda: drawn from the plan, or in free words.</summary>
internal static class AddToAgenda
{
    /// <param name="MeetingId">The meeting.</param>
    /// <param name="Subjects">What of the plan, as “Date:id”, “SignOff:id”, “Exception:id” or “Plan:id”.</param>
    /// <param name="Title">Anything else, or null.</param>
    internal sealed record Command(Guid MeetingId, IReadOnlyCollection<string> Subjects, string? Title);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Nothing chosen, or something that cannot be decided there.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == command.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var position = await db.Set<AgendaItem>().Where(item => item.MeetingId == meeting.Id).MaxAsync(item => (int?)item.Position, cancellationToken) ?? 0;
            var items = new List<AgendaItem>();
            foreach (var subject in command.Subjects) items.Add(await ItemAsync(subject, meeting, position + items.Count + 1, cancellationToken));
            if (!string.IsNullOrWhiteSpace(command.Title)) items.Add(AgendaItem.ForOther(meeting, position + items.Count + 1, command.Title));
            if (items.Count == 0) throw new RefusedException("Choose what goes on the agenda, or write it.", nameof(command.Title));
            foreach (var item in items)
            {
                db.Add(item);
                db.Record(new AgendaItemAdded(body.Name, meeting.Day, item.Title), meeting.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<AgendaItem> ItemAsync(string subject, Meeting meeting, int position, CancellationToken cancellationToken)
        {
            if (subject.Split(':') is not [var kind, var text] || !Guid.TryParse(text, out var id)) throw Gone();
            switch (kind)
            {
                case "Date":
                    var change = await db.Set<DateChange>().AsTracking().SingleOrDefaultAsync(change => change.Id == id, cancellationToken) ?? throw Gone();
                    return AgendaItem.ForDateChange(meeting, position, await ActionAsync(change.ActionId, cancellationToken), change);
                case "SignOff":
                    return AgendaItem.ForSignOff(meeting, position, await ActionAsync(id, cancellationToken));
                case "Exception":
                    return AgendaItem.ForException(meeting, position, await ActionAsync(id, cancellationToken));
                case "Plan":
                    var plan = await db.Set<Domain.Plans.Plan>().SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken) ?? throw Gone();
                    return AgendaItem.ForPlan(meeting, position, plan);
                default:
                    throw Gone();
            }
        }

        private async Task<PlanAction> ActionAsync(Guid id, CancellationToken cancellationToken) =>
            await db.Set<PlanAction>().SingleOrDefaultAsync(action => action.Id == id, cancellationToken) ?? throw Gone();

        private static RefusedException Gone() => new("Something that you chose is no longer there. Look at the list again.");
    }
}
