using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>A visit is moved to another time, or called off.</summary>
internal static class MoveVisit
{
    /// <summary>The new time as people write it; null to call it off.</summary>
    internal sealed record Command(Guid VisitId, string? When, bool CallsOff, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, a time that cannot be read, the same time, or it took place.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var visit = await db.Set<Visit>().AsTracking().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            var move = command.CallsOff
                ? visit.CallOff(command.Reason, await HasResultsAsync(visit.Id, cancellationToken), author, now)
                : visit.Move(VisitTiming.Read(command.When), command.Reason, author, now);
            db.Add(move);
            db.Record(new VisitMoved(visit.Type, move.Before, move.After), visit.Id, move.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<bool> HasResultsAsync(Guid visit, CancellationToken cancellationToken) =>
            await db.Set<Finding>().AnyAsync(finding => finding.VisitId == visit, cancellationToken)
            || await db.Set<PublicationStep>().AnyAsync(step => step.VisitId == visit, cancellationToken);
    }
}
