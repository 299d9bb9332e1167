using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>The cases of a real book (docs: domain facts on performance books): two of them fit together, the rest do not.</summary>
public sealed class BookChecksTests
{
    private static readonly DateOnly April = new(2013, 4, 1);

    [Fact]
    public void Values_that_fall_beside_an_arrow_that_rises()
    {
        var finding = Assert.Single(Of(Count("1.1a", Polarity.NearComparator, Aggregation.PointInTime, 1142, 1111, 1071) with { Arrow = "↑" }));
        Assert.Equal(CheckRule.ArrowDisagrees, finding.Rule);
        Assert.Contains("1,142", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_fall_where_higher_is_better_beside_an_arrow_that_says_the_same()
    {
        var findings = Of(Percent("2.4a", Polarity.Higher, 100, 82, 71) with { Arrow = "→" });
        Assert.Equal([CheckRule.ArrowDisagrees, CheckRule.GettingWorse], findings.Select(finding => finding.Rule));
        Assert.Equal("Decreasing and getting worse: 100%, 82%, 71%.", findings[1].Message);
    }

    [Fact]
    public void A_target_that_is_missed_and_no_rating_in_the_source()
    {
        var measure = Percent("2.4a", Polarity.Higher, 100, 82, 71) with { Target = Each(75) };
        Assert.Contains(
            Of(measure), finding => finding is { Rule: CheckRule.UnratedBelowTarget, Message: "71% is below the target of 75% (higher is better). The source gives no rating." });
        Assert.DoesNotContain(Of(measure with { IsRated = true }), finding => finding.Rule is CheckRule.UnratedBelowTarget);
    }

    [Fact]
    public void Percentages_of_very_few_cases_that_swing()
    {
        var finding = Assert.Single(Of(Percent("3.7", Polarity.Lower, 10, 0, 33)));
        Assert.Equal(CheckRule.FewCases, finding.Rule);
        SeriesPoint[] counted = [.. new[] { (1, 10), (0, 9), (3, 9) }.Select((of, i) => new SeriesPoint(Period.Month(2013, 7 + i), 100m * of.Item1 / of.Item2, of.Item1, of.Item2, null))];
        Assert.Equal("10% of 10, 0% of 9, 33% of 9: too few cases for a trend.", Assert.Single(Of(Percent("3.7", Polarity.Lower) with { Points = counted })).Message);
    }

    [Fact]
    public void A_year_to_date_of_percentages_without_counts()
    {
        var measure = Percent("3.2", Polarity.Lower, 10, 12, 18) with { YearToDate = new(Period.Month(2013, 9), 14) };
        measure = measure with { Points = [.. measure.Points, Quarter(1, 10), Quarter(2, 18)] };
        var finding = Assert.Single(Of(measure), finding => finding.Rule is CheckRule.YearToDateDisagrees);
        Assert.Equal(
            "The year to date says 14% beside Q1 10% and Q2 18%: percentages of different periods do not add up. It needs numerators and denominators.", finding.Message);
    }

    [Fact]
    public void Consultations_that_add_up_pass()
    {
        var measure = Count("3.4", Polarity.None, Aggregation.Sum, 557, 464, 681);
        measure = measure with { Points = [.. measure.Points, Quarter(1, 1273), Quarter(2, 1702)], YearToDate = new(Period.Parse("Q2 2013/14"), 2975) };
        Assert.Empty(Of(measure));
        Assert.Equal(
            "Q2 2013/14 says 1,703; its parts give 1,702 (557 + 464 + 681).",
            Assert.Single(Of(measure with { Points = [.. measure.Points.Where(point => point.Value != 1702), Quarter(2, 1703)], YearToDate = null })).Message);
    }

    [Fact]
    public void An_annual_target_at_half_year_passes()
    {
        var measure = Count("4.2", Polarity.Higher, Aggregation.Sum, 44, 15, 29) with { Target = new(TargetKind.Annual, 700, 0, April, null) };
        Assert.Empty(Of(measure with { Points = [.. measure.Points, Quarter(1, 116), Quarter(2, 88)], YearToDate = new(Period.Parse("Q2 2013/14"), 204) }));
    }

    [Fact]
    public void Documents_that_give_different_values_and_no_dates()
    {
        var finding = BookChecks.Claims(
            "caseload", [new("newsletter", 46, Period.Month(2013, 3)), new("newsletter", 35, Period.Month(2013, 9)), new("peer report", 33, null)]);
        Assert.Equal(
            "Documents give different values: 46 (newsletter, Mar 2013); 35 (newsletter, Sep 2013); 33 (peer report, no date). Values need dates.", finding!.Message);
        Assert.Null(BookChecks.Claims("caseload", [new("newsletter", 46, Period.Month(2013, 3)), new("tracker", 35, Period.Month(2013, 9))]));
    }

    [Fact]
    public void Documents_that_give_different_values_for_one_month()
    {
        var finding = BookChecks.Claims(
            "2.4a", [new("book", 82, Period.Month(2013, 8)), new("book", 71, Period.Month(2013, 9)), new("tracker", 72, Period.Month(2013, 9))]);
        Assert.Equal(
            (CheckRule.DocumentsDiffer, "Documents give different values: 71 (book, Sep 2013); 72 (tracker, Sep 2013). The last one takes the place of the others."),
            (finding!.Rule, finding.Message));
    }

    [Fact]
    public void A_flat_series_far_below_its_target()
    {
        var measure = Percent("4.5", Polarity.Higher, 29, 29, 29) with { Target = Each(90), IsRated = true };
        Assert.Equal("Flat at 29%, and the target is 90%: what will move it?", Assert.Single(Of(measure)).Message);
    }

    [Fact]
    public void Percentages_that_do_not_total_a_hundred()
    {
        var september = Period.Month(2013, 9);
        var finding = BookChecks.Shares("audits", september, [new("a", 68, 20), new("b", 36, 11), new("c", 6, 2)]);
        Assert.Equal(
            "Its parts in Sep 2013 (a 68%, b 36%, c 6%) total 110%, not 100%. By their counts they are 61%, 33%, 6%.", finding!.Message);
        Assert.Null(BookChecks.Shares("audits", september, [new("a", 61, 20), new("b", 33, 11), new("c", 6, 2)]));
    }

    [Fact]
    public void Other_things_that_do_not_fit()
    {
        Assert.Equal(CheckRule.TenfoldJump, Assert.Single(Of(Count("9.1", Polarity.None, Aggregation.Sum, 56, 568, 57)), finding => finding.Rule is CheckRule.TenfoldJump).Rule);
        Assert.Equal("110% in Sep 2013 is more than all of them.", Assert.Single(Of(Percent("9.2", Polarity.None, 90, 91, 110)), finding => finding.Rule is CheckRule.OverHundred).Message);
        var whole = Count("9.3", Polarity.None, Aggregation.PointInTime, 576, 576, 576);
        Assert.Equal(
            "580 in Sep 2013 is more than the 576 of 9.3 that it is a part of.",
            Assert.Single(Of(Count("9.3a", Polarity.None, Aggregation.PointInTime, 55, 55, 580) with { Whole = whole }), finding => finding.Rule is CheckRule.PartOverWhole).Message);
        Assert.Equal(CheckRule.MixedUnits, Assert.Single(Of(Percent("9.4", Polarity.None, 10, 12, 11) with { Neighbours = "25" })).Rule);
        Assert.Equal(CheckRule.CountCompared, Assert.Single(Of(Count("9.5", Polarity.None, Aggregation.Sum, 12, 8, 9) with { Neighbours = "495" })).Rule);
    }

    private static IReadOnlyList<CheckFinding> Of(CheckedMeasure measure) => [.. BookChecks.Of(measure)];

    private static CheckedMeasure Count(string reference, Polarity polarity, Aggregation rule, params int[] values) => Measure(reference, KpiUnit.Count, polarity, rule, values);

    private static CheckedMeasure Percent(string reference, Polarity polarity, params int[] values) => Measure(reference, KpiUnit.Percent, polarity, Aggregation.Weighted, values);

    private static CheckedMeasure Measure(string reference, KpiUnit unit, Polarity polarity, Aggregation rule, int[] values) => new(
        reference, new(unit, 0, polarity, PeriodKind.Month, rule), [.. values.Select((value, i) => new SeriesPoint(Period.Month(2013, 7 + i), value, null, null, null))]);

    private static SeriesPoint Quarter(int number, decimal value) => new(Period.Parse($"Q{number} 2013/14"), value, null, null, null);

    private static TargetLine Each(decimal value) => new(TargetKind.EachPeriod, value, 0, April, null);
}
