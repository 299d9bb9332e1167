using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Notice;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>
/// Measures of several councils side by side: the same number of queries for two councils and for all. National figures are for everyone; what is
/// a council's own is read as far as its grants and memberships go, and shown beside others' as <see cref="MeasureComparison"/> says.
/// </summary>
/// <param name="reader">Where councils' records are read.</param>
/// <param name="access">Which councils are open to the person.</param>
/// <param name="today">Today, here.</param>
internal sealed class CompareQueries(CrossTenantReader reader, CouncilReach access, DateOnly today)
{
    // As many years of own values as somebody compares.
    private const int Years = 5;

    private readonly OpenRecords _records = new(reader);

    /// <summary>The councils whose measures are open to the person, by name, with those that they chose; all of them where they chose none.</summary>
    /// <param name="chosen">What stands in the councils' addresses.</param>
    /// <param name="kind">What is compared of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Chosen> ChooseAsync(IReadOnlyCollection<string> chosen, RecordKind kind, CancellationToken cancellationToken)
    {
        var reach = await reader.ReachAsync(cancellationToken);
        var open = (await access.CouncilsAsync(cancellationToken)).Where(council => reach.TryGetValue(council.Id, out var mine) && mine.Allows(kind, Verb.View)).ToList();
        var picked = open.Where(council => chosen.Contains(council.Slug, StringComparer.OrdinalIgnoreCase)).ToList();
        return new(open, picked.Count == 0 ? open : picked, reach);
    }

    /// <summary>Models of statistical neighbours, the newest first.</summary>
    public Task<List<string>> ModelsAsync(CancellationToken cancellationToken) =>
        reader.Directory<StatisticalNeighbour>().Select(neighbour => neighbour.Model).Distinct().OrderDescending().ToListAsync(cancellationToken);

    /// <summary>Each council's last notice, as far as the person may see it, by the council's id.</summary>
    public Task<IReadOnlyDictionary<string, NoticeHead>> NoticesAsync(CancellationToken cancellationToken) => _records.LastNoticesAsync(cancellationToken);

