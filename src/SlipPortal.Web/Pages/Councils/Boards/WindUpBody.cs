using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>A lead winds a body up. What it decided stays.</summary>
internal static class WindUpBody
{
    internal sealed record Command(Guid BodyId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Dates still wait for it, or it was wound up before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().AsTracking().SingleAsync(body => body.Id == command.BodyId, cancellationToken);
            var waiting = await db.Set<DateChange>().CountAsync(change => change.BodyId == body.Id && change.DecidedAt == null, cancellationToken);
            if (waiting > 0)
                throw new RefusedException($"{Infrastructure.Words.Count(waiting, "proposed date")} still wait for {body.Name}: have them decided or taken back first.");
            body.End(clock.GetUtcNow());
            db.Record(new BodyWoundUp(body.Name), body.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
