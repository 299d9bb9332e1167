using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>One measure of several councils, over time: by the calendar, or by months since each council's own notice.</summary>
internal sealed class MeasureModel(CrossTenantReader reader, CouncilReach access, TimeProvider clock) : ComparePage(reader, access, clock)
{
    public override string Title => View is null ? "Measures side by side" : $"Side by side with other councils: {View.Indicator.Title}";

    /// <summary>The national measure's code.</summary>
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>“notice” for months since each council's notice; by the calendar else.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public MeasureView? View { get; private set; }

    public bool ByMonths => By == "notice";

    /// <summary>The councils whose own values are shown.</summary>
    public IEnumerable<string> Own => View!.Lines.Where(line => line.Series.IsOwn).Select(line => line.Series.Council.Name);

    public DotRange Dots => new(
        View!.Indicator.Title,
        [.. View.Lines.Select(line => new DotRow(line.Series.Council.Name, line.Series.Latest?.Value, line.Lowest, line.Highest, line.Comparison?.NeighboursMean))],
        View.Lines.Select(line => line.Comparison?.England?.Value).FirstOrDefault(value => value is not null));

    public SmallMultiples Multiples => new(
        [
            .. View!.Lines.Where(line => NoChart(line) is null).Select(line => new SmallChart(
                line.Series.Council.Name,
                [.. line.Series.Points.Select(point => (ByMonths ? point.Months!.Value : (point.End.Year * 12) + point.End.Month - 1, point.Value))])),
        ],
        ByMonths);

    /// <summary>The councils that have no chart, each with the reason.</summary>
    public IEnumerable<(string Council, string Why)> Missing =>
        from line in View!.Lines
        let why = NoChart(line)
        where why is not null
        select (line.Series.Council.Name, why);

    /// <summary>The council's own page of the measure, with its run chart; null where that is not open to the person, or there is none.</summary>
    public string? AddressOf(MeasureLine line) =>
        line.Kpi is { } kpi ? $"/councils/{Picked.Single(council => council.Id == line.Series.Council.Id).Slug}/kpis/{kpi}" : null;

    private string? NoChart(MeasureLine line) =>
        line.Series.Latest is null ? "there is no value that is open to you"
        : ByMonths && line.Series.Council.ServedOn is null ? "no notice of it is open to you"
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ChooseAsync(RecordKind.Kpis, cancellationToken);
        await ChooseModelAsync(cancellationToken);
        if (Picked.Count == 0 || Model is null) return NotFound();
        View = await Queries.MeasureAsync(Code, Chosen, Model, cancellationToken);
        if (View is null) return NotFound();
        Shown = Picked.ConvertAll(council => council.Id);
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(
            from line in View.Lines
            from point in line.Series.Points
            select new Line(
                line.Series.Council.Name, View.Indicator.Code, View.Indicator.Title, line.Series.IsOwn ? "Council’s own, may still change" : "Published", point.Label, point.End,
                point.Months, point.Value, point.Why is null ? null : CompareWords.Show(point)),
            "compared-measure", Format!);
    }

    internal sealed record Line(
        string Council, string Code, string Measure, string Whose, string Period, DateOnly Ends, int? MonthsSinceNotice, decimal? Value, string? Withheld);
}
