using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>Compares an authority with others by the national figures. For everyone: none of it is a council's own record.</summary>
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

        return (await CompareAsync(db, authority, [(indicator, year)], cancellationToken))[0];
    }

    /// <summary>
    /// What was published last for an authority, by the indicators' codes; an indicator that is unknown, or of which nothing was published,
    /// is left out. As many queries for thirty indicators as for one.
    /// </summary>
    /// <param name="db">The database, of any council or none.</param>
    /// <param name="authorityCode">The authority's code: 895.</param>
    /// <param name="indicatorCodes">As <see cref="NationalIndicator.Code"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyDictionary<string, Comparators>> LatestAsync(
        PortalDbContext db, int authorityCode, IReadOnlyCollection<string> indicatorCodes, CancellationToken cancellationToken)
    {
        var authority = await db.Set<StatisticalArea>().SingleOrDefaultAsync(area => area.Code == authorityCode, cancellationToken);
        var published = await (
            from indicator in db.Set<NationalIndicator>()
            where indicatorCodes.Contains(indicator.Code)
            select new
            {
                Indicator = indicator,
                Last = db.Set<IndicatorValue>()
                    .Where(value => value.IndicatorId == indicator.Id && value.AreaCode == authorityCode && value.Value != null)
                    .OrderByDescending(value => value.Year).Select(value => value.Period).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var wanted = new List<(NationalIndicator, ReportingPeriod)>();
        foreach (var one in published)
            if (one.Last is not null && ReportingPeriod.TryParse(one.Last, out var period)) wanted.Add((one.Indicator, period));
        if (authority is null || wanted.Count == 0) return new Dictionary<string, Comparators>();
        return (await CompareAsync(db, authority, wanted, cancellationToken)).ToDictionary(comparators => comparators.Indicator.Code);
    }

    private static async Task<IReadOnlyList<Comparators>> CompareAsync(
        PortalDbContext db, StatisticalArea authority, IReadOnlyList<(NationalIndicator Indicator, ReportingPeriod Period)> wanted, CancellationToken cancellationToken)
    {
        var (indicators, years) = (wanted.Select(one => one.Indicator.Id).ToList(), wanted.Select(one => one.Period.Year).Distinct().ToList());
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
        return
        [
            .. wanted.Select(one => new Comparators(authority, one.Indicator, one.Period, [.. models.Select(model => new ModelComparison(
                model,
                Comparison.Of(
                    authority,
                    one.Indicator,
                    [.. neighbours.Where(neighbour => neighbour.Model == model).Select(neighbour => neighbour.NeighbourCode)],
                    [.. figures[(one.Indicator.Id, one.Period.Year)]])))])),
        ];
    }
}

/// <summary>An authority compared by one indicator in one period.</summary>
/// <param name="Authority">Who is compared.</param>
/// <param name="Indicator">By what.</param>
/// <param name="Period">When.</param>
/// <param name="Models">One for each model of statistical neighbours, the oldest first.</param>
public sealed record Comparators(
    StatisticalArea Authority, NationalIndicator Indicator, ReportingPeriod Period, IReadOnlyList<ModelComparison> Models);

/// <summary>A comparison by one model of statistical neighbours.</summary>
/// <param name="Model">The month that it was published: <c>2025-05</c>.</param>
/// <param name="Comparison">What it says.</param>
public sealed record ModelComparison(string Model, Comparison Comparison);
