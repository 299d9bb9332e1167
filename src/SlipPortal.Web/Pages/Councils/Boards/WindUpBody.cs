using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>A lead winds a body up. What it decided stays.</summary>
internal static class WindUpBody
{
    internal sealed record Command(Guid BodyId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Dates still wait for it, it is to meet, or it was wound up before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().AsTracking().SingleAsync(body => body.Id == command.BodyId, cancellationToken);
            var waiting = await db.Set<DateChange>().CountAsync(change => change.BodyId == body.Id && change.DecidedAt == null, cancellationToken);
            if (waiting > 0)
            {
                throw new RefusedException(
                    $"{Words.Count(waiting, "proposed date")} still {(waiting == 1 ? "waits" : "wait")} for {body.Name}: decide on, or take back, first.");
            }

            var today = clock.TodayInUk();
            var next = await db.Set<Meeting>().Where(meeting => meeting.BodyId == body.Id && meeting.CancelledAt == null && meeting.Day > today)
                .MinAsync(meeting => (DateOnly?)meeting.Day, cancellationToken);
            if (next is { } day) throw new RefusedException($"{body.Name} is to meet on {Words.Day(day)}: call its meetings off first.");
            body.End(clock.GetUtcNow());
            db.Record(new BodyWoundUp(body.Name), body.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
