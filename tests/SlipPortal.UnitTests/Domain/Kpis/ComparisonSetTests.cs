using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>A council's own set of authorities: what it holds, and from when until when.</summary>
public sealed class ComparisonSetTests
{
    private static readonly DateOnly Start = new(2030, 4, 1);

    private readonly ComparisonSet _set = new(" Market towns ", Start, "The same markets.", DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(null, "2030-04-01", "Why", "Name")]
    [InlineData("X", null, "Why", "From")]
    [InlineData("X", "2030-04-01", " ", "Reason")]
    public void A_set_has_a_name_a_day_and_a_reason(string? name, string? from, string? reason, string field)
    {
        var day = from is null ? (DateOnly?)null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(field, Assert.Throws<RefusedException>(() => new ComparisonSet(name, day, reason, DateTimeOffset.UnixEpoch)).Field);
        Assert.Equal("Market towns", _set.Name);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(30, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(31, false)]
    public void It_has_two_to_thirty_authorities(int count, bool accepted)
    {
        // Each counts once, however often it is sent.
        var codes = Enumerable.Range(1, count).Concat(Enumerable.Range(1, count));
        if (accepted) Assert.Equal(Enumerable.Range(1, count), _set.With(codes, own: 99).Select(member => member.AreaCode));
        else Assert.Throws<RefusedException>(() => _set.With(codes, own: 99));
        Assert.All(accepted ? _set.With(codes, own: 99) : [], member => Assert.Equal(_set.Id, member.SetId));
    }

    [Fact]
    public void It_does_not_hold_the_council_itself() => Assert.StartsWith("Leave your own", Assert.Throws<RefusedException>(() => _set.With([1, 2, 3], own: 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void It_ends_once_with_a_day_on_which_it_holds_and_that_has_not_passed()
    {
        var today = Start.AddDays(10);
        Assert.Throws<RefusedException>(() => _set.End(null, today));
        Assert.Throws<RefusedException>(() => _set.End(today.AddDays(-1), today));
        Assert.Throws<RefusedException>(() => _set.End(Start.AddDays(-1), Start.AddDays(-5)));
        Assert.Null(_set.Until);
        _set.End(today, today);
        Assert.Equal(today, _set.Until);
        Assert.Throws<RefusedException>(() => _set.End(today.AddDays(1), today));
    }
}
