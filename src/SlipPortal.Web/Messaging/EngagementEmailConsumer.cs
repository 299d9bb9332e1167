using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Writes to the person who answers for work with a council on the side that did not take the step. The e-mail says which council and what step,
/// and nothing of the terms: they stand behind the link, for whoever may still read them.
/// </summary>
internal sealed class EngagementEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal) : IConsumer<EngagementMoved>
{
    public async Task Consume(ConsumeContext<EngagementMoved> context)
    {
        var (id, step, side) = (context.Message.EngagementId, context.Message.Step, context.Message.Side);
        var to = await (
            from engagement in db.Set<Engagement>()
            join person in db.Users on side == EngagementSide.Council ? engagement.PartnerSponsorId : engagement.CouncilSponsorId equals person.Id
            where engagement.Id == id
            select new { engagement.PartnerOrganisationId, person.Id, person.Name, person.Email }).SingleOrDefaultAsync(context.CancellationToken);
        if (to is null) return;
        // Whoever has left the other side since is not told. The council's own people are its affair.
        if (side is EngagementSide.Council
            && !(await Associate.FindAsync(db, to.Email!, context.CancellationToken)).Exists(one => one.OrganisationId == to.PartnerOrganisationId)) return;
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
        await mailer.SendAsync(
            new Mail(
                to.Email!,
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
