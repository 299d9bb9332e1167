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
    internal sealed record Command(Guid NoticeId, string? Title, UploadedFile File);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, or a file that is neither PDF nor Word.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var notice = await db.Set<ImprovementNotice>().SingleAsync(notice => notice.Id == command.NoticeId, cancellationToken);
            var kept = command.File.AsLetter();
            var document = new NoticeDocument(
                notice, command.Title, kept.Name, kept.MediaType, kept.Content, kept.Sha256, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(document);
            db.Record(new NoticeDocumentAdded(document.Title, document.FileName), notice.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
