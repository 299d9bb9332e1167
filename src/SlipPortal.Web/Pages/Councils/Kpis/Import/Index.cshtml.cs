using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
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
    private readonly PortalDbContext _db = db;

    public override string Title => "Import a performance book";

    /// <summary>The last files that went into a book, those that were withdrawn too.</summary>
    public IReadOnlyList<Imported> Before { get; private set; } = [];

    protected override Task<Guid> UploadAsync(string fileName, byte[] content, CancellationToken cancellationToken) =>
        uploadBook.HandleAsync(new(fileName, content), cancellationToken);

    protected override string Review(Guid import) => Links.BookReview(import);

    protected override async Task LoadMoreAsync(CancellationToken cancellationToken) =>
        Before = await _db.Set<BookImport>().WithWithdrawn().Where(import => import.ConfirmedAt != null)
            .OrderByDescending(import => import.ConfirmedAt).Take(20)
            .Select(import => new Imported(import.Id, import.FileName, import.ConfirmedAt!.Value, import.WithdrawnAt))
            .ToListAsync(cancellationToken);

    internal sealed record Imported(Guid Id, string FileName, DateTimeOffset At, DateTimeOffset? WithdrawnAt);
}
