using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>A target tracker of the shape that boards keep, invented: targets, two months, a year to date, and a note that floats.</summary>
public sealed class TargetTrackerTests
{
    private static readonly string[] Tracker =
    [
        "Board targets||||||",
        "Theme|PI Ref|Measure|Target|Aug-24|Sep-24|YTD",
        "Quality|2.4|% visits in time|75|82|71|71",
        "|2.11|Most cases of one worker|30|33|35|35",
        "Partners|3.2|% of contacts that repeat|10|12|18|14",
        "|4.2|Number of new plans|700|15|29|204",
        "|||ANNUAL TARGET|||",
        "|4.5|% of members trained|90|29|29|29",
        "ANNUAL TARGET||||||",
    ];

    private static readonly BookDraft Draft = BookInterpreter.Interpret(Document(Tracker));

    [Fact]
    public void Targets_and_years_to_date_are_read_beside_the_readings_and_each_row_ends_somewhere()
    {
        Assert.Equal(["2.4", "2.11", "3.2", "4.2", "4.5"], Draft.Measures.Select(measure => measure.Ref));
        Assert.Equal([75, 30, 10, 700, 90], Draft.Measures.Select(measure => measure.Target!.Value));
        Assert.Equal(["71", "35", "14", "204", "29"], Draft.Measures.Select(measure => measure.YearToDate!.Text));
        Assert.All(Draft.Measures, measure => Assert.Equal(Period.Month(2024, 9), measure.YearToDate!.Until));
        Assert.Equal((RowOutcome.Merged, "4.2"), (Draft.Rows[6].Outcome, Draft.Rows[6].Ref));
        Assert.DoesNotContain("ANNUAL TARGET", Draft.Themes);
    }

    [Fact]
    public void The_note_beside_a_count_makes_its_target_the_years_and_beside_a_share_it_does_not()
    {
        var year = new DateOnly(2024, 4, 1);
        Assert.Equal(new TargetLine(TargetKind.Annual, 700, 0, year, null), Draft.Measures[3].TargetLine);
        Assert.Equal(Aggregation.Sum, Draft.Measures[3].Shape.Aggregation);
        Assert.Equal(new TargetLine(TargetKind.EachPeriod, 90, 0, year, null), Draft.Measures[4].TargetLine);
        Assert.Contains("“Annual target” stands beside it, but its parts do not add up to a year: its target is for each month.", Draft.Measures[4].Notes);
        Assert.Equal(new TargetLine(TargetKind.EachPeriod, 30, 0, year, null), Draft.Measures[1].TargetLine);
    }

    [Theory]
    [InlineData("Ref|Measure|Annual target|Sep-24", "1|Visits|700|29")]
    [InlineData("Ref|Measure|Target|Sep-24", "1|Visits|700 (annual target)|29")]
    [InlineData("Ref|Measure|Target|Sep-24|Notes", "1|Visits|700|29|Annual target")]
    public void The_note_may_stand_over_the_column_in_the_cell_or_in_the_row(params string[] rows) =>
        Assert.Equal((TargetKind.Annual, 700), (Measure(rows).TargetLine!.Kind, Measure(rows).TargetLine!.Value));

    [Fact]
    public void What_cannot_be_read_is_said()
    {
        Assert.Contains(
            "Target: “as agreed” is not a number. Write 71, 12/40, missing, suppressed or n/a.",
            Measure("Ref|Measure|Target|Sep-24", "1|Visits|as agreed|29").Notes);
        var undated = Measure("Ref|Measure|Latest", "1|Visits|33");
        Assert.Equal((33, 0), (undated.Undated, undated.Readings.Count));
        Assert.Contains("“33” has no period and is not stored: write the month or quarter over its column.", undated.Notes);
        // No reading tells the year that the target is for.
        Assert.Null(Measure("Ref|Measure|Target|Latest", "1|Visits|30|33").TargetLine);
        Assert.Contains("Target: “75%” is a percentage, and this measure is not.", Measure("Ref|Measure|Target|Sep-24", "1|Visits per 10,000|75%|29").Notes);
    }

