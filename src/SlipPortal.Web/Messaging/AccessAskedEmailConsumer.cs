using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Tells a council's leads that somebody from outside asks to be let in, as they chose. Who the leads are is asked on behalf of who asks;
/// each is written to on their own behalf, if the request is open to them and still waits.
/// </summary>
internal sealed class AccessAskedEmailConsumer(
    PortalDbContext db, CurrentPerson person, IMailer mailer, MailChoices choices, PortalAddress portal)
    : IConsumer<AccessWasAsked>
{
    public async Task Consume(ConsumeContext<AccessWasAsked> context) => await context.ToEachAsync(
        db,
        await Addressee.OfAskAsync(db, context.Message.RequestId, context.CancellationToken),
        context.Message.PersonId,
        lead => context.Message with { PersonId = lead.UserId },
        lead => SendAsync(context, lead));

    private async Task SendAsync(ConsumeContext<AccessWasAsked> context, Addressee lead)
    {
        var stop = context.CancellationToken;
        person.ActAs(lead.UserId, lead.Name);
        if (await MailChoices.PaceAsync(db, lead.UserId, MailKind.Reminders, stop) is not MailPace.AtOnce) return;
        var asked = await (
            from request in db.Set<AccessRequest>()
            join asker in db.Users on request.AskedById equals asker.Id
            where request.Id == context.Message.RequestId && request.AnsweredAt == null
            select new { asker.Name, request.Why, request.Until }).SingleOrDefaultAsync(stop);
        if (asked is null) return;
        var council = (CouncilTenantInfo)db.TenantInfo!;
        await mailer.SendAsync(
            new Mail(
                lead.Email,
                $"{asked.Name} asks for access to {council.Name}",
                $"""
                Dear {lead.Name},

                {asked.Name} asks {council.Name} for access until {Words.Day(asked.Until)}, and says why:

                {asked.Why}

                Give access or decline: {portal.Url}{new CouncilLinks(council.Identifier!).Partners}

                {choices.Footer(lead.UserId, MailKind.Reminders)}
                """,
                context.MessageId!.Value),
            stop);
    }
}
