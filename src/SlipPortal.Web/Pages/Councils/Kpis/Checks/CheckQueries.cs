using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Pages.Councils.Kpis.Teams;

namespace SlipPortal.Web.Pages.Councils.Kpis.Checks;

/// <summary>What does not fit together in the measures that are stored.</summary>
internal static class CheckQueries
{
    /// <summary>Every finding, in the order of the measures' refs, with the answer that stands for it or null.</summary>
    /// <param name="db">The council’s records.</param>
    /// <param name="today">Decides what is stale.</param>
    /// <param name="isMember">Only members see what does not fit between a whole and its teams: it tells all their values.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<CheckRow>> FindingsAsync(
        this PortalDbContext db, DateOnly today, bool isMember, CancellationToken cancellationToken) =>
        await db.CheckAsync(
            await db.ViewsAsync(db.KpiRows().Where(kpi => !kpi.IsClosed), today, cancellationToken), isMember, cancellationToken);

    /// <summary>The findings on one measure, for those who may answer them: members.</summary>
    public static async Task<IReadOnlyList<CheckRow>> FindingsAsync(this PortalDbContext db, KpiRow kpi, DateOnly today, CancellationToken cancellationToken)
    {
        // Its whole and its parts are read with it: some rules are about them together.
        var together = db.KpiRows().Where(row => !row.IsClosed && (row.Id == kpi.Id || row.Id == kpi.PartOfId || row.PartOfId == kpi.Id));
        var views = await db.ViewsAsync(together, today, cancellationToken);
        return [.. (await db.CheckAsync(views, isMember: true, cancellationToken)).Where(row => row.KpiId == kpi.Id)];
    }

    private static async Task<IReadOnlyList<CheckRow>> CheckAsync(
        this PortalDbContext db, IReadOnlyList<KpiView> measures, bool isMember, CancellationToken cancellationToken)
    {
        var ids = measures.Select(measure => measure.Kpi.Id).ToList();
        var answers = (await db.Set<CheckAnswer>().Where(answer => ids.Contains(answer.KpiId) && answer.SupersededAt == null)
            .OrderByDescending(answer => answer.RecordedAt).ToListAsync(cancellationToken)).ToLookup(answer => answer.KpiId);
        var stated = (await db.Set<StatedYearToDate>().Where(stated => ids.Contains(stated.KpiId) && stated.SupersededAt == null)
            .OrderByDescending(stated => stated.PeriodStart).ToListAsync(cancellationToken)).ToLookup(stated => stated.KpiId);
        var inBooks = await db.Set<Kpi>().Where(kpi => kpi.ClosedAt == null && db.Set<BookLine>().Any(line => line.KpiId == kpi.Id))
            .OrderBy(kpi => kpi.SortKey).Select(kpi => kpi.Ref).ToListAsync(cancellationToken);
        var figures = await db.FiguresAsync(measures, cancellationToken);
        var byTeam = isMember
            ? (await db.TeamsAsync([.. measures.Select(measure => (measure.Kpi, measure.Series))], isMember, cancellationToken))
                .ToDictionary(view => view.Kpi.Id)
            : [];
        var byId = measures.ToDictionary(measure => measure.Kpi.Id);
        var parts = measures.ToLookup(measure => measure.Kpi.PartOfId);
        return
        [
            .. from measure in measures
               from finding in (CheckFinding?[])
               [
                   .. BookChecks.Of(Checked(measure) with
                   {
                       Target = measure.Kpi.Target,
                       // What is rated is rated here: by the rule, or by hand.
                       IsRated = true,
                       Whole = measure.Kpi.PartOfId is { } whole && byId.TryGetValue(whole, out var of) ? Checked(of) : null,
                       // The latest that a source states.
                       YearToDate = stated[measure.Kpi.Id].Select(stated => new StatedValue(stated.Until, stated.Value, stated.SourceFile)).FirstOrDefault(),
                   }),
                   Shares(measure, [.. parts[measure.Kpi.Id]]),
                   measure.Kpi.Target is not null && !inBooks.Contains(measure.Kpi.Ref) ? BookChecks.NotInBook(measure.Kpi.Ref, inBooks) : null,
                   measure.IsStale ? Stale(measure) : null,
                   .. Comparators(measure, figures),
                   .. byTeam.GetValueOrDefault(measure.Kpi.Id)?.Findings ?? [],
               ]
               where finding is not null
               select new CheckRow(
                   measure.Kpi.Id, measure.Kpi.Title, finding, answers[measure.Kpi.Id].FirstOrDefault(answer => answer.Answers(finding))),
        ];
    }

    // What a book states of others is held against the national figure as soon as the measure is tied to one.
    private static IEnumerable<CheckFinding?> Comparators(
        KpiView measure, ILookup<Guid, (ComparatorKind Kind, decimal Value, string Period)> figures) =>
        from stated in measure.Stated
        from figure in figures[measure.Kpi.Id]
        where figure.Kind == stated.Kind
        select BookChecks.Comparator(measure.Kpi.Ref, measure.Kpi.Shape, stated, figure.Value, figure.Period);

    // The national figures of the measures that a book states averages for: one query, and none where no such measure is tied.
    private static async Task<ILookup<Guid, (ComparatorKind Kind, decimal Value, string Period)>> FiguresAsync(
        this PortalDbContext db, IReadOnlyList<KpiView> measures, CancellationToken cancellationToken)
    {
        var tied = measures.Where(measure => measure.Stated.Count > 0 && measure.Kpi.IndicatorCode is not null).ToList();
        var codes = tied.Select(measure => measure.Kpi.IndicatorCode!).Distinct().ToList();
        var england = codes.Count == 0 ? [] : (await (
            from indicator in db.Set<NationalIndicator>()
            where codes.Contains(indicator.Code)
            select new
            {
                indicator.Code,
                Last = db.Set<IndicatorValue>()
                    .Where(value => value.IndicatorId == indicator.Id && value.AreaCode == StatisticalArea.England && value.Value != null)
                    .OrderByDescending(value => value.Year).Select(value => new { value.Value, value.Period }).FirstOrDefault(),
            }).ToListAsync(cancellationToken)).Where(one => one.Last is not null).ToDictionary(one => one.Code, one => one.Last!);
        return (
            from measure in tied
            from figure in new (ComparatorKind Kind, decimal Value, string Period)?[]
            {
                measure.Neighbours is { } neighbours ? (ComparatorKind.Neighbours, neighbours.Mean, neighbours.Period) : null,
                england.TryGetValue(measure.Kpi.IndicatorCode!, out var national)
                    ? (ComparatorKind.England, national.Value!.Value, national.Period)
                    : null,
            }
            where figure is not null
            select (measure.Kpi.Id, Figure: figure.Value)).ToLookup(pair => pair.Id, pair => pair.Figure);
    }

    private static CheckFinding Stale(KpiView measure) => new(
        measure.Kpi.Ref, CheckRule.Stale,
        measure.Latest is { } latest ? $"No reading since {latest.Period.Label}." : "It has never been read.");

    // Percentages that are parts of one whole, in the latest period that all of them are known for.
    private static CheckFinding? Shares(KpiView whole, IReadOnlyList<KpiView> parts)
    {
        var series = parts.Where(part => part.Kpi.Shape.Unit is KpiUnit.Percent).Select(part => (part.Kpi.Ref, part.Series)).ToList();
        if (series.Count < 2) return null;
        var together = series[0].Series.Points.Select(point => point.Period)
            .LastOrDefault(period => series.TrueForAll(part => part.Series.At(period).Value is not null));
        if (together == default) return null;
        return BookChecks.Shares(whole.Kpi.Ref, together, series.ConvertAll(part =>
        {
            var point = part.Series.At(together);
            return new Share(part.Ref, point.Value!.Value, point.Numerator);
        }));
    }

    // Three years of each, whatever else was read with it: the same values, the same finding.
    private static CheckedMeasure Checked(KpiView measure) =>
        new(measure.Kpi.Ref, measure.Kpi.Shape, [.. measure.Series.Read.Where(point => point.Period.Start >= Since(measure.Kpi))])
        {
            Starts = measure.Kpi.Starts,
            BreakFrom = measure.Kpi.BreakFrom,
        };

    private static DateOnly? Since(KpiRow kpi) => kpi.LastStart?.AddYears(-3);
}

/// <summary>A finding with the answer that stands for it, or null.</summary>
internal sealed record CheckRow(Guid KpiId, string Title, CheckFinding Finding, CheckAnswer? Answer);
