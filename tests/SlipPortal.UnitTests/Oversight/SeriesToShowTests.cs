using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>What of a measure may leave its council, and what of measures that are tied to each other.</summary>
public sealed class SeriesToShowTests
{
    private static readonly KpiShape Events = new(KpiUnit.Count, 0, Polarity.Lower, PeriodKind.Month, Aggregation.Sum);
    private static readonly KpiShape Stock = Events with { Aggregation = Aggregation.PointInTime };
    private static readonly Period Year = Period.Of(PeriodKind.FinancialYear, new(2029, 4, 1));

    [Fact]
    public void A_part_of_a_case_counts_as_one_and_cases_are_never_rounded_up_to_enough()
    {
        KpiShape caseload = new(KpiUnit.Ratio, 1, Polarity.Lower, PeriodKind.Month, Aggregation.PointInTime);
        var shares = caseload with { Unit = KpiUnit.Percent };
        Assert.Equal(
            ["shown", "small", "small", "small", "shown"],
            Say(SeriesToShow.Of(caseload, [Of(0, 400, 23.6m), Of(1, 40, 0.4m), Of(2, 40, 5.9m), Of(3, 5.5m, 20), Of(4, 0, 7.2m)])));
        // Of a share the rest is counted by itself: 10.2 less 4.9 are five cases and a bit.
        Assert.Equal(["small", "small", "shown"], Say(SeriesToShow.Of(shares, [Of(0, 9.8m, 15.3m), Of(1, 0.5m, 30), Of(2, 6.5m, 13.2m)])));
    }

    [Fact]
    public void Each_year_is_judged_by_itself()
    {
        // Three more in May than in the May before is a count of nothing; three more than in April is.
        var running = Events with { Aggregation = Aggregation.YearToDate };
        Assert.Equal(
            ["shown", "reveal", "shown", "shown", "reveal"],
            Say(SeriesToShow.Of(running, [Of(0, 20), Of(1, 22), Of(2, 30), Of(12, 23), Of(13, 25)]), 0, 1, 2, 12, 13));
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var readings = Enumerable.Range(0, 30).Where(_ => random.Next(15) > 0)
                .Select(month => Of(month, random.Next(3) == 0 ? random.Next(6) : random.Next(6, 40))).ToList();
            var (all, later) = (SeriesToShow.Of(Events, readings), SeriesToShow.Of(Events, readings.Where(reading => reading.Period.Start >= Year.Next.Start)));
            Assert.Equal(later.Points, all.Points.Skip(all.Points.Count - later.Points.Count));
            var quarters = Year.Next.Parts(PeriodKind.Quarter).ToList();
            Assert.Equal(quarters.ConvertAll(quarter => Quarter(later, quarter)), quarters.ConvertAll(quarter => Quarter(all, quarter)));
        }
    }

    [Fact]
    public void Quarters_years_and_the_year_to_date_go_with_their_months()
    {
        var months = SeriesToShow.Of(Events, [.. new decimal[] { 20, 21, 22, 3, 24, 25 }.Select((value, month) => Of(month, value)), Of(6, 9, isProvisional: true)]);
        Assert.Equal(["shown", "shown", "shown", "small", "reveal", "shown", "shown"], Say(months));
        var quarters = Year.Parts(PeriodKind.Quarter).ToList();
        Assert.Equal(63, Quarter(months, quarters[0])!.Value.Value);
        Assert.Equal(52, Quarter(months, quarters[1])!.Value.Value);
        Assert.Equal(Withheld.WouldReveal, months.Together(Year, Month(3))!.Value.Why);
        Assert.Equal((115m, null), (months.Together(Year, Month(5))!.Value.Value, months.Together(Year, Month(5))!.Value.Point.State));
        Assert.Equal((124m, ReadingState.Provisional), (months.Together(Year, Month(6))!.Value.Value, months.Together(Year, Month(6))!.Value.Point.State));
        // What does not follow from months is no sum of theirs: a quarter that is not over, one that was typed, one with a gap.
        Assert.Null(Quarter(months, quarters[2]));
        Assert.Null(Quarter(SeriesToShow.Of(Events, [Of(0, 20), Of(2, 20), new(quarters[0], 50, null, null, null)]), quarters[0]));
        // Of a stock the last month stands for the quarter.
        Assert.Null(Quarter(SeriesToShow.Of(Stock, [Of(0, 20), Of(1, 20), Of(2, 20)]), quarters[0]));
    }

    [Fact]
    public void Of_measures_that_count_the_same_children_one_is_shown_as_soon_as_something_is_withheld()
    {
        var (whole, part, other, rate, alone) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        PackMeasure[] Measures(decimal[] wholes, decimal[] parts, decimal[] others) =>
        [
            new(part, Stock, whole, null, parts.Select((value, month) => Of(month, value))),
            new(other, Stock, whole, null, others.Select((value, month) => Of(month, value))),
            new(rate, Stock with { Unit = KpiUnit.RatePer10000 }, null, whole, wholes.Select((value, month) => Of(month, value / 10))),
            new(whole, Stock, null, null, wholes.Select((value, month) => Of(month, value))),
            new(alone, Stock, null, null, [Of(0, 20), Of(1, 3)]),
        ];

        Assert.Equal(["shown shown", "shown shown", "shown shown", "shown shown", "shown small"], Shown(Measures([60, 60], [20, 20], [30, 30])));
        // A small part; all but a few are a part; all but a few are in one part or the other.
        string[] one = ["reveal reveal", "reveal reveal", "reveal reveal", "shown shown", "shown small"];
        Assert.Equal(["reveal small", .. one[1..]], Shown(Measures([60, 60], [20, 2], [30, 30])));
        Assert.Equal(one, Shown(Measures([60, 60], [57, 20], [0, 30])));
        Assert.Equal(one, Shown(Measures([60, 60], [20, 20], [30, 37])));
        // Sums of what is withheld go with it.
        var sums = PublicPack.Judge(
        [
            new(whole, Events, null, null, [Of(0, 60), Of(1, 60), Of(2, 60)]), new(part, Events, whole, null, [Of(0, 20), Of(1, 2), Of(2, 40)]),
        ]);
        Assert.Equal(180, Quarter(sums[whole], Year.Parts(PeriodKind.Quarter).First())!.Value.Value);
        Assert.Equal(Withheld.WouldReveal, Quarter(sums[part], Year.Parts(PeriodKind.Quarter).First())!.Value.Why);

        string[] Shown(PackMeasure[] measures)
        {
            var shown = PublicPack.Judge(measures);
            return [.. measures.Select(measure => string.Join(' ', Say(shown[measure.Id])))];
        }
    }

    private static JudgedPoint? Quarter(SeriesToShow shown, Period quarter) => shown.Together(quarter, quarter.Parts(PeriodKind.Month).Last());

    private static Period Month(int month) => Period.Of(PeriodKind.Month, Year.Start.AddMonths(month));

    private static SeriesPoint Of(int month, decimal value, bool isProvisional = false) =>
        new(Month(month), value, null, null, null, isProvisional ? ReadingState.Provisional : ReadingState.Final);

    private static SeriesPoint Of(int month, decimal numerator, decimal denominator) =>
        new(Month(month), numerator / denominator, numerator, denominator, null, ReadingState.Final);

    private static string[] Say(SeriesToShow shown, params int[] months) =>
    [
        .. shown.Points.Where(point => months.Length == 0 || months.Any(month => Month(month) == point.Point.Period))
            .Select(point => point.Why switch { null => "shown", Withheld.SmallCount => "small", _ => "reveal" }),
    ];
}
