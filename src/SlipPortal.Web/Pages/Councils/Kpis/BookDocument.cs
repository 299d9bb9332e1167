using SlipPortal.Documents.Word;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>A performance book as a Word document: a table for each theme, everything in words.</summary>
internal static class BookDocument
{
    private static readonly IReadOnlyList<ReportColumn> Columns =
        [new("Ref", 7), new("Measure", 26), new("Latest", 14), new("Against the target", 23), new("Neighbours", 10), new("Trend", 20)];

    /// <param name="council">The council's name.</param>
    /// <param name="title">The book's name.</param>
    /// <param name="today">The day that it is read on.</param>
    /// <param name="themes">The measures by theme.</param>
    public static Report Of(string council, string title, DateOnly today, IReadOnlyList<(string? Theme, IReadOnlyList<KpiView> Measures)> themes)
    {
        var blocks = new List<ReportBlock> { new ReportParagraph($"{council}. As read on {Words.Day(today)}.") };
        foreach (var (theme, measures) in themes)
        {
            var heading = theme ?? "Without a theme";
            blocks.Add(new ReportHeading(heading, 1));
            blocks.Add(new ReportTable(
                $"Measures of {heading}",
                "One row for each measure: its reference, what is measured, its latest value and how old it is, how it stands to its target, what similar councils reach, and where it goes.",
                Columns,
                [.. measures.Select(Row)]));
        }

        return new(title, blocks);
    }

    private static IReadOnlyList<ReportCell> Row(KpiView measure) =>
    [
        new(measure.Kpi.Ref),
        new($"{measure.Kpi.Title}\n{measure.Kpi.Shape.Polarity.InWords()}"),
        new(measure.Latest is { } latest
            ? $"{measure.LatestInWords}\n{latest.Period.Label}{(latest.State is ReadingState.Provisional ? ", provisional" : "")}, "
                + $"{Words.Count(measure.AgeInDays!.Value, "day")} old{(measure.IsStale ? ": stale" : "")}"
            : "No value yet"),
        new(measure.JudgedAs is { } judged
            ? $"{judged.InWords()}, by hand: {measure.JudgedBecause}\nBy the target: {measure.Rated.Because}"
            : $"{measure.Rated.Rating.InWords()}. {measure.Rated.Because}"),
        new((measure.NeighboursInWords ?? "Not compared") + (measure.EnglandInWords is { } england ? $"\nEngland {england}" : "")),
        new($"{measure.Trend.Words}. {measure.Trend.Because}"),
    ];
}