    /// <summary>Each national measure that a measure of one of these councils is tied to, with what was published last for each council.</summary>
    public async Task<IReadOnlyList<MeasureRow>> MeasuresAsync(IReadOnlyCollection<string> councils, string model, CancellationToken cancellationToken)
    {
        var tied = await reader.Query<Kpi>().Where(kpi => kpi.IndicatorCode != null && kpi.ClosedAt == null && councils.Contains(kpi.TenantId))
            .Select(kpi => new { Code = kpi.IndicatorCode!, kpi.Polarity }).Distinct().ToListAsync(cancellationToken);
        var codes = tied.Select(kpi => kpi.Code).Distinct().ToList();
        var figures = (await _records.PublishedLast(model).Where(figure => councils.Contains(figure.TenantId) && codes.Contains(figure.Indicator.Code))
            .ToListAsync(cancellationToken)).ToLookup(figure => figure.Indicator);
        return
        [
            .. figures.Select(each =>
            {
                var polarity = each.Key.PolarityFor(Agreed(tied.Where(kpi => kpi.Code == each.Key.Code).Select(kpi => kpi.Polarity)));
                return new MeasureRow(
                    each.Key, polarity,
                    each.ToDictionary(
                        figure => figure.TenantId,
                        figure => new MeasureCell(
                            figure.Value, figure.Period, figure.Mean, figure.With, MeasureComparison.Behind(polarity, figure.Value, figure.Mean))));
            }).OrderByDescending(row => row.Cells.Values.Max(cell => cell.Behind) ?? decimal.MinValue).ThenBy(row => row.Indicator.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>One measure of these councils; null where there is no such measure.</summary>
    public async Task<MeasureView?> MeasureAsync(string code, Chosen chosen, string model, CancellationToken cancellationToken)
    {
        if (await reader.Directory<NationalIndicator>().FirstOrDefaultAsync(one => one.Code == code, cancellationToken) is not { } indicator) return null;
        var ids = chosen.Picked.Select(council => council.Id).ToList();
        var choices = (await (
            from choice in reader.Query<ComparisonChoice>()
            join area in reader.Directory<StatisticalArea>() on choice.AreaCode equals area.Code
            where ids.Contains(choice.TenantId)
            select new
            {
                choice.TenantId,
                Area = area,
                Neighbours = reader.Directory<StatisticalNeighbour>().Where(neighbour => neighbour.AreaCode == area.Code && neighbour.Model == model)
                    .Select(neighbour => neighbour.NeighbourCode).ToList(),
            }).ToListAsync(cancellationToken)).ToDictionary(choice => choice.TenantId);
        var values = await (
            from value in reader.Directory<IndicatorValue>()
            join area in reader.Directory<StatisticalArea>() on value.AreaCode equals area.Code
            where value.IndicatorId == indicator.Id
            select new
            {
                value.Year,
                value.Period,
                Figure = new AreaFigure(area.Code, area.Kind == AreaKind.Authority && area.IsCurrent, new Figure(value.Value, value.Missing)),
            }).ToListAsync(cancellationToken);
        var (byYear, byArea) = (values.ToLookup(value => value.Year, value => value.Figure), values.ToLookup(value => value.Figure.AreaCode));
        var sets = await SetsAsync(ids, cancellationToken);
        var measures = await OwnAsync(code, chosen, ids, cancellationToken);
        var notices = await NoticesAsync(cancellationToken);
        var polarity = indicator.PolarityFor(Agreed(measures.Values.Select(measure => measure.Values.Shape.Polarity)));
        var series = MeasureComparison.Of(
            indicator,
            chosen.Picked.ConvertAll(council => new ComparedCouncil(
                council.Id, council.Name, notices.GetValueOrDefault(council.Id)?.ServedOn,
                choices.TryGetValue(council.Id, out var choice)
                    ? [.. byArea[choice.Area.Code].Select(value => new PublishedValue(value.Year, value.Period, value.Figure.Figure))]
                    : [],
                measures.GetValueOrDefault(council.Id).Values)));
        return new(
            indicator, polarity, model,
            [
                .. series.Select(each =>
                {
                    var choice = choices.GetValueOrDefault(each.Council.Id);
                    var kpi = measures.TryGetValue(each.Council.Id, out var measure) ? measure.Kpi : (Guid?)null;
                    var last = each.Council.Published.Where(value => value.Figure.Value is not null).MaxBy(value => value.Year);
                    if (choice is null || last is null) return new MeasureLine(each, kpi, null, null, null, null, []);
                    List<AreaFigure> ofYear = [.. byYear[last.Year]];
                    var (area, near) = (choice.Area, choice.Neighbours);
                    var nearValues = ofYear.Where(figure => near.Contains(figure.AreaCode)).Select(figure => figure.Figure.Value).OfType<decimal>().ToList();
                    return new MeasureLine(
                        each, kpi, Comparison.Of(area, indicator with { Polarity = polarity }, near, ofYear), last.Period,
                        nearValues.Count == 0 ? null : nearValues.Min(), nearValues.Count == 0 ? null : nearValues.Max(),
                        [.. sets[each.Council.Id].Select(set => (set.Name, GroupMean.Of([.. set.Authorities.Where(code => code != area.Code)], ofYear)))]);
                }),
            ]);
    }

    // Sets of authorities that hold now, of each council's own choosing.
    private async Task<ILookup<string, (string Name, List<int> Authorities)>> SetsAsync(List<string> councils, CancellationToken cancellationToken) => (
        await reader.Query<ComparisonSet>().Where(set => councils.Contains(set.TenantId) && set.From <= today && (set.Until == null || set.Until >= today)).OrderBy(set => set.Name)
            .Select(set => new
            {
                set.TenantId,
                set.Name,
                Authorities = reader.Query<ComparisonSetMember>().Where(member => member.TenantId == set.TenantId && member.SetId == set.Id).Select(member => member.AreaCode).ToList(),
            }).ToListAsync(cancellationToken)).ToLookup(set => set.TenantId, set => (set.Name, set.Authorities));

    // Each council's own measure that is tied to a national one, with its last five years; the first by its ref where several are.
    private async Task<IReadOnlyDictionary<string, (Guid Kpi, OwnValues Values)>> OwnAsync(string code, Chosen chosen, List<string> councils, CancellationToken cancellationToken)
    {
        var kpis = (await reader.Query<Kpi>().Where(kpi => kpi.IndicatorCode == code && kpi.ClosedAt == null && councils.Contains(kpi.TenantId))
            .OrderBy(kpi => kpi.SortKey)
            .Select(kpi => new { kpi.Id, kpi.TenantId, kpi.PracticeAreaId, Shape = new KpiShape(kpi.Unit, kpi.Decimals, kpi.Polarity, kpi.Frequency, kpi.Aggregation) })
            .ToListAsync(cancellationToken)).DistinctBy(kpi => kpi.TenantId).ToList();
        // Whole financial years, so that what is withheld of a year does not depend on the day of the look.
        var since = Period.Of(PeriodKind.FinancialYear, today.AddYears(-Years)).Start;
        var points = await _records.PointsAsync(councils, kpis.ConvertAll(kpi => kpi.Id), since, cancellationToken);
        return kpis.ToDictionary(
            kpi => kpi.TenantId,
            kpi => (kpi.Id, new OwnValues(
                chosen.Reach[kpi.TenantId] is var reach && (reach.IsMember || reach.Allows(RecordKind.Kpis, Verb.Compare, kpi.PracticeAreaId)),
                kpi.Shape, [.. points[kpi.Id]])));
    }

    // Which way is better where the source does not say: as the councils' own measures have it, if they agree.
    private static Polarity Agreed(IEnumerable<Polarity> polarities) => polarities.Distinct().ToList() is [var one] ? one : Polarity.None;
}

/// <summary>Which councils are compared.</summary>
/// <param name="Open">Those that could be.</param>
/// <param name="Picked">Those that are.</param>
/// <param name="Reach">What the person may do in each, by its id.</param>
internal sealed record Chosen(IReadOnlyList<OpenCouncil> Open, List<OpenCouncil> Picked, IReadOnlyDictionary<string, Reach> Reach);

/// <summary>A measure in the list.</summary>
/// <param name="Indicator">The measure.</param>
/// <param name="Polarity">Which way is better.</param>
/// <param name="Cells">What was published last, by the council's id.</param>
internal sealed record MeasureRow(NationalIndicator Indicator, Polarity Polarity, IReadOnlyDictionary<string, MeasureCell> Cells);

/// <summary>What was published last of a measure for a council.</summary>
/// <param name="Value">The value.</param>
/// <param name="Period">Of when.</param>
/// <param name="Neighbours">The mean of its neighbours of that year, or null.</param>
/// <param name="With">How many of them have a value.</param>
/// <param name="Behind">How far it is behind them, as a share; null where nobody can say.</param>
internal sealed record MeasureCell(decimal Value, string Period, decimal? Neighbours, int With, decimal? Behind);

/// <summary>A measure of several councils.</summary>
/// <param name="Indicator">The measure.</param>
/// <param name="Polarity">Which way is better.</param>
/// <param name="Model">By which model the neighbours are those that they are.</param>
/// <param name="Lines">A line for each council.</param>
internal sealed record MeasureView(NationalIndicator Indicator, Polarity Polarity, string Model, IReadOnlyList<MeasureLine> Lines);

/// <summary>A council's line.</summary>
/// <param name="Series">Its values.</param>
/// <param name="Kpi">Its own measure, where that is open to the person; or null.</param>
/// <param name="Comparison">What was published last for it, beside others; null where nothing was, or nobody has said which authority it is.</param>
/// <param name="Period">Of when that is.</param>
/// <param name="Lowest">The lowest of its neighbours, or null.</param>
/// <param name="Highest">The highest, or null.</param>
/// <param name="Sets">The means of the council's own sets of authorities.</param>
internal sealed record MeasureLine(
    ComparedSeries Series, Guid? Kpi, Comparison? Comparison, string? Period, decimal? Lowest, decimal? Highest, IReadOnlyList<(string Name, GroupMean Mean)> Sets);
