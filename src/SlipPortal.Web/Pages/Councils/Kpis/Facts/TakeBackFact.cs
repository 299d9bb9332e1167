using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A target, break, judgement, rebase or tie is taken back. It stays in the history.</summary>
internal static class TakeBackFact
{
    /// <param name="KpiId">The measure.</param>
    /// <param name="FactId">What is taken back.</param>
    internal sealed record Command(Guid KpiId, Guid FactId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It is no longer there.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var (fact, what) = await FindAsync(kpi, command.FactId, cancellationToken);
            fact.Supersede(clock.GetUtcNow());
            db.Record(new KpiFactTakenBack(kpi.Ref, what), kpi.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<(KpiFact Fact, string What)> FindAsync(Kpi kpi, Guid id, CancellationToken cancellationToken)
        {
            if (await Standing<Target>().SingleOrDefaultAsync(cancellationToken) is { } target) return (target, $"the target of {kpi.Shape.ShowTarget(target.Value)}");
            if (await Standing<SeriesBreak>().SingleOrDefaultAsync(cancellationToken) is { } mark) return (mark, $"the break at {mark.From:d MMMM yyyy}");
            if (await Standing<RatingOverride>().SingleOrDefaultAsync(cancellationToken) is { } judged) return (judged, $"the judgement “{judged.Rating.InWords()}”");
            if (await Standing<Rebase>().SingleOrDefaultAsync(cancellationToken) is { } rebase) return (rebase, $"the new limits from {rebase.From:d MMMM yyyy}");
            if (await Standing<KpiTie>().SingleOrDefaultAsync(cancellationToken) is { } tie) return (tie, "a tie to an action");
            throw new RefusedException("That is no longer there. Look at the page again.");

            IQueryable<T> Standing<T>()
                where T : KpiFact => db.Set<T>().AsTracking().Where(fact => fact.Id == id && fact.KpiId == kpi.Id && fact.SupersededAt == null);
        }
    }
}
