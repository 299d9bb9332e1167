using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.UnitTests.Domain.Kpis;

public sealed class ControlChartTests
{
    [Fact]
    public void Limits_are_the_mean_and_2_66_mean_moving_ranges()
    {
        // Sum 144, mean 12. Moving ranges 2 1 2 1 2 1 3 2 1 2 4: sum 21, mean 21/11. 2.66 × 21/11 = 55.86/11 = 5.07818...
        var chart = Series.Chart(Improvement.Up, 10, 12, 11, 13, 12, 10, 11, 14, 12, 13, 11, 15);

        var segment = Assert.Single(chart.Segments);
        Assert.Equal((0, 12, 12, 12m), (segment.Start, segment.Length, segment.Count, segment.Mean));
        Assert.Equal(17.0782m, Math.Round(segment.UpperLimit!.Value, 4));
        Assert.Equal(6.9218m, Math.Round(segment.LowerLimit!.Value, 4));
        Assert.Equal(Variation.CommonCause, chart.Variation);
    }

    [Fact]
    public void An_outlying_point_stays_in_the_moving_range_as_in_the_excel_tool()
    {
        // The example of NHSRplotthedots' vignette "Deviations from Excel defaults". Sum 35 of 18 values, mean 1.9444. Moving ranges 1 1 1 8 9
        // and twelve times 1: sum 32 of 17, mean 1.88235; × 2.66 = 5.00706.
        decimal?[] values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
        var chart = ControlChart.Draw(Series.Points(values), Improvement.Down, lowerBound: 0);

        Assert.Equal(6.9515m, Math.Round(chart.Current.UpperLimit!.Value, 4));
        Assert.Equal(0, chart.Current.LowerLimit); // -3.0626, clipped
        Assert.Equal(new Signal(SignalRule.Outside, Direction.Up, Judgement.Concerning, 4, 4), Assert.Single(chart.SignalsAt(4)));
        Assert.All(Enumerable.Range(0, 18).Where(i => i != 4), i => Assert.Empty(chart.SignalsAt(i)));
    }

