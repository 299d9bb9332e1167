using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>A meeting moves to another day, or is called off.</summary>
internal static class MoveMeeting
{
    /// <param name="MeetingId">The meeting.</param>
    /// <param name="Day">The new day; not used where it is called off.</param>
    /// <param name="Reason">Why it moves.</param>
    /// <param name="IsCancelled">True to call it off.</param>
    internal sealed record Command(Guid MeetingId, DateOnly? Day, string? Reason, bool IsCancelled);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No day or reason, or it was called off or has decided already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var meeting = await db.Set<Meeting>().AsTracking().SingleAsync(meeting => meeting.Id == command.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var items = await db.Set<AgendaItem>().AsTracking().Where(item => item.MeetingId == meeting.Id).ToListAsync(cancellationToken);
            if (items.Exists(item => item.Outcome is not null))
                throw new RefusedException("This meeting has decided already: its day stands.");
            if (command.IsCancelled)
            {
                meeting.Cancel(now);
                db.Record(new MeetingCancelled(body.Name, meeting.Day), meeting.Id);
                // What was to be decided waits for another meeting.
                foreach (var item in items)
                {
                    item.TakeOff(await db.Set<DateChange>().AsTracking().SingleOrDefaultAsync(change => change.Id == item.DateChangeId, cancellationToken));
                    db.Remove(item);
                }
            }
            else
            {
                var move = meeting.Move(command.Day, command.Reason, actor.UserId!.Value, now);
                db.Add(move);
                db.Record(new MeetingMoved(body.Name, move.FromDay, move.ToDay), meeting.Id, move.Reason);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
