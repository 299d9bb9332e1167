using SlipPortal.Domain.Kpis;

namespace SlipPortal.Domain.Reference;

/// <summary>
/// An authority's figure beside those of its statistical neighbours, its region and England, and its place among all authorities.
/// </summary>
/// <param name="Own">Its own figure, or null where nothing was published, not even a reason.</param>
/// <param name="NeighboursMean">The plain mean of those of its neighbours that have a value, not rounded; null where none has.</param>
/// <param name="NeighboursWithValue">How many of them have one.</param>
/// <param name="Neighbours">How many neighbours the model gives it: ten, or none for an authority that the model does not know.</param>
/// <param name="Region">Its region's published figure, or null.</param>
/// <param name="England">England's published figure, or null.</param>
/// <param name="Rank">
/// Its place among current authorities with a value: 1 is best, equals share the better place. Null without a polarity or a value.
/// </param>
/// <param name="RankedAmong">How many current authorities have a value.</param>
/// <param name="Quartile">The quarter that it is in; null where <paramref name="Rank"/> is, or where the department gives no quartiles.</param>
public sealed record Comparison(
    Figure? Own, decimal? NeighboursMean, int NeighboursWithValue, int Neighbours, Figure? Region, Figure? England,
    int? Rank, int RankedAmong, QuartileBand? Quartile)
{
    /// <summary>Compares. Pure: everything it says comes from what it is given.</summary>
    /// <param name="authority">Whose comparison.</param>
    /// <param name="indicator">Of what.</param>
    /// <param name="neighbours">The codes of its neighbours in one model.</param>
    /// <param name="figures">The period's figures of all areas, each at most once.</param>
    public static Comparison Of(
        StatisticalArea authority, NationalIndicator indicator, IReadOnlyCollection<int> neighbours, IReadOnlyCollection<AreaFigure> figures)
    {
        var byArea = figures.ToDictionary(figure => figure.AreaCode, figure => figure.Figure);
        Figure? Find(int? code) => code is { } area && byArea.TryGetValue(area, out var figure) ? figure : null;

        var own = Find(authority.Code);
        var near = GroupMean.Of(neighbours, figures);
        var ranked = figures.Where(figure => figure.IsCurrentAuthority).Select(figure => figure.Figure.Value).OfType<decimal>().Order().ToList();
        var place = authority.IsCurrent && indicator.Polarity != Polarity.None ? own?.Value : null;
        return new(
            own, near.Mean, near.WithValue, near.Authorities, Find(authority.RegionCode), Find(StatisticalArea.England),
            place is { } value ? 1 + ranked.Count(other => IsBetter(indicator.Polarity, other, value)) : null,
            ranked.Count,
            place is { } ownValue && indicator.HasQuartiles ? Band(indicator.Polarity, ownValue, ranked) : null);
    }

    private static bool IsBetter(Polarity polarity, decimal one, decimal other) => polarity == Polarity.Lower ? one < other : one > other;

    // The bounds belong to the better quarter, as in LAIT.
    private static QuartileBand Band(Polarity polarity, decimal value, List<decimal> sorted)
    {
        decimal Bound(int quarter) => Quantile(sorted, polarity == Polarity.Lower ? quarter : 4 - quarter);
        return !IsBetter(polarity, Bound(1), value) ? QuartileBand.A
            : !IsBetter(polarity, Bound(2), value) ? QuartileBand.B
            : !IsBetter(polarity, Bound(3), value) ? QuartileBand.C
            : QuartileBand.D;
    }

    // Between two values in proportion: R's default (type 7), with which LAIT works.
    private static decimal Quantile(List<decimal> sorted, int quarter)
    {
        var at = (sorted.Count - 1) * quarter / 4m;
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

/// <summary>The mean of some authorities' figures: of neighbours, or of a set of a council's own.</summary>
/// <param name="Mean">The plain mean of those that have a value, not rounded; null where none has.</param>
/// <param name="WithValue">How many of them have one.</param>
/// <param name="Authorities">How many there are.</param>
public sealed record GroupMean(decimal? Mean, int WithValue, int Authorities)
{
    /// <summary>Works it out.</summary>
    /// <param name="authorities">Their codes, each once.</param>
    /// <param name="figures">A period's figures of all areas, each at most once.</param>
    public static GroupMean Of(IReadOnlyCollection<int> authorities, IReadOnlyCollection<AreaFigure> figures)
    {
        var values = figures.Where(figure => authorities.Contains(figure.AreaCode)).Select(figure => figure.Figure.Value).OfType<decimal>().ToList();
        return new(values.Count == 0 ? null : values.Average(), values.Count, authorities.Count);
    }
}

/// <summary>A figure of one area, for a comparison.</summary>
/// <param name="AreaCode">Which area.</param>
/// <param name="IsCurrentAuthority">Counts in a ranking: an authority that still exists.</param>
/// <param name="Figure">Its figure.</param>
public sealed record AreaFigure(int AreaCode, bool IsCurrentAuthority, Figure Figure);

/// <summary>A quarter of the authorities.</summary>
public enum QuartileBand
{
    /// <summary>The best quarter.</summary>
    A,

    /// <summary>The second best.</summary>
    B,

    /// <summary>The third.</summary>
    C,

    /// <summary>The worst.</summary>
    D,
}
