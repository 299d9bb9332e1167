namespace SlipPortal.Domain.Oversight;

/// <summary>
/// Which values may leave a council for a comparison or a public pack. Counts from 1 to 5 are withheld, and so is what would reveal
/// them; true zeros and counts from 6 stay. The rule, its source and what is guaranteed: docs/suppression.md. Pure and deterministic.
/// </summary>
public static class Suppression
{
    /// <summary>The smallest count that is shown, apart from nought.</summary>
    public const int Smallest = 6;

    /// <summary>True for a count from 1 to 5, in cases; a part of a case (full-time equivalents) counts as one.</summary>
    public static bool IsSmall(decimal count) => count is > 0 and < Smallest;

    /// <summary>A figure that stands alone: no total, sum or other period is shown beside it that it is a part of.</summary>
    /// <param name="tally">A count, or a count of so many; null where there is none.</param>
    public static Verdict Of(Tally? tally) => new(tally, Array.Exists(Components([tally]), component => IsSmall(component[0] ?? 0)) ? Withheld.SmallCount : null);

    /// <summary>A percentage or rate of which only the denominator is known.</summary>
    /// <param name="value">In its unit, as published or typed.</param>
    /// <param name="denominator">Of so many cases.</param>
    /// <param name="per">What the unit is a number of: 100 for a percentage, 10,000 for a rate per 10,000.</param>
    /// <returns>Why it is withheld; null where it may be shown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value or denominator below nought, or a unit that is not above it.</exception>
    public static Withheld? OfShare(decimal value, decimal denominator, int per = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        var count = Math.Round(value / per * denominator, MidpointRounding.AwayFromZero);
        return IsSmall(denominator) || IsSmall(count) || IsSmall(denominator - count) ? Withheld.SmallCount : null;
    }

    /// <summary>A table with its totals, judged together.</summary>
    public static TableVerdicts Of(CountTable table) => TableSuppression.Judge(table);

    /// <summary>A series with all its sums over time, judged together.</summary>
    public static SeriesVerdicts Of(CountSeries series) => SeriesSuppression.Judge(series);

    /// <summary>
    /// Readings that each count from the same day on (“April to now”), whose periods are not shown: no two that are shown may differ by
    /// 1 to 5, because that is a count of what lies between them.
    /// </summary>
    /// <param name="readings">
    /// Counts, or counts of so many, since the first day, in the order of time, of one year; null where there is none. Of a share the differences of
    /// the rest are counts as well.
    /// </param>
    /// <exception cref="ArgumentException">Denominators in some readings only.</exception>
    public static IReadOnlyList<Verdict> OfRunningTotals(IReadOnlyList<Tally?> readings)
    {
        var components = Components(readings);
        var shown = Array.ConvertAll(components, _ => new List<long> { 0 });
        var verdicts = new List<Verdict>();
        for (var index = 0; index < readings.Count; index++)
        {
            var now = Array.ConvertAll(components, counts => counts[index]);
            // Of all that were shown, not of the last: a corrected reading may be lower.
            var isNearAnother = now.Zip(shown).Any(pair => pair.First is { } count && pair.Second.Exists(other => IsSmall(Math.Abs(count - other))));
            var why = Of(readings[index]).Why ?? (isNearAnother ? Withheld.WouldReveal : null);
            verdicts.Add(new(readings[index], why));
            if (why is not null) continue;
            foreach (var (count, before) in now.Zip(shown))
                if (count is { } visible) before.Add(visible);
        }

        return verdicts;
    }

    /// <summary>
    /// A value that is worked out from several others: a change, a mean of neighbours, a rank, a total of the rows that somebody chose.
    /// It is shown only where each of them is, and so says nothing that they do not say.
    /// </summary>
    /// <param name="parts">What it is worked out from.</param>
    /// <returns>Why it is withheld; null where it may be shown.</returns>
    public static Withheld? OfDerived(params IEnumerable<Verdict> parts) => parts.Any(part => part.Why is not null) ? Withheld.WouldReveal : null;

    /// <summary>
    /// The counts that cells stand for: of a share, the cases that count and the rest, each of which is about children; of a ratio of
    /// different things (cases for each worker), both. A total or denominator is small only where one of them is.
    /// </summary>
    /// <exception cref="ArgumentException">Only some cells have a denominator.</exception>
    internal static long?[][] Components(IReadOnlyList<Tally?> cells)
    {
        var known = cells.OfType<Tally>().ToList();
        long?[] counts = [.. cells.Select(cell => cell?.Count)];
        if (known.TrueForAll(cell => cell.OutOf is null)) return [counts];
        if (known.Exists(cell => cell.OutOf is null)) throw new ArgumentException("Either all cells have a denominator or none has.", nameof(cells));
        var areShares = known.TrueForAll(cell => cell.Count <= cell.OutOf);
        return [counts, [.. cells.Select(cell => areShares ? cell?.OutOf - cell?.Count : cell?.OutOf)]];
    }
}

/// <summary>A count, or a count of so many: what a percentage, rate or ratio is worked out from.</summary>
public sealed record Tally
{
    /// <summary>A count, or a count of so many.</summary>
    /// <param name="count">Cases, whole and not below nought.</param>
    /// <param name="outOf">The denominator, in cases; null for a plain count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below nought.</exception>
    public Tally(long count, long? outOf = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(outOf ?? 0, nameof(outOf));
        (Count, OutOf) = (count, outOf);
    }

    /// <summary>The cases that count.</summary>
    public long Count { get; }

    /// <summary>Of so many, or null.</summary>
    public long? OutOf { get; }

    /// <summary>Several together; null where one of them is not known.</summary>
    internal static Tally? Sum(IReadOnlyList<Tally?> parts) => parts.Count == 0 || parts.Contains(null)
        ? null
        : new(parts.Sum(part => part!.Count), parts[0]!.OutOf is null ? null : parts.Sum(part => part!.OutOf));
}

/// <summary>Why a value is withheld.</summary>
public enum Withheld
{
    /// <summary>It is, or stands on, a count from 1 to 5.</summary>
    SmallCount,

    /// <summary>With what else is shown it would reveal such a count.</summary>
    WouldReveal,

    /// <summary>Nobody said of how many cases it is, so it may be of very few.</summary>
    CountsUnknown,
}

/// <summary>What becomes of a cell. It holds for all that stands on it: a percentage, its numerator and its denominator are shown or withheld together.</summary>
public readonly record struct Verdict
{
    private readonly Tally? _tally;

    internal Verdict(Tally? tally, Withheld? why) => (_tally, Why) = (tally, why);

    /// <summary>Why it is withheld, or null.</summary>
    public Withheld? Why { get; }

    /// <summary>What may be shown; null where it is withheld, or where there is nothing.</summary>
    public Tally? Shown => Why is null ? _tally : null;
}

/// <summary>Reasons in words.</summary>
public static class WithheldWords
{
    /// <summary>“withheld: fewer than 6”: to stand where the value would.</summary>
    public static string InWords(this Withheld why) => why switch
    {
        Withheld.SmallCount => "withheld: fewer than 6",
        Withheld.WouldReveal => "withheld: it would reveal another",
        _ => "withheld: its counts are not known",
    };
}
