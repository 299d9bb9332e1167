using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.UnitTests.Domain.Kpis;

public sealed class TrendInWordsTests
{
    [Theory]
    [InlineData(Improvement.Up, "50 60 71", "Increasing and getting better")]
    [InlineData(Improvement.Down, "50 60 71", "Increasing and getting worse")]
    [InlineData(Improvement.Down, "100 82 71", "Decreasing and getting better")]
    [InlineData(Improvement.Up, "100 82 71", "Decreasing and getting worse")]
    [InlineData(Improvement.Neither, "50 60 71", "Increasing")]
    [InlineData(Improvement.Neither, "1142 1111 1071", "Decreasing")]
    [InlineData(Improvement.Up, "100 82 82", "No significant change")]
    [InlineData(Improvement.Up, "100 82 90", "No significant change")]
    [InlineData(Improvement.Up, "100 50 60 71", "Increasing and getting better")] // only the last three count
    [InlineData(Improvement.Up, "100 82", "Too few to judge")]
    [InlineData(Improvement.Up, "100 - 82", "Too few to judge")]
    [InlineData(Improvement.Up, "50 - 60 71 -", "Increasing and getting better")] // gaps are passed over
    [InlineData(Improvement.Up, "", "Too few to judge")]
    public void Without_limits_three_values_one_way_are_a_direction(Improvement improvement, string values, string words) =>
        Assert.Equal(words, TrendInWords.Of(Series.Chart(improvement, Read(values))).Words);

    [Fact]
    public void Says_by_which_figures()
    {
        Assert.Equal(
            "The last 3 values each fell: 1,142, 1,111 and 1,071 (P0 to P2).",
            TrendInWords.Of(Series.Chart(Improvement.Neither, 1142, 1111, 1071)).Because);
        Assert.Equal(
            "The last 3 values do not all go one way: 12.5, 12.5 and 13 (P0 to P2).",
            TrendInWords.Of(Series.Chart(Improvement.Up, 12.50m, 12.5m, 13)).Because);
        Assert.Equal("There are 2 values: a direction needs at least 3.", TrendInWords.Of(Series.Chart(Improvement.Up, 1, 2)).Because);
        Assert.Equal("There is no value: a direction needs at least 3.", TrendInWords.Of(Series.Chart(Improvement.Up)).Because);
    }

    [Fact]
    public void Nothing_is_said_across_a_break()
    {
        var chart = Series.Chart(Improvement.Up, 10, 20, 30, 5, 6);
        Assert.Equal(
            (Trend.TooFew, "There are 2 values since the series broke: a direction needs at least 3."),
            Both(TrendInWords.Of(chart, firstAfterBreak: 3)));
        Assert.Equal(Trend.TooFew, TrendInWords.Of(chart, firstAfterBreak: 5).Trend);
        Assert.Equal(Trend.NoSignificantChange, TrendInWords.Of(chart).Trend);
        Assert.Equal(Trend.IncreasingBetter, TrendInWords.Of(Series.Chart(Improvement.Up, 90, 10, 20, 30), firstAfterBreak: 1).Trend);
    }

    [Fact]
    public void Limits_from_before_a_break_are_not_used()
    {
        decimal?[] values = [.. Series.Steady, 11, 9, 11, 9, 11, 9, 11];
        var chart = ControlChart.Draw(Series.Points(values), Improvement.Up, baselineLength: 12);
        Assert.Equal(Trend.DecreasingWorse, TrendInWords.Of(chart).Trend);
        // A shift against the old series says nothing of the new one, whose last three go to and fro.
        Assert.Equal(Trend.NoSignificantChange, TrendInWords.Of(chart, firstAfterBreak: 12).Trend);
        Assert.StartsWith("The last 3 values do not", TrendInWords.Of(chart, firstAfterBreak: 12).Because, StringComparison.Ordinal);

        // Where the chart is rebased at the break, the limits are those of the new series.
        var rebased = ControlChart.Draw(Series.Points([500, 510, .. Series.Steady, 30]), Improvement.Up, [2]);
        Assert.Equal(Trend.IncreasingBetter, TrendInWords.Of(rebased, firstAfterBreak: 2).Trend);
    }

    [Theory]
    [InlineData("10 3 9", true)]
    [InlineData("10 10 9", true)]
    [InlineData("9 10 10", true)]
    [InlineData("10 10 10", false)]
    [InlineData("- 12 14", false)]
    [InlineData("- 3 14", true)]
    public void Few_cases_are_too_few(string cases, bool tooFew) =>
        Assert.Equal(tooFew ? Trend.TooFew : Trend.Increasing, TrendInWords.Of(Series.Chart(Improvement.Neither, 1, 2, 3), denominators: Read(cases)).Trend);

