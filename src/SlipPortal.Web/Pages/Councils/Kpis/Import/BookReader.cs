using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>Reads a file as a performance book, and holds it against the measures that the council has.</summary>
internal sealed class BookReader(PortalDbContext db, FileReader reader, TimeProvider clock)
{
    /// <summary>What a file says, without storing anything.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or holds no measures.</exception>
    public async Task<BookDraft> ReadAsync(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        var draft = BookInterpreter.Interpret(await PlanFile.ReadAsync(reader, content, fileName, cancellationToken), clock.TodayInUk());
        if (draft.Measures.Count == 0)
        {
            throw new RefusedException(
                "No table with measures was found in this file. A book needs a heading row with a column for the reference, one for the measure, "
                + "and one for each month or quarter; or one for the period and one for the value.",
                "File");
        }

        return draft;
    }

    /// <summary>The draft of an import that is not confirmed yet, or null.</summary>
    public async Task<(BookImport Import, BookDraft Draft)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.Set<BookImport>().AsTracking().SingleOrDefaultAsync(import => import.Id == id && import.ConfirmedAt == null, cancellationToken);
        return import is null ? null : (import, await ReadAsync(import.Content, import.FileName, cancellationToken));
    }

    /// <summary>The council's measures in the order of their refs.</summary>
    public async Task<IReadOnlyList<Existing>> MeasuresAsync(CancellationToken cancellationToken) => await db.Set<Kpi>().OrderBy(kpi => kpi.SortKey)
        .Select(kpi => new Existing(
            kpi.Id, kpi.Ref, kpi.Title, new(kpi.Unit, kpi.Decimals, kpi.Polarity, kpi.Frequency, kpi.Aggregation), kpi.Baseline,
                kpi.ClosedAt == null))
        .ToListAsync(cancellationToken);

    /// <summary>A draft with the measures that are there read as the council defined them, and what does not fit together in it.</summary>
    /// <param name="draft">What the file says.</param>
    /// <param name="fileName">The file.</param>
    /// <param name="measures">The council's measures.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(BookDraft Draft, IReadOnlyList<CheckFinding> Findings)> CheckAsync(
        BookDraft draft, string fileName, IReadOnlyList<Existing> measures, CancellationToken cancellationToken)
    {
        var known = measures.ToDictionary(measure => measure.Ref);
        var living = measures.Where(measure => measure.Lives).Select(measure => measure.Ref).ToList();
        draft = draft with
        {
            Measures = [.. draft.Measures.Select(measure => known.TryGetValue(measure.Ref, out var same)
                ? measure.AsDefined(same.Shape, same.Baseline, clock.TodayInUk())
                : measure)],
        };
        var there = draft.Measures.Where(measure => known.ContainsKey(measure.Ref)).Select(measure => known[measure.Ref].Id);
        var standing = await StandingAsync([.. there], cancellationToken);
        var findings =
            from measure in draft.Measures
            let held = known.TryGetValue(measure.Ref, out var same) ? standing[same.Id].ToList() : []
            from finding in (CheckFinding?[])
            [
                .. BookChecks.Of(Checked(measure) with { Beside = [.. held.Select(stands => stands.Point)] }),
                // Of a council's first book nothing is in another.
                draft.HasTargets && living.Count > 0 && !known.ContainsKey(measure.Ref) ? BookChecks.NotInBook(measure.Ref, living) : null,
                BookChecks.Claims(measure.Ref, [.. Claims(measure, fileName, held)]),
            ]
            where finding is not null
            select finding;
        return (draft, [.. findings]);
    }

    private static CheckedMeasure Checked(MeasureDraft measure) => new(measure.Ref, measure.Shape, [.. measure.Readings.Select(reading => reading.Point)])
    {
        Arrow = measure.Arrow,
        IsRated = measure.Rag is not null,
        Neighbours = measure.Neighbours,
        Target = measure.TargetLine,
        YearToDate = measure.YearToDate is { } stated ? new(stated.Until, stated.Value) : null,
    };

    // What stands and what the file says, where they are not the same; beside a value without a period, the latest that stands.
    private static IEnumerable<Claim> Claims(MeasureDraft measure, string fileName, List<Stands> standing)
    {
        foreach (var point in measure.Stored.Select(reading => reading.Point))
        {
            var before = standing.Find(stands => stands.Point.Period == point.Period);
            if (before?.Point.Value is not { } stood || point.Value is not { } value || before.Point.Covers(point, measure.Shape)) continue;
            yield return new(before.Source, stood, point.Period);
            yield return new(fileName, value, point.Period);
        }

        if (measure.Undated is { } undated && standing.Where(stands => stands.Point.Value is not null).MaxBy(stands => stands.Point.Period.End) is { } latest)
        {
            yield return new(latest.Source, latest.Point.Value!.Value, latest.Point.Period);
            yield return new(fileName, undated, null);
        }
    }

    private async Task<ILookup<Guid, Stands>> StandingAsync(List<Guid> kpis, CancellationToken cancellationToken) =>
        (await db.Set<Reading>().Where(reading => kpis.Contains(reading.KpiId) && reading.SupersededAt == null).ToListAsync(cancellationToken))
        .ToLookup(reading => reading.KpiId, reading => new Stands(reading.AsPoint(), reading.SourceFile ?? $"recorded on {Words.Day(reading.RecordedAt)}"));

    /// <summary>A measure that the council has.</summary>
    internal sealed record Existing(Guid Id, string Ref, string Title, KpiShape Shape, decimal? Baseline, bool Lives);

    // A reading that stands, and where it came from.
    private sealed record Stands(SeriesPoint Point, string Source);
}
