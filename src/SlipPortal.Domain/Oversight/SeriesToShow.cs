using SlipPortal.Domain.Kpis;

namespace SlipPortal.Domain.Oversight;

/// <summary>
/// A measure's own values as far as they may leave the council (docs/suppression.md). Every value, and every quarter, year and year to date that
/// follows from them, is judged once over all that there is; whoever shows less cuts it out of this, and never judges the rest anew.
/// </summary>
public sealed class SeriesToShow
{
    private readonly KpiSeries _series;

    // Of measures that add up. Of others the last value stands for the quarter or year, and nothing is worked out.
    private readonly SeriesVerdicts? _sums;

    private readonly bool _isClosed;

    private SeriesToShow(KpiShape shape, KpiSeries series, SeriesVerdicts? sums, IReadOnlyList<JudgedPoint> points, bool isClosed = false) =>
        (Shape, _series, _sums, Points, _isClosed) = (shape, series, sums, points, isClosed);

    /// <summary>How the values are read.</summary>
    public KpiShape Shape { get; }

    /// <summary>The values of the measure's frequency, from the first to the last, each period once; gaps have no value.</summary>
    public IReadOnlyList<JudgedPoint> Points { get; }

    /// <summary>True where nothing is withheld.</summary>
    public bool IsWhole => Points.All(point => point.Why is null);

    /// <summary>Judges a measure's values.</summary>
    /// <param name="shape">How they are read.</param>
    /// <param name="readings">
    /// All of whole financial years: each year is judged by itself, and what is cut off a year would be judged otherwise another day. Those that
    /// may still change belong to it. Readings of longer periods than the measure's own are passed over.
    /// </param>
    public static SeriesToShow Of(KpiShape shape, IEnumerable<SeriesPoint> readings)
    {
        var series = new KpiSeries(shape, readings.Where(reading => reading.Period.Kind == shape.Frequency));
        var (points, tallies) = (series.Points, series.Points.Select(point => TallyOf(shape, point)).ToList());
        var sums = shape.Aggregation is Aggregation.Sum or Aggregation.Weighted ? Suppression.Of(new CountSeries(tallies, index => BeginsAYear(points[index].Period))) : null;
        var verdicts = sums is not null ? tallies.Select((_, index) => sums[index])
            : shape.Aggregation is Aggregation.YearToDate ? OfRunningTotals(points, tallies)
            : tallies.Select(Suppression.Of);
        return new(shape, series, sums, [.. points.Zip(verdicts, (point, verdict) => new JudgedPoint(point, verdict.Why))]);
    }

    /// <summary>From the beginning of a quarter or year to the end of a period, as it follows from the values; null where it does not, or nothing adds up.</summary>
    /// <param name="whole">The quarter or year.</param>
    /// <param name="until">Its last period of the measure's own frequency, or an earlier one for the year to date.</param>
    public JudgedPoint? Together(Period whole, Period until)
    {
        if (_sums is null) return null;
        var (from, to) = (_series.IndexOf(whole.Start), _series.IndexOf(until.Start));
        if (to >= Points.Count || Points[from].Point.Period.Start != whole.Start || Points[to].Point.Period != until || until <= Points[from].Point.Period) return null;
        var sum = until.End == whole.End ? _series.At(whole) : _series.YearToDate(until);
        if (sum.Value is null) return null;
        var isProvisional = Points.Skip(from).Take(to - from + 1).Any(part => part.Point.State is ReadingState.Provisional);
        return new(sum with { State = isProvisional ? ReadingState.Provisional : null }, _isClosed ? Withheld.WouldReveal : _sums.Sum(from, to).Why);
    }

    /// <summary>The same with everything withheld, because it would reveal another measure.</summary>
    internal SeriesToShow Closed() =>
        new(Shape, _series, _sums, [.. Points.Select(point => point with { Why = point.Point.Value is null ? null : point.Why ?? Withheld.WouldReveal })], true);

    // No sums reach from one year into the next; school years are never summed at all.
    private static bool BeginsAYear(Period period) => period.Start.Month == 4 || period.Months == 12;

    // Each year counts from its own April on, and no case is in two of them: a difference between two years says nothing of any case.
    private static IEnumerable<Verdict> OfRunningTotals(IReadOnlyList<SeriesPoint> points, IReadOnlyList<Tally?> tallies) =>
        points.Zip(tallies).GroupBy(pair => pair.First.Period.Year).SelectMany(year => Suppression.OfRunningTotals([.. year.Select(pair => pair.Second)]));

    // What a value counts; null for one that counts nothing, such as days or pounds, or whose counts nobody gave.
    internal static Tally? TallyOf(KpiShape shape, SeriesPoint point) => (point, shape.Unit) switch
    {
        ({ Value: { } value }, KpiUnit.Count) => new(Cases(value)),
        ({ Numerator: { } part, Denominator: { } whole }, _) when shape.Unit.IsShare() => part <= whole
            ? new(Cases(part), Cases(part) + Cases(whole - part))
            : new(Cases(part), Cases(whole)),
        _ => null,
    };

    // Full-time equivalents in whole cases, never rounded up to enough: a part of a case is one, and 5.9 are five.
    private static long Cases(decimal number) => number is > 0 and < 1 ? 1 : (long)number;
}

/// <summary>A value and whether it may be shown.</summary>
/// <param name="Point">The value.</param>
/// <param name="Why">Why it is withheld, or null.</param>
public readonly record struct JudgedPoint(SeriesPoint Point, Withheld? Why)
{
    /// <summary>In the measure's unit; null where it is withheld, or there is none.</summary>
    public decimal? Value => Why is null ? Point.Value : null;
}