    [Fact]
    public void Percentages_of_three_to_ten_cases_are_too_few_and_it_says_why()
    {
        Assert.Equal(
            (Trend.TooFew, "The latest 3 values are of 10, 4 and 3 cases: with fewer than 10 every single case moves the figure."),
            Both(TrendInWords.Of(Series.Chart(Improvement.Down, 10.0m, 0.0m, 33.0m), denominators: [10, 4, 3])));
        Assert.Contains("of unknown, 4 and 3 cases", TrendInWords.Of(Series.Chart(Improvement.Down, 1, 2, 3), denominators: [null, 4, 3]).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_latest_denominators_count_and_limits_do_not_help_small_ones()
    {
        Assert.Equal(Trend.Increasing, TrendInWords.Of(Series.Chart(Improvement.Neither, 5, 1, 2, null, 3), denominators: [2, 20, 20, 0, 20]).Trend);
        var outside = Series.After(Improvement.Up, 30);
        Assert.Equal(Trend.TooFew, TrendInWords.Of(outside, denominators: [.. Enumerable.Repeat((decimal?)9, 13)]).Trend);
        Assert.Throws<ArgumentException>(() => TrendInWords.Of(outside, denominators: [9]));
    }

    [Fact]
    public void With_limits_the_signals_of_the_latest_point_decide()
    {
        Assert.Equal(
            (Trend.IncreasingBetter, "The latest value, 30, is above the upper limit of 22.64."), Both(TrendInWords.Of(Series.After(Improvement.Up, 30))));
        Assert.Equal(
            (Trend.DecreasingBetter, "The latest value, 1, is below the lower limit of 1.36."), Both(TrendInWords.Of(Series.After(Improvement.Down, 1))));
        Assert.Equal(
            (Trend.DecreasingWorse, "The last 7 values are all below the mean of 12."),
            Both(TrendInWords.Of(Series.After(Improvement.Up, 11, 9, 11, 9, 11, 9, 11))));
        Assert.Equal(
            (Trend.Increasing, "The last 7 values each rose, from 9 to 15."),
            Both(TrendInWords.Of(Series.After(Improvement.Neither, 9, 10, 11, 12, 13, 14, 15))));
    }

    [Fact]
    public void A_trend_is_told_before_a_shift_and_says_where_it_still_is()
    {
        Assert.Equal(
            (Trend.IncreasingBetter, "The last 7 values each rose, from 5 to 11, although the latest is still below the mean of 12."),
            Both(TrendInWords.Of(Series.After(Improvement.Up, 5, 6, 7, 8, 9, 10, 11))));
        Assert.Equal(
            "The last 7 values each rose, from 5 to 12.", TrendInWords.Of(Series.After(Improvement.Up, 5, 6, 7, 8, 9, 10, 12)).Because);
    }

    [Fact]
    public void With_limits_three_values_one_way_are_no_direction()
    {
        Assert.Equal(
            (Trend.NoSignificantChange, "The latest value, 13, is within the limits of 1.36 and 22.64, and the last 7 do not lie on one side of the mean or go one way."),
            Both(TrendInWords.Of(Series.After(Improvement.Up, 11, 12, 13))));
        var near = TrendInWords.Of(Series.After(Improvement.Up, 20, 20));
        Assert.Equal(Trend.NoSignificantChange, near.Trend);
        Assert.EndsWith("; but it is one of two in three that are near the upper limit.", near.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, Trend.IncreasingBetter, "which is nearer to the comparator's 100.")]
    [InlineData(10, Trend.IncreasingWorse, "which is further from the comparator's 10.")]
    [InlineData(65, Trend.IncreasingBetter, "which is nearer to the comparator's 65.")] // from 15 below to 5 above
    [InlineData(60, Trend.Increasing, "which is as far from the comparator's 60 as before.")] // from 10 below to 10 above
    public void Nearer_to_the_comparator_is_better_where_that_is_the_polarity(int comparator, Trend trend, string end)
    {
        var said = TrendInWords.Of(Series.Chart(Improvement.Neither, 50, 60, 70), nearTo: comparator);
        Assert.Equal(trend, said.Trend);
        Assert.EndsWith(end, said.Because, StringComparison.Ordinal);
        // Where a way is better, the comparator is not asked.
        Assert.Equal(Trend.IncreasingBetter, TrendInWords.Of(Series.Chart(Improvement.Up, 50, 60, 70), nearTo: comparator).Trend);
    }

    [Fact]
    public void A_shift_is_nearer_to_the_comparator_by_where_it_lies_together()
    {
        // Around 9 from a mean of 12: nearer to 9, although the latest, 5, is further from it than the mean is.
        var chart = Series.After(Improvement.Neither, 10, 9, 10, 9, 10, 9, 5);
        Assert.Equal(Trend.DecreasingBetter, TrendInWords.Of(chart, nearTo: 9).Trend);
        // Outside is one point: 30 is nearer to 40 than the mean.
        Assert.Equal(Trend.IncreasingBetter, TrendInWords.Of(Series.After(Improvement.Neither, 30), nearTo: 40).Trend);
        Assert.Equal(Trend.IncreasingWorse, TrendInWords.Of(Series.After(Improvement.Neither, 30), nearTo: 12).Trend);
    }

    [Fact]
    public void Turning_the_polarity_round_swaps_better_and_worse()
    {
        decimal?[][] ends = [[30], [-5], [11, 9, 11, 9, 11, 9, 11], [9, 10, 11, 12, 13, 14, 15], [13]];
        foreach (var end in ends)
        {
            var (up, down) = (TrendInWords.Of(Series.After(Improvement.Up, end)), TrendInWords.Of(Series.After(Improvement.Down, end)));
            Assert.Equal(up.Because, down.Because);
            Assert.Equal(up.Words.Replace("better", "?").Replace("worse", "better").Replace("?", "worse"), down.Words);
        }
    }

    private static decimal?[] Read(string values) =>
        [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => value == "-" ? (decimal?)null : decimal.Parse(value))];

    private static (Trend Trend, string Because) Both(TrendInWords said) => (said.Trend, said.Because);
}
