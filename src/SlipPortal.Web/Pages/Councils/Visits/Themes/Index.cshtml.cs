using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Visits.Themes;

/// <summary>What came up at visit after visit, over the years, and what was done about it each time.</summary>
[Requires(RecordKind.Visits)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "What keeps returning";

    /// <summary>The themes of what asks for work, the one that came up at most visits first.</summary>
    public IReadOnlyList<ThemeRow> Themes { get; private set; } = [];

    /// <summary>How many of them came up at more than one visit.</summary>
    public int Recurring => Themes.Count(theme => theme.Visits > 1);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var findings = await db.FindingRows().Where(finding => finding.Kind != FindingKind.Strength && finding.Themes.Count > 0)
            .OrderBy(finding => finding.FirstDay).ThenBy(finding => finding.Number).ToListAsync(cancellationToken);
        var actions = (await db.TiedActionsAsync(null, today, cancellationToken)).ToLookup(action => action.FindingId);
        Themes =
        [
            .. findings.SelectMany(finding => finding.Themes.Select(theme => (theme, finding)))
                .GroupBy(pair => pair.theme, pair => pair.finding, StringComparer.OrdinalIgnoreCase)
                .Select(group => new ThemeRow(
                    group.Key,
                    group.Select(finding => finding.VisitId).Distinct().Count(),
                    group.First().FirstDay.Year,
                    group.Last().FirstDay.Year,
                    [.. group.Select(finding => (finding, string.Join("; ", actions[finding.Id].Select(action => $"Action {action.Ref}: {action.StandingOn(today)}"))))]))
                .OrderByDescending(theme => theme.Visits).ThenBy(theme => theme.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <param name="Name">The theme.</param>
    /// <param name="Visits">At how many visits it came up.</param>
    /// <param name="First">The year of the first.</param>
    /// <param name="Last">The year of the last.</param>
    /// <param name="Findings">Each finding, the first visit's first, with what was done about it.</param>
    internal sealed record ThemeRow(string Name, int Visits, int First, int Last, IReadOnlyList<(FindingRow Finding, string Done)> Findings)
    {
        public string InWords => Visits == 1 ? $"At one visit, in {First}." : First == Last ? $"At {Visits} visits in {First}." : $"At {Visits} visits from {First} to {Last}.";
    }
}
