using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>A lead sets a body up, or changes what is said of it and what it may decide.</summary>
internal static class SaveBody
{
    /// <summary>The body as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(
        Guid? Id, string? Name, BodyKind? Kind, string? Purpose, Guid? ParentId, Recurrence? Cadence, bool IsPublic, bool MayAgreeDates, bool MaySignOff,
        bool MayApprovePlan);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No name or kind, a name that is taken, or a circle of bodies.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kind = command.Kind ?? throw new RefusedException("Choose what kind of body it is.", nameof(command.Kind));
            var bodies = await db.Set<Body>().AsTracking().ToListAsync(cancellationToken);
            var body = command.Id is { } id ? bodies.Single(body => body.Id == id) : new Body(command.Name, kind);
            body.Describe(command.Name, kind, command.Purpose, command.Cadence, command.IsPublic);
            body.Empower(command.MayAgreeDates, command.MaySignOff, command.MayApprovePlan);
            if (command.ParentId is { } parent && bodies.TrueForAll(other => other.Id != parent))
                throw new RefusedException("Choose a body of your council.", nameof(command.ParentId));
            body.ReportTo(command.ParentId, bodies.Where(other => other.ParentId is not null).ToDictionary(other => other.Id, other => other.ParentId!.Value));
            if (command.Id is null)
            {
                db.Add(body);
                db.Record(new BodySetUp(body.Name, body.Kind), body.Id);
            }
            else
            {
                db.Record(new BodyChanged(body.Name, BoardWords.Powers(body.MayAgreeDates, body.MaySignOff, body.MayApprovePlan)), body.Id);
            }

            await db.SaveOrRefuseAsync(
                new RefusedException($"There is a body called {body.Name} already.", nameof(command.Name)), cancellationToken);

            return body.Id;
        }
    }
}
