using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>A book of the shape that councils keep, invented: headings of two rows, a theme carried down, signs lost, glyphs kept.</summary>
public sealed class BookInterpreterTests
{
    private static readonly string[] Book =
    [
        "Board Performance Book||||||||||||||",
        "LA:|Ashdale||||Date:|07/10/2024||||||||",
        "Theme|PI Ref|Measure|Polarity|Rag Rating|yr end Mar 24|2024/25(ytd)||||||How are we doing? (latest period)||",
        "||||||July|Aug|Sep|Q1|Q2|Q 3|Direction of travel|SN Av|England Av",
        "Setting the scene|1.1 a|Number of children in need at point in time|in line with or better than average||1600|1142|1111|1071|1145|1071||↑|2711|",
        "|1.3|Number of conferences|||117|12|8|9|38|29||↓|495|",
        "Quality|2.1 a|% visits in time|high||50%|100 %|82%|71|35%|24%||□|77.0 %|76.0%",
        "|2.3|% children seen since April (ytd)|high|||95%|73%|76%||76%||→||",
        "|4.1|Rate of plans per 10,000|high||64.8|67.2|67.8|68.9|71.3|68.9||||",
        "|4.1|Twice the same|high|||1|2|3||||||",
        "|x|No number in its ref|high|||1|2|3||||||",
        "|||||||||||||||",
        "|4.2|A word for a value|low|||many|2|3||||||",
    ];

    private static readonly BookDraft Draft = BookInterpreter.Interpret(Document(Book));

    [Fact]
    public void The_book_says_what_it_is_and_each_row_ends_somewhere()
    {
        Assert.Equal(("Board Performance Book", new DateOnly(2024, 10, 7)), (Draft.Title, Draft.AsOf));
        Assert.Equal(["1.1a", "1.3", "2.1a", "2.3", "4.1", "4.2"], Draft.Measures.Select(measure => measure.Ref));
        Assert.Equal(
            [(RowOutcome.Heading, 4), (RowOutcome.Imported, 6), (RowOutcome.LeftOut, 1), (RowOutcome.Unresolved, 2)],
            Draft.Totals.OrderBy(total => total.Key.ToString(), StringComparer.Ordinal).Select(total => (total.Key, total.Value)));
        Assert.Equal(["4.1 stands above already.", "“x” is not a reference."], Draft.Rows.Where(row => row.Outcome is RowOutcome.Unresolved).Select(row => row.Message));
    }

    [Fact]
    public void Themes_are_carried_down_and_units_polarities_and_rules_are_inferred()
    {
        Assert.Equal(["Setting the scene", "Setting the scene", "Quality", "Quality", "Quality", "Quality"], Draft.Measures.Select(measure => measure.Theme));
        Assert.Equal(
            [
                new(KpiUnit.Count, 0, Polarity.NearComparator, PeriodKind.Month, Aggregation.PointInTime),
                new(KpiUnit.Count, 0, Polarity.None, PeriodKind.Month, Aggregation.Sum),
                new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted),
                new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.YearToDate),
                new(KpiUnit.RatePer10000, 1, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted),
                new KpiShape(KpiUnit.Count, 0, Polarity.Lower, PeriodKind.Month, Aggregation.PointInTime),
            ],
            Draft.Measures.Select(measure => measure.Shape));
        Assert.Contains("It does not say which way is better.", Draft.Measures[1].Notes);
        Assert.Contains("Some values have lost their percent sign.", Draft.Measures[2].Notes);
        Assert.Contains("Jul 2024: “many” is not a number. Write 71, 12/40, missing, suppressed or n/a.", Draft.Measures[5].Notes);
    }

    [Fact]
    public void Months_and_quarters_lie_in_the_year_of_their_group_and_the_year_end_is_the_baseline()
    {
        Assert.Equal(
            ["Jul 2024 1142", "Aug 2024 1111", "Sep 2024 1071", "Q1 2024/25 1145", "Q2 2024/25 1071"],
            Draft.Measures[0].Readings.Select(reading => $"{reading.Point.Period.Label} {reading.Text}"));
        Assert.Equal((1600, new DateOnly(2024, 3, 31)), Draft.Measures[0].Baseline);
        Assert.Equal(("↑", "2711", null), (Draft.Measures[0].Arrow, Draft.Measures[0].Neighbours, Draft.Measures[0].England));
    }

    [Fact]
    public void What_follows_from_its_parts_is_not_stored_beside_them()
    {
        Assert.Equal(["Jul 2024", "Aug 2024", "Sep 2024", "Q1 2024/25"], Draft.Measures[0].Stored.Select(reading => reading.Point.Period.Label));
        // Percentages without counts do not add up: their quarter is kept as it was given.
        Assert.Equal(["Jul 2024", "Aug 2024", "Sep 2024", "Q1 2024/25", "Q2 2024/25"], Draft.Measures[2].Stored.Select(reading => reading.Point.Period.Label));
    }

    [Fact]
    public void Headings_of_one_row_and_calendar_months_are_read_too()
    {
        var draft = BookInterpreter.Interpret(Document("Ref|Indicator|Polarity|Jan 2025|February 25|2024/25|Target", "1|Visits|Higher|10|12|90|100"));
        Assert.Equal(["Jan 2025", "Feb 2025", "2024/25"], draft.Measures[0].Readings.Select(reading => reading.Point.Period.Label));
        Assert.Equal(new(100, IsAnnual: false), draft.Measures[0].Target);
        Assert.Equal(["No table with a column for the measures was found."], BookInterpreter.Interpret(Document("Name|Age", "Jo|5")).Warnings);
    }

    private static SourceDocument Document(params string[] rows) => new([
        new SourceTable("Sheet1", [.. rows.Select((row, i) => new SourceRow(i + 1, [.. row.Split('|').Select(text => new SourceCell(text))]))]),
    ]);
}
