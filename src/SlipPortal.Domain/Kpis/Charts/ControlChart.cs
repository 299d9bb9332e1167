namespace SlipPortal.Domain.Kpis.Charts;

/// <summary>
/// The rule by which a point is more than chance. When a point meets several, the first of this order speaks for it: what the numbers do
/// comes before where they lie, so that a line that visibly rises is never called falling.
/// </summary>
public enum SignalRule
{
    /// <summary><see cref="ControlChart.TrendLength"/> or more points in a row, each above (or each below) the one before.</summary>
    Trend,

    /// <summary>Beyond a process limit; on the limit is not beyond it.</summary>
    Outside,

    /// <summary><see cref="ControlChart.ShiftLength"/> or more points in a row on one side of the mean.</summary>
    Shift,

    /// <summary>
    /// One of two or three points in the outer third towards a limit, out of three in a row that are all on that side of the mean. A point
    /// beyond the limit is <see cref="Outside"/> and does not count as near.
    /// </summary>
    NearLimit,
}

/// <summary>A sign that a point is more than chance ("special cause").</summary>
/// <param name="Rule">The rule that it meets.</param>
/// <param name="Direction">The way of a trend; for the other rules the side of the mean.</param>
/// <param name="Judgement">What that means by the polarity of the series.</param>
/// <param name="From">Index, among the chart's points, of the first of those that meet the rule together.</param>
/// <param name="To">Index of the last of them.</param>
public sealed record Signal(SignalRule Rule, Direction Direction, Judgement Judgement, int From, int To);

/// <summary>A stretch of a chart with a mean and limits of its own.</summary>
/// <param name="Start">Index of its first point among the chart's points.</param>
/// <param name="Length">How many periods it has, those without a value included.</param>
/// <param name="Count">How many values it has.</param>
/// <param name="Mean">The mean of its baseline, in the unit of the series; null without any value.</param>
/// <param name="LowerLimit">The lower process limit, not below the natural bound; null when there are too few points.</param>
/// <param name="UpperLimit">The upper process limit, not above the natural bound; null when there are too few points.</param>
public sealed record ChartSegment(int Start, int Length, int Count, decimal? Mean, decimal? LowerLimit, decimal? UpperLimit)
{
    /// <summary>True when there are too few points for limits, and so for any signal.</summary>
    public bool TooFew => UpperLimit is null;
}

/// <summary>What the variation up to the latest point says.</summary>
public enum Variation
{
    /// <summary>More than chance, and for the better.</summary>
    Improving,

    /// <summary>More than chance, and for the worse.</summary>
    Concerning,

    /// <summary>More than chance, upwards, where neither way is better.</summary>
    Up,

    /// <summary>More than chance, downwards, where neither way is better.</summary>
    Down,

    /// <summary>No more than chance.</summary>
    CommonCause,

    /// <summary>Nobody can say yet.</summary>
    TooFew,
}

/// <summary>What is to be expected of a target while nothing changes.</summary>
public enum Assurance
{
    /// <summary>Chance alone will not make it missed.</summary>
    Met,

    /// <summary>Chance alone will not make it met.</summary>
    Missed,

    /// <summary>Chance decides.</summary>
    HitAndMiss,
}

/// <summary>
/// An XmR chart (individuals and moving range) of one series by the rules of NHS England's "Making data count"
/// (https://www.england.nhs.uk/publication/making-data-count/), in their details as the NHS-R Community's package for that programme
/// calculates them (NHSRplotthedots: ptd_spc_standard.R, ptd_calculate_point_type.R), with outlying points kept in the moving range as the
/// programme's Excel tool keeps them: a point on the mean is on neither side and ends a shift; a value that repeats the one before ends a
/// trend; every point of a shift or trend has the signal, not only those after the seventh.
/// </summary>
/// <remarks>
/// This portal's own: a period without a value ends every run, because nobody knows on which side it would have been; a trend is judged by
/// its own direction, not by the side of the mean; no limits are drawn under <see cref="MinimumPoints"/> values, where the package draws
/// trial limits with a warning; a target that is just on a limit is met by every value to expect, where the package says hit and miss.
/// </remarks>
public sealed class ControlChart
{
    /// <summary>The mean moving range times this is the distance from the mean to a limit: 3 sigma, 3 / 1.128 (d2 of two values).</summary>
    public const decimal LimitFactor = 2.66m;

