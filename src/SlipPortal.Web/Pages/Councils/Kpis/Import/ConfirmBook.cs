using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>
/// An uploaded book becomes measures, readings, targets, stated years to date and averages of others, in one transaction.
/// Measures that are there already keep their definition: what the file says of them is added or corrected.
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
            var known = await db.Set<Kpi>().AsTracking().Where(kpi => refs.Contains(kpi.Ref))
                .ToDictionaryAsync(kpi => kpi.Ref, cancellationToken);
            var lines = (await db.Set<BookLine>().Where(line => line.BookId == book.Id).Select(line => line.KpiId).ToListAsync(cancellationToken)).ToHashSet();
            var standing = await StandingAsync([.. known.Values.Select(kpi => kpi.Id)], cancellationToken);
            var read = new List<MeasureDraft>();
            var untaken = new Dictionary<int, List<string>>();
            var (readings, targets) = (0, 0);
            foreach (var draft in command.Draft.Measures)
            {
                if (!known.TryGetValue(draft.Ref, out var kpi))
                {
                    var area = draft.Theme is { } theme && command.Areas.TryGetValue(theme, out var chosen) && areas.ContainsKey(chosen) ? chosen : whole;
                    kpi = Defined(draft, area);
                    db.Add(kpi);
                }

                // A measure that is there is read as it was defined, not as the file looks.
                var measure = known.ContainsKey(draft.Ref) ? draft.AsDefined(kpi.Shape, kpi.Baseline, now.DayInUk()) : draft;
                var begins = measure.Baseline is not null && kpi.Baseline is null;
                if (begins) kpi.StartFrom(measure.Baseline!.Value.Value, measure.Baseline.Value.On);
                if (lines.Add(kpi.Id)) db.Add(new BookLine(book, kpi, draft.Theme is null ? null : Text.OnOneLine(draft.Theme)));
                var (recorded, aimed, stated, averages) = (0, 0, 0, 0);
                foreach (var reading in measure.Stored)
                    recorded += Try(reading.Row, reading.Point.Period.Label, () =>
                        Record(kpi, reading, standing, command.Import.FileName, now));
                aimed += Try(measure.Row, "Target", () => Aim(kpi, measure, standing, command.Import.FileName, now));
                stated += Try(measure.Row, "Year to date", () => State(kpi, measure, standing, command.Import.FileName, now));
                foreach (var (kind, text) in new[] { (ComparatorKind.Neighbours, measure.Neighbours),
                    (ComparatorKind.England, measure.England) })
                {
                    if (text is not null)
                    {
                        averages += Try(
                            measure.Row, "Average", () =>
                                Compare(kpi, kind, text, command.Draft.AsOf, standing, command.Import.FileName, now));
                    }
                }

                (readings, targets) = (readings + recorded, targets + aimed);
                read.Add(measure);
                var refused = measure.Cells.Count(cell => cell.Outcome is CellOutcome.Refused);
                string[] what =
                [
                    begins ? "1 baseline" : "", recorded == 0 ? "" : Words.Count(recorded, "reading"), aimed == 0 ? "" : "1 target",
                    stated == 0 ? "" : "1 year to date",
                    averages == 0 ? "" : Words.Count(averages, "average"),
                ];
                var told = string.Join(", ", what.Where(one => one.Length > 0));
                db.Record(new MeasureImported(kpi.Ref, command.Import.FileName, measure.Row, told, refused), kpi.Id);
            }

            var draftRead = command.Draft with { Measures = read };
            var cells = draftRead.Cells.ToLookup(cell => cell.Row);
            db.AddRange(command.Import.Confirm(
                book,
                draftRead.RowsAsRead()
                    .Select(row => (Told(row, untaken), Totals([.. cells[row.Row]], untaken.GetValueOrDefault(row.Row)?.Count ?? 0))),
                now));
            db.Record(new BookImported(book.Name, command.Import.FileName, command.Draft.Measures.Count, readings, targets), command.Import.Id);

            // The rest of the row stands; the receipt says what does not.
            int Try(int row, string what, Func<bool> store)
            {
                try
                {
                    return store() ? 1 : 0;
                }
                catch (RefusedException refusal)
                {
                    if (!untaken.TryGetValue(row, out var said)) untaken[row] = said = [];
                    said.Add($"{what}: {refusal.Message}");
                    return 0;
                }
            }

            await db.SaveOrRefuseAsync(new("Somebody else has just recorded some of these. Look at the page again."), cancellationToken);
            return book.Id;
        }

        private static RowReceipt Told(RowReceipt row, Dictionary<int, List<string>> untaken) =>
            untaken.TryGetValue(row.Row, out var said) ? row with { Message = $"{row.Message} {string.Join(" ", said)}".Trim() } : row;

        // What was refused only when it was to be stored is no longer counted as stored.
        private static CellTotals Totals(IReadOnlyCollection<CellReceipt> cells, int untaken)
        {
            var totals = CellTotals.Of(cells);
            var less = Math.Min(untaken, totals.Stored);
            return totals with { Stored = totals.Stored - less, Refused = totals.Refused + less };
        }

        private bool Record(Kpi kpi, DraftReading reading, Standing standing, string file, DateTimeOffset now)
        {
            var point = reading.Point;
            var before = standing.Readings.GetValueOrDefault((kpi.Id, point.Period));
            var isProvisional = point.State is ReadingState.Provisional;
            // The same value that may no longer change is news.
            if (before?.AsPoint().Covers(point, kpi.Shape) == true && before.State is ReadingState.Provisional == isProvisional)
                return false;
            var entry = new ReadingEntry(
                point.Denominator is null
                    ? point.Value
                    : null, point.Numerator, point.Denominator, point.Absence, isProvisional, reading.Text, file);
            return Added(Reading.Record(kpi, point.Period, entry, before, actor.UserId!.Value, now));
        }

        private bool Aim(Kpi kpi, MeasureDraft measure, Standing standing, string file, DateTimeOffset now)
        {
            if (measure.TargetLine is not { } line) return false;
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

        // The latest book's average stands; an older book says nothing new.
        private bool Compare(Kpi kpi, ComparatorKind kind, string text, DateOnly? asOf, Standing standing, string file, DateTimeOffset now)
        {
            var before = standing.Averages.GetValueOrDefault((kpi.Id, kind));
            if (before is not null && (before.AsOf > asOf || (before.SourceText, before.AsOf) == (text, asOf))) return false;
            before?.Supersede(now);
            return Added(new BookComparator(kpi, kind, MeasureReader.FigureOf(kpi.Shape, text), asOf, text, file, actor.UserId!.Value,
                now));
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
                (await FactsAsync<Target>()).ToLookup(target => target.KpiId),
                (await FactsAsync<BookComparator>()).ToDictionary(stated => (stated.KpiId, stated.Kind)));

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
            ILookup<Guid, Target> Targets,
            IReadOnlyDictionary<(Guid Kpi, ComparatorKind Kind), BookComparator> Averages);
    }
}
