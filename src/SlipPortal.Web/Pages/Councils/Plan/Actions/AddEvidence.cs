using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Somebody adds evidence to an action: a file, or a link to where it is kept.</summary>
internal static class AddEvidence
{
    /// <param name="ActionId">The action.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Address">Where it is kept, for a link.</param>
    /// <param name="File">The file, or null for a link.</param>
    /// <param name="IsConfidential">Nobody from outside sees it unless a grant names it.</param>
    internal sealed record Command(Guid ActionId, string? Title, string? Address, UploadedFile? File, bool IsConfidential);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, a file that cannot be kept, or an address that is none.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            // It belongs to the update that was last given, if that was today: one report, with what shows it.
            var update = await db.Set<ProgressUpdate>()
                .Where(update => update.LineageId == action.LineageId && update.RecordedAt > now.AddDays(-1))
                .OrderByDescending(update => update.RecordedAt).Select(update => (Guid?)update.Id).FirstOrDefaultAsync(cancellationToken);
            Evidence evidence;
            if (command.File is { } kept)
            {
                (evidence, var file) = Evidence.OfFile(
                    action, command.Title, kept.Name, kept.MediaType, kept.Content, kept.Sha256, command.IsConfidential, update, actor.UserId!.Value, now);
                db.Add(file);
            }
            else
            {
                evidence = Evidence.OfLink(action, command.Title, command.Address, command.IsConfidential, update, actor.UserId!.Value, now);
            }

            db.Add(evidence);
            db.Record(new EvidenceAdded(action.Ref, evidence.Title), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
