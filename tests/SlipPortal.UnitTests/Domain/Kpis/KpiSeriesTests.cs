using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>How quarters, years and the year to date follow from their parts, and how a value stands to its target.</summary>
public sealed class KpiSeriesTests
{
    [Theory]
    [InlineData(KpiUnit.Count, Aggregation.Sum, 29, "12 + 8 + 9.")]
    [InlineData(KpiUnit.Count, Aggregation.PointInTime, 9, "As in Sep 2013.")]
    [InlineData(KpiUnit.Count, Aggregation.YearToDate, 9, "As in Sep 2013.")]
    [InlineData(KpiUnit.Percent, Aggregation.Rolling, 9, "As in Sep 2013.")]
    public void A_quarter_follows_from_its_months_by_the_measures_rule(KpiUnit unit, Aggregation rule, int value, string because)
    {
        var quarter = Series(unit, rule, Months(7, 12, 8, 9)).At(Period.Parse("Q2 2013/14"));
        Assert.Equal((value, because), (quarter.Value, quarter.Because));
    }

    [Fact]
    public void A_weighted_quarter_needs_numerators_and_denominators()
    {
        SeriesPoint[] counted = [Of(7, 10, 100), Of(8, 30, 50), Of(9, 20, 50)];
        var quarter = Series(KpiUnit.Percent, Aggregation.Weighted, counted).At(Period.Parse("Q2 2013/14"));
        Assert.Equal((30m, "60 of 200."), (quarter.Value, quarter.Because));
        Assert.Null(Series(KpiUnit.Percent, Aggregation.Weighted, Months(7, 10, 60, 40)).At(Period.Parse("Q2 2013/14")).Value);
    }

    [Fact]
    public void A_sum_with_a_missing_part_is_not_known_and_a_quarter_that_was_read_stands_where_its_months_were_not()
    {
        var series = Series(KpiUnit.Count, Aggregation.Sum, [.. Months(7, 44, 15, 29), new(Period.Parse("Q1 2013/14"), 116, null, null, null)]);
        Assert.Equal(204, series.YearToDate(Period.Parse("Q2 2013/14")).Value);
        Assert.Equal((204, "116 + 88."), (series.YearToDate(Period.Month(2013, 9)).Value, series.YearToDate(Period.Month(2013, 9)).Because));
        Assert.Equal(175, series.YearToDate(Period.Month(2013, 8)).Value);
        Assert.Null(series.YearToDate(Period.Month(2013, 5)).Value);
        Assert.Null(Series(KpiUnit.Count, Aggregation.Sum, [Of(7, 1), Of(9, 1)]).At(Period.Parse("Q2 2013/14")).Value);
    }

    [Fact]
    public void Points_are_told_one_by_one_and_gaps_have_no_value()
    {
        var series = Series(KpiUnit.Count, Aggregation.Sum, [Of(7, 5), Of(9, 7)]);
        Assert.Equal([5, null, 7], series.Points.Select(point => point.Value));
        Assert.Equal("Sep 2013", series.Latest!.Period.Label);
    }

    [Theory]
    [InlineData(Polarity.Higher, 75, 75, TargetRating.Met, "75% is at the target of 75% (higher is better).")]
    [InlineData(Polarity.Higher, 71, 75, TargetRating.Near, "71% is below the target of 75% (higher is better).")]
    [InlineData(Polarity.Higher, 69, 75, TargetRating.Missed, "69% is below the target of 75% (higher is better).")]
    [InlineData(Polarity.Lower, 35, 30, TargetRating.Near, "35% is above the target of 30% (lower is better).")]
    [InlineData(Polarity.Lower, 29, 30, TargetRating.Met, "29% is below the target of 30% (lower is better).")]
    [InlineData(Polarity.NearComparator, 34, 30, TargetRating.Met, "34% is above the target of 30%.")]
    [InlineData(Polarity.NearComparator, 36, 30, TargetRating.Missed, "36% is above the target of 30%.")]
    public void A_value_is_rated_by_its_target_in_words(Polarity polarity, int value, int target, TargetRating rating, string because)
    {
        var shape = new KpiShape(KpiUnit.Percent, 0, polarity, PeriodKind.Month, Aggregation.PointInTime);
        var rated = RatedValue.Of(shape, new(TargetKind.EachPeriod, target, 5, new(2013, 4, 1), null), Of(9, value), null);
        Assert.Equal((rating, because), (rated.Rating, rated.Because));
    }

