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

        return await ReadAsync(db, authority, indicator, year, cancellationToken);
    }

    /// <summary>What was published last for an authority and an indicator, once for each model; null where nothing was, or either is unknown.</summary>
    /// <inheritdoc cref="ReadAsync(PortalDbContext, int, string, string, CancellationToken)"/>
    public static async Task<Comparators?> LatestAsync(PortalDbContext db, int authorityCode, string indicatorCode, CancellationToken cancellationToken)
    {
        var last = await (
            from value in db.Set<IndicatorValue>()
            join one in db.Set<NationalIndicator>() on value.IndicatorId equals one.Id
            where one.Code == indicatorCode && value.AreaCode == authorityCode && value.Value != null
            orderby value.Year descending
            select value.Period).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : await ReadAsync(db, authorityCode, indicatorCode, last, cancellationToken);
    }

    private static async Task<Comparators> ReadAsync(
        PortalDbContext db, StatisticalArea authority, NationalIndicator indicator, ReportingPeriod year, CancellationToken cancellationToken)
    {
        var authorityCode = authority.Code;
        var figures = await (
            from value in db.Set<IndicatorValue>()
            join area in db.Set<StatisticalArea>() on value.AreaCode equals area.Code
            where value.IndicatorId == indicator.Id && value.Year == year.Year
            select new AreaFigure(area.Code, area.Kind == AreaKind.Authority && area.IsCurrent, new Figure(value.Value, value.Missing)))
            .ToListAsync(cancellationToken);
        // Each model is asked for, even where it does not know this authority: it says so by having no neighbours.
        var neighbours = await db.Set<StatisticalNeighbour>().Where(neighbour => neighbour.AreaCode == authorityCode)
            .OrderBy(neighbour => neighbour.Rank).ToListAsync(cancellationToken);
        var models = await db.Set<StatisticalNeighbour>().Select(neighbour => neighbour.Model).Distinct().Order().ToListAsync(cancellationToken);
        return new(authority, indicator, year, [.. models.Select(model => new ModelComparison(
            model,
            Comparison.Of(authority, indicator, [.. neighbours.Where(one => one.Model == model).Select(one => one.NeighbourCode)], figures)))]);
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
