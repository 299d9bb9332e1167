using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>An action of the plan answers a finding; or no longer does.</summary>
internal static class TieFinding
{
    /// <summary>The line of work to tie, or the tie to end.</summary>
    internal sealed record Command(Guid FindingId, Guid? ActionLineageId, Guid? TieId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No action, they are tied already, or the action was made from the finding.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var finding = await db.Set<Finding>().SingleAsync(finding => finding.Id == command.FindingId, cancellationToken);
            var now = clock.GetUtcNow();
            var tie = command.TieId is { } id
                ? await db.Set<FindingTie>().AsTracking().SingleOrDefaultAsync(tie => tie.Id == id && tie.FindingId == finding.Id, cancellationToken)
                    ?? throw new RefusedException("They are untied already.")
                : null;
            var lineage = tie?.ActionLineageId ?? command.ActionLineageId;
            var action = await db.ActionPlaces().SingleOrDefaultAsync(place => place.Id == lineage && place.LineageId == lineage, cancellationToken)
                ?? throw new RefusedException("Choose an action.", nameof(command.ActionLineageId));
            if (tie is not null) tie.End(now);
            else db.Add(new FindingTie(finding, action.LineageId, isOrigin: false, actor.UserId!.Value, now));
            db.Record(
                new FindingTied(await db.VisitNameAsync(finding.VisitId, cancellationToken), finding.Number, action.RefNow ?? action.Ref, tie is null), finding.Id);
            await db.SaveOrRefuseAsync(new("They are tied already.", nameof(command.ActionLineageId)), cancellationToken);
        }
    }
}