    /// <summary>
    /// Fewest values for limits. Source: NHSRplotthedots, vignette "Number of points required" ("Once we have enough (ie. >=12 data points)
    /// the calculations will be locked"); the Excel tool of "Making data count" takes baselines of 12 to 20 (the package's pull request 33).
    /// </summary>
    public const int MinimumPoints = 12;

    /// <summary>
    /// Fewest moving ranges for limits: just over half of the 11 that <see cref="MinimumPoints"/> values without gaps give. This portal's
    /// own: values that stand alone between gaps say nothing about the variation from one to the next.
    /// </summary>
    public const int MinimumMovingRanges = 6;

    /// <summary>Fewest points in a row on one side of the mean that are a shift ("Making data count": seven).</summary>
    public const int ShiftLength = 7;

    /// <summary>Fewest points in a row that are a trend: seven points, so six steps ("Making data count": seven).</summary>
    public const int TrendLength = 7;

    // A ratio as 100 / 3 has 28 digits, and the mean of twelve of them differs from them in the last: without rounding, points that are all
    // equal would lie beside their own mean.
    private const int Decimals = 10;

    private readonly Signal[][] _signals;

    private ControlChart(IReadOnlyList<ChartPoint> points, Improvement improvement, IReadOnlyList<ChartSegment> segments, Signal[][] signals)
    {
        Points = points;
        Improvement = improvement;
        Segments = segments;
        _signals = signals;
    }

    /// <summary>The points, the earliest first.</summary>
    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>Which way is better.</summary>
    public Improvement Improvement { get; }

    /// <summary>The segments, the earliest first: at least one, which is empty when there are no points.</summary>
    public IReadOnlyList<ChartSegment> Segments { get; }

    /// <summary>The segment that says how things are now: the last.</summary>
    public ChartSegment Current => Segments[^1];

    /// <summary>True when the current segment has too few points for limits. Earlier segments may have theirs.</summary>
    public bool TooFew => Current.TooFew;

    /// <summary>Index of the latest point of the current segment that has a value; null when none has.</summary>
    public int? Latest
    {
        get
        {
            for (var i = Points.Count - 1; i >= Current.Start; i--)
            {
                if (Points[i].Value is not null) return i;
            }

            return null;
        }
    }

    /// <summary>What the variation up to the latest point says; judged by the first of the point's signals.</summary>
    public Variation Variation =>
        TooFew ? Variation.TooFew
        : Latest is not { } latest || SignalsAt(latest) is not [var signal, ..] ? Variation.CommonCause
        : signal.Judgement switch
        {
            Judgement.Improving => Variation.Improving,
            Judgement.Concerning => Variation.Concerning,
            _ => signal.Direction is Direction.Up ? Variation.Up : Variation.Down,
        };

    /// <summary>The signals of a point in the order of <see cref="SignalRule"/>: the first speaks for it. Empty: no more than chance.</summary>
    /// <param name="index">Index among <see cref="Points"/>.</param>
    /// <exception cref="IndexOutOfRangeException">No such point.</exception>
    public IReadOnlyList<Signal> SignalsAt(int index) => _signals[index];

    /// <summary>
    /// What is to be expected of a target while nothing changes, by the limits of the current segment; null without a target, without
    /// limits or where neither way is better. A value on the target meets it.
    /// </summary>
    /// <param name="target">The value to reach ("at least" where higher is better, "at most" where lower is), in the unit of the series.</param>
    public Assurance? AgainstTarget(decimal? target)
    {
        if (target is null || Current is not { LowerLimit: { } lower, UpperLimit: { } upper }) return null;
        return Improvement switch
        {
            Improvement.Up => lower >= target ? Assurance.Met : upper < target ? Assurance.Missed : Assurance.HitAndMiss,
            Improvement.Down => upper <= target ? Assurance.Met : lower > target ? Assurance.Missed : Assurance.HitAndMiss,
            _ => null,
        };
    }

