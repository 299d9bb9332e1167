using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>Where a performance book is sent in, and where those that wait to be confirmed are found again.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class IndexModel(PortalDbContext db, UploadBook.Handler uploadBook) : CouncilPage
{
    // A little more than the largest file, so that one that is only just too large gets a page that says so.
    private const int MaxRequest = 25 * 1024 * 1024;

    public override string Title => "Import a performance book";

    [BindProperty]
    public new IFormFile? File { get; set; }

    public IReadOnlyList<Waiting> Drafts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (await this.AcceptsAsync(async () => id = await UploadAsync(cancellationToken))) return Redirect(Links.BookReview(id));
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task<Guid> UploadAsync(CancellationToken cancellationToken)
    {
        if (File is null) throw new RefusedException("Choose a file.", nameof(File));
        using var content = new MemoryStream((int)File.Length);
        await File.CopyToAsync(content, cancellationToken);
        return await uploadBook.HandleAsync(new(File.FileName, content.ToArray()), cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Drafts = await db.Set<BookImport>()
            .Where(import => import.ConfirmedAt == null)
            .OrderByDescending(import => import.UploadedAt)
            .Take(50)
            .Select(import => new Waiting(import.Id, import.FileName, import.UploadedAt))
            .ToListAsync(cancellationToken);

    internal sealed record Waiting(Guid Id, string FileName, DateTimeOffset UploadedAt);
}
