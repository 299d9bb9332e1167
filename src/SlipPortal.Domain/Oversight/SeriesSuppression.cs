namespace SlipPortal.Domain.Oversight;

/// <summary>
/// Counts of events by period, or counts of so many, one council’s and one measure’s, to be judged with every sum, mean and share over
/// several periods. Of a stock (children in care on the last day) no sums are shown: judge each value alone.
/// </summary>
public sealed record CountSeries
{
    /// <summary>A series.</summary>
    /// <param name="periods">From the first to the last, each once; null where nothing is known.</param>
    /// <param name="isStart">
    /// True for the index of a period from which sums begin again (April, for the year to date): no sum reaches over it while a small
    /// count before it waits for others. Null where sums run on (the last twelve months).
    /// </param>
    /// <exception cref="ArgumentException">Denominators in some periods only.</exception>
    public CountSeries(IEnumerable<Tally?> periods, Func<int, bool>? isStart = null)
    {
        Periods = [.. periods];
        Starts = [.. Enumerable.Range(0, Periods.Count).Where(index => isStart?.Invoke(index) ?? false)];
        _ = Suppression.Components(Periods);
    }

    /// <summary>The periods, from the first to the last.</summary>
    public IReadOnlyList<Tally?> Periods { get; }

    /// <summary>Indexes of the periods from which sums begin again.</summary>
    public IReadOnlyList<int> Starts { get; }
}

/// <summary>
/// What becomes of each period and of each sum over periods. It depends on the counts alone, not on which sums are asked for, and what
/// was said of earlier periods does not change when later ones come: so several downloads say no more than one.
/// </summary>
public sealed class SeriesVerdicts
{
    private readonly CountSeries _series;

    private readonly IReadOnlyList<SeriesPlace> _places;

    internal SeriesVerdicts(CountSeries series, IReadOnlyList<SeriesPlace> places) => (_series, _places) = (series, places);

    /// <summary>A period.</summary>
    /// <param name="index">Which, from 0.</param>
    public Verdict this[int index] => new(_series.Periods[index], WhyNot(index));

    /// <summary>The sum of periods, and with it their mean and their common percentage: of a quarter, the year to date, twelve months.</summary>
    /// <param name="from">The index of the first.</param>
    /// <param name="to">The index of the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">It ends before it begins, or outside the series.</exception>
    public Verdict Sum(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        if (Tally.Sum([.. _series.Periods.Skip(from).Take(to - from + 1)]) is not { } sum) return default;
        var (first, last) = (_places[from], _places[to]);
        var isOfWholeBlocks = first.IsFirst && last.IsClosed && first.Stretch == last.Stretch;
        var isOfShown = Enumerable.Range(from, to - from + 1).All(index => WhyNot(index) is null);
        return new(sum, isOfWholeBlocks || isOfShown ? null : Withheld.WouldReveal);
    }

    /// <summary>The change from one period to another.</summary>
    /// <returns>Why it is withheld; null where it may be shown, with both of them.</returns>
    public Withheld? Change(int from, int to) => Suppression.OfDerived(this[from], this[to]);

    private Withheld? WhyNot(int index) => _series.Periods[index] is not { } tally || (tally.Count, tally.OutOf ?? 0) == (0, 0) ? null
        : Suppression.Of(tally).Why ?? (_places[index] is { IsFirst: true, IsClosed: true } ? null : Withheld.WouldReveal);
}

/// <summary>Where a period stands.</summary>
/// <param name="Stretch">Sums are shown within one stretch only.</param>
/// <param name="IsFirst">First of its block.</param>
/// <param name="IsClosed">Last of its block, whose sum may be shown.</param>
internal readonly record struct SeriesPlace(int Stretch, bool IsFirst, bool IsClosed);

/// <summary>
/// Puts each small count together with the periods after it, until the sum of that block hides it. Sums are shown of whole blocks only,
/// so everything that can be worked out from any of them follows from the sums of the blocks, each of which is 0 or at least 6.
/// </summary>
internal static class SeriesSuppression
{
    /// <summary>Judges a series.</summary>
    public static SeriesVerdicts Judge(CountSeries series)
    {
        var components = Suppression.Components(series.Periods);
        var places = new SeriesPlace[series.Periods.Count];
        var (first, stretch) = (0, 0);
        for (var index = 0; index < places.Length; index++)
        {
            if (index > 0 && first < index && (series.Starts.Contains(index) || series.Periods[index - 1] is null))
            {
                // What waits at a gap or at the end of a year stays open for ever, and no sum reaches over it.
                stretch++;
                first = index;
            }

            var isClosed = series.Periods[index] is not null && Array.TrueForAll(components, counts => Hides(counts.AsSpan(first..(index + 1))));
            places[index] = new(stretch, first == index, isClosed);
            if (isClosed) first = index + 1;
        }

        return new(series, places);
    }

    // The sum of a block says of no small count in it which it is: one of them may be one more or less, and another makes up for it.
    private static bool Hides(ReadOnlySpan<long?> block)
    {
        long sum = 0;
        foreach (var count in block) sum += count ?? 0;
        if (Suppression.IsSmall(sum)) return false;
        for (var index = 0; index < block.Length; index++)
        {
            var isHidden = !Suppression.IsSmall(block[index] ?? 0);
            for (var other = 0; other < block.Length && !isHidden; other++)
                isHidden = other != index && (MayTrade(block[index], block[other]) || MayTrade(block[other], block[index]));
            if (!isHidden) return false;
        }

        return true;
    }

    private static bool MayTrade(long? more, long? less) => MayBecome(more, 1) && MayBecome(less, -1);

    // As the reader of the reasons knows: a small count is from 1 to 5, another withheld one at least 6.
    private static bool MayBecome(long? count, int change) =>
        count is { } value and not 0 && (Suppression.IsSmall(value) ? Suppression.IsSmall(value + change) : value + change >= Suppression.Smallest);
}
