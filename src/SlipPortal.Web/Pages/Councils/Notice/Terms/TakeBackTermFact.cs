using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Something was recorded wrongly of a term: it is taken back, and stays readable.</summary>
internal static class TakeBackTermFact
{
    /// <param name="TermId">The term.</param>
    /// <param name="FactId">What is taken back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="MayManage">Whether the person may take waivers and rhythms back too, not only reports.</param>
    internal sealed record Command(Guid TermId, Guid FactId, string? Reason, bool MayManage);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, or it is gone.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var term = await db.Set<NoticeTerm>().SingleAsync(term => term.Id == command.TermId, cancellationToken);
            var (fact, what) = await FindAsync(command, cancellationToken);
            fact.TakeBack(command.Reason, clock.GetUtcNow());
            db.Record(new TermFactTakenBack(term.Number, what, fact.TakenBackBecause!), term.Id, fact.TakenBackBecause);
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<(TermFact Fact, string What)> FindAsync(Command command, CancellationToken cancellationToken)
        {
            if (await Standing<TermDone>().SingleOrDefaultAsync(cancellationToken) is { } done) return (done, $"that it was done on {done.DoneOn:d MMMM yyyy}");
            if (command.MayManage)
            {
                if (await Standing<TermWaived>().SingleOrDefaultAsync(cancellationToken) is { } waiver) return (waiver, $"the waiver from {waiver.From:d MMMM yyyy}");
                if (await Standing<TermCadence>().SingleOrDefaultAsync(cancellationToken) is { } cadence) return (cadence, $"the rhythm from {cadence.From:d MMMM yyyy}");
            }

            throw new RefusedException("That is no longer there. Look at the page again.");

            IQueryable<T> Standing<T>()
                where T : TermFact => db.Set<T>().AsTracking().Where(fact => fact.Id == command.FactId && fact.TermId == command.TermId && fact.TakenBackAt == null);
        }
    }
}