    /// <summary>Draws the chart of a series.</summary>
    /// <param name="points">The points, the earliest first, one for each period; null values are gaps.</param>
    /// <param name="improvement">Which way is better.</param>
    /// <param name="rebaseStarts">Indices of the points at which a segment with a mean and limits of its own begins; none: one segment.</param>
    /// <param name="baselineLength">
    /// The first so many values of each segment make its mean and limits, which later values then leave as they are; null: all its values
    /// do.
    /// </param>
    /// <param name="lowerBound">What no value can be below (0 for a count), or null. A bound that a value breaks is none and clips nothing.</param>
    /// <param name="upperBound">What no value can be above (100 for a percentage), or null.</param>
    /// <param name="hasLimits">False where the values are of too few cases each: then there is a mean and no more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A rebase start that is no point's index, or a baseline of fewer than <see cref="MinimumPoints"/>.
    /// </exception>
    public static ControlChart Draw(
        IReadOnlyList<ChartPoint> points,
        Improvement improvement,
        IEnumerable<int>? rebaseStarts = null,
        int? baselineLength = null,
        decimal? lowerBound = null,
        decimal? upperBound = null,
        bool hasLimits = true)
    {
        if (baselineLength < MinimumPoints) throw new ArgumentOutOfRangeException(nameof(baselineLength));
        var starts = (rebaseStarts ?? []).Order().Distinct().Where(start => start != 0).Prepend(0).ToList();
        if (starts.Any(start => start < 0 || (start > 0 && start >= points.Count))) throw new ArgumentOutOfRangeException(nameof(rebaseStarts));

        decimal?[] values = [.. points.Select(point => point.Value is { } value ? Round(value) : (decimal?)null)];
        if (values.Any(value => value < lowerBound)) lowerBound = null;
        if (values.Any(value => value > upperBound)) upperBound = null;

        var segments = new List<ChartSegment>();
        var signals = new List<Signal>?[points.Count];
        for (var s = 0; s < starts.Count; s++)
        {
            var (start, end) = (starts[s], s + 1 < starts.Count ? starts[s + 1] : points.Count);
            var (mean, reach) = Baseline(values, start, end, baselineLength);
            if (!hasLimits) reach = null;
            segments.Add(new(
                start, end - start, values[start..end].Count(value => value is not null), mean,
                // Only what is drawn is clipped: the outer third is reckoned from the limits as they come out.
                mean - reach < lowerBound ? lowerBound : mean - reach,
                mean + reach > upperBound ? upperBound : mean + reach));
            if (mean is not null && reach is not null) AddSignals(signals, values, start, end, mean.Value, reach.Value, improvement);
        }

        return new(points, improvement, segments, [.. signals.Select(each => each is null ? [] : each.OrderBy(signal => signal.Rule).ToArray())]);
    }

    // The mean, and the distance from it to either limit: null when there are too few points.
    private static (decimal? Mean, decimal? Reach) Baseline(decimal?[] values, int start, int end, int? length)
    {
        var used = Enumerable.Range(start, end - start).Where(i => values[i] is not null).Take(length ?? int.MaxValue).ToList();
        if (used.Count == 0) return (null, null);
        var mean = Round(used.Average(i => values[i]!.Value));
        var ranges = used.Zip(used.Skip(1)).Where(pair => pair.Second == pair.First + 1)
            .Select(pair => Math.Abs(values[pair.Second]!.Value - values[pair.First]!.Value)).ToList();
        return used.Count < MinimumPoints || ranges.Count < MinimumMovingRanges ? (mean, null) : (mean, Round(LimitFactor * ranges.Average()));
    }

