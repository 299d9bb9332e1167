using SlipPortal.Domain.Reference;

namespace SlipPortal.UnitTests.Domain.Reference;

/// <summary>How cells of published files are read.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("512.30000000000007", "512.3")]
    [InlineData("-4.0000000000000001E-2", "-0.04")]
    [InlineData("1234567.89", "1234567.89")]
    public void A_number_is_read_without_the_dust_of_a_spreadsheet(string text, string value)
    {
        Assert.True(Figure.TryRead(text, out var figure));
        Assert.Equal(new(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), null), figure);
    }

    [Theory]
    [InlineData("", MissingReason.MissingOrSuppressed)]
    [InlineData("-", MissingReason.MissingOrSuppressed)]
    [InlineData("c", MissingReason.Suppressed)]
    [InlineData("x", MissingReason.NotAvailable)]
    [InlineData("z", MissingReason.NotApplicable)]
    [InlineData("u", MissingReason.Unreliable)]
    [InlineData("low", MissingReason.RoundedToNought)]
    public void A_reason_for_no_value_stays_that_reason_and_is_never_nought(string text, MissingReason reason)
    {
        Assert.True(Figure.TryRead(text, out var figure));
        Assert.Equal(new(null, reason), figure);
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("1e30")]
    public void Anything_else_is_no_figure(string text) => Assert.False(Figure.TryRead(text, out _));

    [Theory]
    [InlineData("2031", "2031", 2031)]
    [InlineData("2030-31", "2030-31", 2031)]
    [InlineData("2030/31", "2030-31", 2031)]
    [InlineData("203031", "2030-31", 2031)]
    [InlineData("199900", "1999-00", 2000)]
    public void A_period_is_ordered_by_the_year_that_it_ends_in(string text, string shown, int year)
    {
        Assert.True(ReportingPeriod.TryParse(text, out var period));
        Assert.Equal(new(shown, year), period);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("203032")]
    [InlineData("2030-3")]
    [InlineData("20 30")]
    [InlineData("0031")]
    public void Anything_else_is_no_year(string text) => Assert.False(ReportingPeriod.TryParse(text, out _));
}
