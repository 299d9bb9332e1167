using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead has a link sent to a member by which they choose a new password themselves.</summary>
internal static class SendReset
{
    /// <param name="MembershipId">Whose.</param>
    /// <param name="UserId">Who they are.</param>
    /// <param name="Person">Their name, for the history.</param>
    internal sealed record Command(Guid MembershipId, Guid UserId, string Person);

    internal sealed class Handler(PortalDbContext db, IActor actor, SecurityRecord record)
    {
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            await record.NoteAsync(SecurityEventKind.PasswordResetAsked, command.UserId);
            db.Record(new PasswordResetSent(command.Person), command.MembershipId);
            db.Enqueue(new PasswordResetWasAsked(command.UserId, actor.Name));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