    [Fact]
    public void Each_sheet_is_read_and_what_stands_in_two_is_named()
    {
        static SourceTable Sheet(string name, params string[] rows) =>
            new(name, Document(rows).Blocks.OfType<SourceTable>().Single().Rows);

        var all = BookInterpreter.Interpret(new(
        [
            Sheet("Terms", "Ref|Measure|Definition", "1|Visits|Seen at home", "2|Calls|Answered"),
            Sheet("Front door", "Ref|Measure|Sep-24", "1|Visits|29", "3|Contacts|40"),
            Sheet("Care", "Ref|Measure|Sep-24", "2|Calls|1", "1|Visits|31"),
            Sheet("Notes", "Made for the board"),
        ]));
        Assert.Equal(["1", "3", "2"], all.Measures.Select(measure => measure.Ref));
        Assert.Equal(29, all.Measures[0].Readings[0].Point.Value);
        Assert.Equal(
            "The sheet “Care” has measures that stand in a table above (1). They were read there only: send this table as a file of its own.",
            Assert.Single(all.Warnings));
        Assert.Contains(all.Strays, cell => (cell.Text, cell.Outcome, cell.Why) == ("31", CellOutcome.Refused, "1 stands in a table above already."));
        Assert.Contains(all.Strays, cell => (cell.Text, cell.Why) == ("Seen at home", "The sheet “Terms” was not read."));
        Assert.Contains(all.Strays, cell => (cell.Text, cell.Why) == ("Made for the board", "The sheet “Notes” was not read."));
        Assert.Equal(1, all.Totals[RowOutcome.Unresolved]);
        var cells = CellTotals.Of([.. all.Cells]);
        Assert.Equal((3, cells.Total), (cells.Stored, cells.Stored + cells.Derived + cells.Stated + cells.Refused + cells.Blank));
    }

    [Fact]
    public void A_percentage_beside_a_target_with_its_sign_is_a_percentage() =>
        Assert.Equal(KpiUnit.Percent, Measure("Ref|Measure|Target|Sep-24", "1|Visits in time|75%|71").Shape.Unit);

    [Fact]
    public void A_row_that_means_another_measure_goes_into_that_one_and_two_do_not()
    {
        var draft = Draft.Meaning(new Dictionary<string, string> { ["2.4"] = "2.4a" });
        Assert.Equal(("2.4a", "2.4a"), (draft.Measures[0].Ref, draft.Rows[2].Ref));
        Assert.StartsWith("2.4 in the file. ", draft.Rows[2].Message, StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => Draft.Meaning(new Dictionary<string, string> { ["2.4"] = "3.2" }));
        Assert.Equal("Two rows of the file would go into measure 3.2: choose another for one of them.", refused.Message);
    }

    [Theory]
    [InlineData("2.4", "2.4 is in no book; the book has 2.4a and 2.4b: which is meant?")]
    [InlineData("2.4c", "2.4c is in no book; the book has 2.4a and 2.4b: which is meant?")]
    [InlineData("2.5b", "2.5b is in no book; the book has 2.5: is it meant?")]
    [InlineData("2.9", "2.9 is in no book.")]
    public void A_ref_in_the_tracker_and_not_in_the_book_is_told_with_those_near_it(string reference, string message) =>
        Assert.Equal(message, BookChecks.NotInBook(reference, ["2.4a", "2.4b", "2.40", "2.5"]).Message);

    [Fact]
    public void The_trackers_year_to_date_is_held_against_the_books_quarters()
    {
        // The book has two quarters and three months of each; the tracker states the year to September.
        var stated = new StatedValue(Period.Month(2024, 9), 204, "tracker.csv");
        var plans = new CheckedMeasure("4.2", Count, Points((7, 44), (8, 15), (9, 29), (1, 116))) { YearToDate = stated };
        Assert.DoesNotContain(BookChecks.Of(plans), finding => finding.Rule is CheckRule.YearToDateDisagrees);
        Assert.Equal(
            "The year to 30 September 2024 in “tracker.csv” says 214; its parts give 204 (116 + 88).",
            Assert.Single(BookChecks.Of(plans with { YearToDate = stated with { Value = 214 } })).Message);

        var repeats = new CheckedMeasure("3.2", Share, Points((1, 10), (2, 18))) { YearToDate = new(Period.Month(2024, 9), 14, "tracker.csv") };
        Assert.Equal(
            "The year to 30 September 2024 in “tracker.csv” says 14% beside Q1 10% and Q2 18%: percentages of different periods do not add up. It needs "
            + "numerators and denominators.",
            Assert.Single(BookChecks.Of(repeats), finding => finding.Rule is CheckRule.YearToDateDisagrees).Message);
        // As it stood at the end: nothing speaks against it.
        Assert.DoesNotContain(
            BookChecks.Of(repeats with { YearToDate = new(Period.Month(2024, 9), 18) }), finding => finding.Rule is CheckRule.YearToDateDisagrees);
    }

