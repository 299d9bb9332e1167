using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>The letter or report of a visit is kept.</summary>
internal static class KeepFile
{
    internal sealed record Command(Guid VisitId, string? Title, UploadedFile File);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, or a file that is neither PDF nor Word.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            if (visit.CancelledAt is not null) throw new RefusedException("This visit was called off.");
            var kept = command.File.AsLetter();
            var (file, content) = VisitFile.Of(visit, command.Title, kept.Name, kept.MediaType, kept.Content, kept.Sha256, actor.UserId!.Value, clock.GetUtcNow());
            db.AddRange(file, content);
            db.Record(new VisitFileAdded($"{visit.Type} of {visit.Timing.InWords()}", file.Title), visit.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
