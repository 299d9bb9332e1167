using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>
/// An uploaded book becomes measures and readings, in one transaction. Measures that are there already keep their definition: only their
/// readings are added or corrected.
/// </summary>
internal static class ConfirmBook
{
    /// <param name="Import">The upload, tracked.</param>
    /// <param name="Draft">What it says.</param>
    /// <param name="BookName">The book that it goes into: one that is there, or a new one.</param>
    /// <param name="Areas">The practice area of each theme; “Whole service” for one that is not named.</param>
    internal sealed record Command(BookImport Import, BookDraft Draft, string? BookName, IReadOnlyDictionary<string, Guid> Areas);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No name for the book, or it was confirmed before.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var book = await BookAsync(command.BookName, cancellationToken);
            var areas = await db.Set<PracticeArea>().ToDictionaryAsync(area => area.Id, cancellationToken);
            var whole = areas.Values.Single(area => area.Name == PracticeArea.WholeService).Id;
            var refs = command.Draft.Measures.Select(measure => measure.Ref).ToList();
            var known = await db.Set<Kpi>().Where(kpi => refs.Contains(kpi.Ref)).ToDictionaryAsync(kpi => kpi.Ref, cancellationToken);
            var ids = known.Values.Select(kpi => kpi.Id).ToList();
            var lines = (await db.Set<BookLine>().Where(line => line.BookId == book.Id).Select(line => line.KpiId).ToListAsync(cancellationToken)).ToHashSet();
            var standing = (await db.Set<Reading>().AsTracking().Where(reading => ids.Contains(reading.KpiId) && reading.SupersededAt == null).ToListAsync(cancellationToken))
                .ToDictionary(reading => (reading.KpiId, reading.Period));
            var messages = command.Draft.Rows.ToDictionary(row => row.Row);
            var recorded = 0;
            foreach (var measure in command.Draft.Measures)
            {
                if (!known.TryGetValue(measure.Ref, out var kpi))
                {
                    var area = measure.Theme is { } theme && command.Areas.TryGetValue(theme, out var chosen) && areas.ContainsKey(chosen) ? chosen : whole;
                    kpi = Defined(measure, area);
                    if (measure.Baseline is { } baseline) kpi.StartFrom(baseline.Value, baseline.On);
                    db.Add(kpi);
                }

                if (lines.Add(kpi.Id)) db.Add(new BookLine(book, kpi, measure.Theme));
                foreach (var reading in measure.Stored)
                {
                    try
                    {
                        var point = reading.Point;
                        var entry = new ReadingEntry(point.Denominator is null ? point.Value : null, point.Numerator, point.Denominator, point.Absence, SourceText: reading.Text);
                        if (Reading.Record(kpi, point.Period, entry, standing.GetValueOrDefault((kpi.Id, point.Period)), actor.UserId!.Value, now) is not { } row) continue;
                        db.Add(row);
                        recorded++;
                    }
                    catch (RefusedException refusal)
                    {
                        // The rest of the row stands; the receipt says what does not.
                        var row = messages[measure.Row];
                        messages[measure.Row] = row with { Message = $"{row.Message} {reading.Point.Period.Label}: {refusal.Message}".Trim() };
                    }
                }
            }

            db.AddRange(command.Import.Confirm(book, messages.Values.OrderBy(row => row.Row), now));
            db.Record(new BookImported(book.Name, command.Import.FileName, command.Draft.Measures.Count, recorded), command.Import.Id);
            await db.SaveOrRefuseAsync(new("Somebody else has just recorded some of these. Look at the page again."), cancellationToken);
            return book.Id;
        }

        private static Kpi Defined(MeasureDraft measure, Guid area)
        {
            try
            {
                return new Kpi(measure.Ref, measure.Title, area, measure.Shape);
            }
            catch (RefusedException refusal)
            {
                throw new RefusedException($"{measure.Ref}: {refusal.Message}");
            }
        }

        private async Task<Book> BookAsync(string? name, CancellationToken cancellationToken)
        {
            var wanted = name?.Trim() ?? "";
            if (await db.Set<Book>().SingleOrDefaultAsync(book => book.Name == wanted, cancellationToken) is { } there) return there;
            var book = new Book(wanted, null, (await db.Set<Book>().MaxAsync(book => (int?)book.Position, cancellationToken) ?? 0) + 1);
            db.Add(book);
            return book;
        }
    }
}
