using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Infrastructure;

/// <summary>A page where a file is sent in, and where those that wait to be confirmed are found again.</summary>
internal abstract class UploadPage<TImport>(PortalDbContext db) : CouncilPage
    where TImport : FileImport
{
    /// <summary>A little more than the largest file, so that one that is only just too large gets a page that says so.</summary>
    public const int MaxRequest = 25 * 1024 * 1024;

    private const int Shown = 50;

    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>The last files that nobody has confirmed.</summary>
    public IReadOnlyList<Waiting> Drafts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (await this.AcceptsAsync(async () => id = await ReadAsync(cancellationToken))) return Redirect(Review(id));
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Keeps a file that can be read. Returns the id of the import to review.</summary>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    protected abstract Task<Guid> UploadAsync(string fileName, byte[] content, CancellationToken cancellationToken);

    /// <summary>Where an import is reviewed.</summary>
    protected abstract string Review(Guid import);

    private async Task<Guid> ReadAsync(CancellationToken cancellationToken)
    {
        if (File is null) throw new RefusedException("Choose a file.", nameof(File));
        using var content = new MemoryStream((int)File.Length);
        await File.CopyToAsync(content, cancellationToken);
        return await UploadAsync(File.FileName, content.ToArray(), cancellationToken);
    }

    /// <summary>What else the page shows.</summary>
    protected virtual Task LoadMoreAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await LoadMoreAsync(cancellationToken);
        Drafts = await db.Set<TImport>()
            .Where(import => import.ConfirmedAt == null)
            .OrderByDescending(import => import.UploadedAt)
            .Take(Shown)
            .Select(import => new Waiting(import.Id, import.FileName, import.UploadedAt))
            .ToListAsync(cancellationToken);
    }

    internal sealed record Waiting(Guid Id, string FileName, DateTimeOffset UploadedAt);
}
