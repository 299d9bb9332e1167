using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead sends an invitation again, for another seven days, or withdraws it.</summary>
internal static class ChangeInvitation
{
    /// <param name="InvitationId">Which.</param>
    /// <param name="Again">True to send it again, false to withdraw it.</param>
    internal sealed record Command(Guid InvitationId, bool Again);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <returns>The address that it is for.</returns>
        /// <exception cref="RefusedException">It is not there, or was used or withdrawn.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var invitation = await db.Set<Invitation>().AsTracking().SingleOrDefaultAsync(invitation => invitation.Id == command.InvitationId, cancellationToken)
                ?? throw new RefusedException("That invitation is no longer there.");
            if (command.Again)
            {
                invitation.SendAgain(clock.GetUtcNow());
                db.Record(new InvitationSentAgain(invitation.Email), invitation.Id);
                db.Enqueue(new PersonWasInvited(invitation.Id));
            }
            else
            {
                invitation.Withdraw(clock.GetUtcNow());
                db.Record(new InvitationWithdrawn(invitation.Email), invitation.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
            return invitation.Email;
        }
    }
}
