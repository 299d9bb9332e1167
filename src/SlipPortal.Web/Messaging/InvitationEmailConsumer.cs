using MassTransit;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Messaging;

/// <summary>Sends an invitation: who invites, to what, until when, and the link, which is made here and stored nowhere.</summary>
internal sealed class InvitationEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal, JoinTokens tokens) : IConsumer<PersonWasInvited>
{
    public async Task Consume(ConsumeContext<PersonWasInvited> context)
    {
        var id = context.Message.InvitationId;
        // Used, withdrawn or expired before the message came round: there is nothing left to send.
        if (await InvitationView.FindAsync(db, id, context.CancellationToken) is not { State: InvitationState.Open } invitation) return;

        await mailer.SendAsync(
            new Mail(
                invitation.Email,
                $"{invitation.InvitedBy} invites you to {invitation.Organisation} on SlipPortal",
                $"""
                {invitation.InvitedBy} invites you to join {invitation.Organisation} on SlipPortal as {invitation.Role.InWords()}.

                Join: {portal.Url}/join?token={Uri.EscapeDataString(tokens.Write(id, invitation.ExpiresAt))}

                The link works once, until {Words.Moment(invitation.ExpiresAt)}. It is for you alone: do not pass it on.
                If you did not expect it, do nothing, or ask {invitation.InvitedBy}.
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}
