using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Charts;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>What several pages read of measures: projections, without tracking, each one query.</summary>
internal static class KpiQueries
{
    /// <summary>The council's measures in the order of their refs, each with the target, break and judgement that its latest value is read by.</summary>
    public static IQueryable<KpiRow> KpiRows(this PortalDbContext db) => new CouncilRecords(db).KpiRows();

    /// <summary>The same, of one council or of all that are open to somebody.</summary>
    /// <remarks>The last reading is a lateral join, as in PlanQueries.ActionRows: one look, where a `let` would be one for each use of it.</remarks>
    public static IQueryable<KpiRow> KpiRows(this IRecords records)
    {
        var measures = records.Of<Kpi>();
        var areas = records.Of<PracticeArea>();
        var posts = records.Of<Post>();
        var readings = records.Of<Reading>();
        var overrides = records.Of<RatingOverride>();
        var breaks = records.Of<SeriesBreak>();
        var rebases = records.Of<Rebase>();
        var targets = records.Of<Target>();
        return
            from kpi in measures
            join area in areas on new { kpi.TenantId, Id = kpi.PracticeAreaId } equals new { area.TenantId, area.Id }
            from post in posts.Where(post => post.TenantId == kpi.TenantId && post.Id == kpi.OwnerPostId).DefaultIfEmpty()
            from last in readings
                .Where(reading => reading.TenantId == kpi.TenantId && reading.KpiId == kpi.Id && kpi.Id != Guid.Empty && reading.PeriodKind == kpi.Frequency
                    && reading.SupersededAt == null && reading.Value != null)
                .OrderByDescending(reading => reading.PeriodStart)
                .Take(1).DefaultIfEmpty()
                // What was read only by the quarter may be later than the last month.
            from quarter in readings
                .Where(reading => reading.TenantId == kpi.TenantId && reading.KpiId == kpi.Id && kpi.Id != Guid.Empty
                    && reading.PeriodKind == PeriodKind.Quarter && kpi.Frequency == PeriodKind.Month && reading.SupersededAt == null
                        && reading.Value != null)
                .OrderByDescending(reading => reading.PeriodStart)
                .Take(1).DefaultIfEmpty()
            from judged in overrides
                .Where(judged => judged.TenantId == kpi.TenantId && judged.KpiId == kpi.Id && judged.SupersededAt == null
                    && judged.PeriodKind == kpi.Frequency && judged.PeriodStart == last.PeriodStart)
                .DefaultIfEmpty()
            orderby kpi.SortKey
            select new KpiRow
            {
                Id = kpi.Id,
                TenantId = kpi.TenantId,
                Ref = kpi.Ref,
                SortKey = kpi.SortKey,
                Title = kpi.Title,
                Definition = kpi.Definition,
                Source = kpi.Source,
                PracticeAreaId = area.Id,
                Area = area.Name,
                Owner = post.Title,
                OwnerPostId = kpi.OwnerPostId,
                Shape = new KpiShape(kpi.Unit, kpi.Decimals, kpi.Polarity, kpi.Frequency, kpi.Aggregation),
                Baseline = kpi.Baseline,
                BaselineOn = kpi.BaselineOn,
                IndicatorCode = kpi.IndicatorCode,
                IsClosed = kpi.ClosedAt != null,
                PairId = kpi.PairId,
                PartOfId = kpi.PartOfId,
                LastStart = (DateOnly?)last.PeriodStart ?? (DateOnly?)quarter.PeriodStart,
                BreakFrom = breaks.Where(mark => mark.TenantId == kpi.TenantId && mark.KpiId == kpi.Id && mark.SupersededAt == null)
                    .Max(mark => (DateOnly?)mark.From),
                RebaseFrom = rebases.Where(rebase => rebase.TenantId == kpi.TenantId && rebase.KpiId == kpi.Id && rebase.SupersededAt == null)
                    .Max(rebase => (DateOnly?)rebase.From),
                Target = targets
                    .Where(target => target.TenantId == kpi.TenantId && target.KpiId == kpi.Id && target.SupersededAt == null
                        && (target.Until == null || target.Until >= last.PeriodStart || target.Until >= quarter.PeriodStart))
                    .OrderByDescending(target => target.From).ThenByDescending(target => target.RecordedAt)
                    .Select(target => new TargetLine(target.Kind, target.Value ?? 0, target.Tolerance, target.From, target.Until))
                    .FirstOrDefault(),
                JudgedAs = (TargetRating?)judged.Rating,
                JudgedBecause = judged.Reason,
            };
    }

