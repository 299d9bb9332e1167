using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>An undecided item is taken off an agenda. A proposed date then waits for another meeting.</summary>
internal static class TakeOffAgenda
{
    internal sealed record Command(Guid MeetingId, Guid ItemId);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">It has been decided, or is gone.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var item = await db.Set<AgendaItem>().AsTracking()
                .SingleOrDefaultAsync(item => item.Id == command.ItemId && item.MeetingId == command.MeetingId, cancellationToken)
                ?? throw new RefusedException("That item is no longer on the agenda.");
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == item.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            item.TakeOff(await db.Set<DateChange>().AsTracking().SingleOrDefaultAsync(change => change.Id == item.DateChangeId, cancellationToken));
            db.Remove(item);
            db.Record(new AgendaItemRemoved(body.Name, meeting.Day, item.Title), meeting.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
