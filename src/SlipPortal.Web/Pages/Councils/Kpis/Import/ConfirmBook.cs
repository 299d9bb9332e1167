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
/// An uploaded book becomes measures, readings, targets and stated years to date, in one transaction. Measures that are there already
/// keep their definition: what the file says of them is added or corrected.
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
            var lines = (await db.Set<BookLine>().Where(line => line.BookId == book.Id).Select(line => line.KpiId).ToListAsync(cancellationToken)).ToHashSet();
            var standing = await StandingAsync([.. known.Values.Select(kpi => kpi.Id)], cancellationToken);
            var receipts = command.Draft.Rows.ToDictionary(row => row.Row);
            var (readings, targets) = (0, 0);
            foreach (var draft in command.Draft.Measures)
            {
                if (!known.TryGetValue(draft.Ref, out var kpi))
                {
                    var area = draft.Theme is { } theme && command.Areas.TryGetValue(theme, out var chosen) && areas.ContainsKey(chosen) ? chosen : whole;
                    kpi = Defined(draft, area);
                    if (draft.Baseline is { } baseline) kpi.StartFrom(baseline.Value, baseline.On);
                    db.Add(kpi);
                }

                if (lines.Add(kpi.Id)) db.Add(new BookLine(book, kpi, draft.Theme is null ? null : Text.OnOneLine(draft.Theme)));
                // A measure that is there is read as it was defined, not as the file looks.
                var measure = draft with { Shape = kpi.Shape };
                foreach (var reading in measure.Stored)
                    readings += Try(reading.Point.Period.Label, () => Record(kpi, reading, standing, command.Import.FileName, now));
                targets += Try("Target", () => Aim(kpi, measure, standing, command.Import.FileName, now));
                Try("Year to date", () => State(kpi, measure, standing, command.Import.FileName, now));

                // The rest of the row stands; the receipt says what does not.
                int Try(string what, Func<bool> store)
                {
                    try
                    {
                        return store() ? 1 : 0;
                    }
                    catch (RefusedException refusal)
                    {
                        var row = receipts[draft.Row];
                        receipts[draft.Row] = row with { Message = $"{row.Message} {what}: {refusal.Message}".Trim() };
                        return 0;
                    }
                }
            }

            db.AddRange(command.Import.Confirm(book, receipts.Values.OrderBy(row => row.Row), now));
            db.Record(new BookImported(book.Name, command.Import.FileName, command.Draft.Measures.Count, readings, targets), command.Import.Id);
            await db.SaveOrRefuseAsync(new("Somebody else has just recorded some of these. Look at the page again."), cancellationToken);
            return book.Id;
        }

        private bool Record(Kpi kpi, DraftReading reading, Standing standing, string file, DateTimeOffset now)
        {
            var point = reading.Point;
            var before = standing.Readings.GetValueOrDefault((kpi.Id, point.Period));
            if (before?.AsPoint().Covers(point, kpi.Shape) == true) return false;
            var entry = new ReadingEntry(
                point.Denominator is null ? point.Value : null, point.Numerator, point.Denominator, point.Absence, SourceText: reading.Text, SourceFile: file);
            return Added(Reading.Record(kpi, point.Period, entry, before, actor.UserId!.Value, now));
        }

        private bool Aim(Kpi kpi, MeasureDraft measure, Standing standing, string file, DateTimeOffset now)
        {
            if (measure.TargetLine is not { } line)
                return measure.Target is null ? false : throw new RefusedException("No reading says which year it is for.");
            var isSet = standing.Targets[kpi.Id].Any(target =>
                (target.Kind, target.Value) == (line.Kind, line.Value) && target.From <= line.From && !(target.Until < measure.Latest!.Value.End));
            return !isSet && Added(new Target(kpi, line.Kind, line.Value, line.Tolerance, line.From, line.Until, $"As in {file}.", actor.UserId!.Value, now));
        }

        private bool State(Kpi kpi, MeasureDraft measure, Standing standing, string file, DateTimeOffset now)
        {
            if (measure.YearToDate is not { } stated) return false;
            var before = standing.Stated.GetValueOrDefault((kpi.Id, stated.Until));
            if (before?.Value == stated.Value) return false;
            before?.Supersede(now);
            return Added(new StatedYearToDate(kpi, stated.Until, stated.Value, stated.Text, file, actor.UserId!.Value, now));
        }

        private bool Added(KpiFact? fact)
        {
            if (fact is not null) db.Add(fact);
            return fact is not null;
        }

        private async Task<Standing> StandingAsync(List<Guid> kpis, CancellationToken cancellationToken)
        {
            return new(
                (await FactsAsync<Reading>()).ToDictionary(reading => (reading.KpiId, reading.Period)),
                (await FactsAsync<StatedYearToDate>()).ToDictionary(stated => (stated.KpiId, stated.Until)),
                (await FactsAsync<Target>()).ToLookup(target => target.KpiId));

            Task<List<T>> FactsAsync<T>()
                where T : KpiFact =>
                db.Set<T>().AsTracking().Where(fact => kpis.Contains(fact.KpiId) && fact.SupersededAt == null).ToListAsync(cancellationToken);
        }

        private static Kpi Defined(MeasureDraft measure, Guid area)
        {
            try
            {
                return new Kpi(measure.Ref, Text.OnOneLine(measure.Title), area, measure.Shape);
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

        // What stands of the measures that are there.
        private sealed record Standing(
            IReadOnlyDictionary<(Guid Kpi, Period Period), Reading> Readings,
            IReadOnlyDictionary<(Guid Kpi, Period Until), StatedYearToDate> Stated,
            ILookup<Guid, Target> Targets);
    }
}