    /// <summary>The readings that stand for measures from a day on.</summary>
    public static Task<ILookup<Guid, SeriesPoint>> PointsAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> kpis, DateOnly since, CancellationToken cancellationToken) =>
        PointsAsync(db.Set<Reading>(), kpis, since, cancellationToken);

    /// <summary>The same, of some councils: they are named, so that those that are not read cost nothing.</summary>
    public static Task<ILookup<Guid, SeriesPoint>> PointsAsync(
        this IRecords records, IReadOnlyList<string> councils, IReadOnlyCollection<Guid> kpis, DateOnly since, CancellationToken cancellationToken) =>
        PointsAsync(records.Of<Reading>().Where(reading => councils.Contains(reading.TenantId)), kpis, since, cancellationToken);

    private static async Task<ILookup<Guid, SeriesPoint>> PointsAsync(
        IQueryable<Reading> all, IReadOnlyCollection<Guid> kpis, DateOnly since, CancellationToken cancellationToken)
    {
        if (kpis.Count == 0) return Enumerable.Empty<SeriesPoint>().ToLookup(_ => Guid.Empty);
        var readings = await Read(all.Where(reading => kpis.Contains(reading.KpiId)), since).ToListAsync(cancellationToken);
        return readings.ToLookup(reading => reading.KpiId, reading => reading.Point);
    }

    private static IQueryable<KpiPoint> Read(IQueryable<Reading> readings, DateOnly since) =>
        from reading in readings
        where reading.SupersededAt == null && reading.PeriodStart >= since
        select new KpiPoint(
            reading.KpiId,
            new(Period.Of(reading.PeriodKind, reading.PeriodStart), reading.Value, reading.Numerator, reading.Denominator, reading.Absence, reading.State));

    /// <summary>The measures of a book, each with its last three years.</summary>
    public static async Task<IReadOnlyList<KpiView>> BookAsync(this PortalDbContext db, Guid book, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await (
            from line in db.Set<BookLine>()
            join kpi in db.KpiRows() on line.KpiId equals kpi.Id
            where line.BookId == book && !kpi.IsClosed
            orderby kpi.SortKey
            select new { line.Theme, Kpi = kpi }).ToListAsync(cancellationToken);
        var views = await db.ViewsAsync(rows.ConvertAll(row => row.Kpi), today, cancellationToken);
        return [.. views.Zip(rows, (view, row) => view with { Theme = row.Theme })];
    }

    /// <summary>The measures that show the impact of lines of work.</summary>
    public static async Task<ILookup<Guid, KpiView>> TiedAsync(this PortalDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await (
            from tie in db.Set<KpiTie>()
            join kpi in db.KpiRows() on tie.KpiId equals kpi.Id
            where tie.SupersededAt == null
            orderby kpi.SortKey
            select new { tie.ActionLineageId, Kpi = kpi }).ToListAsync(cancellationToken);
        var views = (await db.ViewsAsync([.. rows.Select(row => row.Kpi).DistinctBy(kpi => kpi.Id)], today, cancellationToken)).ToDictionary(view => view.Kpi.Id);
        return rows.ToLookup(row => row.ActionLineageId, row => views[row.Kpi.Id]);
    }

    /// <summary>Measures, each with its last three years.</summary>
    public static async Task<IReadOnlyList<KpiView>> ViewsAsync(
        this PortalDbContext db, IQueryable<KpiRow> kpis, DateOnly today, CancellationToken cancellationToken) =>
        await db.ViewsAsync(await kpis.ToListAsync(cancellationToken), today, cancellationToken);

    /// <summary>Measures for a page that tells their latest values and trends and no more: neighbours only where being in line with them is better.</summary>
    public static async Task<IReadOnlyList<KpiView>> TrendsAsync(this PortalDbContext db, IReadOnlyList<KpiRow> kpis, DateOnly today, CancellationToken cancellationToken) =>
        kpis.Count == 0 ? [] : await db.ViewsAsync(kpis, today, cancellationToken, kpis.Where(kpi => kpi.Shape.Polarity is Polarity.NearComparator));

    /// <summary>Measures of many councils at once, in no order: each comes with its readings and goes, so that nobody holds those of all of them.</summary>
    /// <remarks>Of each council all are read: PostgreSQL would hold each of 70,000 readings against a list of 1,800 measures.</remarks>
    public static async IAsyncEnumerable<KpiView> EachAsync(
        this IRecords records, IQueryable<KpiRow> kpis, DateOnly today, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await kpis.ToDictionaryAsync(kpi => kpi.Id, cancellationToken);
        var neighbours = await records.NeighboursAsync(rows.Values, cancellationToken);
        List<string> councils = [.. rows.Values.Select(kpi => kpi.TenantId).Distinct()];
        var readings = records.Of<Reading>().Where(reading => councils.Contains(reading.TenantId)).OrderBy(reading => reading.TenantId).ThenBy(reading => reading.KpiId);
        var points = new List<SeriesPoint>();
        Guid? measure = null;
        await foreach (var reading in Read(readings, Since(rows.Values, today)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (reading.KpiId != measure && View() is { } view) yield return view;
            measure = reading.KpiId;
            points.Add(reading.Point);
        }

        if (View() is { } last) yield return last;
        foreach (var kpi in rows.Values) yield return ViewOf(kpi, [], neighbours, today);

        // Of the measure whose readings have come, if it is one of those that are wanted.
        KpiView? View()
        {
            var view = measure is { } id && rows.Remove(id, out var kpi) ? ViewOf(kpi, points, neighbours, today) : null;
            points.Clear();
            return view;
        }
    }

    // Held against their neighbours: all of them, or those that are named.
    private static async Task<IReadOnlyList<KpiView>> ViewsAsync(
        this PortalDbContext db, IReadOnlyList<KpiRow> rows, DateOnly today, CancellationToken cancellationToken, IEnumerable<KpiRow>? compared = null)
    {
        var ids = rows.Select(kpi => kpi.Id).ToList();
        var points = await db.PointsAsync(ids, Since(rows, today), cancellationToken);
        var neighbours = await new CouncilRecords(db).NeighboursAsync(compared ?? rows, cancellationToken);
        // A page that tells latest values and trends and no more shows no averages of others.
        var stated = compared is null && ids.Count > 0
            ? await db.StatedAsync(ids, cancellationToken)
            : Enumerable.Empty<BookComparator>().ToLookup(_ => Guid.Empty);
        return [.. rows.Select(kpi => ViewOf(kpi, points[kpi.Id], neighbours, today) with { Stated = [.. stated[kpi.Id]] })];
    }

    /// <summary>The averages of others that books state of measures, as far as they stand.</summary>
    public static async Task<ILookup<Guid, BookComparator>> StatedAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> kpis, CancellationToken cancellationToken) =>
        (await db.Set<BookComparator>().Where(stated => kpis.Contains(stated.KpiId) && stated.SupersededAt == null)
            .OrderBy(stated => stated.Kind)
            .ToListAsync(cancellationToken)).ToLookup(stated => stated.KpiId);

    // Three whole years of each are enough for limits and for the year before; one that nobody reads any more has its own last years.
    private static DateOnly Since(IEnumerable<KpiRow> kpis, DateOnly today) =>
        kpis.Min(kpi => kpi.LastStart) is { } last && last < today ? last.AddYears(-3) : today;

    private static KpiView ViewOf(
        KpiRow kpi, IEnumerable<SeriesPoint> points, IReadOnlyDictionary<(string TenantId, string Code), NeighboursMean> neighbours, DateOnly today) =>
        new(kpi, new(kpi.Shape, points), neighbours.GetValueOrDefault((kpi.TenantId, kpi.IndicatorCode ?? "")), today);

    /// <summary>What was published last of each national measure for the councils that say which authority they are, beside their neighbours.</summary>
    /// <param name="records">One council's, or those of all that are open to somebody.</param>
    /// <param name="model">The model of neighbours; each council's own choice where none is given.</param>
    public static IQueryable<PublishedLast> PublishedLast(this IRecords records, string? model = null) =>
        from choice in records.Of<ComparisonChoice>()
        from indicator in records.Directory<NationalIndicator>()
        join own in records.Directory<IndicatorValue>() on new { IndicatorId = indicator.Id, choice.AreaCode } equals new { own.IndicatorId, own.AreaCode }
        where own.Year == records.Directory<IndicatorValue>()
            .Where(value => value.IndicatorId == indicator.Id && value.AreaCode == choice.AreaCode && value.Value != null).Max(value => value.Year)
        select new PublishedLast
        {
            TenantId = choice.TenantId,
            Indicator = indicator,
            Model = model ?? choice.Model,
            Period = own.Period,
            Value = own.Value!.Value,
            // Written twice: EF Core translates no `let` that two figures are made of.
            Mean = (
                from neighbour in records.Directory<StatisticalNeighbour>()
                join value in records.Directory<IndicatorValue>() on neighbour.NeighbourCode equals value.AreaCode
                where neighbour.AreaCode == choice.AreaCode && neighbour.Model == (model ?? choice.Model) && value.IndicatorId == indicator.Id && value.Year == own.Year
                    && value.Value != null
                select value.Value).Average(),
            With = (
                from neighbour in records.Directory<StatisticalNeighbour>()
                join value in records.Directory<IndicatorValue>() on neighbour.NeighbourCode equals value.AreaCode
                where neighbour.AreaCode == choice.AreaCode && neighbour.Model == (model ?? choice.Model) && value.IndicatorId == indicator.Id && value.Year == own.Year
                    && value.Value != null
                select value.Value).Count(),
        };

    // What the statistical neighbours reached last, by council and code of the national indicator: one query, and none where no measure is tied.
    private static async Task<IReadOnlyDictionary<(string TenantId, string Code), NeighboursMean>> NeighboursAsync(
        this IRecords records, IEnumerable<KpiRow> kpis, CancellationToken cancellationToken)
    {
        var codes = kpis.Select(kpi => kpi.IndicatorCode).OfType<string>().Distinct().ToList();
        if (codes.Count == 0) return new Dictionary<(string, string), NeighboursMean>();
        var figures = await records.PublishedLast().Where(figure => codes.Contains(figure.Indicator.Code))
            .Select(figure => new { figure.TenantId, figure.Indicator.Code, figure.Period, figure.Mean }).ToListAsync(cancellationToken);
        return figures.Where(figure => figure.Mean is not null).ToDictionary(
            figure => (figure.TenantId, figure.Code), figure => new NeighboursMean(figure.Mean!.Value, figure.Period));
    }
}

