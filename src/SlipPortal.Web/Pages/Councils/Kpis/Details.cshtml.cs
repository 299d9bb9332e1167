using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Charts;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Facts;
using SlipPortal.Web.Pages.Councils.Kpis.Teams;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Reviews;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>One measure: how it stands, where it goes, and everything that was said of it.</summary>
[Requires(RecordKind.Kpis, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, CouncilReach reach, AddComment.Handler addComment, TieKpi.Handler tieKpi, TakeBackFact.Handler takeBack, TimeProvider clock)
    : KpiPage(db)
{
    /// <summary>What reviews said of it.</summary>
    public IReadOnlyList<JudgedLine> Judged { get; private set; } = [];

    public override string Title => $"Measure {Ref}";

    [BindProperty]
    public CommentInput Comment { get; set; } = new();

    [BindProperty]
    public TieInput Tie { get; set; } = new();

    public KpiView View { get; private set; } = null!;

    /// <summary>The chart of all its values.</summary>
    public RunChart Chart { get; private set; } = null!;

    /// <summary>Whether the target will be met while nothing changes, or null where nobody can say.</summary>
    public Assurance? Assurance { get; private set; }

    /// <summary>The last two financial years with their quarters, as they follow from what was read.</summary>
    public IReadOnlyList<SeriesPoint> Sums { get; private set; } = [];

    public IReadOnlyList<FactLine> Targets { get; private set; } = [];

    public IReadOnlyList<FactLine> Marks { get; private set; } = [];

    public IReadOnlyList<CommentRow> Comments { get; private set; } = [];

    /// <summary>The actions whose impact it shows.</summary>
    public IReadOnlyList<TieRow> Ties { get; private set; } = [];

    /// <summary>The findings that the tied actions answer, as far as the person may see them.</summary>
    public IReadOnlyList<FindingRow> Findings { get; private set; } = [];

    /// <summary>The first and the last period with a reading; null before there is one.</summary>
    public (string First, string Last)? Read => View.Series.Points is [var first, .., var last] ? (first.Period.Label, last.Period.Label)
        : View.Series.Points is [var only] ? (only.Period.Label, only.Period.Label) : null;

    /// <summary>Values that were corrected or taken back, the latest first.</summary>
    public IReadOnlyList<CorrectionRow> Corrections { get; private set; } = [];

    /// <summary>The measures that it goes with: its pair, its parts, and what it is a part of, each with its part in words.</summary>
    public IReadOnlyList<(string How, string Ref, string Title)> Others { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    /// <summary>Whom the council is in the national figures, or null.</summary>
    public ComparisonChoice? Choice { get; private set; }

    /// <summary>What was published last of the national figure that it is compared by; null where nothing was.</summary>
    public Data.Reference.Comparators? National { get; private set; }

    /// <summary>By the chosen model.</summary>
    public Comparison? Comparison => National?.Models.FirstOrDefault(model => model.Model == Choice!.Model)?.Comparison;

    /// <summary>Whether the target is harder than what the neighbours reach; or that it has nothing to start from and nothing to compare with.</summary>
    public string TargetBesideOthers
    {
        get
        {
            if (Kpi.Target is not { Kind: TargetKind.EachPeriod } target) return "";
            if (Comparison?.NeighboursMean is not { } mean)
                return Kpi.Baseline is null ? "The target has no baseline and no comparator." : "";
            var isHarder = Kpi.Shape.Polarity switch { Polarity.Higher => target.Value > mean, Polarity.Lower => target.Value < mean, _ => (bool?)null };
            return isHarder is null
                ? ""
                : $"The target is {(isHarder.Value ? "harder" : "no harder")} than the neighbours’ average of {Comparators.ComparisonWords.Show(mean)} ({National!.Period.Text}).";
        }
    }

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The measure by team; null for somebody who does not see that.</summary>
    public TeamsView? ByTeam { get; private set; }

    /// <summary>The last periods with a value, which can be talked about.</summary>
    public IReadOnlyList<string> Periods =>
        [.. View.Series.Points.Select(point => point.Period).Where(period => period.Kind is not PeriodKind.SchoolYear).Reverse().Take(12).Select(period => period.Label)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken) => WriteAsync(
        () => addComment.HandleAsync(new(Kpi.Id, Comment.Period, Comment.Body), cancellationToken), "The comment is added.", "Comment.", cancellationToken);

    public Task<IActionResult> OnPostTieAsync(CancellationToken cancellationToken) => WriteAsync(
        () => tieKpi.HandleAsync(new(Kpi.Id, Tie.ActionLineageId), cancellationToken), "They are tied.", "Tie.", cancellationToken);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid fact, CancellationToken cancellationToken) => reach.Allows(RecordKind.Kpis, Verb.Manage)
        ? await WriteAsync(() => takeBack.HandleAsync(new(Kpi.Id, fact), cancellationToken), "It is taken back, and stays in the history.", "", cancellationToken)
        : NotFound();

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Judged = await Db.JudgedAsync(Kpi.Id, cancellationToken);
        var id = Kpi.Id;
        var points = await Db.PointsAsync([id], DateOnly.MinValue, cancellationToken);
        if (Kpi.IndicatorCode is { } code)
        {
            Choice = await Db.Set<ComparisonChoice>().SingleOrDefaultAsync(cancellationToken);
            var by = new TiedMeasure(code, Kpi.Shape.Polarity);
            if (Choice is not null) National = (await ComparatorReader.OfMeasuresAsync(Db, Choice.AreaCode, [by], Today, cancellationToken)).GetValueOrDefault(by);
        }

        var neighbours = Comparison?.NeighboursMean is { } mean ? new NeighboursMean(mean, National!.Period.Text) : null;
        var stated = await Db.StatedAsync([id], cancellationToken);
        View = new(Kpi, new(Kpi.Shape, points[id]), neighbours, Today) { Stated = [.. stated[id]] };
        var breaks = await Db.Set<SeriesBreak>().Where(mark => mark.KpiId == id && mark.SupersededAt == null).OrderBy(mark => mark.From)
            .Select(mark => new { mark.Id, mark.From, mark.Reason, Successor = Db.Set<Kpi>().Where(kpi => kpi.Id == mark.SuccessorId).Select(kpi => kpi.Ref).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var rebases = await Db.Set<Rebase>().Where(rebase => rebase.KpiId == id && rebase.SupersededAt == null).OrderBy(rebase => rebase.From)
            .Select(rebase => new { rebase.Id, rebase.From, rebase.Reason }).ToListAsync(cancellationToken);
        Chart = new(
            $"{Kpi.Ref} {Kpi.Title}",
            View.Series.Chart([.. breaks.Select(mark => mark.From), .. rebases.Select(rebase => rebase.From)]),
            View.Target is { Kind: not TargetKind.Annual } target ? target.Value : null,
            [
                .. breaks.Select(mark => (View.Series.IndexOf(mark.From), "Break")),
                .. rebases.Select(rebase => (View.Series.IndexOf(rebase.From), "New limits")),
            ],
            Kpi.Shape.Show);
        Assurance = Chart.Chart.AgainstTarget(Chart.Target);
        if (reach.Allows(RecordKind.TeamValues, Verb.View)) ByTeam = await Db.TeamsAsync(Kpi, View.Series, IsMember, cancellationToken);
        Sums = [.. SumsOf(View.Series).Where(sum => sum.Value is not null)];
        Targets = await Db.Set<Target>().Where(row => row.KpiId == id && row.SupersededAt == null).OrderByDescending(row => row.From)
            .Select(row => new FactLine(row.Id, TargetInWords(Kpi.Shape, row.Kind, row.Value, row.Tolerance, row.From, row.Until), row.Reason)).ToListAsync(cancellationToken);
        Marks =
        [
            .. breaks.Select(mark => new FactLine(
                mark.Id,
                $"Break: values from {Words.Day(mark.From)} on are not comparable with those before",
                mark.Successor is null ? mark.Reason : $"{mark.Reason} Measure {mark.Successor} goes on.")),
            .. rebases.Select(rebase => new FactLine(rebase.Id, $"New limits from {Words.Day(rebase.From)} on", rebase.Reason)),
        ];
        Comments = await (
            from comment in Db.Set<KpiComment>()
            join author in Db.Set<PortalUser>() on comment.AuthorId equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            where comment.KpiId == id && comment.SupersededAt == null
            orderby comment.PeriodStart descending, comment.RecordedAt descending
            select new CommentRow(Period.Of(comment.PeriodKind, comment.PeriodStart).Label, comment.Body, author.Name, comment.RecordedAt)).ToListAsync(cancellationToken);
        Ties = await (
            from tie in Db.Set<KpiTie>()
            join place in Db.ActionPlaces() on tie.ActionLineageId equals place.Id
            where tie.KpiId == id && tie.SupersededAt == null
            orderby place.SortKey
            select new TieRow(
                tie.Id, place, Db.Set<PlanAction>().Where(action => action.LineageId == tie.ActionLineageId).OrderByDescending(action => action.Id)
                    .Select(action => action.Text).FirstOrDefault() ?? "")).ToListAsync(cancellationToken);
        if (Ties.Count > 0)
        {
            var lines = Ties.Select(tie => tie.Action.LineageId).ToList();
            Findings = await Db.FindingRows().Where(finding => Db.Set<FindingTie>()
                .Any(tie => tie.FindingId == finding.Id && tie.EndedAt == null && lines.Contains(tie.ActionLineageId))).OrderBy(finding => finding.FirstDay).ToListAsync(cancellationToken);
        }

        Corrections = (await Db.Set<Reading>().Where(reading => reading.KpiId == id && reading.SupersededAt != null).OrderByDescending(reading => reading.SupersededAt)
            .Take(50).ToListAsync(cancellationToken))
            .ConvertAll(reading => new CorrectionRow(reading.Period.Label, ReadingText.Show(Kpi.Shape, reading.AsPoint()), reading.RecordedAt, reading.SupersededAt!.Value));
        Others = (await Db.Set<Kpi>().Where(kpi => kpi.PartOfId == id || kpi.PairId == id || kpi.Id == Kpi.PartOfId || kpi.Id == Kpi.PairId).OrderBy(kpi => kpi.SortKey)
            .Select(kpi => new { kpi.Id, kpi.Ref, kpi.Title, kpi.PartOfId, kpi.PairId }).ToListAsync(cancellationToken))
            .ConvertAll(kpi => (kpi.PartOfId == id ? "Of which" : kpi.Id == Kpi.PartOfId ? "Part of" : "Goes with", kpi.Ref, kpi.Title));
        if (reach.Allows(RecordKind.Kpis, Verb.Edit)) Actions = await Db.ActionItemsAsync(cancellationToken);
        return true;
    }

    // Quarters and years that are not read themselves.
    private IEnumerable<SeriesPoint> SumsOf(KpiSeries series)
    {
        if (series.Latest is not { } latest) yield break;
        var year = latest.Period.Year;
        foreach (var shown in new[] { Period.Of(PeriodKind.FinancialYear, year.Start.AddYears(-1)), year })
        {
            if (Kpi.Shape.Frequency is PeriodKind.Month)
                foreach (var quarter in shown.Parts(PeriodKind.Quarter)) yield return series.At(quarter);
            if (Kpi.Shape.Frequency is PeriodKind.Month or PeriodKind.Quarter) yield return series.At(shown);
        }
    }

    private static string TargetInWords(KpiShape shape, TargetKind kind, decimal? value, decimal tolerance, DateOnly from, DateOnly? until) =>
        $"Target: {shape.ShowTarget(value)} {(kind is TargetKind.Annual ? "for the year" : $"each {shape.Frequency.InWords()}")}"
        + $" from {Words.Day(from)}"
        + (until is { } last ? $" until {Words.Day(last)}" : "")
        + (tolerance > 0 ? $"; near within {shape.Show(tolerance)}" : "");

    internal sealed class CommentInput
    {
        public string? Period { get; set; }

        public string? Body { get; set; }
    }

    internal sealed class TieInput
    {
        public Guid? ActionLineageId { get; set; }
    }

    internal sealed record FactLine(Guid Id, string What, string Reason);

    internal sealed record CommentRow(string Period, string Body, string? Author, DateTimeOffset At);

    internal sealed record TieRow(Guid Id, ActionPlace Action, string Text);

    internal sealed record CorrectionRow(string Period, string Before, DateTimeOffset From, DateTimeOffset Until);
}