    private static void AddSignals(
        List<Signal>?[] signals, decimal?[] values, int start, int end, decimal mean, decimal reach, Improvement improvement)
    {
        int[] sides = [.. values.Select(value => Math.Sign(value - mean ?? 0))];
        foreach (var (from, to, sign) in Runs(start, end, i => sides[i]))
        {
            if (to - from + 1 >= ShiftLength) Add(SignalRule.Shift, sign, from, to, Enumerable.Range(from, to - from + 1));
        }

        // A run of steps has one point more than it has steps.
        foreach (var (from, to, sign) in Runs(start + 1, end, i => Math.Sign(values[i] - values[i - 1] ?? 0)))
        {
            if (to - from + 2 >= TrendLength) Add(SignalRule.Trend, sign, from - 1, to, Enumerable.Range(from - 1, to - from + 2));
        }

        for (var i = start; i < end; i++)
        {
            if (IsOutside(i)) Add(SignalRule.Outside, sides[i], i, i, [i]);
            if (i < start + 2 || sides[i] == 0 || sides[i] != sides[i - 1] || sides[i] != sides[i - 2]) continue;
            var near = Enumerable.Range(i - 2, 3).Where(IsNearLimit).ToList();
            if (near.Count < 2) continue;
            // A point may be in three such threes; one of them is enough to say so.
            Add(SignalRule.NearLimit, sides[i], i - 2, i, near.Where(n => signals[n]?.Exists(signal => signal.Rule is SignalRule.NearLimit) is not true));
        }

        bool IsOutside(int i) => values[i] is { } value && Math.Abs(value - mean) > reach;
        bool IsNearLimit(int i) => values[i] is { } value && !IsOutside(i) && Math.Abs(value - mean) * 3 > reach * 2;

        void Add(SignalRule rule, int sign, int from, int to, IEnumerable<int> indices)
        {
            var direction = sign > 0 ? Direction.Up : Direction.Down;
            foreach (var i in indices.ToList()) (signals[i] ??= []).Add(new(rule, direction, Judge(direction, improvement), from, to));
        }
    }

    // The longest stretches of one sign; zero is part of none.
    private static IEnumerable<(int From, int To, int Sign)> Runs(int start, int end, Func<int, int> signOf)
    {
        for (var from = start; from < end;)
        {
            var (to, sign) = (from, signOf(from));
            while (to + 1 < end && signOf(to + 1) == sign) to++;
            if (sign != 0) yield return (from, to, sign);
            from = to + 1;
        }
    }

    internal static Judgement Judge(Direction direction, Improvement improvement) =>
        improvement is Improvement.Neither ? Judgement.Neither
        : (direction is Direction.Up) == (improvement is Improvement.Up) ? Judgement.Improving
        : Judgement.Concerning;

    private static decimal Round(decimal value) => Math.Round(value, Decimals);
}

/// <summary>What a chart says, in words that need no course in statistics.</summary>
public static class ChartWords
{
    /// <summary>The variation as people read it.</summary>
    public static string InWords(this Variation variation) => variation switch
    {
        Variation.Improving => "Special cause: improving",
        Variation.Concerning => "Special cause: concerning",
        Variation.Up => "Special cause: up (neither is better)",
        Variation.Down => "Special cause: down (neither is better)",
        Variation.CommonCause => "Common cause: no significant change",
        _ => "Too few points to judge",
    };

    /// <summary>What is to be expected of a target, as people read it.</summary>
    public static string InWords(this Assurance assurance) => assurance switch
    {
        Assurance.Met => "Will reliably be met",
        Assurance.Missed => "Will reliably be missed",
        _ => "Hit and miss",
    };

    /// <summary>The variation of a chart; where there are too few values for limits, how many are missing.</summary>
    public static string VariationInWords(this ControlChart chart) =>
        chart is { TooFew: true, Current.Count: < ControlChart.MinimumPoints and var count }
        ? $"{chart.Variation.InWords()}: limits need {ControlChart.MinimumPoints} values, and there {(count == 1 ? "is" : "are")} {count}: "
            + $"{ControlChart.MinimumPoints - count} more {(count == ControlChart.MinimumPoints - 1 ? "is" : "are")} needed"
        : chart.Variation.InWords();

    // Means are not measured to more digits than this.
    internal static string Figure(decimal value) => value.ToString("#,0.###");
}