/// <summary>A reading and whose it is.</summary>
internal sealed record KpiPoint(Guid KpiId, SeriesPoint Point);

/// <summary>What was published last of a national measure for a council.</summary>
internal sealed record PublishedLast
{
    public required string TenantId { get; init; }

    public required NationalIndicator Indicator { get; init; }

    /// <summary>The model of neighbours: “2025-05”.</summary>
    public required string Model { get; init; }

    /// <summary>“2025”.</summary>
    public required string Period { get; init; }

    public required decimal Value { get; init; }

    /// <summary>The plain mean of its statistical neighbours of that year, not rounded; null where none has a value.</summary>
    public required decimal? Mean { get; init; }

    /// <summary>How many of them have one.</summary>
    public required int With { get; init; }
}

/// <summary>A measure as lists show it.</summary>
internal sealed record KpiRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose measure it is.</summary>
    public required string TenantId { get; init; }

    public required string Ref { get; init; }

    public required string SortKey { get; init; }

    public required string Title { get; init; }

    public required string? Definition { get; init; }

    public required string? Source { get; init; }

    public required Guid PracticeAreaId { get; init; }

    /// <summary>The practice area's name.</summary>
    public required string Area { get; init; }

    /// <summary>The title of the post that answers for it, or null.</summary>
    public required string? Owner { get; init; }

    public required Guid? OwnerPostId { get; init; }

    public required KpiShape Shape { get; init; }

    public required decimal? Baseline { get; init; }

    public required DateOnly? BaselineOn { get; init; }

    public required string? IndicatorCode { get; init; }

    public required bool IsClosed { get; init; }

    public required Guid? PairId { get; init; }

    public required Guid? PartOfId { get; init; }

    /// <summary>
    /// The first day of the latest period of its frequency with a value, or of the latest quarter where there is none; or null.
    /// </summary>
    public required DateOnly? LastStart { get; init; }

    /// <summary>From which day on values are comparable, or null.</summary>
    public required DateOnly? BreakFrom { get; init; }

    /// <summary>From which day on limits are new, or null.</summary>
    public required DateOnly? RebaseFrom { get; init; }

    /// <summary>First days of periods from which mean and limits are new.</summary>
    public IReadOnlyCollection<DateOnly> Starts => [.. new[] { BreakFrom, RebaseFrom }.OfType<DateOnly>()];

    /// <summary>The target that the latest value is held against, or null.</summary>
    public required TargetLine? Target { get; init; }

    /// <summary>How somebody judged the latest value by hand, or null.</summary>
    public required TargetRating? JudgedAs { get; init; }

    public required string? JudgedBecause { get; init; }
}

