using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator sends an invitation again, for another seven days, or withdraws it.</summary>
internal static class ChangePlatformInvitation
{
    /// <param name="OrganisationId">Where it leads.</param>
    /// <param name="InvitationId">Which.</param>
    /// <param name="Again">True to send it again, false to withdraw it.</param>
    internal sealed record Command(string OrganisationId, Guid InvitationId, bool Again);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was used or withdrawn.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            DateTimeOffset? until = command.Again ? Invitation.EndOf(clock.GetUtcNow()) : null;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var changed = await db.Database
                .SqlQuery<bool>($"""select app.change_invitation({command.OrganisationId}, {command.InvitationId}, {until}) as "Value" """).ToListAsync(cancellationToken);
            if (!changed[0]) throw new RefusedException("This invitation was used or withdrawn already.");
            if (command.Again) db.Enqueue(new PersonWasInvited(command.InvitationId));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
