using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// A measure's values by period: those that were read, and quarters, years and the year to date as they follow from them by the
/// measure's rule. What is worked out is never typed beside its parts.
/// </summary>
public sealed class KpiSeries
{
    private readonly KpiShape _shape;
    private readonly Dictionary<Period, SeriesPoint> _read;

    /// <summary>The series of the readings that stand.</summary>
    public KpiSeries(KpiShape shape, IEnumerable<SeriesPoint> readings)
    {
        _shape = shape;
        _read = readings.ToDictionary(point => point.Period);
        Points = [.. OwnPoints()];
        var own = Points.LastOrDefault(point => point.Value is not null);
        // A quarter that was read is news where its months were not.
        var longer = _read.Values.Where(point =>
            point.Value is not null && point.Period.Kind != _shape.Frequency && point.Period.End > (own?.Period.End ?? default));
        Latest = longer.MaxBy(point => (point.Period.End, -point.Period.Months)) ?? own;
    }

    /// <summary>What was read, in the order of the periods.</summary>
    public IReadOnlyList<SeriesPoint> Read => [.. _read.Values.OrderBy(point => point.Period)];

    /// <summary>
    /// The latest period with a value: of the measure's frequency, or a longer one that ends later because its parts were not read. Or
    /// null.
    /// </summary>
    public SeriesPoint? Latest { get; }

    /// <summary>The points of the measure's own frequency, from the first to the last, each period once; gaps have no value.</summary>
    public IReadOnlyList<SeriesPoint> Points { get; }

    /// <summary>The value of a period: read, worked out from its parts, or none and why.</summary>
    public SeriesPoint At(Period period)
    {
        if (period.Months > Period.Of(_shape.Frequency, period.Start).Months && Whole(period, [.. period.Parts(PartsOf(period))]) is { } whole) return whole;
        return ReadAt(period);
    }

    /// <summary>From April to the end of a period: worked out, or none and why.</summary>
    public SeriesPoint YearToDate(Period until)
    {
        var parts = until.Year.Parts(until.Kind).Where(part => part <= until).ToList();
        // Where months are not known, the quarters that they lie in may be.
        var quarters = until.Year.Parts(PeriodKind.Quarter).Where(quarter => quarter.End <= until.End).ToList();
        List<Period> mixed = [.. quarters, .. parts.Where(part => quarters.Count == 0 || part.Start > quarters[^1].End)];
        return Whole(until.Year, parts) ?? Whole(until.Year, mixed)
            ?? new(until.Year, null, null, null, Absence.Missing) { Because = "Not all parts of the year to date are known." };
    }

    /// <summary>The points of the measure's own frequency on a control chart.</summary>
    /// <param name="starts">First days of periods from which mean and limits are new: breaks and rebases.</param>
    public ControlChart Chart(IReadOnlyCollection<DateOnly> starts)
    {
        return ControlChart.Draw(
            [.. Points.Select(point => new ChartPoint(point.Period.Label, point.Value is { } value ? Math.Round(value, _shape.Decimals + 2) : null))],
            _shape.Polarity switch { Polarity.Higher => Improvement.Up, Polarity.Lower => Improvement.Down, _ => Improvement.Neither },
            starts.Select(IndexOf).Where(index => index > 0 && index < Points.Count),
            lowerBound: 0,
            upperBound: _shape.Unit is KpiUnit.Percent ? 100 : null,
            hasLimits: FewCases is null);
    }

    /// <summary>
    /// Why the values say nothing of where they go, because they are of so few cases; or null. Where denominators are known they tell; else
    /// a percentage that swings both ways and touches nought or all of them can only be of few.
    /// </summary>
    public string? FewCases
    {
        get
        {
            var last = Points.Where(point => point.Value is not null).TakeLast(TrendInWords.ValuesForDirection).ToList();
            if (!_shape.Unit.IsShare() || last.Count < TrendInWords.ValuesForDirection) return null;
            if (last.Exists(point => point.Denominator < TrendInWords.MinimumDenominator))
            {
                var cases = last.ConvertAll(point => point.Denominator is { } number ? ChartWords.Figure(number) : "unknown");
                return $"The latest {last.Count} values are of {string.Join(", ", cases.SkipLast(1))} and {cases[^1]} cases: "
                    + $"with fewer than {TrendInWords.MinimumDenominator} every single case moves the figure.";
            }

            var (first, second, third) = (last[0].Value!.Value, last[1].Value!.Value, last[2].Value!.Value);
            var swings = Math.Sign(second - first) != Math.Sign(third - second)
                && Math.Abs(second - first) >= 10 && Math.Abs(third - second) >= 10;
            var isBare = _shape.Unit is KpiUnit.Percent && last.TrueForAll(point => point.Denominator is null);
            return isBare && swings && last.Exists(point => point.Value is 0 or 100)
                ? $"{_shape.Show(first)}, {_shape.Show(second)} and {_shape.Show(third)}: this looks like very few cases. "
                    + "Give the counts; no trend is told until then."
                : null;
        }
    }

