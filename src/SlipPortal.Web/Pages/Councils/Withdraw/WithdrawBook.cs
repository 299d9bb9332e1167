using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>
/// All that a file brought into a performance book is withdrawn with it: readings, targets, years to date and averages of others, and the
/// measures and the book that it made and nothing else uses. What it had taken the place of is current again; what was corrected since
/// stays as it was corrected.
/// </summary>
internal sealed class WithdrawBook(PortalDbContext db, Guid by, DateTimeOffset now)
{
    private readonly List<Func<CancellationToken, Task>> _reinstate = [];

    /// <summary>Takes it back; the caller saves, and then runs <see cref="ReinstateAsync"/>.</summary>
    public async Task TakeBackAsync(BookImport import, CancellationToken cancellationToken)
    {
        // What came with it was recorded at the very moment that it was confirmed.
        var at = import.ConfirmedAt!.Value;
        await TakeBackAsync<Reading>(at, one => (one.KpiId, one.PeriodKind, one.PeriodStart), cancellationToken);
        await TakeBackAsync<StatedYearToDate>(at, one => (one.KpiId, one.PeriodKind, one.PeriodStart), cancellationToken);
        await TakeBackAsync<BookComparator>(at, one => (one.KpiId, one.Kind), cancellationToken);
        await TakeBackAsync<Target>(at, one => one.Id, cancellationToken);
        var made = await MadeAsync(at, import.BookId!.Value, cancellationToken);
        foreach (var kpi in made) kpi.Withdraw(import.WithdrawnBecause, by, now);
        await WithdrawBookAsync(import, [.. made.Select(kpi => kpi.Id)], cancellationToken);
    }

    /// <summary>
    /// What it had taken the place of is current again. Only once the other is saved: one at a time is current, which an index sees to.
    /// </summary>
    public async Task ReinstateAsync(CancellationToken cancellationToken)
    {
        foreach (var reinstate in _reinstate) await reinstate(cancellationToken);
    }

    private async Task TakeBackAsync<T>(DateTimeOffset at, Func<T, object> place, CancellationToken cancellationToken)
        where T : KpiFact
    {
        var current = await db.Set<T>().AsTracking().Where(fact => fact.RecordedAt == at && fact.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var fact in current) fact.Supersede(now);
        var places = current.Select(place).ToHashSet();
        var before = (await db.Set<T>().Where(fact => fact.SupersededAt == at).ToListAsync(cancellationToken))
            .FindAll(fact => places.Contains(place(fact))).ConvertAll(fact => fact.Id);
        if (before.Count == 0) return;
        _reinstate.Add(cancel => db.Set<T>().Where(fact => before.Contains(fact.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(fact => fact.SupersededAt, (DateTimeOffset?)null), cancel));
    }

    // The measures that came with it, and of which nobody has said anything since: neither a reading nor anything that the history tells.
    private Task<List<Kpi>> MadeAsync(DateTimeOffset at, Guid book, CancellationToken cancellationToken)
    {
        var (history, readings, lines) = (db.Set<ChangeLogEntry>(), db.Set<Reading>(), db.Set<BookLine>());
        var (terms, threads, kpis) = (db.Set<NoticeTerm>(), db.Set<CommentThread>(), db.Set<Kpi>());
        return kpis.AsTracking().Where(kpi =>
            lines.Any(line => line.KpiId == kpi.Id && line.BookId == book)
                && !lines.Any(line => line.KpiId == kpi.Id && line.BookId != book)
            && history.Count(line => line.SubjectId == kpi.Id) == 1
            && history.Any(line => line.SubjectId == kpi.Id && line.Event == nameof(MeasureImported))
            && readings.Any(reading => reading.KpiId == kpi.Id && reading.RecordedAt == at)
            && !readings.Any(reading => reading.KpiId == kpi.Id && reading.RecordedAt != at)
            && !terms.Any(term => term.KpiId == kpi.Id) && !threads.Any(thread => thread.SubjectId == kpi.Id)
            && !kpis.Any(other => other.PairId == kpi.Id || other.PartOfId == kpi.Id)).ToListAsync(cancellationToken);
    }

    // Of a book that the file made, and that nothing else went into, its lines are the file's too.
    private async Task WithdrawBookAsync(BookImport import, List<Guid> made, CancellationToken cancellationToken)
    {
        var lines = await db.Set<BookLine>().AsTracking().Where(line => line.BookId == import.BookId).ToListAsync(cancellationToken);
        var (book, at, others) = (import.BookId!.Value, import.ConfirmedAt!.Value, lines.Select(line => line.KpiId).Except(made).ToList());
        // One that was begun by hand has a line of its own in the history; a measure that was put into it by hand, one since.
        var isOthers = await db.Set<ChangeLogEntry>().AnyAsync(
                line => line.SubjectId == book || (others.Contains(line.SubjectId) && line.At > at
                    && (line.Event == nameof(KpiAdded) || line.Event == nameof(KpiChanged))), cancellationToken)
            || await db.Set<BookImport>().AnyAsync(other => other.BookId == book && other.Id != import.Id, cancellationToken);
        db.RemoveRange(lines.Where(line => !isOthers || made.Contains(line.KpiId)));
        if (!isOthers)
            (await db.Set<Book>().AsTracking().SingleAsync(one => one.Id == book, cancellationToken))
                .Withdraw(import.WithdrawnBecause, by, now);
    }
}
