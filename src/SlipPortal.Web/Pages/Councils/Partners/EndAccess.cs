using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>A lead ends somebody's access at once.</summary>
internal static class EndAccess
{
    /// <param name="GrantId">The grant to end.</param>
    /// <param name="Person">Whose it is, for the history.</param>
    /// <param name="Organisation">Where they come from, for the history.</param>
    /// <param name="Reason">Why, for its people and the history; or none.</param>
    internal sealed record Command(Guid GrantId, string Person, string Organisation, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It has ended already, or the reason is too long.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var grant = await db.Set<Grant>().AsTracking().SingleAsync(grant => grant.Id == command.GrantId, cancellationToken);
            grant.Revoke(clock.GetUtcNow());
            var reason = Text.Optional(command.Reason, "the reason", Grant.PurposeMaxLength, nameof(command.Reason));
            db.Record(new GrantRevoked(command.Person, command.Organisation), grant.Id, reason);
            db.Enqueue(new AccessWasEnded(grant.Id));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
