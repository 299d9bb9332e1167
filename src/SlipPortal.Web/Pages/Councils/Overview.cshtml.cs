using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils;

/// <summary>A council at a glance: where it stands, and what needs attention.</summary>
[Requires(RecordKind.Plan)]
internal sealed class OverviewModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Overview";

    /// <summary>The current plan, or null.</summary>
    public PlanHead? Plan { get; private set; }

    /// <summary>How many actions stand where, in the order of <see cref="Standing"/>.</summary>
    public IReadOnlyList<(Standing Standing, int Count)> Standings { get; private set; } = [];

    /// <summary>The actions that need attention most.</summary>
    public IReadOnlyList<ActionRow> Attention { get; private set; } = [];

    /// <summary>The parts that the council plays and has played.</summary>
    public IReadOnlyList<OrganisationRole> Parts { get; private set; } = [];

    /// <summary>Today, here.</summary>
    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Parts = await db.Set<OrganisationRole>()
            .Where(role => role.OrganisationId == db.TenantInfo!.Id && role.Part != OrganisationPart.Council)
            .OrderBy(role => role.From)
            .ToListAsync(cancellationToken);
        Plan = await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken);
        if (Plan is null) return;

        var work = (await db.ActionRows(Plan.Id, Today).ToListAsync(cancellationToken)).Where(action => !action.IsCrossReference).ToList();
        Standings = [.. work.CountBy(action => action.StandingOn(Today)).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        Attention =
        [
            .. work.Where(action => action.StandingOn(Today) is Standing.Overdue or Standing.OffTrack or Standing.Undated)
                .OrderBy(action => action.StandingOn(Today)).ThenBy(action => action.DueUntil).ThenBy(action => action.SortKey, StringComparer.Ordinal)
                .Take(10),
        ];
    }

    /// <summary>“Under an improvement notice since 20 October 2026 (32 days).”</summary>
    public static string InWords(OrganisationRole part, DateOnly today)
    {
        var what = part.Part switch
        {
            OrganisationPart.UnderNotice => "Under an improvement notice",
            OrganisationPart.Partner => "Supports other councils as a sector-led improvement partner",
            _ => part.Part.ToString(),
        };
        if (part.Until is { } until) return $"{what} from {part.From:d MMMM yyyy} to {until:d MMMM yyyy}.";
        var months = ((today.Year - part.From.Year) * 12) + today.Month - part.From.Month - (today.Day < part.From.Day ? 1 : 0);
        return $"{what} since {part.From:d MMMM yyyy} ({(months < 1 ? "less than a month" : months == 1 ? "1 month" : $"{months} months")}).";
    }
}
