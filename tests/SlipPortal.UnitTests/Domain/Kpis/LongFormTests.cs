using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>Exports with a row for each measure and period, known by what stands in their columns; and what words say of a direction.</summary>
public sealed class LongFormTests
{
    [Theory]
    [InlineData("Apr 2024", "Apr 2024")]
    [InlineData("April 2024", "Apr 2024")]
    [InlineData("2024-04", "Apr 2024")]
    [InlineData("202404", "Apr 2024")]
    [InlineData("2024-04-30", "Apr 2024")]
    [InlineData("30/04/2024", "Apr 2024")]
    [InlineData("Sept 2024", "Sep 2024")]
    [InlineData("Apr-24", "Apr 2024")]
    [InlineData("Q1 2024/25", "Q1 2024/25")]
    [InlineData("2024/25 Q1", "Q1 2024/25")]
    [InlineData("Quarter 4 2024-25", "Q4 2024/25")]
    [InlineData("Q1 24/25", "Q1 2024/25")]
    [InlineData("2023/24", "2023/24")]
    [InlineData("2023-24", "2023/24")]
    [InlineData("2023/2024", "2023/24")]
    [InlineData("FY 2023/24", "2023/24")]
    [InlineData("Academic year 2023/24", "School year 2023/24")]
    [InlineData("01/02/2024", "Feb 2024")]
    public void Periods_as_exports_write_them(string text, string label)
    {
        var reading = Assert.Single(Assert.Single(Read($"1.1|Visits|{text}|5").Measures).Readings);
        Assert.Equal(label, reading.Point.Period.Label);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2023/25")]
    [InlineData("2024")]
    [InlineData("Q5 2024/25")]
    [InlineData("Q1")]
    public void What_is_no_period_is_refused_with_its_row(string text)
    {
        // Enough other rows say what the column holds.
        var draft = Read("1.1|Visits|Apr 2024|5", "1.1|Visits|May 2024|5", $"1.1|Visits|{text}|5");
        Assert.Equal(2, draft.Measures[0].Readings.Count);
        Assert.Equal((4, CellOutcome.Refused), (draft.Strays[0].Row, draft.Strays[0].Outcome));
        Assert.Equal(new CellTotals(3, 2, 0, 0, 1, 0), CellTotals.Of(draft.Cells));
    }

    [Fact]
    public void Counts_in_columns_of_their_own_are_kept_and_a_share_that_denies_them_is_refused()
    {
        var draft = Interpret(
            "Ref|Name|Unit|Period|Value|Numerator|Denominator|Status", "1.1|In time|%|Apr 2024|30|12|40|Final", "1.1|In time|%|May 2024||15|50|",
            "1.1|In time|%|Jun 2024|90|12|40|", "1.1|In time|%|Jul 2024|5|||Suppressed");
        Assert.Equal([(12m, 40m), (15m, 50m)], draft.Measures[0].Readings.Select(reading => (reading.Point.Numerator!.Value, reading.Point.Denominator!.Value)));
        var refused = draft.Cells.Where(cell => cell.Outcome is CellOutcome.Refused).Select(cell => (cell.Row, cell.Text, cell.Why)).ToList();
        Assert.Equal("90% is not 12 of 40, which is 30%.", refused[0].Why);
        Assert.Equal(["90", "12", "40", "5"], refused.Select(cell => cell.Text));
        Assert.Contains((5, "5", "The status is “Suppressed” and there is a value, “5”: correct one of them in the file."), refused);
        Assert.Equal(draft.Cells.Count, CellTotals.Of(draft.Cells) is var sum ? sum.Stored + sum.Derived + sum.Stated + sum.Refused + sum.Blank : 0);
    }

    [Fact]
    public void What_is_left_out_is_as_in_the_row_above_and_a_rating_is_no_status()
    {
        var draft = Interpret("Ref|Name|Period|Value|Status", "1.1|Visits|Apr 2024|5|Green", "||May 2024|6|Amber", "1.2|Calls|May 2024|7|");
        Assert.Equal([("1.1", 2), ("1.2", 1)], draft.Measures.Select(measure => (measure.Ref, measure.Readings.Count)));
        Assert.Equal("Amber", draft.Measures[0].Rag);
    }

    [Theory]
    [InlineData("% vacant posts", "", "", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Re-referrals within twelve months", "", "", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Average caseload", "", "", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Agency social workers", "", "", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Multi-agency meetings", "", "", Polarity.None, PolaritySource.None)]
    [InlineData("Children on a plan at point in time", "", "", Polarity.None, PolaritySource.None)]
    [InlineData("% of assessments in time", "", "", Polarity.Higher, PolaritySource.Proposed)]
    [InlineData("% not completed in time", "", "", Polarity.None, PolaritySource.None)]
    [InlineData("Calls", "", "no more than 20", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Calls", "", "no fewer than 20", Polarity.Higher, PolaritySource.Proposed)]
    [InlineData("Calls", "", "20 or more", Polarity.Higher, PolaritySource.Proposed)]
    [InlineData("Calls", "", "<20", Polarity.Lower, PolaritySource.Proposed)]
    [InlineData("Vacancies", "High", "", Polarity.Higher, PolaritySource.Source)]
    [InlineData("Vacancies", "neither", "max 20", Polarity.None, PolaritySource.Source)]
    public void Directions_are_said_or_proposed_or_not_known(string title, string said, string target, Polarity polarity, PolaritySource from)
    {
        var measure = Assert.Single(Interpret("Ref|Measure|Polarity|Target|Sep 2024", $"1.1|{title}|{said}|{target}|19").Measures);
        Assert.Equal((polarity, from), (measure.Shape.Polarity, measure.PolarityFrom));
        Assert.Equal(target.Length == 0 ? null : 20m, measure.Target?.Value);
    }

    private static BookDraft Read(params string[] rows) => Interpret(["Ref|Name|Period|Value", .. rows]);

    private static BookDraft Interpret(params string[] rows) => BookInterpreter.Interpret(new([
        new SourceTable("Sheet1", [.. rows.Select((row, i) => new SourceRow(i + 1, [.. row.Split('|').Select(text => new SourceCell(text))]))]),
    ]));
}
