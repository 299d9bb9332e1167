using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Something that a meeting asked somebody to do is written down.</summary>
internal static class KeepArising
{
    internal sealed record Command(Guid MeetingId, string? Task, Guid? PostId, DateOnly? DueOn);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No words.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var meeting = await db.Set<Meeting>().SingleAsync(meeting => meeting.Id == command.MeetingId, cancellationToken);
            var body = await db.Set<Body>().SingleAsync(body => body.Id == meeting.BodyId, cancellationToken);
            var post = await db.Posts().Where(post => post.Id == command.PostId).Select(post => (Guid?)post.Id)
                .SingleOrDefaultAsync(cancellationToken);
            var arising = new ArisingAction(meeting, null, command.Task, post, command.DueOn, clock.GetUtcNow());
            db.Add(arising);
            db.Record(new ActionArose(body.Name, meeting.Day, arising.Task), meeting.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
