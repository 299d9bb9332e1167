using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>A meeting of a body is planned.</summary>
internal static class PlanMeeting
{
    internal sealed record Command(Guid BodyId, DateOnly? Day, string? Place);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No day, or the body was wound up.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().SingleAsync(body => body.Id == command.BodyId, cancellationToken);
            var meeting = new Meeting(body, command.Day, command.Place);
            db.Add(meeting);
            db.Record(new MeetingPlanned(body.Name, meeting.Day), meeting.Id);
            await db.SaveChangesAsync(cancellationToken);
            return meeting.Id;
        }
    }
}
