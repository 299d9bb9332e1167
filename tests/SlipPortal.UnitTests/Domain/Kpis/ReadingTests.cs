using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>What can be read of a measure, how people write it, and what a correction keeps.</summary>
public sealed class ReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Period September = Period.Month(2026, 9);

    [Theory]
    [InlineData(KpiUnit.Percent, "71", "71")]
    [InlineData(KpiUnit.Percent, "71%", "71")]
    [InlineData(KpiUnit.Percent, "100 %", "100")]
    [InlineData(KpiUnit.Percent, "77.0 %", "77")]
    [InlineData(KpiUnit.Percent, "12/40", "12/40")]
    [InlineData(KpiUnit.Percent, "12 / 40 p", "12/40 p")]
    [InlineData(KpiUnit.Percent, "71% p", "71 p")]
    [InlineData(KpiUnit.Count, "1,071", "1071")]
    [InlineData(KpiUnit.Pounds, "£1,200", "1200")]
    [InlineData(KpiUnit.Count, "missing", "missing")]
    [InlineData(KpiUnit.Count, "Suppressed", "suppressed")]
    [InlineData(KpiUnit.Count, "c", "suppressed")]
    [InlineData(KpiUnit.Count, "N/A", "n/a")]
    public void A_cell_is_read_as_people_write_it_and_shown_as_it_can_be_read_again(KpiUnit unit, string typed, string shown)
    {
        var kpi = Measure(unit);
        var reading = Reading.Record(kpi, September, ReadingText.Parse(kpi.Shape, typed)!, null, Author, Now)!;
        Assert.Equal(shown, ReadingText.Show(kpi.Shape, reading.AsPoint()));
        Assert.Null(Reading.Record(kpi, September, ReadingText.Parse(kpi.Shape, shown)!, reading, Author, Now));
    }

    [Theory]
    [InlineData(KpiUnit.Count, "71%", "“71%” is a percentage, and this measure is not.")]
    [InlineData(KpiUnit.Percent, "£5", "“£5” is in pounds, and this measure is not.")]
    [InlineData(KpiUnit.Percent, "about 70", "“about 70” is not a number. Write 71, 12/40, missing, suppressed or n/a.")]
    [InlineData(KpiUnit.Percent, "110", "A percentage is not over 100.")]
    [InlineData(KpiUnit.Percent, "41/40", "41 of 40 is more than all of them.")]
    [InlineData(KpiUnit.Percent, "0/0", "Of nought there is no share: say “not applicable”.")]
    [InlineData(KpiUnit.Count, "12/40", "Only percentages, rates and ratios have a denominator.")]
    [InlineData(KpiUnit.Count, "1.5", "This measure counts in whole numbers.")]
    [InlineData(KpiUnit.Days, "-3", "A value is not below nought.")]
    public void What_a_unit_cannot_have_is_refused(KpiUnit unit, string typed, string why)
    {
        var kpi = Measure(unit);
        var refusal = Assert.Throws<RefusedException>(() => Reading.Record(kpi, September, ReadingText.Parse(kpi.Shape, typed)!, null, Author, Now));
        Assert.Equal(why, refusal.Message);
    }

    [Fact]
    public void A_percentage_is_worked_out_from_its_counts_and_never_typed_beside_them()
    {
        var kpi = Measure(KpiUnit.Percent);
        Assert.Equal(30m, Reading.Record(kpi, September, new(null, 12, 40), null, Author, Now)!.Value);
        var refusal = Assert.Throws<RefusedException>(() => Reading.Record(kpi, September, new(68, 20, 33), null, Author, Now));
        Assert.Equal("68% is not 20 of 33, which is 61%.", refusal.Message);
    }

    [Fact]
    public void A_correction_keeps_the_value_before_and_a_provisional_value_becomes_final()
    {
        var kpi = Measure(KpiUnit.Count);
        var first = Reading.Record(kpi, September, new(12, IsProvisional: true), null, Author, Now)!;
        Assert.Equal(ReadingState.Provisional, first.State);
        var final = Reading.Record(kpi, September, new(13), first, Author, Now.AddDays(1))!;
        Assert.Equal((ReadingState.Final, Now.AddDays(1)), (final.State, first.SupersededAt));
        var corrected = Reading.Record(kpi, September, new(14), final, Author, Now.AddDays(2))!;
        Assert.Equal(ReadingState.Corrected, corrected.State);
        Assert.Equal(13, final.Value);
        // What stood may become uncertain again.
        Assert.Equal(ReadingState.Provisional, Reading.Record(kpi, September, new(15, IsProvisional: true), corrected, Author, Now.AddDays(3))!.State);
        Assert.Throws<RefusedException>(() => Reading.Record(kpi, September, new(15), final, Author, Now.AddDays(3)));
    }

    [Fact]
    public void A_period_that_is_still_to_come_or_shorter_than_the_measures_has_no_reading()
    {
        var monthly = Measure(KpiUnit.Count);
        Assert.Throws<RefusedException>(() => Reading.Record(monthly, Period.Month(2026, 12), new(1), null, Author, Now));
        var quarterly = new Kpi("1", "Visits", Guid.NewGuid(), new(KpiUnit.Count, 0, Polarity.Higher, PeriodKind.Quarter, Aggregation.Sum));
        Assert.Throws<RefusedException>(() => Reading.Record(quarterly, September, new(1), null, Author, Now));
        Assert.NotNull(Reading.Record(monthly, Period.Parse("Q1 2026/27"), new(1), null, Author, Now));
    }

    private static Kpi Measure(KpiUnit unit) => new("1.1", "Children", Guid.NewGuid(), new(unit, 0, Polarity.Higher, PeriodKind.Month, Aggregation.PointInTime));
}
