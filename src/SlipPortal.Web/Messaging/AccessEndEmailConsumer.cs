using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Pages.Councils.Partners;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Writes to people whose access to a council ended before its last day: because the council ended it, with its reason, or because an
/// organisation no longer plays its part.
/// </summary>
internal sealed class AccessEndEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal)
    : IConsumer<AccessWasEnded>, IConsumer<PartWasEnded>
{
    public async Task Consume(ConsumeContext<AccessWasEnded> context)
    {
        var id = context.Message.GrantId;
        if (await db.GrantRows().FirstOrDefaultAsync(row => row.Id == id && row.RevokedAt != null, context.CancellationToken)
            is not { } grant) return;
        var why = await db.Set<ChangeLogEntry>().Where(line => line.SubjectId == id && line.Event == nameof(GrantRevoked))
            .OrderByDescending(line => line.At).Select(line => line.Why).FirstOrDefaultAsync(context.CancellationToken);
        var people = await Addressee.OfGrantAsync(db, id, context.CancellationToken);
        var council = ((CouncilTenantInfo)db.TenantInfo!).Name!;
        await context.ToEachAsync(
            db, people, context.Message.PersonId, person => context.Message with { PersonId = person.UserId },
            person => SendAsync(
                context, person, council,
                $"""
                {council} has ended access that it gave you on SlipPortal. Its records are closed to you, unless other access opens them.

                For: {grant.Holder}
                Purpose: {grant.Purpose}
                Reason: {why ?? "Not provided"}
                """));
    }

    public async Task Consume(ConsumeContext<PartWasEnded> context)
    {
        var (councilId, organisationId, personId) = context.Message;
        var names = await db.Set<Organisation>().Where(one => one.Id == councilId || one.Id == organisationId)
            .ToDictionaryAsync(one => one.Id, one => one.Name, context.CancellationToken);
        var person = await db.Users.Where(user => user.Id == personId).Select(user => new Addressee(user.Id, user.Name, user.Email!))
            .SingleOrDefaultAsync(context.CancellationToken);
        if (person is null) return;
        var reason = councilId == organisationId
            ? $"{names[councilId]} no longer works on SlipPortal."
            : $"{names[organisationId]} no longer helps councils on SlipPortal.";
        await SendAsync(context, person, names[councilId],
            $"Your access to the records of {names[councilId]} has ended.\n\nReason: {reason}");
    }

    private Task SendAsync(ConsumeContext context, Addressee to, string council, string text) => mailer.SendAsync(
        new Mail(
            to.Email,
            $"Your access to {council} has ended",
            $"""
            Dear {to.Name},

            {text}

            Your work with councils: {portal.Url}/asks
            """,
            context.MessageId!.Value),
        context.CancellationToken);
}