    [Theory]
    [InlineData(Polarity.NearComparator, 76, TargetRating.Met)]
    [InlineData(Polarity.NearComparator, 65, TargetRating.Missed)]
    [InlineData(Polarity.Higher, 80, TargetRating.Met)]
    [InlineData(Polarity.Higher, 67, TargetRating.Near)]
    [InlineData(Polarity.Higher, 65, TargetRating.Missed)]
    public void A_value_is_in_line_with_the_neighbours_or_better_or_neither(Polarity polarity, int value, TargetRating rating)
    {
        var shape = new KpiShape(KpiUnit.RatePer10000, 1, polarity, PeriodKind.Month, Aggregation.PointInTime);
        var rated = RatedValue.Of(shape, new(TargetKind.Neighbours, 71.1m, 5, new(2013, 4, 1), null), Of(9, value), null);
        Assert.Equal(rating, rated.Rating);
        Assert.EndsWith("the neighbours’ average of 71.1 per 10,000 (in line within 5.0 per 10,000).", rated.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_being_in_line_is_better_going_away_from_the_neighbours_is_worse()
    {
        var series = new KpiSeries(
            new(KpiUnit.RatePer10000, 0, Polarity.NearComparator, PeriodKind.Month, Aggregation.PointInTime), Months(7, 74, 78, 82));
        Assert.Equal(Trend.IncreasingWorse, series.Trend(series.Chart([]), null, 71.1m).Trend);
        Assert.Equal(Trend.IncreasingBetter, series.Trend(series.Chart([]), null, 90).Trend);
        Assert.Equal(Trend.Increasing, series.Trend(series.Chart([]), null).Trend);
    }

    [Fact]
    public void A_target_for_the_year_is_judged_by_the_share_of_the_year()
    {
        var series = Series(KpiUnit.Count, Aggregation.Sum, [.. Months(7, 44, 15, 29), .. Months(4, 40, 40, 36)]);
        var rated = RatedValue.Of(
            new(KpiUnit.Count, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Sum), new(TargetKind.Annual, 700, 0, new(2013, 4, 1), null),
            series.Latest, series.YearToDate(series.Latest!.Period));
        Assert.Equal(TargetRating.Missed, rated.Rating);
        Assert.Equal("204 since April is 29% of the target of 700 for the year, below the 350 that are due after 6 months.", rated.Because);
    }

    [Fact]
    public void Without_a_target_or_a_value_nothing_is_rated()
    {
        var shape = new KpiShape(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.PointInTime);
        Assert.Equal(TargetRating.None, RatedValue.Of(shape, null, Of(9, 5), null).Rating);
        Assert.Equal(TargetRating.None, RatedValue.Of(shape, new(TargetKind.EachPeriod, 5, 0, new(2013, 4, 1), null), null, null).Rating);
    }

    private static KpiSeries Series(KpiUnit unit, Aggregation rule, IEnumerable<SeriesPoint> points) =>
        new(new(unit, 0, Polarity.Higher, PeriodKind.Month, rule), points);

    private static SeriesPoint[] Months(int first, params int[] values) => [.. values.Select((value, i) => Of(first + i, value))];

    private static SeriesPoint Of(int month, int value) => new(Period.Month(2013, month), value, null, null, null);

    private static SeriesPoint Of(int month, int numerator, int denominator) =>
        new(Period.Month(2013, month), 100m * numerator / denominator, numerator, denominator, null);
}
