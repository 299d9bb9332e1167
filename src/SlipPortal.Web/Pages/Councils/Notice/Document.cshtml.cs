using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A file of a notice as a download: never shown inside the portal, whatever is in it.</summary>
[Requires(RecordKind.Notice)]
internal sealed class DocumentModel(PortalDbContext db) : CouncilPage
{
    private string _title = "";

    public override string Title => $"File of the notice: {_title}";

    [BindProperty(SupportsGet = true, Name = "noticeDocument")]
    public Guid DocumentId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await db.Set<NoticeDocument>().Where(document => document.Id == DocumentId && document.RemovedAt == null)
            .Select(document => new { document.Title, document.FileName, document.MediaType, document.Content }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NotFound();
        _title = found.Title;
        return this.Attachment(found.Content, found.MediaType, found.FileName);
    }
}
