using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>
/// Compares an authority with others by the national figures, which are for everyone; a council's measures also with its own sets of
/// authorities, which are its own record.
/// </summary>
public static class ComparatorReader
{
    /// <summary>What was published for an authority, an indicator and a period, once for each model of statistical neighbours.</summary>
    /// <param name="db">The database, of any council or none.</param>
    /// <param name="authorityCode">The authority's code: 895.</param>
    /// <param name="indicatorCode">As <see cref="NationalIndicator.Code"/>.</param>
    /// <param name="period">“2025”; “2024-25” is the same year.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">No such authority or indicator, or the period is no year.</exception>
    public static async Task<Comparators> ReadAsync(
        PortalDbContext db, int authorityCode, string indicatorCode, string period, CancellationToken cancellationToken)
    {
        var authority = await db.Set<StatisticalArea>()
            .SingleOrDefaultAsync(area => area.Code == authorityCode && area.Kind == AreaKind.Authority, cancellationToken)
            ?? throw new RefusedException($"There is no authority with the code {authorityCode}.");
        var indicator = await db.Set<NationalIndicator>().SingleOrDefaultAsync(one => one.Code == indicatorCode, cancellationToken)
            ?? throw new RefusedException($"There is no national measure “{indicatorCode}”.");
        if (!ReportingPeriod.TryParse(period, out var year)) throw new RefusedException($"“{period}” is no year: write 2025, or 2024-25.");

        return (await CompareAsync(db, authority, [new(indicator, indicator.Polarity, year)], null, cancellationToken))[0];
    }

    /// <summary>
    /// What was published last for an authority, of each measure of the context's council, whose own polarity counts where the source has
    /// none, and beside the council's own sets of authorities. A measure whose indicator is unknown, or of which nothing was published, is
    /// left out. As many queries for thirty measures and ten sets as for one.
    /// </summary>
    /// <param name="db">The database, of the council.</param>
    /// <param name="authorityCode">The authority's code: 895.</param>
    /// <param name="measures">What they are compared by.</param>
    /// <param name="day">The sets that hold on this day.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyDictionary<TiedMeasure, Comparators>> OfMeasuresAsync(
        PortalDbContext db, int authorityCode, IReadOnlyCollection<TiedMeasure> measures, DateOnly day, CancellationToken cancellationToken)
    {
        var codes = measures.Select(measure => measure.IndicatorCode).Distinct().ToList();
        var authority = await db.Set<StatisticalArea>().SingleOrDefaultAsync(area => area.Code == authorityCode, cancellationToken);
        var published = (await (
            from indicator in db.Set<NationalIndicator>()
            where codes.Contains(indicator.Code)
            select new
            {
                Indicator = indicator,
                Last = db.Set<IndicatorValue>()
                    .Where(value => value.IndicatorId == indicator.Id && value.AreaCode == authorityCode && value.Value != null)
                    .OrderByDescending(value => value.Year).Select(value => value.Period).FirstOrDefault(),
            }).ToListAsync(cancellationToken)).ToDictionary(one => one.Indicator.Code);
        var (found, wanted) = (new List<TiedMeasure>(), new List<Wanted>());
        foreach (var measure in measures.Distinct())
        {
            if (!published.TryGetValue(measure.IndicatorCode, out var one) || one.Last is null || !ReportingPeriod.TryParse(one.Last, out var period)) continue;
            found.Add(measure);
            wanted.Add(new(one.Indicator, one.Indicator.PolarityFor(measure.Polarity), period));
        }

        if (authority is null || wanted.Count == 0) return new Dictionary<TiedMeasure, Comparators>();
        var compared = await CompareAsync(db, authority, wanted, day, cancellationToken);
        return found.Zip(compared).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static async Task<IReadOnlyList<Comparators>> CompareAsync(
        PortalDbContext db, StatisticalArea authority, IReadOnlyList<Wanted> wanted, DateOnly? day, CancellationToken cancellationToken)
    {
        var (indicators, years) = (wanted.Select(one => one.Indicator.Id).Distinct().ToList(), wanted.Select(one => one.Period.Year).Distinct().ToList());
        var figures = (await (
            from value in db.Set<IndicatorValue>()
            join area in db.Set<StatisticalArea>() on value.AreaCode equals area.Code
            where indicators.Contains(value.IndicatorId) && years.Contains(value.Year)
            select new
            {
                value.IndicatorId,
                value.Year,
                Figure = new AreaFigure(area.Code, area.Kind == AreaKind.Authority && area.IsCurrent, new Figure(value.Value, value.Missing)),
            }).ToListAsync(cancellationToken)).ToLookup(value => (value.IndicatorId, value.Year), value => value.Figure);
        // Each model is asked for, even where it does not know this authority: it says so by having no neighbours.
        var authorityCode = authority.Code;
        var neighbours = await db.Set<StatisticalNeighbour>().Where(neighbour => neighbour.AreaCode == authorityCode)
            .OrderBy(neighbour => neighbour.Rank).ToListAsync(cancellationToken);
        var models = await db.Set<StatisticalNeighbour>().Select(neighbour => neighbour.Model).Distinct().Order().ToListAsync(cancellationToken);
        var sets = day is { } on ? await SetsAsync(db, authority, on, cancellationToken) : [];
        return
        [
            .. wanted.Select(one =>
            {
                List<AreaFigure> ofAll = [.. figures[(one.Indicator.Id, one.Period.Year)]];
                return new Comparators(
                    authority,
                    one.Indicator,
                    one.Polarity,
                    one.Period,
                    [
                        .. models.Select(model => new ModelComparison(
                            model,
                            Comparison.Of(
                                authority,
                                one.Indicator with { Polarity = one.Polarity },
                                [.. neighbours.Where(neighbour => neighbour.Model == model).Select(neighbour => neighbour.NeighbourCode)],
                                ofAll))),
                    ],
                    [.. sets.Select(set => new SetComparison(set.Name, set.From, GroupMean.Of(set.Authorities, ofAll)))]);
            }),
        ];
    }

    // A council that has since said that it is another authority is not compared with itself.
    private static async Task<List<(string Name, DateOnly From, List<int> Authorities)>> SetsAsync(
        PortalDbContext db, StatisticalArea authority, DateOnly day, CancellationToken cancellationToken)
    {
        var own = authority.Code;
        var sets = await db.Set<ComparisonSet>().Where(set => set.From <= day && (set.Until == null || set.Until >= day)).OrderBy(set => set.Name)
            .Select(set => new
            {
                set.Name,
                set.From,
                Authorities = db.Set<ComparisonSetMember>().Where(member => member.SetId == set.Id && member.AreaCode != own).Select(member => member.AreaCode).ToList(),
            }).ToListAsync(cancellationToken);
        return sets.ConvertAll(set => (set.Name, set.From, set.Authorities));
    }

    private sealed record Wanted(NationalIndicator Indicator, Polarity Polarity, ReportingPeriod Period);
}

