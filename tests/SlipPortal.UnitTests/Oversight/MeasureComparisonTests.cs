using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Reference;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>Whose values stand side by side, and when.</summary>
public sealed class MeasureComparisonTests
{
    private static readonly NationalIndicator Indicator =
        new(1, "LIT", "Lighting", "Lanterns lit", Polarity.Higher, "% of lanterns", "Financial Year", true, null, null, null);

    [Fact]
    public void Own_values_stand_side_by_side_only_of_councils_that_have_both_agreed()
    {
        // Every combination of consent among four councils.
        for (var mask = 0; mask < 16; mask++)
        {
            var councils = Enumerable.Range(0, 4).Select(index => Council($"c{index}", (mask >> index) % 2 == 1)).ToList();
            var shown = MeasureComparison.Of(Indicator, councils);
            var agreed = councils.Count(council => council.Own!.Agreed);
            Assert.Equal(councils.Select(council => agreed > 1 && council.Own!.Agreed), shown.Select(series => series.IsOwn));
            // Whoever has not agreed is shown by what everybody may know, and by nothing else.
            Assert.All(shown.Where(series => !series.IsOwn), series => Assert.Equal(["2029", "2030"], series.Points.Select(point => point.Label)));
            Assert.All(shown.Where(series => series.IsOwn), series => Assert.Equal(["May 2030", "Jun 2030"], series.Points.Select(point => point.Label)));
        }
    }

    [Fact]
    public void Without_a_measure_of_its_own_or_in_another_unit_a_council_is_shown_as_published()
    {
        var counted = Council("counts", true) with { Own = new(true, new(KpiUnit.Count, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Sum), []) };
        Assert.All(MeasureComparison.Of(Indicator, [Council("a", true), counted, Council("c", true) with { Own = null }]), series => Assert.False(series.IsOwn));
    }

    [Fact]
    public void Small_numbers_are_withheld_with_what_would_reveal_them()
    {
        KpiShape shape = new(KpiUnit.Count, 0, Polarity.Lower, PeriodKind.Month, Aggregation.Sum);
        var own = new OwnValues(true, shape, [.. new decimal[] { 12, 3, 0, 40 }.Select((value, index) => Point(5 + index, value, null, null))]);
        var indicator = Indicator with { Unit = "Number of lanterns" };
        var series = MeasureComparison.Of(indicator, [Council("a", true) with { Own = own }, Council("b", true) with { Own = own }])[0];
        Assert.Equal(["12", "withheld: fewer than 6", "0", "withheld: it would reveal another"], series.Points.Select(Show));
        Assert.Equal(12, MeasureComparison.Of(indicator, [Council("a", true) with { Own = own }, Council("b", true) with { Own = own }])[1].Points[0].Value);
        Assert.DoesNotContain(series.Points, point => point.Value is 3 or 40);

        // A percentage goes with its count, and so does one whose complement is small.
        KpiShape share = new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.PointInTime);
        var parts = new OwnValues(true, share, [Point(5, 5, 5, 100), Point(6, 97, 97, 100), Point(7, 50, 50, 100)]);
        Assert.Equal(
            ["withheld: fewer than 6", "withheld: fewer than 6", "50"],
            MeasureComparison.Of(Indicator, [Council("a", true) with { Own = parts }, Council("b", true)])[0].Points.Select(Show));
    }

    [Fact]
    public void Months_count_from_each_councils_own_notice()
    {
        var series = MeasureComparison.Of(Indicator, [Council("a", false) with { ServedOn = new(2029, 9, 20) }])[0];
        Assert.Equal([-6, 6], series.Points.Select(point => point.Months));
        Assert.Equal(10, series.SinceNotice);
        Assert.Null(MeasureComparison.Of(Indicator, [Council("a", false) with { ServedOn = null }])[0].SinceNotice);
    }

    [Theory]
    [InlineData(Polarity.Lower, 24, 20, 0.2)]
    [InlineData(Polarity.Higher, 24, 20, -0.2)]
    [InlineData(Polarity.None, 24, 20, null)]
    [InlineData(Polarity.Lower, 24, 0, null)]
    public void Behind_is_said_by_the_way_that_is_better(Polarity polarity, int own, int others, double? behind) =>
        Assert.Equal((decimal?)behind, MeasureComparison.Behind(polarity, own, others));

    private static ComparedCouncil Council(string name, bool agreed) => new(
        name, name, new(2029, 9, 20), [new(2029, "2029", new(50, null)), new(2030, "2030", new(60, null))],
        new(agreed, new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.PointInTime), [Point(5, 61, 610, 1000), Point(6, 62, 620, 1000)]));

    private static SeriesPoint Point(int month, decimal value, decimal? numerator, decimal? denominator) =>
        new(Period.Month(2030, month), value, numerator, denominator, null);

    private static string Show(ComparedPoint point) => point.Why?.InWords() ?? $"{point.Value:0}";
}
