using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>The form to report progress, alone: where an e-mail that asks for an update leads.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class ProgressModel(PortalDbContext db, RecordProgress.Handler recordProgress) : ActionPage(db)
{
    public override string Title => $"Report progress on action {Ref}";

    [BindProperty]
    public ProgressInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Ratings { get; private set; } = [];

    /// <summary>The last update, or null.</summary>
    public LastUpdate? Last { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !Head.IsLive) return NotFound();
        var command = new RecordProgress.Command([Head.Id], Input.RatingId, Input.Reason, Input.Narrative);
        var isComplete = false;
        if (!await this.AcceptsAsync(async () => isComplete = await recordProgress.HandleAsync(command, cancellationToken), "Input."))
            return await LoadAsync(cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = $"Progress on action {Ref} is reported.";
        return Redirect(await AfterProgressAsync(isComplete, cancellationToken));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !Head.IsLive) return false;
        Ratings = await Db.RatingItemsAsync(cancellationToken);
        Last = await Db.Set<ProgressUpdate>()
            .Where(update => update.LineageId == Head.LineageId)
            .OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id)
            .Select(update => new LastUpdate(
                update.RecordedAt, Db.Set<Rating>().Where(rating => rating.Id == update.RatingId).Select(rating => rating.Name).FirstOrDefault(), update.Reason))
            .FirstOrDefaultAsync(cancellationToken);
        return true;
    }

    internal sealed record LastUpdate(DateTimeOffset At, string? Rating, string Reason);
}