    [Fact]
    public void Under_twelve_values_there_are_no_limits_and_no_signals()
    {
        var eleven = Series.Chart(Improvement.Up, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        Assert.True(eleven.TooFew);
        Assert.Equal((11, 6m, null, null), (eleven.Current.Count, eleven.Current.Mean, eleven.Current.LowerLimit, eleven.Current.UpperLimit));
        Assert.All(Enumerable.Range(0, 11), i => Assert.Empty(eleven.SignalsAt(i)));
        Assert.Equal(Variation.TooFew, eleven.Variation);
        Assert.Null(eleven.AgainstTarget(100));

        Assert.False(Series.Chart(Improvement.Up, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).TooFew);
        // A period without a value is no point.
        Assert.True(Series.Chart(Improvement.Up, 1, 2, 3, 4, 5, 6, null, 8, 9, 10, 11, 12).TooFew);
    }

    [Fact]
    public void An_empty_series_has_one_empty_segment()
    {
        var chart = Series.Chart(Improvement.Up);
        Assert.Equal(new ChartSegment(0, 0, 0, null, null, null), Assert.Single(chart.Segments));
        Assert.Equal((true, null, Variation.TooFew), (chart.TooFew, chart.Latest, chart.Variation));
    }

    [Fact]
    public void Points_that_are_all_equal_lie_on_their_mean()
    {
        // 33.333... has more digits than a sum of twelve of them can keep.
        var third = Math.Round(100m / 3, 10);
        var chart = Series.Chart(Improvement.Up, [.. Enumerable.Repeat((decimal?)(100m / 3), 14)]);

        Assert.Equal((third, third, third), (chart.Current.Mean, chart.Current.LowerLimit, chart.Current.UpperLimit));
        Assert.All(Enumerable.Range(0, 14), i => Assert.Empty(chart.SignalsAt(i)));
        Assert.Equal(Variation.CommonCause, chart.Variation);
        Assert.Equal(Assurance.Met, chart.AgainstTarget(33));
        Assert.Equal(Assurance.Missed, chart.AgainstTarget(34));
    }

    [Fact]
    public void A_gap_is_not_bridged_in_the_moving_range()
    {
        // Mean 22; ten moving ranges of 4: 22 ± 10.64. The step of 16 over the gap does not count.
        var chart = Series.Chart(Improvement.Up, 10, 14, 10, 14, 10, 14, null, 30, 34, 30, 34, 30, 34);
        Assert.Equal((13, 12), (chart.Current.Length, chart.Current.Count));
        Assert.Equal((22m, 11.36m, 32.64m), (chart.Current.Mean, chart.Current.LowerLimit, chart.Current.UpperLimit));
    }

    [Fact]
    public void Values_between_gaps_give_limits_only_with_enough_moving_ranges()
    {
        decimal?[] pair = [10, 14, null];
        // Six pairs: twelve values and six ranges. Five pairs and two alone: twelve values and five ranges.
        Assert.False(Series.Chart(Improvement.Up, [.. Enumerable.Repeat(pair, 6).SelectMany(each => each)]).TooFew);
        Assert.True(Series.Chart(Improvement.Up, [.. Enumerable.Repeat(pair, 5).SelectMany(each => each), 10, null, 14]).TooFew);
    }

    [Theory]
    [InlineData("22.64", false)] // on the limit
    [InlineData("22.65", true)]
    [InlineData("1.36", false)]
    [InlineData("1.35", true)]
    public void A_point_beyond_a_limit_is_a_signal(string value, bool isOutside) =>
        Assert.Equal(isOutside, Rules(Series.After(Improvement.Up, decimal.Parse(value)), 12).Contains(SignalRule.Outside));

    [Fact]
    public void Seven_in_a_row_on_one_side_of_the_mean_are_a_shift_of_all_seven()
    {
        var seven = Series.After(Improvement.Up, 11, 9, 11, 9, 11, 9, 11);
        Assert.All(Enumerable.Range(12, 7), i => Assert.Equal(
            new Signal(SignalRule.Shift, Direction.Down, Judgement.Concerning, 12, 18), Assert.Single(seven.SignalsAt(i))));
        Assert.Empty(seven.SignalsAt(11));
        Assert.Equal(Variation.Concerning, seven.Variation);

        Assert.Empty(Series.After(Improvement.Up, 11, 9, 11, 9, 11, 9).SignalsAt(17));
    }

    [Fact]
    public void A_point_on_the_mean_and_a_gap_end_a_shift()
    {
        // Seven below, with one on the mean or nothing in between.
        Assert.Equal(Variation.CommonCause, Series.After(Improvement.Up, 11, 9, 11, 12, 9, 11, 9, 11).Variation);
        Assert.Equal(Variation.CommonCause, Series.After(Improvement.Up, 11, 9, 11, null, 9, 11, 9, 11).Variation);
    }

    [Fact]
    public void Seven_in_a_row_that_rise_are_a_trend_of_all_seven()
    {
        var seven = Series.After(Improvement.Down, 9, 10, 11, 12, 13, 14, 15);
        Assert.All(Enumerable.Range(12, 7), i => Assert.Equal(
            new Signal(SignalRule.Trend, Direction.Up, Judgement.Concerning, 12, 18), Assert.Single(seven.SignalsAt(i))));
        Assert.Empty(seven.SignalsAt(11));

        Assert.Empty(Series.After(Improvement.Down, 9, 10, 11, 12, 13, 14).SignalsAt(17));
        // The last of the steady twelve, 14, is the first of a trend downwards.
        Assert.Equal(11, Series.After(Improvement.Down, 13.5m, 13, 12, 11, 10, 9).SignalsAt(17).Single().From);
    }

    [Fact]
    public void A_value_that_repeats_and_a_gap_end_a_trend()
    {
        Assert.Equal(Variation.CommonCause, Series.After(Improvement.Up, 9, 10, 11, 11, 12, 13, 14, 15).Variation);
        Assert.Equal(Variation.CommonCause, Series.After(Improvement.Up, 9, 10, 11, null, 12, 13, 14, 15).Variation);
    }

    [Fact]
    public void A_trend_is_judged_by_its_own_way_and_speaks_before_a_shift()
    {
        // Seven that rise, all below the mean.
        var chart = Series.After(Improvement.Up, 5, 6, 7, 8, 9, 10, 11);
        Assert.Equal(
            [(SignalRule.Trend, Judgement.Improving), (SignalRule.Shift, Judgement.Concerning)],
            chart.SignalsAt(18).Select(signal => (signal.Rule, signal.Judgement)));
        Assert.Equal(Variation.Improving, chart.Variation);
    }

    [Fact]
    public void Two_of_three_in_the_outer_third_are_a_signal_of_those_two()
    {
        var chart = Series.After(Improvement.Up, 20, 13, 20);
        Assert.Equal(new Signal(SignalRule.NearLimit, Direction.Up, Judgement.Improving, 12, 14), Assert.Single(chart.SignalsAt(12)));
        Assert.Empty(chart.SignalsAt(13));
        Assert.Single(chart.SignalsAt(14));

        Assert.Equal([SignalRule.NearLimit], Rules(Series.After(Improvement.Up, 19.1m, 19.1m), 13)); // the outer third begins at 19.0933
        Assert.Empty(Rules(Series.After(Improvement.Up, 19.09m, 19.09m), 13));
        Assert.Single(Series.After(Improvement.Up, 20, 20, 20).SignalsAt(13)); // in three threes, said once
    }

    [Theory]
    [InlineData("20 13 13 20")] // two of four
    [InlineData("20 11 20")] // not all on one side
    [InlineData("20  20")] // a gap
    [InlineData("20 25 13")] // beyond the limit is not near it
    [InlineData("20 4 20")] // near different limits
    public void Other_points_near_a_limit_are_no_signal(string values)
    {
        var chart = Series.After(Improvement.Up, [.. values.Split(' ').Select(value => value.Length == 0 ? (decimal?)null : decimal.Parse(value))]);
        Assert.All(Enumerable.Range(0, chart.Points.Count), i => Assert.DoesNotContain(SignalRule.NearLimit, Rules(chart, i)));
    }

    [Fact]
    public void Each_segment_has_its_own_limits_and_no_run_crosses_into_the_next()
    {
        // 110, 114 ... is the steady twelve and 100.
        decimal?[] values = [.. Series.Steady, .. Series.Steady.Select(value => value + 100)];
        var chart = ControlChart.Draw(Series.Points(values), Improvement.Up, [12]);
        Assert.Equal([(0, 12, 12m), (12, 12, 112m)], chart.Segments.Select(segment => (segment.Start, segment.Count, segment.Mean!.Value)));
        Assert.Equal((101.36m, 122.64m), (chart.Current.LowerLimit, chart.Current.UpperLimit));
        Assert.All(Enumerable.Range(0, 24), i => Assert.Empty(chart.SignalsAt(i)));

        // As one segment the same points are two shifts.
        Assert.Contains(SignalRule.Shift, Rules(ControlChart.Draw(Series.Points(values), Improvement.Up), 23));
        // 13 and six that fall from it are a trend of seven, unless a segment begins between them.
        decimal?[] falling = [10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 12, 13, 12, 11, 10, 9, 8, 7, 9, 8, 7, 9, 8, 7];
        Assert.Contains(SignalRule.Trend, Rules(ControlChart.Draw(Series.Points(falling), Improvement.Up), 12));
        var rebased = ControlChart.Draw(Series.Points(falling), Improvement.Up, [12]);
        Assert.False(rebased.TooFew);
        Assert.DoesNotContain(SignalRule.Trend, Rules(rebased, 12));
    }

    [Fact]
    public void A_new_segment_has_too_few_points_whatever_was_before()
    {
        var chart = ControlChart.Draw(Series.Points([.. Series.Steady, 50, null]), Improvement.Up, [0, 12]);
        Assert.Equal([false, true], chart.Segments.Select(segment => segment.TooFew));
        Assert.Equal((true, 12, Variation.TooFew), (chart.TooFew, chart.Latest, chart.Variation));
        Assert.Null(ControlChart.Draw(Series.Points([.. Series.Steady, null]), Improvement.Up, [12]).Latest);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    public void Refuses_a_rebase_at_no_point(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlChart.Draw(Series.Points(Series.Steady), Improvement.Up, [start]));

    [Fact]
    public void A_fixed_baseline_leaves_later_values_out_of_the_limits()
    {
        var chart = Series.After(Improvement.Up, 500, null, 700);
        Assert.Equal((14, 12m, 1.36m, 22.64m), (chart.Current.Count, chart.Current.Mean, chart.Current.LowerLimit, chart.Current.UpperLimit));
        // Gaps do not count towards the twelve.
        decimal?[] withGap = [10, 14, null, .. Series.Steady[2..], 500];
        Assert.Equal(12m, ControlChart.Draw(Series.Points(withGap), Improvement.Up, baselineLength: 12).Current.Mean);
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlChart.Draw(Series.Points(Series.Steady), Improvement.Up, baselineLength: 11));
    }

    [Fact]
    public void Limits_are_clipped_to_natural_bounds_and_signals_are_not()
    {
        // 96, 100 ...: mean 98, 98 ± 10.64 = 87.36 and 108.64. Two thirds of the clipped 2 would put every 100 near the limit.
        decimal?[] values = [.. Series.Steady.Select(value => value + 86)];
        var chart = ControlChart.Draw(Series.Points(values), Improvement.Up, lowerBound: 0, upperBound: 100);
        Assert.Equal((87.36m, 100m), (chart.Current.LowerLimit, chart.Current.UpperLimit));
        Assert.All(Enumerable.Range(0, 12), i => Assert.Empty(chart.SignalsAt(i)));

        // What a value is beyond is no bound.
        var broken = ControlChart.Draw(Series.Points([.. values, 101]), Improvement.Up, baselineLength: 12, upperBound: 100);
        Assert.Equal(108.64m, broken.Current.UpperLimit);
    }

    [Theory]
    [InlineData(Improvement.Up, 30, "Special cause: improving")]
    [InlineData(Improvement.Up, -30, "Special cause: concerning")]
    [InlineData(Improvement.Down, 30, "Special cause: concerning")]
    [InlineData(Improvement.Down, -30, "Special cause: improving")]
    [InlineData(Improvement.Neither, 30, "Special cause: up (neither is better)")]
    [InlineData(Improvement.Neither, -30, "Special cause: down (neither is better)")]
    [InlineData(Improvement.Up, 13, "Common cause: no significant change")]
    public void The_variation_is_said_of_the_latest_value(Improvement improvement, int latest, string words) =>
        Assert.Equal(words, Series.After(improvement, latest, null).Variation.InWords());

    [Fact]
    public void Too_few_points_are_said_to_be_too_few() => Assert.Equal("Too few points to judge", Series.Chart(Improvement.Up, 1).Variation.InWords());

    // Limits 1.36 and 22.64.
    [Theory]
    [InlineData(Improvement.Up, "1.35", "Will reliably be met")]
    [InlineData(Improvement.Up, "1.36", "Will reliably be met")] // every value to expect is at least the target
    [InlineData(Improvement.Up, "1.37", "Hit and miss")]
    [InlineData(Improvement.Up, "22.64", "Hit and miss")]
    [InlineData(Improvement.Up, "22.65", "Will reliably be missed")]
    [InlineData(Improvement.Down, "22.64", "Will reliably be met")]
    [InlineData(Improvement.Down, "22.63", "Hit and miss")]
    [InlineData(Improvement.Down, "1.36", "Hit and miss")]
    [InlineData(Improvement.Down, "1.35", "Will reliably be missed")]
    [InlineData(Improvement.Neither, "12", null)]
    [InlineData(Improvement.Up, null, null)]
    public void A_target_is_met_missed_or_left_to_chance(Improvement improvement, string? target, string? words) =>
        Assert.Equal(words, Series.Chart(improvement, Series.Steady).AgainstTarget(target is null ? null : decimal.Parse(target))?.InWords());

    [Fact]
    public void Adding_a_constant_moves_mean_and_limits_by_as_much_and_no_signal()
    {
        foreach (var values in Many())
        {
            var (before, after) = (Series.Chart(Improvement.Up, values), Series.Chart(Improvement.Up, [.. values.Select(value => value + 1000.5m)]));
            Assert.InRange((after.Current.Mean - before.Current.Mean)!.Value, 1000.499999m, 1000.500001m);
            Assert.InRange((after.Current.LowerLimit - before.Current.LowerLimit)!.Value, 1000.499999m, 1000.500001m);
            Assert.InRange((after.Current.UpperLimit - before.Current.UpperLimit)!.Value, 1000.499999m, 1000.500001m);
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(before.SignalsAt(i), after.SignalsAt(i)));
        }
    }

