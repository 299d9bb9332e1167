using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Plan.Ratings;

/// <summary>The council's rating scale. Whoever manages boards manages it.</summary>
[Requires(RecordKind.Plan)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    public override string Title => "Ratings";

    public IReadOnlyList<Rating> Scale { get; private set; } = [];

    public IReadOnlyList<Rating> Retired { get; private set; } = [];

    /// <summary>How many actions have each rating now.</summary>
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public bool CanChange => reach.Allows(RecordKind.Boards, Verb.Manage);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<Rating>().OrderBy(rating => rating.Position).ToListAsync(cancellationToken);
        Scale = [.. all.Where(rating => rating.RetiredAt is null)];
        Retired = [.. all.Where(rating => rating.RetiredAt is not null)];
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return;
        Counts = (await db.ActionRows(plan.Id, clock.TodayInUk()).ToListAsync(cancellationToken))
            .Where(action => action.RatingId is not null).CountBy(action => action.RatingId!.Value).ToDictionary();
    }

    public static string InWords(RatingMeaning meaning) => meaning switch
    {
        RatingMeaning.Complete => "Complete",
        RatingMeaning.OnTrack => "On track",
        RatingMeaning.AtRisk => "At risk",
        RatingMeaning.OffTrack => "Off track",
        _ => "Not started",
    };
}
