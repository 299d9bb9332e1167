using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>Where a performance book is sent in.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class IndexModel(PortalDbContext db, UploadBook.Handler uploadBook) : UploadPage<BookImport>(db)
{
    public override string Title => "Import a performance book";

    protected override Task<Guid> UploadAsync(string fileName, byte[] content, CancellationToken cancellationToken) =>
        uploadBook.HandleAsync(new(fileName, content), cancellationToken);

    protected override string Review(Guid import) => Links.BookReview(import);
}
