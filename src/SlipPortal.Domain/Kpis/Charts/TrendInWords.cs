namespace SlipPortal.Domain.Kpis.Charts;

/// <summary>What a series does, in one of eight phrases.</summary>
public enum Trend
{
    /// <summary>"Increasing and getting better".</summary>
    IncreasingBetter,

    /// <summary>"Increasing and getting worse".</summary>
    IncreasingWorse,

    /// <summary>"Decreasing and getting better".</summary>
    DecreasingBetter,

    /// <summary>"Decreasing and getting worse".</summary>
    DecreasingWorse,

    /// <summary>"Increasing": neither way is better.</summary>
    Increasing,

    /// <summary>"Decreasing": neither way is better.</summary>
    Decreasing,

    /// <summary>"No significant change".</summary>
    NoSignificantChange,

    /// <summary>"Too few to judge".</summary>
    TooFew,
}

/// <summary>What a series does, and why that is said of it.</summary>
/// <param name="Trend">Which of the eight phrases holds.</param>
/// <param name="Because">The rule behind it with its figures, in the unit of the series: one plain sentence.</param>
public sealed record TrendInWords(Trend Trend, string Because)
{
    /// <summary>So many values in a row that all go one way are a direction, when there are too few for limits.</summary>
    public const int ValuesForDirection = 3;

    /// <summary>A ratio of fewer cases than this jumps with every single case.</summary>
    public const int MinimumDenominator = 10;

    /// <summary>The phrase.</summary>
    public string Words => Trend switch
    {
        Trend.IncreasingBetter => "Increasing and getting better",
        Trend.IncreasingWorse => "Increasing and getting worse",
        Trend.DecreasingBetter => "Decreasing and getting better",
        Trend.DecreasingWorse => "Decreasing and getting worse",
        Trend.Increasing => "Increasing",
        Trend.Decreasing => "Decreasing",
        Trend.NoSignificantChange => "No significant change",
        _ => "Too few to judge",
    };

    /// <summary>
    /// Says what a series does. With limits the signals at the latest point decide: a trend, a point outside the limits or a shift; two of
    /// three near a limit are a signal on the chart but no direction yet. Without limits the last three values decide, over gaps if need
    /// be: all steps one way are a direction.
    /// </summary>
    /// <param name="chart">The series and its polarity, drawn: too few points for limits are no matter.</param>
    /// <param name="firstAfterBreak">
    /// Index of the first point after the last break of the series; 0: no break. What was before is not looked at, and limits of a segment
    /// that began before are not used.
    /// </param>
    /// <param name="denominators">
    /// Of how many cases each value is, one for each point, null where unknown; null when the values are no ratios.
    /// </param>
    /// <param name="nearTo">
    /// The comparator's value, where being near to it is what is better; read only with <see cref="Improvement.Neither"/>. Null: no way is
    /// better.
    /// </param>
    /// <param name="decimals">How many decimals a mean or a limit is told with; null for as many as it has, up to three.</param>
    /// <exception cref="ArgumentException">Not one denominator for each point.</exception>
    public static TrendInWords Of(
        ControlChart chart, int firstAfterBreak = 0, IReadOnlyList<decimal?>? denominators = null, decimal? nearTo = null,
        int? decimals = null)
    {
        if (denominators is not null && denominators.Count != chart.Points.Count)
            throw new ArgumentException("One denominator for each point.", nameof(denominators));

        var points = chart.Points;
        var valued = Enumerable.Range(0, points.Count).Where(i => i >= firstAfterBreak && points[i].Value is not null);
        var last = valued.TakeLast(ValuesForDirection).ToList();
        if (last.Count < ValuesForDirection) return new(Trend.TooFew, TooFewBecause(last.Count, firstAfterBreak));

        if (denominators is not null && last.Any(i => denominators[i] < MinimumDenominator))
        {
            var cases = Listed([.. last.Select(i => denominators[i] is { } number ? Figure(number) : "unknown")]);
            return new(
                Trend.TooFew,
                $"The latest {last.Count} values are of {cases} cases: with fewer than {MinimumDenominator} every single case moves the figure.");
        }

        return !chart.TooFew && chart.Current.Start >= firstAfterBreak
            ? ByLimits(chart, nearTo, decimals)
            : ByLastValues([.. last.Select(i => points[i])], chart.Improvement, nearTo);
    }

