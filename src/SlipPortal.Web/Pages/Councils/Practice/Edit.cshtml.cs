using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>Changing a practice example, or deleting one that was never published.</summary>
[Requires(RecordKind.UnpublishedVisits, Verb.Edit)]
internal sealed class EditModel(PortalDbContext db, SaveExample.Handler saveExample, DeleteExample.Handler deleteExample) : CouncilPage
{
    public override string Title => $"Change “{Head.Title}”";

    [BindProperty(SupportsGet = true)]
    public Guid Example { get; set; }

    [BindProperty]
    public ExampleInput Input { get; set; } = new();

    public ExampleRow Head { get; private set; } = null!;

    public ExampleForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var stored = await db.Set<PracticeExample>().Where(example => example.Id == Example)
            .Select(example => new { example.Problem, example.Action, example.Impact, RowVersion = EF.Property<uint>(example, "RowVersion") }).SingleAsync(cancellationToken);
        (Input.Title, Input.Themes) = (Head.Title, string.Join(", ", Head.Themes));
        (Input.Problem, Input.Action, Input.Impact, Input.RowVersion) = (stored.Problem, stored.Action, stored.Impact, stored.RowVersion);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => saveExample.HandleAsync(new(Example, Input.RowVersion, null, Input.Words), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = Head.Published is null ? "The draft is saved. Only your council reads it." : "The draft is saved. Others read it as it was published, until a lead publishes it again.";
        return Redirect(Links.PracticeExample(Example));
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => deleteExample.HandleAsync(new(Example), cancellationToken))) return Page();
        TempData["Notice"] = $"The draft “{Head.Title}” is deleted.";
        return Redirect(Links.Practice);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Head = (await db.ExampleRows().SingleOrDefaultAsync(example => example.Id == Example, cancellationToken))!;
        Form = new(Input, await db.KnownThemesAsync(cancellationToken));
        return Head is not null;
    }
}
