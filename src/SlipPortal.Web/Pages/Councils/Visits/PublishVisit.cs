using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>A lead says how far a visit's report is on its way to the public. Once it is published, those from outside who were let in see it.</summary>
internal static class PublishVisit
{
    internal sealed record Command(Guid VisitId, PublicationState? State, DateOnly? On, string? Note);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing chosen, a day that cannot be, or a reason is missing.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            var now = await db.Set<PublicationStep>().Where(step => step.VisitId == visit.Id).OrderByDescending(step => step.RecordedAt)
                .Select(step => (PublicationState?)step.State).FirstOrDefaultAsync(cancellationToken);
            var next = command.State ?? throw new RefusedException("Choose where it stands.", nameof(command.State));
            var step = new PublicationStep(visit, now, next, command.On, command.Note, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(step);
            db.Record(new VisitPublicationMoved(visit.Type, visit.Timing.InWords(), step.State), visit.Id, step.Note);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (next.IsPublic() != visit.IsPublic) await db.OpenVisitAsync(visit.Id, next.IsPublic(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