/// <summary>The plain mean of the statistical neighbours' published values.</summary>
/// <param name="Mean">In the indicator's unit, not rounded.</param>
/// <param name="Period">The last period that something is published of for the council itself: “2025”.</param>
internal sealed record NeighboursMean(decimal Mean, string Period);

/// <summary>A measure with its values, as a book shows it.</summary>
internal sealed record KpiView(KpiRow Kpi, KpiSeries Series, NeighboursMean? Neighbours, DateOnly Today)
{
    private RatedValue? _rated;
    private TrendInWords? _trend;

    /// <summary>The heading that it stands under in a book, or null.</summary>
    public string? Theme { get; init; }

    /// <summary>The averages of others that books state.</summary>
    public IReadOnlyList<BookComparator> Stated { get; init; } = [];

    /// <summary>Those of them that are shown: all, until the measure is tied to a national figure.</summary>
    public IEnumerable<BookComparator> ShownStated => Kpi.IndicatorCode is null ? Stated : [];

    /// <summary>The latest value, or null.</summary>
    public SeriesPoint? Latest { get; } = Series.Latest;

    /// <summary>How somebody judged the latest value by hand, or null.</summary>
    public TargetRating? JudgedAs => Latest?.Period.Kind == Kpi.Shape.Frequency ? Kpi.JudgedAs : null;

