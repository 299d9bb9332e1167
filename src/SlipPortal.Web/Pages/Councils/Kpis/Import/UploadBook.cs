using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>A file arrives that is to go into a performance book. A file that cannot be read stores nothing.</summary>
internal static class UploadBook
{
    internal sealed record Command(string FileName, byte[] Content);

    internal sealed class Handler(PortalDbContext db, BookReader reader, IActor actor, TimeProvider clock)
    {
        /// <returns>The id of the import to review.</returns>
        /// <exception cref="RefusedException">The file cannot be read as a book.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var import = new BookImport(command.FileName, command.Content, actor.UserId!.Value, clock.GetUtcNow());
            await reader.ReadAsync(import.Content, import.FileName, cancellationToken);
            db.Add(import);
            db.Record(new BookFileUploaded(import.FileName), import.Id);
            await db.SaveChangesAsync(cancellationToken);
            return import.Id;
        }
    }
}
