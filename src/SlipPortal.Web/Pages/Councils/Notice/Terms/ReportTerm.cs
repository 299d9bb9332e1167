using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Somebody reports that a term was done.</summary>
internal static class ReportTerm
{
    /// <param name="TermId">The term.</param>
    /// <param name="DueOn">For which of its days, where these are fixed.</param>
    /// <param name="DoneOn">The day it was done.</param>
    /// <param name="Shows">What shows it.</param>
    /// <param name="Address">Where that is kept.</param>
    internal sealed record Command(Guid TermId, DateOnly? DueOn, DateOnly? DoneOn, string? Shows, string? Address);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or it was reported before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var term = await db.Set<NoticeTerm>().SingleAsync(term => term.Id == command.TermId, cancellationToken);
            if (term.Kind is TermRuleKind.Every && command.DueOn is null) throw new RefusedException("Choose which one it was.", nameof(command.DueOn));
            var done = new TermDone(
                term, term.Kind is TermRuleKind.Every ? command.DueOn : null, command.DoneOn, command.Shows, command.Address, actor.UserId!.Value, clock.GetUtcNow());
            if (!term.Rule.Recurs && await db.Set<TermDone>().AnyAsync(other => other.TermId == term.Id && other.TakenBackAt == null, cancellationToken))
                throw new RefusedException("This was reported already: take that back first, if it was wrong.");
            db.Add(done);
            db.Record(new TermReported(term.Number, done.DoneOn, done.DueOn), term.Id, done.Shows);
            await db.SaveOrRefuseAsync(new("This one was reported already.", nameof(command.DueOn)), cancellationToken);
        }
    }
}
