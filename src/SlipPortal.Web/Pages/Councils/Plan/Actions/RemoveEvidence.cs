using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Evidence is taken away: its content is deleted, the line that it was there stays.</summary>
internal static class RemoveEvidence
{
    internal sealed record Command(Guid EvidenceId, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, it is gone already, or held and not theirs to judge.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var evidence = await db.Set<Evidence>().AsTracking().SingleAsync(evidence => evidence.Id == command.EvidenceId, cancellationToken);
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == evidence.ActionId, cancellationToken);
            evidence.Remove(command.Reason, clock.GetUtcNow());
            var files = await db.Set<EvidenceFile>().Where(file => file.EvidenceId == evidence.Id).ToListAsync(cancellationToken);
            // A held file is there for leads only: without it its line would go, and its content stay.
            if (evidence.IsHeld && files.Count == 0) throw new RefusedException("This file is held. Ask an improvement lead to remove it.");
            db.RemoveRange(files);
            db.Record(new EvidenceRemoved(action.Ref, evidence.Title), action.Id, evidence.RemovedBecause);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
