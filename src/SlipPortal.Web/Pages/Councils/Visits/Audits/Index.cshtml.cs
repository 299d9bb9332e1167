using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Every round of audits: how many cases, how they were graded, and how that stands beside the round before.</summary>
[Requires(RecordKind.UnpublishedVisits)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    // So many bars can be read beside each other.
    private const int MostBars = 12;

    public override string Title => "Audits of practice";

    /// <summary>Only rounds with this theme; all unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The last round first, each with the share of good work beside that of the round before in the same practice area.</summary>
    public IReadOnlyList<(AuditRoundRow Round, string Trend)> Rounds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public StackedCounts Bars { get; private set; } = null!;

    /// <summary>How many actions are late.</summary>
    public int Late { get; private set; }

    /// <summary>This list's own address.</summary>
    public string Query => $"{Links.Audits}?theme={Uri.EscapeDataString(Theme ?? "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var all = await db.AuditRoundRows().OrderByDescending(round => round.Until).ThenByDescending(round => round.From).ThenByDescending(round => round.Id)
            .ToListAsync(cancellationToken);
        Late = await db.Set<AuditAction>().CountAsync(action => action.DoneOn == null && action.DueOn < today, cancellationToken);
        Themes =
        [
            .. all.SelectMany(round => round.Themes).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase)
                .Select(theme => new SelectListItem(theme, theme)),
        ];
        Rounds =
        [
            .. all.Select((round, i) => (round, round.Grades.BesideInWords(all.Skip(i + 1).FirstOrDefault(other => other.PracticeAreaId == round.PracticeAreaId)?.Grades)))
                .Where(pair => string.IsNullOrEmpty(Theme) || pair.round.Themes.Contains(Theme, StringComparer.OrdinalIgnoreCase)),
        ];
        if (TableDownload.Knows(Format)) return Download();
        Bars = new(
            "Grades by round, in cases", "Round",
            [.. GradeCounts.Grades.Select(grade => new CountCategory(grade.InWords(), ColourOf(grade)))],
            [
                .. Rounds.Take(MostBars).Select(pair => new CountLine(
                    pair.Round.Period, [.. GradeCounts.Grades.Select(grade => pair.Round.Grades[grade])], Links.AuditRound(pair.Round.Id))),
            ]);
        return Page();
    }

    private FileContentResult Download() => TableDownload.Of(
        Rounds.Select(pair => new
        {
            pair.Round.From,
            pair.Round.Until,
            PracticeArea = pair.Round.Area,
            pair.Round.LookedAt,
            SamplingFrame = pair.Round.Frame,
            CasesAsSaid = pair.Round.CasesSaid,
            pair.Round.Cases,
            Graded = pair.Round.Grades.Total,
            pair.Round.Grades.Outstanding,
            pair.Round.Grades.Good,
            pair.Round.Grades.RequiresImprovement,
            pair.Round.Grades.Inadequate,
            PerCentGoodOrBetter = pair.Round.Grades.PercentGood,
            PerCentAsStated = pair.Round.Stated.InWords(),
            BesideTheRoundBefore = pair.Trend,
            pair.Round.Moderated,
            pair.Round.Agreed,
            Themes = string.Join(", ", pair.Round.Themes),
            pair.Round.Version,
            pair.Round.Actions,
            pair.Round.OpenActions,
        }),
        $"{Links.Slug}-audits", Format!);

    private static string ColourOf(Grade grade) => grade switch
    {
        Grade.Outstanding => "blue",
        Grade.Good => "green",
        Grade.RequiresImprovement => "orange",
        _ => "red",
    };
}
