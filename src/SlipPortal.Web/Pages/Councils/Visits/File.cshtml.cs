using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>A letter or report as a download: never shown inside the portal, whatever is in it.</summary>
[Requires(RecordKind.Visits)]
internal sealed class FileModel(PortalDbContext db) : CouncilPage
{
    private string _title = "";

    public override string Title => $"File: {_title}";

    [BindProperty(SupportsGet = true)]
    public Guid Visit { get; set; }

    [BindProperty(SupportsGet = true, Name = "file")]
    public Guid FileId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await (
            from file in db.Set<VisitFile>()
            join content in db.Set<VisitFileContent>() on file.Id equals content.FileId
            where file.Id == FileId && file.VisitId == Visit
            select new { file.Title, file.FileName, file.MediaType, content.Content }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NotFound();
        _title = found.Title;
        return this.Attachment(found.Content, found.MediaType, found.FileName);
    }
}
