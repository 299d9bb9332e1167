using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>A file arrives that is to become the plan. A file that cannot be read stores nothing.</summary>
internal static class UploadPlan
{
    internal sealed record Command(string FileName, byte[] Content);

    internal sealed class Handler(PortalDbContext db, ImportReader reader, IActor actor, TimeProvider clock)
    {
        /// <returns>The id of the import to review.</returns>
        /// <exception cref="RefusedException">The file cannot be read as a plan.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var import = new PlanImport(command.FileName, command.Content, actor.UserId!.Value, clock.GetUtcNow());
            await reader.ReadAsync(import.Content, import.FileName, new(), cancellationToken);
            db.Add(import);
            db.Record(new PlanFileUploaded(import.FileName), import.Id);
            await db.SaveChangesAsync(cancellationToken);
            return import.Id;
        }
    }

    /// <summary>When the same file became a plan before, or null.</summary>
    public static Task<DateTimeOffset?> ConfirmedBeforeAsync(PortalDbContext db, string sha256, CancellationToken cancellationToken) =>
        db.Set<PlanImport>()
            .Where(import => import.Sha256 == sha256 && import.ConfirmedAt != null)
            .MaxAsync(import => import.ConfirmedAt, cancellationToken);
}
