using SlipPortal.Documents.Word;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Public;

/// <summary>A performance book as a Word document for the papers of a public meeting.</summary>
internal static class PackDocument
{
    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new("Ref", 7), new("Measure", 21), new("Latest", 15), new("Before", 20), new("Together", 19), new("Against the target", 18), new("Neighbours", 10), new("Trend", 18),
    ];

    /// <summary>What a pack leaves out and why, for its readers.</summary>
    public static IReadOnlyList<string> LeavesOut { get; } =
    [
        "Counts from 1 to 5, and percentages and rates of so few: “c (withheld: fewer than 6)”. Somebody could recognise a child. A nought is a true one.",
        "Values that would give such a count away, such as the month beside it or the total that it is a part of: “c (withheld: it would reveal another)”. "
            + "That holds for trends and targets too.",
        "Values that may still change. They follow when they stand.",
        "The numbers behind percentages and rates.",
    ];

    /// <summary>The document.</summary>
    /// <param name="council">The council's name.</param>
    /// <param name="book">The book's name.</param>
    /// <param name="today">The day that it is made on.</param>
    /// <param name="themes">The measures by theme.</param>
    public static Report Of(string council, string book, DateOnly today, IReadOnlyList<(string? Theme, IReadOnlyList<PackRow> Rows)> themes)
    {
        var blocks = new List<ReportBlock> { new ReportParagraph($"{council}. Values that stood on {Words.Day(today)}.") };
        foreach (var (theme, rows) in themes)
        {
            var heading = theme ?? "Without a theme";
            blocks.Add(new ReportHeading(heading, 1));
            blocks.Add(new ReportTable(
                $"Measures of {heading}",
                "One row for each measure: its reference, what is measured, its latest value, the values before, quarters and years, how it stands to its target, "
                + "what similar councils reach, and where it goes.",
                Columns,
                [.. rows.Select(Row)]));
        }

        blocks.Add(new ReportHeading("What is left out, and why", 1));
        blocks.Add(new ReportBullets(LeavesOut));
        return new($"{book}: public pack", blocks);
    }

    private static IReadOnlyList<ReportCell> Row(PackRow row) =>
    [
        new(row.Measure.Kpi.Ref),
        new($"{row.Measure.Kpi.Title}\n{row.Measure.Kpi.Shape.Polarity.InWords()}"),
        new(row.Latest is { } latest ? $"{row.Show(latest)}\n{latest.Point.Period.Label}" : "No value that stands"),
        new(string.Join('\n', row.Earlier.Select(value => $"{value.Point.Period.Label}: {row.Show(value)}"))),
        new(string.Join('\n', row.LastSums.Select(sum => $"{sum.Label}: {row.Show(sum.Sum)}"))),
        new(row.AgainstTheTarget),
        new(row.Measure.NeighboursInWords ?? "Not compared"),
        new(row.Trend),
    ];
}
