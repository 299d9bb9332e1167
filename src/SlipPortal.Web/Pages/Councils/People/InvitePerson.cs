using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A lead invites a colleague by e-mail.</summary>
internal static class InvitePerson
{
    internal sealed record Command(string? Email, Role? Role);

    internal sealed class Handler(PortalDbContext db, IActor actor, EmailAddresses addresses, TimeProvider clock)
    {
        /// <returns>The invitation's id.</returns>
        /// <exception cref="RefusedException">No address or role, or somebody who is here or invited already.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var invitation = new Invitation(
                addresses.Check(command.Email, nameof(command.Email)), command.Role, await db.IsPartnerAsync(cancellationToken),
                actor.UserId!.Value, clock.GetUtcNow());
            var members = await db.MemberRows().Where(member => member.EndedAt == null).ToListAsync(cancellationToken);
            if (members.Find(member => member.Email.Equals(invitation.Email, StringComparison.OrdinalIgnoreCase)) is { } there)
                throw new RefusedException($"{there.Name} is here already, as {there.Role.InWords()}.", nameof(command.Email));
            db.Add(invitation);
            db.Record(new MemberInvited(invitation.Email, invitation.Role), invitation.Id);
            db.Enqueue(new PersonWasInvited(invitation.Id));
            await db.SaveOrRefuseAsync(
                new RefusedException("This address is invited already. Send that invitation again, or withdraw it first.", nameof(command.Email)), cancellationToken);
            return invitation.Id;
        }
    }
}
