using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Writes to the person who answers for work with a council on the side that did not take the step; of its end to everybody whose access
/// ended with it, each by a message of their own. The e-mail says which council and what step, and nothing of the terms: they stand behind
/// the link, for whoever may still read them.
/// </summary>
internal sealed class EngagementEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal) : IConsumer<EngagementMoved>
{
    public async Task Consume(ConsumeContext<EngagementMoved> context)
    {
        var (id, step, side, _) = context.Message;
        var sponsor = await (
            from engagement in db.Set<Engagement>()
            join person in db.Users on side == EngagementSide.Council ? engagement.PartnerSponsorId : engagement.CouncilSponsorId equals person.Id
            where engagement.Id == id
            select new { engagement.PartnerOrganisationId, Addressee = new Addressee(person.Id, person.Name, person.Email!) })
            .SingleOrDefaultAsync(context.CancellationToken);
        // Whoever has left the other side since is not told. The council's own people are its affair.
        var isThere = sponsor is not null
            && (side is EngagementSide.Partner || (await Associate.FindAsync(db, sponsor.Addressee.Email, context.CancellationToken))
                .Exists(one => one.OrganisationId == sponsor.PartnerOrganisationId));
        IReadOnlyList<Addressee> people =
        [
            .. isThere ? [sponsor!.Addressee] : Array.Empty<Addressee>(),
            .. step is EngagementStepKind.Ended ? await PeopleAsync(id, context.CancellationToken) : [],
        ];
        await context.ToEachAsync(
            db,
            [.. people.DistinctBy(person => person.UserId)],
            context.Message.PersonId,
            person => context.Message with { PersonId = person.UserId },
            person => SendAsync(context, person));
    }

    // Everybody of the access that ended with the work.
    private async Task<IReadOnlyList<Addressee>> PeopleAsync(Guid engagement, CancellationToken cancellationToken)
    {
        var ended = db.Set<EngagementStep>().Where(step => step.EngagementId == engagement && step.Kind == EngagementStepKind.Ended)
            .Select(step => step.At);
        var grants = await db.Set<Grant>()
            .Where(grant => grant.EngagementId == engagement && grant.RevokedAt != null && ended.Contains(grant.RevokedAt.Value))
            .Select(grant => grant.Id).ToListAsync(cancellationToken);
        var people = new List<Addressee>();
        foreach (var grant in grants) people.AddRange(await Addressee.OfGrantAsync(db, grant, cancellationToken));
        return people;
    }

    private Task SendAsync(ConsumeContext<EngagementMoved> context, Addressee to)
    {
        var (id, step, _, _) = context.Message;
        var council = (CouncilTenantInfo)db.TenantInfo!;
        var (subject, words) = step switch
        {
            EngagementStepKind.Proposed => ($"{council.Name} puts work forward to you", "It has written down what the work would be. Read it, and agree to it or talk to them."),
            EngagementStepKind.Agreed => ("Work that you put forward is agreed", $"Your work with {council.Name} is agreed."),
            EngagementStepKind.Started => ($"Your work with {council.Name} has begun", "What you may see and do is what the council gives you access to."),
            EngagementStepKind.Paused => ($"Your work with {council.Name} is paused", "Until it is resumed, none of its access counts: the council’s records are closed to you and your colleagues."),
            EngagementStepKind.Resumed => ($"Your work with {council.Name} goes on", "Access that has not run out meanwhile counts again."),
            _ => ($"Your work with {council.Name} has ended", "Its access has ended with it."),
        };
        var where = step is EngagementStepKind.Ended ? "/asks" : new CouncilLinks(council.Identifier!).Engagement(id);
        return mailer.SendAsync(
            new Mail(
                to.Email,
                subject,
                $"""
                Dear {to.Name},

                {words}

                {portal.Url}{where}
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}
