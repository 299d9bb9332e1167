using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Something that was to come of a visit has come.</summary>
internal static class RecordOutput
{
    internal sealed record Command(Guid VisitId, Guid OutputId, string? Came);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It had come before, or no words.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            var output = await db.Set<VisitOutput>().AsTracking().SingleOrDefaultAsync(
                output => output.Id == command.OutputId && output.VisitId == visit.Id, cancellationToken) ?? throw new RefusedException("Choose what has come.");
            output.Come(command.Came, clock.GetUtcNow());
            db.Record(new VisitOutputCame(visit.Type, output.What), visit.Id, output.Came);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