    [Fact]
    public void A_trackers_months_stand_beside_the_quarters_that_are_known_already()
    {
        var tracker = new CheckedMeasure("4.2", Count, Points((8, 15), (9, 29))) { YearToDate = new(Period.Month(2024, 9), 214) };
        Assert.Empty(BookChecks.Of(tracker));
        Assert.Equal(
            "The year to date says 214; its parts give 204 (116 + 88).",
            Assert.Single(BookChecks.Of(tracker with { Beside = Points((1, 116), (7, 44), (8, 15)) })).Message);
    }

    [Fact]
    public void The_years_target_is_judged_by_the_books_quarters_at_half_year()
    {
        var series = new KpiSeries(Count, Points((7, 44), (8, 15), (9, 29), (1, 116)));
        var rated = RatedValue.Of(Count, Draft.Measures[3].TargetLine, series.Latest, series.YearToDate(series.Latest!.Period));
        Assert.Equal(
            (TargetRating.Missed, "204 since April is 29% of the target of 700 for the year, below the 350 that are due after 6 months."),
            (rated.Rating, rated.Because));
    }

    [Fact]
    public void A_missed_target_is_told_only_where_it_is_known_which_way_is_better()
    {
        var measure = new CheckedMeasure("2.4", Share with { Polarity = Polarity.Higher }, Points((8, 82), (9, 71))) { Target = Draft.Measures[0].TargetLine };
        Assert.Contains(BookChecks.Of(measure), finding => finding.Rule is CheckRule.UnratedBelowTarget);
        Assert.Equal(
            new CheckFinding("2.4", CheckRule.NoDirection, "The target of 75% cannot be judged: say whether higher or lower is better."),
            Assert.Single(BookChecks.Of(measure with { Shape = Share })));
    }

    [Theory]
    [InlineData("88/124", "71", true)]
    [InlineData("88/124", "72", false)]
    [InlineData("88/124", "88/124", true)]
    [InlineData("88/124", "44/62", false)]
    [InlineData("71", "71", true)]
    [InlineData("71", "88/124", false)]
    [InlineData("71", "missing", false)]
    public void A_share_that_is_rounded_says_nothing_beside_its_counts(string known, string given, bool covers) =>
        Assert.Equal(covers, Of(known).Covers(Of(given), Share));

    private static KpiShape Count => new(KpiUnit.Count, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Sum);

    private static KpiShape Share => new(KpiUnit.Percent, 0, Polarity.None, PeriodKind.Month, Aggregation.Weighted);

    // 1 and 2 are quarters, 4 to 12 are months.
    private static IReadOnlyList<SeriesPoint> Points(params (int At, decimal Value)[] values) =>
    [
        .. values.Select(value => new SeriesPoint(
            value.At < 4 ? Period.Parse($"Q{value.At} 2024/25") : Period.Month(2024, value.At), value.Value, null, null, null)),
    ];

    private static SeriesPoint Of(string text)
    {
        var entry = ReadingText.Parse(Share, text)!;
        // As it is stored: with six decimals.
        var value = entry.Denominator is { } whole ? Math.Round(100 * entry.Numerator!.Value / whole, 6) : entry.Value;
        return new(Period.Month(2024, 9), value, entry.Numerator, entry.Denominator, entry.Absence);
    }

    private static MeasureDraft Measure(params string[] rows) => BookInterpreter.Interpret(Document(rows)).Measures[0];

    private static SourceDocument Document(params string[] rows) => new([
        new SourceTable("Sheet1", [.. rows.Select((row, i) => new SourceRow(i + 1, [.. row.Split('|').Select(text => new SourceCell(text))]))]),
    ]);
}
