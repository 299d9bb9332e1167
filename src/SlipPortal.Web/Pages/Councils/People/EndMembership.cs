using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead ends a leaver in one step: the membership, their keys for reporting tools, and open invitations to them or by them.</summary>
internal static class EndMembership
{
    /// <param name="MembershipId">Whose.</param>
    /// <param name="Person">Their name, for the history.</param>
    /// <param name="Email">Their address: invitations to it are withdrawn.</param>
    internal sealed record Command(Guid MembershipId, string Person, string Email);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">They have left already, or are the only lead.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            await using var turn = await db.TakeTurnAsync(cancellationToken);
            var membership = await db.Set<Membership>().AsTracking().SingleAsync(membership => membership.Id == command.MembershipId, cancellationToken);
            membership.End(await db.LeadCountAsync(cancellationToken), now);

            var keys = await db.Set<ApiKey>().AsTracking().Where(key => key.CreatedById == membership.UserId && key.RevokedAt == null).ToListAsync(cancellationToken);
            foreach (var key in keys) key.Revoke(now);
            var address = command.Email.ToLowerInvariant();
            var invitations = await db.Set<Invitation>().AsTracking()
                .Where(invitation => invitation.AcceptedAt == null && invitation.RevokedAt == null)
                .Where(invitation => invitation.InvitedById == membership.UserId || invitation.Email == address)
                .ToListAsync(cancellationToken);
            foreach (var invitation in invitations) invitation.Withdraw(now);

            // A lead who ends themselves may write all of this: EF Core saves the tables in the order of their names, memberships last.
            db.Record(new MemberLeft(command.Person, membership.Role, keys.Count, invitations.Count), membership.Id);
            await db.SaveChangesAsync(cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
    }
}
