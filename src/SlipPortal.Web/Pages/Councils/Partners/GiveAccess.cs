using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>A lead lets a person of a partner authority or a department see the plan of some practice areas until a day, and published visits if the lead says so.</summary>
internal static class GiveAccess
{
    /// <summary>Who, what, why and until when.</summary>
    internal sealed record Command(string? Email, IReadOnlyCollection<Guid> PracticeAreaIds, bool WithVisits, string? Purpose, DateOnly? LastDay);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nobody to give it to, nothing to give, or dates that cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var email = Text.Required(command.Email, "their e-mail address", 256, nameof(command.Email));
            var people = await Associate.FindAsync(db, email, cancellationToken);
            if (people.Count == 0)
                throw new RefusedException(
                    "Nobody of a partner authority or a department signs in with this address. Check it with them.", nameof(command.Email));
            var person = people[0];
            if (command.LastDay is not { } lastDay) throw new RefusedException("Enter the last day.", nameof(command.LastDay));
            var areas = await db.Set<PracticeArea>()
                .Where(area => command.PracticeAreaIds.Contains(area.Id))
                .OrderBy(area => area.Position)
                .ToListAsync(cancellationToken);

            var engagement = await db.Set<Engagement>().FirstOrDefaultAsync(
                engagement => engagement.PartnerOrganisationId == person.OrganisationId && engagement.State == EngagementState.Active,
                cancellationToken);
            if (engagement is null)
            {
                var kind = person.IsDepartment ? EngagementKind.Adviser : EngagementKind.ImprovementPartner;
                engagement = new Engagement(
                    person.OrganisationId, kind, Text.Required(command.Purpose, "why they need it", Grant.PurposeMaxLength, nameof(command.Purpose)), now);
                db.Add(engagement);
                db.Record(new EngagementStarted(person.Organisation, engagement.Focus), engagement.Id);
            }

            var kinds = command.WithVisits ? new[] { RecordKind.Plan, RecordKind.Visits, RecordKind.Documents } : [RecordKind.Plan, RecordKind.Documents];
            var scope = new GrantScope([.. kinds.Select(kind => new GrantableRight(kind, Verb.View))], [.. areas.Select(area => area.Id)], []);
            var grant = new Grant(engagement, person.UserId, scope, new(command.Purpose, actor.UserId!.Value, null, lastDay, null), now);
            grant.Give(now);
            db.Add(grant);
            db.Record(
                new GrantGiven(person.Name, person.Organisation, Words.Granted(scope.Rights), [.. areas.Select(area => area.Name)], lastDay), grant.Id, grant.Purpose);
            db.Enqueue(new GrantWasGiven(grant.Id));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
