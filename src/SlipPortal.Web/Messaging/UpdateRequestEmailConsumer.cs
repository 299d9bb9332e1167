using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Messaging;

/// <summary>Asks the holder of an action's post for an update: who asks, for which action, and a link that opens at the form. Nothing of the plan.</summary>
internal sealed class UpdateRequestEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal) : IConsumer<UpdateWasAsked>
{
    public async Task Consume(ConsumeContext<UpdateWasAsked> context)
    {
        var asked = await (
            from request in db.Set<UpdateRequest>()
            join action in db.Set<PlanAction>() on request.ActionId equals action.Id
            join asker in db.Users on request.AskedById equals asker.Id
            where request.Id == context.Message.RequestId
            select new { action.Ref, asker.Name }).SingleOrDefaultAsync(context.CancellationToken);
        var holder = await db.Set<PostHolder>().SingleOrDefaultAsync(holder => holder.Id == context.Message.HolderId, context.CancellationToken);
        if (asked is null || holder?.Email is not { } email) return;

        var council = (CouncilTenantInfo)db.TenantInfo!;
        await mailer.SendAsync(
            new Mail(
                email,
                $"How does action {asked.Ref} stand?",
                $"""
                Dear {holder.Name},

                {asked.Name} of {council.Name} asks you how action {asked.Ref} of the improvement plan stands.

                Report progress: {portal.Url}/councils/{council.Identifier}/plan/actions/{Uri.EscapeDataString(asked.Ref)}/progress

                You sign in to SlipPortal first. If you no longer hold this post, tell {asked.Name}.
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}