/// <summary>What a council's measure is compared by.</summary>
/// <param name="IndicatorCode">As <see cref="NationalIndicator.Code"/>.</param>
/// <param name="Polarity">The measure's own.</param>
public sealed record TiedMeasure(string IndicatorCode, Polarity Polarity);

/// <summary>An authority compared by one indicator in one period.</summary>
/// <param name="Authority">Who is compared.</param>
/// <param name="Indicator">By what.</param>
/// <param name="Polarity">Which way is better in its places: the indicator's polarity, or the measure's own where the source has none.</param>
/// <param name="Period">When.</param>
/// <param name="Models">One for each model of statistical neighbours, the oldest first.</param>
/// <param name="Sets">One for each of the council's own sets, by name.</param>
public sealed record Comparators(
    StatisticalArea Authority, NationalIndicator Indicator, Polarity Polarity, ReportingPeriod Period, IReadOnlyList<ModelComparison> Models,
    IReadOnlyList<SetComparison> Sets)
{
    /// <summary>True where the source does not say which way is better and the measure does.</summary>
    public bool IsMeasuresPolarity => Polarity != Indicator.Polarity;
}

/// <summary>A comparison with a set of the council's own.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="From">The day that it holds from.</param>
/// <param name="Mean">The mean of its authorities.</param>
public sealed record SetComparison(string Name, DateOnly From, GroupMean Mean);

/// <summary>A comparison by one model of statistical neighbours.</summary>
/// <param name="Model">The month that it was published: <c>2025-05</c>.</param>
/// <param name="Comparison">What it says.</param>
public sealed record ModelComparison(string Model, Comparison Comparison);
