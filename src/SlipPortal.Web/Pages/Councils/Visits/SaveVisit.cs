using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Somebody plans a visit, records one that has been, or changes what is said of it.</summary>
internal static class SaveVisit
{
    /// <summary>The visit as it is to be; a new one where there is no id. When one that is there takes place is moved, not changed.</summary>
    internal sealed record Command(Guid? Id, uint RowVersion, string? When, Guid? PracticeAreaId, VisitWords Words);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">Something is missing or too long, or the time cannot be read.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var area = await db.Set<PracticeArea>().SingleOrDefaultAsync(area => area.Id == command.PracticeAreaId, cancellationToken)
                ?? throw new RefusedException("Choose the practice area.", nameof(command.PracticeAreaId));
            var visit = command.Id is { } id ? await ChangeAsync(id, command, cancellationToken) : Add(command, area.Id);
            visit.Describe(command.Words);
            db.IsReversible = area.Id == visit.PracticeAreaId;
            db.Record(
                command.Id is null ? new VisitAdded(visit.Type, visit.Timing.InWords()) : new VisitChanged(visit.Type, visit.Timing.InWords()), visit.Id);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (area.Id != visit.PracticeAreaId) await db.MoveVisitAsync(visit.Id, area.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return visit.Id;
        }

        private Visit Add(Command command, Guid area)
        {
            var visit = new Visit(command.Words.Type, VisitTiming.Read(command.When), area);
            db.Add(visit);
            return visit;
        }

        private async Task<Visit> ChangeAsync(Guid id, Command command, CancellationToken cancellationToken)
        {
            var visit = await db.Set<Visit>().AsTracking().SingleAsync(visit => visit.Id == id, cancellationToken);
            db.Entry(visit).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
            return visit;
        }
    }
}
