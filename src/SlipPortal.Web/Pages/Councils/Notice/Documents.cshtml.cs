using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>The files that a notice came in.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
[RequestSizeLimit(UploadedFile.MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedFile.MaxRequest)]
internal sealed class DocumentsModel(
    PortalDbContext db, FileReader reader, AddDocument.Handler addDocument, RemoveDocument.Handler removeDocument) : NoticePage(db)
{
    public override string Title => "Files of the notice";

    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    public IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => AddAsync(cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The file is kept.";
        return Redirect(Links.NoticePage(Notice, "documents"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid document, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        if (!await this.AcceptsAsync(() => removeDocument.HandleAsync(new(Notice, document, reason), cancellationToken))) return Page();
        TempData["Notice"] = "The file is taken away. The line that it was there stays.";
        return Redirect(Links.NoticePage(Notice, "documents"));
    }

    private async Task AddAsync(CancellationToken cancellationToken) => await addDocument.HandleAsync(
        new(Notice, Input.Title, await UploadedFile.ReadAsync(Input.File, reader, cancellationToken)), cancellationToken);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Documents = await Db.Documents(Notice).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class DocumentInput
    {
        public string? Title { get; set; }

        public IFormFile? File { get; set; }
    }
}
