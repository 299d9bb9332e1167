using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>One step of the rating scale, for whoever manages the scale: its place in the order, and its end.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class ChangeModel(PortalDbContext db, ChangeRating.Handler changeRating) : CouncilPage
{
    public override string Title => Step.Name;

    [BindProperty(SupportsGet = true)]
    public Guid Rating { get; set; }

    public Rating Step { get; private set; } = null!;

    /// <summary>Its place in the order, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>How many steps the scale has.</summary>
    public int Steps { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostUpAsync(CancellationToken cancellationToken) =>
        ChangeAsync(RatingMove.Up, "is moved up.", cancellationToken);

    public Task<IActionResult> OnPostDownAsync(CancellationToken cancellationToken) =>
        ChangeAsync(RatingMove.Down, "is moved down.", cancellationToken);

    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancellationToken) =>
        ChangeAsync(RatingMove.Retire, "is retired. What was rated with it keeps it.", cancellationToken);

    private async Task<IActionResult> ChangeAsync(RatingMove move, string notice, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => changeRating.HandleAsync(new(Rating, move), cancellationToken))) return Page();
        TempData["Notice"] = $"“{Step.Name}” {notice}";
        return Redirect(Links.Ratings);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var scale = await db.Set<Rating>()
            .Where(step => step.RetiredAt == null).OrderBy(step => step.Position).ToListAsync(cancellationToken);
        var place = scale.FindIndex(step => step.Id == Rating);
        if (place < 0) return false;
        (Step, Place, Steps) = (scale[place], place + 1, scale.Count);
        return true;
    }
}
