using SlipPortal.Domain.Common;
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

    [Theory]
    [InlineData(TargetKind.EachPeriod)]
    [InlineData(TargetKind.Annual)]
    [InlineData(TargetKind.Neighbours)]
    public void Without_a_direction_nothing_is_missed(TargetKind kind)
    {
        var shape = new KpiShape(KpiUnit.Count, 0, Polarity.None, PeriodKind.Month, Aggregation.Sum);
        var rated = RatedValue.Of(shape, new(kind, 20, 0, new(2013, 4, 1), null), Of(9, 3), Of(9, 3));
        Assert.Equal(TargetRating.CannotJudge, rated.Rating);
        Assert.Equal("Cannot judge: say whether higher or lower is better", rated.Rating.InWords());
    }

    [Fact]
    public void A_quarter_is_the_latest_only_where_it_ends_after_the_last_month()
    {
        var quarter = new SeriesPoint(Period.Parse("Q2 2013/14"), 9, null, null, null);
        Assert.Equal("Q2 2013/14", Series(KpiUnit.Percent, Aggregation.Weighted, [.. Months(7, 1, 2), quarter]).Latest!.Period.Label);
        Assert.Equal("Sep 2013", Series(KpiUnit.Percent, Aggregation.Weighted, [.. Months(7, 1, 2, 3), quarter]).Latest!.Period.Label);
        Assert.Equal("Q2 2013/14", Series(KpiUnit.Percent, Aggregation.Weighted, [quarter]).Latest!.Period.Label);
    }

    [Theory]
    [InlineData(KpiUnit.Percent, 10, 0, 33, true)]
    [InlineData(KpiUnit.Percent, 60, 100, 70, true)]
    [InlineData(KpiUnit.Percent, 10, 20, 33, false)]
    [InlineData(KpiUnit.Percent, 40, 60, 45, false)]
    [InlineData(KpiUnit.Percent, 5, 0, 6, false)]
    [InlineData(KpiUnit.Count, 10, 0, 33, false)]
    public void Percentages_that_can_only_be_of_few_have_no_trend_and_no_limits(KpiUnit unit, int first, int second, int third, bool isFew)
    {
        // Twelve months before would be enough for limits.
        var series = Series(unit, unit is KpiUnit.Count ? Aggregation.Sum : Aggregation.Weighted,
            [.. Enumerable.Range(1, 12).Select(month => new SeriesPoint(Period.Month(2012, month), 40 + (month % 3), null, null, null)), .. Months(1, first, second, third)]);
        Assert.Equal(isFew, series.FewCases is not null);
        Assert.Equal(isFew, series.Chart([]).TooFew);
        Assert.Equal(isFew, series.Trend(series.Chart([]), null).Trend is Trend.TooFew);
    }

    [Fact]
    public void Limits_are_refused_with_the_number_that_is_missing()
    {
        var series = Series(KpiUnit.Count, Aggregation.Sum, Months(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        series.RefuseTooFewForLimits(Period.Month(2013, 1));
        var refused = Assert.Throws<RefusedException>(() => series.RefuseTooFewForLimits(Period.Month(2013, 2)));
        Assert.Equal("Limits need 12 values. From Feb 2013 on there are 11: 1 more is needed.", refused.Message);
        Assert.EndsWith("there is 1: 11 more are needed.", Assert.Throws<RefusedException>(() => series.RefuseTooFewForLimits(Period.Month(2013, 12))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "2.7", "2.7%")]
    [InlineData(0, "3.000000", "3%")]
    [InlineData(2, "2.7", "2.70%")]
    [InlineData(0, "2.71828", "2.718%")]
    public void A_figure_that_was_given_is_not_rounded_further(int decimals, string value, string shown) => Assert.Equal(
        shown,
        new KpiShape(KpiUnit.Percent, decimals, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted)
            .ShowExactly(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Means_and_limits_are_told_with_the_decimals_of_the_measure()
    {
        var series = new KpiSeries(
            new(KpiUnit.Percent, 1, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted),
            Enumerable.Range(1, 12).Select(month => new SeriesPoint(Period.Month(2013, month), 50 + (month % 3), null, null, null)));
        Assert.Contains("within the limits of 47.4 and 54.6,", series.Trend(series.Chart([]), null).Because, StringComparison.Ordinal);
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
