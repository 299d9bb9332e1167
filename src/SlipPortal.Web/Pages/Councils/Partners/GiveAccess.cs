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

/// <summary>
/// A lead gives access that was drafted: it counts from now, or from its first day, and takes the place of the one that it replaces.
/// </summary>
internal static class GiveAccess
{
    /// <param name="GrantId">The draft.</param>
    internal sealed record Command(Guid GrantId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It was given already, its last day has passed, or its work has ended.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var row = await db.GrantsAndDrafts().SingleAsync(grant => grant.Id == command.GrantId, cancellationToken);
            var grant = await db.Set<Grant>().AsTracking().SingleAsync(grant => grant.Id == command.GrantId, cancellationToken);
            var engagement = await db.Set<Engagement>().AsTracking().SingleAsync(engagement => engagement.Id == grant.EngagementId, cancellationToken);
            grant.Give(now);
            if (engagement.BeginByGrant())
            {
                db.Add(new EngagementStep(engagement.Id, EngagementStepKind.Started, "Access was given.", EngagementSide.Council, actor.UserId!.Value, now));
                db.Record(new EngagementStarted(row.Organisation, engagement.Focus), engagement.Id);
            }

            if (grant.ReplacesId is { } replaced)
            {
                var before = await db.Set<Grant>().AsTracking().SingleAsync(other => other.Id == replaced, cancellationToken);
                if (!before.HasEnded(now))
                {
                    before.Revoke(now);
                    db.Record(new GrantRevoked(row.Holder, row.Organisation), before.Id, "Other access takes its place.");
                }
            }

            // What was asked for of this work, and not answered otherwise, is answered by this.
            foreach (var asked in await db.Set<AccessRequest>().AsTracking()
                .Where(asked => asked.EngagementId == engagement.Id && asked.AnsweredAt == null && (grant.UserId == null || asked.AskedById == grant.UserId))
                .ToListAsync(cancellationToken))
                asked.Answer(grant, now);
            db.Record(new GrantGiven(row.Holder, row.Organisation, Words.Granted(row.Rights), row.Areas, grant.LastDay), grant.Id, grant.Purpose);
            db.Enqueue(new GrantWasGiven(grant.Id));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>
/// A lead drafts access for a person of a partner authority or a department, or for everybody there: nothing opens until it is given.
/// </summary>
internal static class DraftGrant
{
    /// <summary>Who, what, why, by whom, from when until when.</summary>
    /// <param name="EngagementId">The work that it serves; null for what there is with the person's organisation, or for new work.</param>
    /// <param name="Email">The person; needed where there is no engagement to say which organisation.</param>
    /// <param name="ForEverybody">For everybody of the organisation.</param>
    /// <param name="Scope">What it opens.</param>
    /// <param name="Terms">Why, by whom, from when until when.</param>
    /// <param name="FromId">The draft whose place it takes at once, or the grant whose place it takes when it is given.</param>
    internal sealed record Command(Guid? EngagementId, string? Email, bool ForEverybody, GrantScope Scope, GrantTerms Terms, Guid? FromId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nobody to give it to, nothing to give, or dates that cannot be.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            await RefuseScopeAsync(command.Scope, cancellationToken);
            var engagement = command.EngagementId is { } id ? await db.Set<Engagement>().SingleAsync(engagement => engagement.Id == id, cancellationToken) : null;
            if (engagement?.State is EngagementState.Ended)
                throw new RefusedException("This work has ended. Choose another, or begin a new one.", nameof(command.EngagementId));
            var person = engagement is not null && command.ForEverybody ? null : await FindAsync(command, engagement, cancellationToken);
            engagement ??= await EngagementWithAsync(person!, command.Terms.Purpose, now, cancellationToken);
            var organisation = await db.Set<Organisation>().Where(one => one.Id == engagement.PartnerOrganisationId).Select(one => one.Name).SingleAsync(cancellationToken);

            var isSponsor = await db.Set<Membership>().AnyAsync(
                member => member.UserId == command.Terms.SponsorId && member.Role == Role.ImprovementLead && member.EndedAt == null, cancellationToken);
            if (!isSponsor) throw new RefusedException("Choose who answers for it: one of the council’s improvement leads.", nameof(command.Terms.SponsorId));
            var grant = new Grant(engagement, command.ForEverybody ? null : person!.UserId, command.Scope, command.Terms, now);
            await ReplaceAsync(grant, command.FromId, cancellationToken);
            db.Add(grant);
            db.Record(new GrantDrafted(command.ForEverybody ? $"Everybody of {organisation}" : person!.Name, organisation), grant.Id, grant.Purpose);
            await db.SaveChangesAsync(cancellationToken);
            return grant.Id;
        }

        private async Task RefuseScopeAsync(GrantScope scope, CancellationToken cancellationToken)
        {
            var areas = await db.Set<PracticeArea>().Where(area => scope.PracticeAreaIds.Contains(area.Id)).ToListAsync(cancellationToken);
            if (scope.Rights.Any(right => RolePermissions.OfWholeService.Contains(right.Kind)) && areas.TrueForAll(area => area.Name != PracticeArea.WholeService))
            {
                throw new RefusedException(
                    $"The notice and the boards belong to the council as a whole. Choose “{PracticeArea.WholeService}” too, or leave them out.", nameof(scope.PracticeAreaIds));
            }

            if (scope.Records.Count == 0) return;
            var nameable = await db.NameablesAsync(cancellationToken);
            foreach (var record in scope.Records)
            {
                var named = nameable.FirstOrDefault(one => one.Key == record.Key())
                    ?? throw new RefusedException("A visit or document of these is not there any more, or needs no name.", nameof(scope.Records));
                if (!scope.PracticeAreaIds.Contains(named.AreaId))
                    throw new RefusedException($"“{named.Title}” belongs to “{named.Area}”: choose that practice area too.", nameof(scope.Records));
                var kind = record.Kind is RecordKind.UnpublishedVisits ? RecordKind.Visits : RecordKind.Plan;
                if (scope.Rights.All(right => right.Kind != kind))
                    throw new RefusedException($"“{named.Title}” is seen with {Words.Granted(kind)}: let them see that too.", nameof(scope.Records));
            }
        }

        private async Task<Associate> FindAsync(Command command, Engagement? engagement, CancellationToken cancellationToken)
        {
            var email = Text.RequiredLine(command.Email, "their e-mail address", 256, nameof(command.Email));
            var people = await Associate.FindAsync(db, email, cancellationToken);
            if (people.Count == 0)
            {
                throw new RefusedException(
                    "Nobody of a partner authority or a department signs in with this address. Check it with them.", nameof(command.Email));
            }

            return (engagement is null ? people[0] : people.Find(person => person.OrganisationId == engagement.PartnerOrganisationId))
                ?? throw new RefusedException("This person does not belong to the organisation of this work.", nameof(command.Email));
        }

        // The work that there is with the person's organisation, the furthest on first; or new work, which begins when the access is given.
        private async Task<Engagement> EngagementWithAsync(Associate person, string? purpose, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var known = await db.Set<Engagement>()
                .Where(engagement => engagement.PartnerOrganisationId == person.OrganisationId && engagement.State != EngagementState.Ended)
                .ToListAsync(cancellationToken);
            if (known.OrderByDescending(engagement => engagement.State is EngagementState.Active).ThenBy(engagement => engagement.StartedAt).FirstOrDefault() is { } there)
                return there;
            var focus = Text.Required(purpose, "why they need it", Grant.PurposeMaxLength, nameof(GrantTerms.Purpose));
            var engagement = new Engagement(person.OrganisationId, person.IsDepartment ? EngagementKind.Adviser : EngagementKind.ImprovementPartner, focus, now);
            db.Add(engagement);
            db.Add(new EngagementStep(engagement.Id, EngagementStepKind.Proposed, null, EngagementSide.Council, actor.UserId!.Value, now));
            db.Record(new EngagementStepped(person.Organisation, EngagementStepKind.Proposed, EngagementSide.Council), engagement.Id);
            return engagement;
        }

        private async Task ReplaceAsync(Grant grant, Guid? fromId, CancellationToken cancellationToken)
        {
            if (fromId is not { } id || await db.WholeGrants().SingleOrDefaultAsync(other => other.Id == id, cancellationToken) is not { } from) return;
            if (from.GivenAt is not null)
            {
                grant.Replace(from);
                return;
            }

            if (from.ReplacesId is { } replaced) grant.Replace(await db.Set<Grant>().SingleAsync(other => other.Id == replaced, cancellationToken));
            db.Remove(from);
        }
    }
}

/// <summary>A lead throws a draft away.</summary>
internal static class DiscardGrant
{
    /// <param name="GrantId">The draft.</param>
    /// <param name="Holder">Who it would have been for.</param>
    /// <param name="Organisation">Their organisation.</param>
    internal sealed record Command(Guid GrantId, string Holder, string Organisation);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">It was given meanwhile.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var grant = await db.WholeGrants().SingleAsync(grant => grant.Id == command.GrantId, cancellationToken);
            if (grant.GivenAt is not null) throw new RefusedException("This access was given. End it instead.");
            db.Remove(grant);
            db.Record(new GrantDiscarded(command.Holder, command.Organisation), grant.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>The sponsor lets access last longer.</summary>
internal static class ExtendGrant
{
    /// <param name="GrantId">The grant.</param>
    /// <param name="LastDay">The new last day.</param>
    /// <param name="Holder">Whose it is, for the history.</param>
    /// <param name="Organisation">Their organisation, for the history.</param>
    internal sealed record Command(Guid GrantId, DateOnly? LastDay, string Holder, string Organisation);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Somebody else asks, it has ended, or the day cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var grant = await db.Set<Grant>().AsTracking().SingleAsync(grant => grant.Id == command.GrantId, cancellationToken);
            grant.Extend(command.LastDay, actor.UserId!.Value, clock.GetUtcNow());
            db.Record(new GrantExtended(command.Holder, command.Organisation, grant.LastDay), grant.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
