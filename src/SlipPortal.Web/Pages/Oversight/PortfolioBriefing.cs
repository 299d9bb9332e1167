using SlipPortal.Documents.Word;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators;
using SlipPortal.Web.Pages.Oversight.Compare;

namespace SlipPortal.Web.Pages.Oversight;

/// <summary>A portfolio as a briefing in Word: each council as far as it is open to the reader, with the day, the age of the data, and whom it is compared with.</summary>
internal static class PortfolioBriefing
{
    private static readonly IReadOnlyList<ReportColumn> Columns = [new("Measure", 40), new("Published last", 20), new("Neighbours", 40)];

    /// <summary>The document.</summary>
    /// <param name="rows">The councils, in the order of the page.</param>
    /// <param name="measures">What was published of them.</param>
    /// <param name="model">The model of neighbours, or null while no national figures are loaded.</param>
    /// <param name="today">The day that it says how things stand on.</param>
    public static Report DocumentOf(IReadOnlyList<PortfolioRow> rows, IReadOnlyList<MeasureRow> measures, string? model, DateOnly today) => new(
        "Portfolio briefing",
        [
            new ReportParagraph(
                $"As at {Words.Day(today)}. {Words.Count(rows.Count, "council")}, each as far as it is open to the reader. "
                + (model is null ? "No national figures are loaded." : $"Statistical neighbours by the model of {model}; n is how many of them have a value.")),
            .. rows.SelectMany(row => Council(row, measures)),
        ]);

    private static IEnumerable<ReportBlock> Council(PortfolioRow row, IReadOnlyList<MeasureRow> measures)
    {
        yield return new ReportHeading(row.Council.Name, 1);
        yield return new ReportBullets(
        [
            $"Open to you: {row.Part ?? "all practice areas"}",
            $"Stage: {row.StageInWords}",
            $"Plan: {row.PlanInWords}{(row.MovesInWords is { } moves ? $". {moves}" : "")}",
            $"Measures: {row.MeasuresInWords}",
            $"Open challenges: {row.ChallengesInWords}",
            $"Next visit: {row.NextVisitInWords}",
            $"Next report or duty due from you: {(row.ReportDue is { } due ? Words.Day(due) : "None")}",
            $"Age of the newest figure or update: {row.AgeInWords}",
        ]);
        var published = measures.Where(measure => measure.Cells.ContainsKey(row.Council.Id)).ToList();
        if (published.Count == 0) yield break;
        yield return new ReportTable(
            $"Published measures of {row.Council.Name}",
            "One row for each national measure that a council of the portfolio follows: what was published last, and the mean of the statistical neighbours.",
            Columns,
            [
                .. published.Select(measure => (measure, Cell: measure.Cells[row.Council.Id])).OrderByDescending(pair => pair.Cell.Behind ?? decimal.MinValue)
                    .Select(pair => (IReadOnlyList<ReportCell>)
                    [
                        new($"{pair.measure.Indicator.Title} ({CompareWords.Better(pair.measure.Polarity).TrimEnd('.').ToLowerInvariant()})"),
                        new($"{ComparisonWords.Show(pair.Cell.Value)} in {pair.Cell.Period}"),
                        new(pair.Cell.Neighbours is { } mean ? $"{CompareWords.Behind(pair.Cell.Behind)}{ComparisonWords.Show(mean)}, n = {pair.Cell.With}" : "No neighbour has a value"),
                    ]),
            ]);
    }
}