    [Fact]
    public void Turning_the_polarity_round_swaps_improving_and_concerning_and_nothing_else()
    {
        var judged = 0;
        foreach (var values in Many())
        {
            var (up, down) = (Series.Chart(Improvement.Up, values), Series.Chart(Improvement.Down, values));
            for (var i = 0; i < values.Length; i++)
            {
                judged += up.SignalsAt(i).Count;
                Assert.Equal(up.SignalsAt(i), down.SignalsAt(i).Select(signal => signal with
                {
                    Judgement = signal.Judgement is Judgement.Improving ? Judgement.Concerning : Judgement.Improving,
                }));
            }
        }

        Assert.InRange(judged, 100, int.MaxValue); // it was not shown of nothing
    }

    [Fact]
    public void Turning_the_values_upside_down_turns_every_direction()
    {
        foreach (var values in Many())
        {
            var (chart, turned) = (Series.Chart(Improvement.Neither, values), Series.Chart(Improvement.Neither, [.. values.Select(value => -value)]));
            Assert.Equal(chart.Current.UpperLimit, -turned.Current.LowerLimit);
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(
                chart.SignalsAt(i).Select(signal => (signal.Rule, signal.Direction is Direction.Up)),
                turned.SignalsAt(i).Select(signal => (signal.Rule, signal.Direction is Direction.Down))));
        }
    }

    // Series of 30 that wander, with a gap now and then; the same at every run.
    private static IEnumerable<decimal?[]> Many()
    {
        var random = new Random(20260401);
        for (var s = 0; s < 50; s++)
        {
            var level = 50m;
            yield return [.. Enumerable.Range(0, 30).Select(_ =>
            {
                level += random.Next(-30, 31) / 10m;
                return random.Next(15) == 0 ? (decimal?)null : level;
            })];
        }
    }

    private static IEnumerable<SignalRule> Rules(ControlChart chart, int index) => chart.SignalsAt(index).Select(signal => signal.Rule);
}
