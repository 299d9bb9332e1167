using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Readings;

/// <summary>Readings are entered, corrected or taken back: all of those that are sent, or none.</summary>
internal static class RecordReadings
{
    /// <summary>So many changes are told one by one; more in one line, since each reading says itself who recorded it and when.</summary>
    private const int ToldOneByOne = 10;

    /// <param name="Cells">What was typed.</param>
    internal sealed record Command(IReadOnlyCollection<Cell> Cells);

    /// <param name="KpiId">The measure.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Text">As it was typed; blank for no reading.</param>
    /// <param name="Seen">
    /// What stood there when it was typed: what somebody else has entered meanwhile is not written over. Null where whoever sends it is to
    /// have the last word, as a reporting tool is.
    /// </param>
    internal sealed record Cell(Guid KpiId, Period Period, string? Text, string? Seen);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <summary>Records what differs from what is there. Returns how many readings changed, or what cannot be recorded and why.</summary>
        public async Task<(int Changed, IReadOnlyList<(Cell Cell, string Why)> Refused)> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var cells = command.Cells.Where(cell => cell.Seen is null || (cell.Text ?? "").Trim() != cell.Seen.Trim()).ToList();
            var ids = cells.Select(cell => cell.KpiId).Distinct().ToList();
            var kpis = await db.Set<Kpi>().Where(kpi => ids.Contains(kpi.Id)).ToDictionaryAsync(kpi => kpi.Id, cancellationToken);
            var standing = (await db.Set<Reading>().AsTracking().Where(reading => ids.Contains(reading.KpiId) && reading.SupersededAt == null).ToListAsync(cancellationToken))
                .ToDictionary(reading => (reading.KpiId, reading.Period));
            var refused = new List<(Cell, string)>();
            var changes = new List<(Kpi Kpi, Change Change)>();
            foreach (var cell in cells)
            {
                if (!kpis.TryGetValue(cell.KpiId, out var kpi)) continue;
                try
                {
                    RefuseBesideItsParts(kpi, cell, standing.Values);
                    if (Record(kpi, cell, standing.GetValueOrDefault((kpi.Id, cell.Period))) is { } change) changes.Add((kpi, change));
                }
                catch (RefusedException refusal)
                {
                    refused.Add((cell, $"{kpi.Ref}, {cell.Period.Label}: {refusal.Message}"));
                }
            }

            if (refused.Count > 0) return (0, refused);
            if (changes.Count > ToldOneByOne)
            {
                var refs = changes.Select(change => change.Kpi).Distinct().OrderBy(kpi => kpi.SortKey, StringComparer.Ordinal).Select(kpi => kpi.Ref).ToList();
                db.Record(new ReadingsRecorded(changes.Count, refs), changes[0].Kpi.Id);
            }
            else
            {
                foreach (var (kpi, change) in changes) db.Record(change, kpi.Id);
            }

            try
            {
                await db.SaveOrRefuseAsync(new("Somebody else has just entered one of these. Look at the page again."), "ix_readings_standing", cancellationToken);
                return (changes.Count, []);
            }
            catch (RefusedException held) when (held.IsHeld)
            {
                return (0, [.. cells.Select(cell => (cell, held.Message))]);
            }
            catch (Exception exception) when (exception is RefusedException or DbUpdateConcurrencyException)
            {
                return (0, [.. cells.Select(cell => (cell, $"{kpis[cell.KpiId].Ref}, {cell.Period.Label}: somebody else has just entered one of these. Look at the page again."))]);
            }
        }

        // A quarter or a year that follows from what was read is worked out, never typed.
        private static void RefuseBesideItsParts(Kpi kpi, Cell cell, IEnumerable<Reading> standing)
        {
            if (cell.Period.Kind == kpi.Frequency) return;
            var own = standing.Where(reading => reading.KpiId == kpi.Id && reading.PeriodKind == kpi.Frequency).Select(reading => reading.AsPoint());
            if (new KpiSeries(kpi.Shape, own).At(cell.Period) is { Value: not null, Because: { } because })
                throw new RefusedException($"It is worked out from its parts ({because.TrimEnd('.')}). Correct those.");
        }

        private Change? Record(Kpi kpi, Cell cell, Reading? before)
        {
            var now = clock.GetUtcNow();
            var stands = ReadingText.Show(kpi.Shape, before?.AsPoint());
            var entry = ReadingText.Parse(kpi.Shape, cell.Text);
            if (cell.Seen is { } seen && stands != seen.Trim() && stands != (cell.Text ?? "").Trim())
                throw new RefusedException($"Somebody has entered {(stands.Length == 0 ? "nothing" : stands)} meanwhile.");
            if (entry is null)
            {
                if (before is null) return null;
                before.Supersede(now);
                return new ReadingTakenBack(kpi.Ref, cell.Period.Label, stands);
            }

            if (kpi.ClosedAt is not null) throw new RefusedException("This measure is closed.");
            if (Reading.Record(kpi, cell.Period, entry, before, actor.UserId!.Value, now) is not { } reading) return null;
            db.Add(reading);
            return new ReadingRecorded(kpi.Ref, cell.Period.Label, ReadingText.Show(kpi.Shape, reading.AsPoint()), before is null ? null : stands);
        }
    }
}
