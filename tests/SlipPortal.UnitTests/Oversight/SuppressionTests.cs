using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>Figures that stand alone, and what is worked out from several.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData(0, null, null)]
    [InlineData(1, null, Withheld.SmallCount)]
    [InlineData(5, null, Withheld.SmallCount)]
    [InlineData(6, null, null)]
    [InlineData(3, 100, Withheld.SmallCount)]
    [InlineData(97, 100, Withheld.SmallCount)]
    [InlineData(6, 12, null)]
    [InlineData(0, 30, null)]
    [InlineData(30, 30, null)]
    [InlineData(0, 5, Withheld.SmallCount)]
    [InlineData(5, 5, Withheld.SmallCount)]
    [InlineData(0, 0, null)]
    // Cases for each worker: both are counts, and there is no rest.
    [InlineData(60, 5, Withheld.SmallCount)]
    [InlineData(60, 6, null)]
    public void A_figure_alone(int count, int? outOf, Withheld? why)
    {
        var verdict = Suppression.Of(new Tally(count, outOf));
        Assert.Equal(why, verdict.Why);
        Assert.Equal(why is null ? new Tally(count, outOf) : null, verdict.Shown);
    }

    [Theory]
    [InlineData("10", 50, 100, Withheld.SmallCount)]
    [InlineData("10.9", 50, 100, Withheld.SmallCount)]
    [InlineData("11", 50, 100, null)]
    [InlineData("90", 50, 100, Withheld.SmallCount)]
    [InlineData("88", 50, 100, null)]
    [InlineData("0", 50, 100, null)]
    [InlineData("0.9", 50, 100, null)]
    [InlineData("1", 50, 100, Withheld.SmallCount)]
    [InlineData("100", 50, 100, null)]
    [InlineData("50", 4, 100, Withheld.SmallCount)]
    [InlineData("300", 4, 100, Withheld.SmallCount)]
    [InlineData("0.6", 80_000, 10_000, Withheld.SmallCount)]
    [InlineData("0.75", 80_000, 10_000, null)]
    public void A_percentage_or_rate_of_a_known_number(string value, int denominator, int per, Withheld? why) =>
        Assert.Equal(why, Suppression.OfShare(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), denominator, per));

    [Fact]
    public void Figures_below_nought_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.OfShare(-1, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.OfShare(1, -50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.OfShare(1, 50, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.OfRunningTotals([new(-1)]));
    }

    [Fact]
    public void What_follows_from_several_is_shown_where_each_of_them_is()
    {
        var (shown, withheld) = (Suppression.Of(new Tally(20)), Suppression.Of(new Tally(3)));
        Assert.Null(Suppression.OfDerived(shown, shown));
        Assert.Null(Suppression.OfDerived());
        Assert.Equal(Withheld.WouldReveal, Suppression.OfDerived(shown, withheld));
        Assert.Null(Suppression.OfDerived(shown, Suppression.Of((Tally?)null)));
    }

    [Fact]
    public void Reasons_are_put_into_words()
    {
        Assert.Equal("withheld: fewer than 6", Withheld.SmallCount.InWords());
        Assert.Equal("withheld: it would reveal another", Withheld.WouldReveal.InWords());
    }
}
