using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Web.Pages.Councils.Plan.Import;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>Reads a file as a performance book.</summary>
internal sealed class BookReader(PortalDbContext db)
{
    /// <summary>What a file says, without storing anything.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or holds no measures.</exception>
    public static BookDraft Read(byte[] content, string fileName)
    {
        var draft = BookInterpreter.Interpret(PlanFile.Read(content, fileName));
        if (draft.Measures.Count == 0)
        {
            throw new RefusedException(
                "No table with measures was found in this file. A book needs a heading row with a column for the reference, one for the measure, "
                + "and one for each month or quarter.",
                "File");
        }

        return draft;
    }

    /// <summary>The draft of an import that is not confirmed yet, or null.</summary>
    public async Task<(BookImport Import, BookDraft Draft)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.Set<BookImport>().AsTracking().SingleOrDefaultAsync(import => import.Id == id && import.ConfirmedAt == null, cancellationToken);
        return import is null ? null : (import, Read(import.Content, import.FileName));
    }

    /// <summary>What does not fit together in a draft.</summary>
    public static IReadOnlyList<CheckFinding> Check(BookDraft draft) => BookChecks.Of(draft.Measures.Select(measure => new CheckedMeasure(
        measure.Ref, measure.Shape, [.. measure.Readings.Select(reading => reading.Point)])
    {
        Arrow = measure.Arrow,
        IsRated = measure.Rag is not null,
        Neighbours = measure.Neighbours,
        Target = measure.Target is { } target ? new(TargetKind.EachPeriod, target, 0, DateOnly.MinValue, null) : null,
        YearToDate = measure.YearToDate is { } typed && measure.Readings.Count > 0 ? (measure.Readings.Max(reading => reading.Point.Period), typed) : null,
    }));
}
