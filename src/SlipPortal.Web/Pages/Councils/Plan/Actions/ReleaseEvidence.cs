using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>A lead has looked at a file that could not be checked, and releases it.</summary>
internal static class ReleaseEvidence
{
    internal sealed record Command(Guid EvidenceId, string? Reason);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No reason, or it is not held any more.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var evidence = await db.Set<Evidence>().AsTracking()
                .SingleAsync(evidence => evidence.Id == command.EvidenceId, cancellationToken);
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == evidence.ActionId, cancellationToken);
            var why = evidence.Release(command.Reason);
            db.Record(new HeldFileReleased(action.Ref, evidence.Title), action.Id, why);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (!evidence.IsConfidential) await db.OpenEvidenceAsync(evidence.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
