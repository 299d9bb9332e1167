using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Undo;

/// <summary>Where somebody undoes what they wrote. The banner after a write sends its form here; the history links here.</summary>
[Requires(RecordKind.History)]
internal sealed class IndexModel(PortalDbContext db, IActor actor, UndoWrite.Handler undoWrite) : CouncilPage
{
    public override string Title => "Undo";

    /// <summary>What was written together.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Write { get; set; }

    /// <summary>The page that they come from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>What it changed, as the history says it.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>Why it cannot be undone, or null.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>Where to go on.</summary>
    public string Back => Url.IsLocalUrl(From) ? From! : Links.History;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => undoWrite.HandleAsync(new(Write), cancellationToken))) return Page();
        TempData["Notice"] = "Undone";
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var lines = await db.LinesOfWriteAsync(Write, actor.UserId!.Value, cancellationToken);
        Lines = [.. lines.Select(line => line.Summary).Distinct().Reverse().Take(20)];
        WhyNot = await db.WhyNotUndoneAsync(lines, cancellationToken);
        return lines.Count > 0;
    }
}
