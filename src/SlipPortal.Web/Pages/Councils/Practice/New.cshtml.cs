using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>Writing a practice example, about a finding or not.</summary>
[Requires(RecordKind.UnpublishedVisits, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, SaveExample.Handler saveExample) : CouncilPage
{
    public override string Title => "Write a practice example";

    /// <summary>The finding that it is about, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Finding { get; set; }

    [BindProperty]
    public ExampleInput Input { get; set; } = new();

    public FindingRow? About { get; private set; }

    public ExampleForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input.Themes = About is null ? null : string.Join(", ", About.Themes);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveExample.HandleAsync(new(null, 0, Finding, Input.Words), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The draft is saved. Only your council reads it.";
        return Redirect(Links.PracticeExample(id));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        About = Finding is null ? null : await db.FindingRows().SingleOrDefaultAsync(finding => finding.Id == Finding, cancellationToken);
        Form = new(Input, await db.KnownThemesAsync(cancellationToken));
        return Finding is null || About is not null;
    }
}
