using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Somebody leaves a body today.</summary>
internal static class LeaveSeat
{
    internal sealed record Command(SeatRow Seat);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">They left before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var seat = await db.Set<Seat>().AsTracking().SingleAsync(seat => seat.Id == command.Seat.Id, cancellationToken);
            var today = clock.TodayInUk();
            seat.Leave(today);
            db.Record(new SeatLeft(command.Seat.Body, command.Seat.Who, today), seat.BodyId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