    /// <summary>Refuses limits that begin at a period where there are too few values for them.</summary>
    /// <exception cref="RefusedException">Too few: says how many are missing.</exception>
    public void RefuseTooFewForLimits(Period from, string? field = null)
    {
        var count = Points.Count(point => point.Period.Start >= from.Start && point.Value is not null);
        if (count < ControlChart.MinimumPoints)
        {
            throw new RefusedException(
                $"Limits need {ControlChart.MinimumPoints} values. From {from.Label} on there {(count == 1 ? "is" : "are")} {count}: "
                + $"{ControlChart.MinimumPoints - count} more {(count == ControlChart.MinimumPoints - 1 ? "is" : "are")} needed.", field);
        }

        if (Chart([from.Start]).TooFew && FewCases is null)
            throw new RefusedException("Limits need values of periods that follow each other: too many are missing in between.", field);
    }

    /// <summary>Where the values go, in words with the rule behind them.</summary>
    /// <param name="chart">The series' own chart.</param>
    /// <param name="breakFrom">The first day of the first period after the last break, or null.</param>
    /// <param name="comparator">What similar councils reach; read only where being in line with them is better. Or null.</param>
    public TrendInWords Trend(ControlChart chart, DateOnly? breakFrom, decimal? comparator = null)
    {
        if (FewCases is { } few
            && Points.Count(point => point.Value is not null && !(point.Period.Start < breakFrom)) >= TrendInWords.ValuesForDirection)
            return new(Charts.Trend.TooFew, few);
        var denominators = Points.Select(point => point.Denominator).ToList();
        return TrendInWords.Of(
            chart, breakFrom is { } from ? IndexOf(from) : 0, denominators.Exists(denominator => denominator is not null) ? denominators : null,
            _shape.Polarity is Polarity.NearComparator ? comparator : null, _shape.Decimals);
    }

    private IEnumerable<SeriesPoint> OwnPoints()
    {
        var own = _read.Keys.Where(period => period.Kind == _shape.Frequency).ToList();
        if (own.Count == 0) yield break;
        for (var (period, last) = (own.Min(), own.Max()); period <= last; period = period.Next) yield return ReadAt(period);
    }

    private SeriesPoint ReadAt(Period period) => _read.GetValueOrDefault(period) ?? new(period, null, null, null, Absence.Missing);

    /// <summary>The index among <see cref="Points"/> of the first that does not begin before a day; how many there are where all do.</summary>
    public int IndexOf(DateOnly day) => Points.TakeWhile(point => point.Period.Start < day).Count();

    // Quarters of a monthly measure are made of months; years of what there is.
    private PeriodKind PartsOf(Period period) =>
        period.Kind is PeriodKind.FinancialYear && _shape.Frequency is PeriodKind.Month && !period.Parts(PeriodKind.Month).All(_read.ContainsKey)
            ? PeriodKind.Quarter
            : _shape.Frequency;

    private SeriesPoint? Whole(Period period, IReadOnlyList<Period> parts)
    {
        // The last part stands for the whole, whatever is known of those before.
        if (_shape.Aggregation is Aggregation.PointInTime or Aggregation.YearToDate or Aggregation.Rolling)
        {
            return Part(parts[^1]) is { Value: { } last } end
                ? new(period, last, end.Numerator, end.Denominator, null) { Because = $"As in {parts[^1].Label}." }
                : null;
        }

        var known = parts.Select(Part).ToList();
        if (known.Exists(part => part?.Value is null)) return null;
        if (_shape.Aggregation is Aggregation.Sum)
        {
            return new(period, known.Sum(part => part!.Value), null, null, null)
            {
                Because = $"{string.Join(" + ", known.Select(part => _shape.Show(part!.Value!.Value)))}.",
            };
        }

        if (known.Exists(part => part!.Denominator is null)) return null;
        var (numerator, denominator) = (known.Sum(part => part!.Numerator), known.Sum(part => part!.Denominator));
        return new(period, numerator / denominator * _shape.Unit.Base(), numerator, denominator, null) { Because = $"{numerator:N0} of {denominator:N0}." };
    }

    private SeriesPoint? Part(Period period) =>
        _read.GetValueOrDefault(period) ?? (period.Kind == _shape.Frequency ? null : At(period) is { Value: not null } point ? point : null);
}

/// <summary>A value of a series.</summary>
/// <param name="Period">The period.</param>
/// <param name="Value">In the unit of the measure, or null.</param>
/// <param name="Numerator">The cases that count, where they are known.</param>
/// <param name="Denominator">Of so many, where they are known.</param>
/// <param name="Absence">Why there is no value, or null.</param>
/// <param name="State">How sure the reading is; null for one that was worked out.</param>
public sealed record SeriesPoint(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, Absence? Absence, ReadingState? State = null)
{
    /// <summary>How it was worked out, or why it could not be; null for one that was read.</summary>
    public string? Because { get; init; }

    /// <summary>True where another value of the period says nothing new: the same, or the same share rounded and without its counts.</summary>
    public bool Covers(SeriesPoint other, KpiShape shape) =>
        Denominator is not null && other is { Denominator: null, Value: { } rounded }
            ? Math.Abs((Value ?? 0) - rounded) <= 0.5m * (decimal)Math.Pow(10, -shape.Decimals)
            : (Denominator is null ? Value : null, Numerator, Denominator, Absence)
                == (other.Denominator is null ? other.Value : null, other.Numerator, other.Denominator, other.Absence);
}
