using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead gives a member another role.</summary>
internal static class ChangeRole
{
    /// <param name="MembershipId">Whose.</param>
    /// <param name="Person">Their name, for the history.</param>
    /// <param name="Role">What they will be.</param>
    internal sealed record Command(Guid MembershipId, string Person, Role? Role);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No other role, one that there is not here, or the only lead.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            await using var turn = await db.TakeTurnAsync(cancellationToken);
            var membership = await db.Set<Membership>().AsTracking().SingleAsync(membership => membership.Id == command.MembershipId, cancellationToken);
            var before = membership.Role;
            membership.ChangeRole(command.Role, await db.IsPartnerAsync(cancellationToken), await db.LeadCountAsync(cancellationToken));
            db.Record(new MemberRoleChanged(command.Person, before, membership.Role), membership.Id);
            await db.SaveChangesAsync(cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
    }
}
