using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A lead takes a file of a notice away: its content goes, the line that it was there stays.</summary>
internal static class RemoveDocument
{
    internal sealed record Command(Guid NoticeId, Guid DocumentId, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, or it is gone.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var document = await db.Set<NoticeDocument>().AsTracking()
                .SingleOrDefaultAsync(document => document.Id == command.DocumentId && document.NoticeId == command.NoticeId, cancellationToken)
                ?? throw new RefusedException("That is no longer there. Look at the page again.");
            document.Remove(command.Reason, clock.GetUtcNow());
            db.Record(new NoticeDocumentRemoved(document.Title, document.RemovedBecause!), document.NoticeId, document.RemovedBecause);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
