using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.EvidenceLibrary;

/// <summary>A piece of evidence as a download: never shown inside the portal, whatever is in it.</summary>
[Requires(RecordKind.Plan)]
internal sealed class FileModel(PortalDbContext db) : CouncilPage
{
    private string _title = "";

    public override string Title => $"Evidence: {_title}";

    [BindProperty(SupportsGet = true, Name = "evidence")]
    public Guid EvidenceId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await (
            from evidence in db.Set<Evidence>()
            join file in db.Set<EvidenceFile>() on evidence.Id equals file.EvidenceId
            where evidence.Id == EvidenceId
            select new { evidence.Title, evidence.FileName, evidence.MediaType, file.Content }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NotFound();
        _title = found.Title;
        return this.Attachment(found.Content, found.MediaType!, found.FileName);
    }
}
