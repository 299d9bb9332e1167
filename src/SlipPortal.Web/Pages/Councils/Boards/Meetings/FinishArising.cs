using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>What a meeting asked for is done.</summary>
internal static class FinishArising
{
    internal sealed record Command(Guid MeetingId, Guid? TaskId, string? Ending);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No task, no words on how it ended, or it was done before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var arising = await db.Set<ArisingAction>().AsTracking()
                .SingleOrDefaultAsync(arising => arising.Id == command.TaskId && arising.MeetingId == command.MeetingId, cancellationToken)
                ?? throw new RefusedException("Choose the task that is done.", nameof(command.TaskId));
            arising.Finish(command.Ending, clock.GetUtcNow());
            db.Record(new ArisingActionDone(arising.Task, arising.Ending!), arising.MeetingId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