    private static TrendInWords ByLimits(ControlChart chart, decimal? nearTo, int? decimals)
    {
        var (segment, latest) = (chart.Current, chart.Latest!.Value);
        var value = chart.Points[latest].Value!.Value;
        var (mean, lower, upper) = (segment.Mean!.Value, segment.LowerLimit!.Value, segment.UpperLimit!.Value);
        var signals = chart.SignalsAt(latest);
        if (signals.FirstOrDefault(signal => signal.Rule is not SignalRule.NearLimit) is not { } signal)
        {
            var near = signals.Count == 0 ? "" : $"; but it is one of two in three that are near the {(value > mean ? "upper" : "lower")} limit";
            return new(
                Trend.NoSignificantChange,
                $"The latest value, {Figure(value)}, is within the limits of {Bound(lower)} and {Bound(upper)}, and the last "
                + $"{ControlChart.ShiftLength} do not lie on one side of the mean or go one way{near}.");
        }

        var run = chart.Points.Skip(signal.From).Take(signal.To - signal.From + 1).Select(point => point.Value!.Value).ToList();
        var (isUp, above) = (signal.Direction is Direction.Up, value > mean ? "above" : "below");
        // A line may rise and still be low: whoever reads "increasing" is to know it.
        var although = value != mean && value > mean != isUp ? $", although the latest is still {above} the mean of {Bound(mean)}" : "";
        return signal.Rule switch
        {
            SignalRule.Trend => Going(
                signal.Direction, chart.Improvement, run[0], value, nearTo,
                $"The last {run.Count} values each {(isUp ? "rose" : "fell")}, from {Figure(run[0])} to {Figure(value)}{although}"),
            SignalRule.Outside => Going(
                signal.Direction, chart.Improvement, mean, value, nearTo,
                $"The latest value, {Figure(value)}, is {above} the {(isUp ? "upper" : "lower")} limit of {Bound(isUp ? upper : lower)}"),
            // The latest of a shift is one of many: where they lie together is what has moved.
            _ => Going(
                signal.Direction, chart.Improvement, mean, run.Average(), nearTo,
                $"The last {run.Count} values are all {above} the mean of {Bound(mean)}"),
        };

        // Rounded as its measure is, unless it would then be said to be above or below itself.
        string Bound(decimal bound) =>
            decimals is { } digits && Math.Round(bound, digits) is var rounded && (rounded != value || bound == value)
            ? rounded.ToString("N" + digits, System.Globalization.CultureInfo.InvariantCulture)
            : Figure(bound);
    }

    private static TrendInWords ByLastValues(IReadOnlyList<ChartPoint> last, Improvement improvement, decimal? nearTo)
    {
        var values = last.Select(point => point.Value!.Value).ToList();
        var figures = $"{Listed([.. values.Select(Figure)])} ({last[0].Label} to {last[^1].Label})";
        return OneWay(values) is { } direction
            ? Going(
                direction, improvement, values[0], values[^1], nearTo,
                $"The last {values.Count} values each {(direction is Direction.Up ? "rose" : "fell")}: {figures}")
            : new(Trend.NoSignificantChange, $"The last {values.Count} values do not all go one way: {figures}.");
    }

    private static TrendInWords Going(
        Direction direction, Improvement improvement, decimal from, decimal to, decimal? nearTo, string because)
    {
        var judgement = ControlChart.Judge(direction, improvement);
        if (improvement is Improvement.Neither && nearTo is { } comparator)
        {
            var (before, now) = (Math.Abs(from - comparator), Math.Abs(to - comparator));
            judgement = now < before ? Judgement.Improving : now > before ? Judgement.Concerning : Judgement.Neither;
            because += judgement switch
            {
                Judgement.Improving => $", which is nearer to the comparator's {Figure(comparator)}",
                Judgement.Concerning => $", which is further from the comparator's {Figure(comparator)}",
                _ => $", which is as far from the comparator's {Figure(comparator)} as before",
            };
        }

        var isUp = direction is Direction.Up;
        var trend = judgement switch
        {
            Judgement.Improving => isUp ? Trend.IncreasingBetter : Trend.DecreasingBetter,
            Judgement.Concerning => isUp ? Trend.IncreasingWorse : Trend.DecreasingWorse,
            _ => isUp ? Trend.Increasing : Trend.Decreasing,
        };
        return new(trend, because + ".");
    }

    // The way that every step goes; null when they do not all go one way.
    internal static Direction? OneWay(IReadOnlyList<decimal> values)
    {
        var steps = values.Zip(values.Skip(1), (before, after) => Math.Sign(after - before)).Distinct().ToList();
        return steps switch { [1] => Direction.Up, [-1] => Direction.Down, _ => null };
    }

    private static string TooFewBecause(int count, int firstAfterBreak)
    {
        var there = count switch { 0 => "There is no value", 1 => "There is 1 value", _ => $"There are {count} values" };
        return $"{there}{(firstAfterBreak > 0 ? " since the series broke" : "")}: a direction needs at least {ValuesForDirection}.";
    }

    private static string Listed(IReadOnlyList<string> items) => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private static string Figure(decimal value) => ChartWords.Figure(value);
}