    /// <summary>Why, or null.</summary>
    public string? JudgedBecause => JudgedAs is null ? null : Kpi.JudgedBecause;

    /// <summary>How the latest value stands to its target, by the rule.</summary>
    public RatedValue Rated => _rated ??= RatedValue.Of(
        Kpi.Shape,
        Latest is { } latest && Target?.HoldsFor(latest.Period) == true ? Target : null,
        Latest,
        Latest is { } last && Target?.Kind is TargetKind.Annual ? Series.YearToDate(last.Period) : null);

    /// <summary>The target with its value; null where there is none, or where nothing is published that it could be taken from.</summary>
    public TargetLine? Target => Kpi.Target is { Kind: TargetKind.Neighbours } line
        ? Neighbours is { } neighbours ? line with { Value = neighbours.Mean } : null
        : Kpi.Target;

    /// <summary>The rating that counts: by hand where there is one.</summary>
    public TargetRating Rating => JudgedAs ?? Rated.Rating;

    /// <summary>How many days ago the latest period ended; null without a value.</summary>
    public int? AgeInDays => Latest is { } latest ? Math.Max(0, Today.DayNumber - latest.Period.End.DayNumber) : null;

    /// <summary>True where two whole periods have passed without a reading, or there never was one.</summary>
    public bool IsStale => Latest is not { } latest || latest.Period.Next.Next.End < Today;

    /// <summary>The values on a control chart, as far as they were read.</summary>
    public ControlChart Chart { get; } = Series.Chart(Kpi.Starts);

    /// <summary>Where the values go, and why that is said.</summary>
    public TrendInWords Trend => _trend ??= Series.Trend(Chart, Kpi.BreakFrom, Neighbours?.Mean);

    /// <summary>True where somebody should look: it misses its target, gets worse, or is stale.</summary>
    public bool NeedsAttention => Rating is TargetRating.Missed || GetsWorse || IsStale;

    /// <summary>True where the values go the wrong way.</summary>
    public bool GetsWorse => Trend.Trend is Domain.Kpis.Charts.Trend.IncreasingWorse or Domain.Kpis.Charts.Trend.DecreasingWorse;

    /// <summary>The last two years of its values as a small line.</summary>
    public Sparkline Spark
    {
        get
        {
            var points = Series.Points.Where(point => point.Period.Start >= Kpi.LastStart?.AddYears(-2)).ToList();
            var known = points.Where(point => point.Value is not null).ToList();
            var label = known.Count < 2
                ? "Too few values to draw"
                : $"{known.Count} values, from {Kpi.Shape.Show(known[0].Value!.Value)} in {known[0].Period.Label} to {Kpi.Shape.Show(known[^1].Value!.Value)} in {known[^1].Period.Label}";
            return new(label, known.Count < 2 ? [] : [.. points.Select(point => point.Value)]);
        }
    }

    /// <summary>What similar councils reach, in words: as published, else as a book states it; or null.</summary>
    public string? NeighboursInWords => Neighbours is { } neighbours ? $"{Kpi.Shape.Show(neighbours.Mean)} ({neighbours.Period})"
        : ShownStated.FirstOrDefault(stated => stated.Kind is ComparatorKind.Neighbours)?.InWords(Kpi.Shape);

    /// <summary>England's average as a book states it, in words, or null.</summary>
    public string? EnglandInWords => ShownStated.FirstOrDefault(stated => stated.Kind is ComparatorKind.England)?.InWords(Kpi.Shape);

    /// <summary>The latest value in words.</summary>
    public string LatestInWords => Latest is { Value: { } value } ? Kpi.Shape.Show(value) : "No value yet";
}
