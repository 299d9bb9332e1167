using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>A lead defines a measure, or changes its definition.</summary>
internal static class SaveKpi
{
    /// <summary>The measure as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(
        Guid? Id, uint RowVersion, string? Ref, string? Title, string? Definition, string? Source, Guid? PracticeAreaId, Guid? OwnerPostId, KpiUnit? Unit,
        int? Decimals, Polarity? Polarity, PeriodKind? Frequency, Aggregation? Aggregation, Guid? PairId, Guid? PartOfId,
        decimal? Baseline, DateOnly? BaselineOn, IReadOnlyCollection<Guid> Books, string? Theme);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Something is missing, the ref is taken, or readings do not fit another unit or
        /// frequency.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var shape = new KpiShape(
                command.Unit ?? throw new RefusedException("Choose the unit.", nameof(command.Unit)),
                command.Decimals ?? 0,
                command.Polarity ?? throw new RefusedException("Choose which way is better.", nameof(command.Polarity)),
                command.Frequency ?? throw new RefusedException("Choose how often there is a reading.", nameof(command.Frequency)),
                command.Aggregation ?? throw new RefusedException("Choose how quarters and years follow from their parts.", nameof(command.Aggregation)));
            var kpi = command.Id is { } id ? await ChangeAsync(id, command, shape, cancellationToken) : await AddAsync(command, shape, cancellationToken);
            kpi.GiveTo(await KnownAsync<Post>(command.OwnerPostId, cancellationToken));
            kpi.Relate(await KnownAsync<Kpi>(command.PairId, cancellationToken), await KnownAsync<Kpi>(command.PartOfId, cancellationToken));
            kpi.StartFrom(command.Baseline, command.BaselineOn);
            await PlaceAsync(kpi, command, cancellationToken);
            db.IsReversible = command.PracticeAreaId is null || command.PracticeAreaId == kpi.PracticeAreaId;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveOrRefuseAsync(new($"There is a measure {kpi.Ref} already.", nameof(command.Ref)), cancellationToken);
            if (command.PracticeAreaId is { } area && area != kpi.PracticeAreaId) await db.MoveKpiAsync(kpi.Id, area, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return kpi.Ref;
        }

        private async Task<Kpi> AddAsync(Command command, KpiShape shape, CancellationToken cancellationToken)
        {
            var kpi = new Kpi(command.Ref, command.Title, (await AreaAsync(command, cancellationToken)).Id, shape);
            kpi.Describe(command.Ref, command.Title, command.Definition, command.Source);
            db.Add(kpi);
            db.Record(new KpiAdded(kpi.Ref, kpi.Title), kpi.Id);
            return kpi;
        }

        private async Task<Kpi> ChangeAsync(Guid id, Command command, KpiShape shape, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().AsTracking().SingleAsync(kpi => kpi.Id == id, cancellationToken);
            db.Entry(kpi).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
            var before = kpi.Shape;
            var words = (kpi.Ref, kpi.Title, kpi.Definition, kpi.Source);
            if ((before.Unit, before.Frequency) != (shape.Unit, shape.Frequency))
            {
                // What was read by the quarter may be read by the quarter: only what was read more often stands in the way.
                var read = await db.Set<Reading>().Where(reading => reading.KpiId == id).Select(reading => reading.PeriodKind)
                    .Union(db.Set<TeamReading>().Where(reading => reading.KpiId == id).Select(reading => reading.PeriodKind))
                        .ToListAsync(cancellationToken);
                if (read.Count > 0 && (before.Unit != shape.Unit || read.Exists(kind => Months(kind) < Months(shape.Frequency))))
                {
                    throw new RefusedException(
                        "This measure has readings: its unit and how often it is read stand. Close it, and define another.",
                        before.Unit != shape.Unit ? nameof(command.Unit) : nameof(command.Frequency));
                }
            }

            kpi.Describe(command.Ref, command.Title, command.Definition, command.Source);
            kpi.Reshape(shape);
            var area = await AreaAsync(command, cancellationToken);
            db.Record(new KpiChanged(kpi.Ref, Difference(words, kpi, before, shape, area.Id == kpi.PracticeAreaId ? null : area.Name)), kpi.Id);
            return kpi;
        }

        private async Task<PracticeArea> AreaAsync(Command command, CancellationToken cancellationToken) =>
            await db.Set<PracticeArea>().SingleOrDefaultAsync(area => area.Id == command.PracticeAreaId, cancellationToken)
            ?? throw new RefusedException("Choose the practice area.", nameof(command.PracticeAreaId));

        // The books that it stands in from now on.
        private async Task PlaceAsync(Kpi kpi, Command command, CancellationToken cancellationToken)
        {
            var lines = await db.Set<BookLine>().AsTracking().Where(line => line.KpiId == kpi.Id).ToListAsync(cancellationToken);
            var theme = Text.OptionalLine(command.Theme, "the theme", BookLine.ThemeMaxLength);
            db.RemoveRange(lines.Where(line => !command.Books.Contains(line.BookId) || line.Theme != theme));
            var books = await db.Set<Book>().Where(book => command.Books.Contains(book.Id)).ToListAsync(cancellationToken);
            foreach (var book in books)
            {
                if (!lines.Exists(line => line.BookId == book.Id && db.Entry(line).State is not EntityState.Deleted)) db.Add(new BookLine(book, kpi, theme));
            }
        }

        private async Task<Guid?> KnownAsync<T>(Guid? id, CancellationToken cancellationToken)
            where T : TenantEntity =>
            id is null ? null : await db.Set<T>().Where(row => row.Id == id).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);

        private static int Months(PeriodKind kind) => Period.Of(kind, DateOnly.MinValue.AddYears(2_000)).Months;

        private static string Difference((string Ref, string Title, string? Definition, string? Source) words, Kpi kpi, KpiShape before, KpiShape after, string? area)
        {
            var changes = new List<string>();
            if (words.Ref != kpi.Ref) changes.Add($"number from {words.Ref}");
            if (words.Title != kpi.Title) changes.Add($"what is measured from “{words.Title}” to “{kpi.Title}”");
            if (area is not null) changes.Add($"practice area to {area}");
            if (words.Definition != kpi.Definition) changes.Add("definition");
            if (words.Source != kpi.Source) changes.Add("source");
            if (before.Polarity != after.Polarity) changes.Add($"which way is better: {after.Polarity.InWords().ToLowerInvariant()}");
            if (before.Aggregation != after.Aggregation) changes.Add($"how parts add up: {after.Aggregation.InWords()}");
            if (before.Frequency != after.Frequency) changes.Add($"how often it is read: every {after.Frequency.InWords()}");
            if (before with { Polarity = after.Polarity, Aggregation = after.Aggregation, Frequency = after.Frequency } != after)
                changes.Add("how values are shown");
            return changes.Count == 0 ? "who answers for it, or where it stands" : string.Join("; ", changes);
        }
    }
}
