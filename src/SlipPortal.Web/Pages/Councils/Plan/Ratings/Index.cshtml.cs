using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>The council's rating scale. Whoever manages boards manages it.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, ChangeRating.Handler changeRating, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    public override string Title => "Ratings";

    public IReadOnlyList<Rating> Scale { get; private set; } = [];

    public IReadOnlyList<Rating> Retired { get; private set; } = [];

    /// <summary>How many actions have each rating now.</summary>
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public bool CanChange => reach.Allows(RecordKind.Boards, Verb.Manage);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostUpAsync(Guid rating, CancellationToken cancellationToken) =>
        ChangeAsync(new(rating, false), "The scale is in its new order.", cancellationToken);

    public Task<IActionResult> OnPostRetireAsync(Guid rating, CancellationToken cancellationToken) =>
        ChangeAsync(new(rating, true), "The rating is retired. What was rated with it keeps it.", cancellationToken);

    public static string InWords(RatingMeaning meaning) => meaning switch
    {
        RatingMeaning.Complete => "Complete",
        RatingMeaning.OnTrack => "On track",
        RatingMeaning.AtRisk => "At risk",
        RatingMeaning.OffTrack => "Off track",
        _ => "Not started",
    };

    private async Task<IActionResult> ChangeAsync(ChangeRating.Command command, string notice, CancellationToken cancellationToken)
    {
        if (!CanChange) return StatusCode(StatusCodes.Status403Forbidden);
        if (!await this.AcceptsAsync(() => changeRating.HandleAsync(command, cancellationToken)))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = notice;
        return Redirect(Links.Ratings);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<Rating>().OrderBy(rating => rating.Position).ToListAsync(cancellationToken);
        Scale = [.. all.Where(rating => rating.RetiredAt is null)];
        Retired = [.. all.Where(rating => rating.RetiredAt is not null)];
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return;
        Counts = (await db.ActionRows(plan.Id, clock.TodayInUk()).ToListAsync(cancellationToken))
            .Where(action => action.RatingId is not null).CountBy(action => action.RatingId!.Value).ToDictionary();
    }
}
