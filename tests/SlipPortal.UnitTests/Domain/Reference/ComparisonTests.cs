using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.UnitTests.Domain.Reference;

/// <summary>An invented country: authorities 1 to 9, of which 9 is no more, in region 981.</summary>
public sealed class ComparisonTests
{
    private static readonly StatisticalArea Own = new(1, "Ashdale", AreaKind.Authority, true, "X1", 981, null);

    [Fact]
    public void The_neighbours_mean_is_of_those_that_have_a_value()
    {
        var comparison = Compare(Polarity.Higher, Value(1, 10), Value(2, 20), Value(3, 25.5m), Gap(4, MissingReason.Suppressed));
        Assert.Equal(22.75m, comparison.NeighboursMean);
        Assert.Equal((2, 4), (comparison.NeighboursWithValue, comparison.Neighbours));
        Assert.Equal(10, comparison.Own?.Value);
    }

    [Fact]
    public void Without_any_neighbours_value_there_is_no_mean_rather_than_nought()
    {
        var comparison = Compare(Polarity.Higher, Value(1, 10), Gap(2, MissingReason.MissingOrSuppressed));
        Assert.Null(comparison.NeighboursMean);
        Assert.Equal(0, comparison.NeighboursWithValue);
    }

    [Fact]
    public void Region_and_England_are_as_published_and_not_worked_out()
    {
        var comparison = Compare(Polarity.Higher, Value(1, 10), Value(2, 20), Value(981, 14), Gap(StatisticalArea.England, MissingReason.Unreliable));
        Assert.Equal(new Figure(14, null), comparison.Region);
        Assert.Equal(new Figure(null, MissingReason.Unreliable), comparison.England);
    }

    [Theory]
    [InlineData(Polarity.Higher, 4, QuartileBand.C)]
    [InlineData(Polarity.Lower, 2, QuartileBand.A)]
    public void Rank_1_is_best_and_equals_share_the_better_place(Polarity polarity, int rank, QuartileBand quartile)
    {
        // The bounds are 10, 15 and 20, and belong to the better quarter.
        var comparison = Compare(polarity, Value(1, 10), Value(2, 10), Value(3, 5), Value(4, 20), Value(5, 30), Value(6, 20), Value(981, 1));
        Assert.Equal((rank, 6, quartile), (comparison.Rank, comparison.RankedAmong, comparison.Quartile));
    }

    [Theory]
    [InlineData(1, QuartileBand.A)]
    [InlineData(2, QuartileBand.A)]
    [InlineData(3, QuartileBand.B)]
    [InlineData(5, QuartileBand.C)]
    [InlineData(7, QuartileBand.D)]
    [InlineData(8, QuartileBand.D)]
    public void A_quarter_is_between_quantiles_in_proportion(int own, QuartileBand low)
    {
        // 1 to 8 and low is better: the bounds are 2.75, 4.5 and 6.25.
        var others = Enumerable.Range(1, 8).Where(value => value != own).Select((value, at) => Value(at + 2, value));
        Assert.Equal(low, Compare(Polarity.Lower, [Value(1, own), .. others]).Quartile);
        Assert.Equal((QuartileBand)(3 - (int)low), Compare(Polarity.Higher, [Value(1, own), .. others]).Quartile);
    }

    [Fact]
    public void A_bound_that_is_a_value_belongs_to_the_better_quarter()
    {
        // 1 to 5: the bounds are 2, 3 and 4 themselves.
        Assert.Equal(QuartileBand.A, Compare(Polarity.Lower, Value(1, 2), Value(2, 1), Value(3, 3), Value(4, 4), Value(5, 5)).Quartile);
        Assert.Equal(QuartileBand.C, Compare(Polarity.Lower, Value(1, 4), Value(2, 1), Value(3, 2), Value(4, 3), Value(5, 5)).Quartile);
    }

    [Fact]
    public void An_abolished_authority_is_a_neighbour_but_in_no_ranking()
    {
        var figures = new[] { Value(1, 10), Value(2, 20), new AreaFigure(9, false, new(99, null)) };
        var comparison = Comparison.Of(Own, Indicator(Polarity.Higher), [2, 9], figures);
        Assert.Equal(59.5m, comparison.NeighboursMean);
        Assert.Equal((2, 2), (comparison.Rank, comparison.RankedAmong));
        Assert.Null(Comparison.Of(Own with { Code = 9, IsCurrent = false }, Indicator(Polarity.Higher), [1], figures).Rank);
    }

    [Fact]
    public void Without_a_polarity_or_a_value_nobody_is_best()
    {
        Assert.Null(Compare(Polarity.None, Value(1, 10), Value(2, 20)).Rank);
        Assert.Null(Compare(Polarity.None, Value(1, 10), Value(2, 20)).Quartile);
        var comparison = Compare(Polarity.Lower, Gap(1, MissingReason.RoundedToNought), Value(2, 20));
        Assert.Equal((null, null, 1), (comparison.Rank, comparison.Quartile, comparison.RankedAmong));
        Assert.Null(Compare(Polarity.Lower).Own);
    }

    [Fact]
    public void Where_the_department_gives_no_quartiles_there_is_a_rank_only()
    {
        var comparison = Comparison.Of(Own, Indicator(Polarity.Lower) with { HasQuartiles = false }, [], [Value(1, 10)]);
        Assert.Equal((1, null), (comparison.Rank, comparison.Quartile));
    }

    [Theory]
    [InlineData(Polarity.None, Polarity.Lower, Polarity.Lower)]
    [InlineData(Polarity.None, Polarity.Higher, Polarity.Higher)]
    [InlineData(Polarity.None, Polarity.NearComparator, Polarity.None)]
    [InlineData(Polarity.None, Polarity.None, Polarity.None)]
    [InlineData(Polarity.Higher, Polarity.Lower, Polarity.Higher)]
    public void A_measure_says_which_way_is_better_only_where_the_source_does_not(Polarity source, Polarity measure, Polarity counts) =>
        Assert.Equal(counts, Indicator(source).PolarityFor(measure));

    private static Comparison Compare(Polarity polarity, params AreaFigure[] figures) => Comparison.Of(Own, Indicator(polarity), [2, 3, 4, 8], figures);

    private static NationalIndicator Indicator(Polarity polarity) =>
        new(1, "LANTERNS", "Lighting", "Lanterns lit", polarity, "%", "Financial Year", true, null, null, null);

    private static AreaFigure Value(int area, decimal value) => new(area, area < 970, new(value, null));

    private static AreaFigure Gap(int area, MissingReason reason) => new(area, area < 970, new(null, reason));
}
