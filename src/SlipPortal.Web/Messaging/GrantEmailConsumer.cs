using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Web.Messaging;

/// <summary>Tells a person that a council has let them in: what they can see, why, until when, and where.</summary>
internal sealed class GrantEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal) : IConsumer<GrantWasGiven>
{
    public async Task Consume(ConsumeContext<GrantWasGiven> context)
    {
        var grant = await (
            from given in db.Set<Grant>()
            join user in db.Users on given.UserId equals user.Id
            where given.Id == context.Message.GrantId
            select new
            {
                user.Email,
                user.Name,
                given.Purpose,
                given.LastDay,
                given.RevokedAt,
                Areas = given.Areas
                    .Join(db.Set<PracticeArea>(), opened => opened.PracticeAreaId, area => area.Id, (_, area) => area)
                    .OrderBy(area => area.Position).Select(area => area.Name).ToList(),
            }).SingleOrDefaultAsync(context.CancellationToken);
        // Ended again before the message came round: there is nothing left to tell.
        if (grant is null || grant.RevokedAt is not null) return;

        var council = (CouncilTenantInfo)db.TenantInfo!;
        await mailer.SendAsync(
            new Mail(
                grant.Email!,
                $"{council.Name} has given you access on SlipPortal",
                $"""
                Dear {grant.Name},

                A council has given you access to part of its improvement plan on SlipPortal.

                Council: {council.Name}
                Practice areas: {string.Join(", ", grant.Areas)}
                Purpose: {grant.Purpose}
                Last day: {grant.LastDay:d MMMM yyyy}

                Sign in: {portal.Url}/councils/{council.Identifier}/plan

                The council sees when you look, and can end your access at any time.
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}
