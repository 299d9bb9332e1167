using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A lead adds the file that a notice came in.</summary>
internal static class AddDocument
{
    internal sealed record Command(Guid NoticeId, string? Title, string? FileName, byte[] Content);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, or a file that is neither PDF nor Word.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var notice = await db.Set<ImprovementNotice>().SingleAsync(notice => notice.Id == command.NoticeId, cancellationToken);
            var kept = KeptUpload.Of(command.FileName, command.Content, "Improvement notice");
            if (kept.Extension is not (".pdf" or ".docx")) throw new RefusedException("Choose a PDF or a Word (.docx) file.", "File");
            var document = new NoticeDocument(
                notice, command.Title, kept.FileName, kept.MediaType, command.Content, kept.Sha256, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(document);
            db.Record(new NoticeDocumentAdded(document.Title, document.FileName), notice.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
