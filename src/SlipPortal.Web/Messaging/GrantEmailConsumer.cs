using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Partners;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Writes to the people of a grant: that a council has let them in, to what, why and until when; later that it ends soon. To everybody of
/// the organisation where it is for all of it, each by a message of their own: what fails for one is tried again for that one. And to
/// somebody whose request was declined.
/// </summary>
internal sealed class GrantEmailConsumer(PortalDbContext db, IMailer mailer, PortalAddress portal, TimeProvider clock) :
    IConsumer<GrantWasGiven>, IConsumer<GrantIsDue>, IConsumer<AccessWasDeclined>
{
    public async Task Consume(ConsumeContext<GrantWasGiven> context)
    {
        // Ended again before the message came round: there is nothing left to tell. (One that waits for its first day is told of.)
        if (await FindAsync(context.Message.GrantId, context.CancellationToken) is not { } grant || grant.StandingAt(clock.GetUtcNow()) is GrantStanding.Ended) return;
        var people = await Addressee.OfGrantAsync(db, grant.Id, context.CancellationToken);
        await context.ToEachAsync(
            db, people, context.Message.PersonId, person => context.Message with { PersonId = person.UserId },
            person => WriteAsync(
                context, person, $"{Council.Name} has given you access on SlipPortal", grant,
                "A council has given you access to part of its work on SlipPortal."));
    }

    public async Task Consume(ConsumeContext<GrantIsDue> context)
    {
        if (await FindAsync(context.Message.GrantId, context.CancellationToken) is not { } grant || !grant.CountsAt(clock.GetUtcNow())) return;
        var (subject, first) = context.Message.Occasion == "Review"
            ? ($"Is the access of {grant.Holder} to {Council.Name} still needed?", "Today is the day to look again at whether this access is needed.")
            : ($"The access of {grant.Holder} to {Council.Name} ends on {Words.Day(grant.LastDay)}",
                $"This access ends soon. {grant.Sponsor} can let it last longer, or give it anew.");
        IReadOnlyList<Addressee> people = await Addressee.OfGrantAsync(db, grant.Id, context.CancellationToken);
        var sponsor = await db.Users.Where(user => user.Id == grant.SponsorId).Select(user => new Addressee(user.Id, user.Name, user.Email!))
            .SingleOrDefaultAsync(context.CancellationToken);
        if (sponsor is not null)
            people = [sponsor, .. people.Where(person => person.UserId != sponsor.UserId)];
        await context.ToEachAsync(
            db, people, context.Message.PersonId, person => context.Message with { PersonId = person.UserId },
            person => WriteAsync(context, person, subject, grant, first));
    }

    public async Task Consume(ConsumeContext<AccessWasDeclined> context)
    {
        var asked = await (
            from request in db.Set<AccessRequest>()
            join person in db.Users on request.AskedById equals person.Id
            where request.Id == context.Message.RequestId && request.DeclinedBecause != null
            select new { person.Email, person.Name, request.DeclinedBecause }).SingleOrDefaultAsync(context.CancellationToken);
        if (asked is null) return;
        await mailer.SendAsync(
            new Mail(
                asked.Email!,
                $"{Council.Name} has answered you on SlipPortal",
                $"""
                Dear {asked.Name},

                {Council.Name} does not give you the access that you asked for. It says why:

                {asked.DeclinedBecause}

                Your work with councils: {portal.Url}/asks
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }

    private CouncilTenantInfo Council => (CouncilTenantInfo)db.TenantInfo!;

    private Task<GrantRow?> FindAsync(Guid grant, CancellationToken cancellationToken) => db.GrantRows().FirstOrDefaultAsync(row => row.Id == grant, cancellationToken);

    private Task WriteAsync(ConsumeContext context, Addressee person, string subject, GrantRow grant, string first)
    {
        var links = new CouncilLinks(Council.Identifier!);
        var where = links.Front(kind => grant.Rights.Any(right => right.Kind == kind && right.Verb == Verb.View));
        var named = grant.Records.Count == 0 ? "nothing" : Words.Count(grant.Records.Count, "visit or document", "visits or documents");
        return mailer.SendAsync(
            new Mail(
                person.Email,
                subject,
                $"""
                Dear {person.Name},

                {first}

                Council: {Council.Name}
                For: {grant.Holder}
                What: {Words.Granted(grant.Rights)}
                Practice areas: {string.Join(", ", grant.Areas)}
                Opened by name: {named}
                Purpose: {grant.Purpose}
                First day: {Words.Day(grant.FirstDay)}
                Last day: {Words.Day(grant.LastDay)}

                Sign in: {portal.Url}{(person.UserId == grant.SponsorId ? links.Grant(grant.Id) : where)}

                The council sees when its records are looked at, and can end this access at any time.
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}
