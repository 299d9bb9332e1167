using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>A lead records that from a day on a term is due in another rhythm.</summary>
internal static class ChangeRhythm
{
    internal sealed record Command(Guid TermId, DateOnly? From, int? Every, RecurrenceUnit? Unit, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or that day has a change already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var term = await db.Set<NoticeTerm>().SingleAsync(term => term.Id == command.TermId, cancellationToken);
            var cadence = new TermCadence(term, command.From, SaveTerm.Step(command.Every, command.Unit), command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            if (await db.Set<TermCadence>().AnyAsync(other => other.TermId == term.Id && other.TakenBackAt == null && other.From == cadence.From, cancellationToken))
                throw new RefusedException("The rhythm changes on that day already: take that back first.", nameof(command.From));
            db.Add(cadence);
            db.Record(new TermCadenceChanged(term.Number, cadence.From, new Recurrence(cadence.Every, cadence.Unit).Span()), term.Id, cadence.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
