using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>A lead writes down what the work with another organisation is: puts it forward, or changes its terms.</summary>
internal static class SaveEngagement
{
    /// <param name="EngagementId">Which; null for one that is put forward with this.</param>
    /// <param name="PartnerEmail">The other side's person who answers for it. Says which organisation it is.</param>
    /// <param name="Terms">The terms, but for that person.</param>
    internal sealed record Command(Guid? EngagementId, string? PartnerEmail, EngagementTerms Terms);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nobody on the other side, or terms that cannot be.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var engagement = command.EngagementId is { } id
                ? await db.Set<Engagement>().AsTracking().SingleAsync(engagement => engagement.Id == id, cancellationToken)
                : null;
            var person = await SponsorAsync(command.PartnerEmail, engagement, cancellationToken);
            var isNew = engagement is null;
            engagement ??= new Engagement(
                person!.OrganisationId, person.IsDepartment ? EngagementKind.Adviser : EngagementKind.ImprovementPartner, command.Terms.Focus, now);
            engagement.Describe(command.Terms with { PartnerSponsorId = person?.UserId });
            var organisation = await db.Set<Organisation>().Where(one => one.Id == engagement.PartnerOrganisationId).Select(one => one.Name).SingleAsync(cancellationToken);
            if (isNew)
            {
                db.Add(engagement);
                db.Add(new EngagementStep(engagement.Id, EngagementStepKind.Proposed, null, EngagementSide.Council, actor.UserId!.Value, now));
                db.Record(new EngagementStepped(organisation, EngagementStepKind.Proposed, EngagementSide.Council), engagement.Id);
                db.Enqueue(new EngagementMoved(engagement.Id, EngagementStepKind.Proposed, EngagementSide.Council));
            }
            else
            {
                db.Record(new EngagementDescribed(organisation), engagement.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
            return engagement.Id;
        }

        private async Task<Associate?> SponsorAsync(string? email, Engagement? engagement, CancellationToken cancellationToken)
        {
            if (engagement is not null && string.IsNullOrWhiteSpace(email)) return null;
            var wanted = Text.RequiredLine(email, "the e-mail address of their person", 256, "PartnerEmail");
            var people = await Associate.FindAsync(db, wanted, cancellationToken);
            return people.Find(person => engagement is null || person.OrganisationId == engagement.PartnerOrganisationId)
                ?? throw new RefusedException(
                    engagement is null
                        ? "Nobody of a partner authority or a department signs in with this address. Check it with them."
                        : "Nobody of this organisation signs in with this address.",
                    "PartnerEmail");
        }
    }
}

/// <summary>
/// A step of an engagement. The council pauses it, and its grants do not count; resumes it, and they count again; ends it, and they end:
/// all in one transaction.
/// </summary>
internal static class TakeStep
{
    /// <param name="EngagementId">Which.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Why">Why.</param>
    /// <param name="Side">On which side the person stands.</param>
    /// <param name="Organisation">The other side's name, for the history.</param>
    internal sealed record Command(Guid EngagementId, EngagementStepKind Step, string? Why, EngagementSide Side, string Organisation);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It cannot be taken now, or needs a reason.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var step = new EngagementStep(command.EngagementId, command.Step, command.Why, command.Side, actor.UserId!.Value, now);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (command.Side is EngagementSide.Partner) await AgreeAsync(command, cancellationToken);
            else await TakeAsync(command, now, cancellationToken);
            db.Add(step);
            db.Record(new EngagementStepped(command.Organisation, command.Step, command.Side), command.EngagementId, step.Why);
            db.Enqueue(new EngagementMoved(command.EngagementId, command.Step, command.Side));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private async Task TakeAsync(Command command, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var engagement = await db.Set<Engagement>().AsTracking().SingleAsync(engagement => engagement.Id == command.EngagementId, cancellationToken);
            engagement.Take(command.Step);
            if (command.Step is not EngagementStepKind.Ended) return;
            foreach (var grant in await db.Set<Grant>().AsTracking()
                .Where(grant => grant.EngagementId == engagement.Id && grant.GivenAt != null && grant.RevokedAt == null).ToListAsync(cancellationToken))
                if (!grant.HasEnded(now)) grant.Revoke(now);
        }

        // The terms are the council's: the database changes the state for the other side, and nothing else.
        private async Task AgreeAsync(Command command, CancellationToken cancellationToken)
        {
            var isWaiting = await db.Set<Engagement>().AnyAsync(
                engagement => engagement.Id == command.EngagementId && engagement.State == EngagementState.Proposed && engagement.AskedById == null, cancellationToken);
            if (command.Step is not EngagementStepKind.Agreed || !isWaiting) throw new RefusedException("This step cannot be taken now: look at where the work stands.");
            await db.Database.ExecuteSqlAsync($"select app.agree_engagement({command.EngagementId})", cancellationToken);
        }
    }
}

/// <summary>Either side writes down what was done.</summary>
internal static class AddActivity
{
    /// <param name="EngagementId">In which engagement.</param>
    /// <param name="Kind">What it was.</param>
    /// <param name="Day">On which day.</param>
    /// <param name="Days">How many days of work it took.</param>
    /// <param name="What">In words.</param>
    /// <param name="Side">On which side the person stands.</param>
    /// <param name="Organisation">The other side's name, for the history.</param>
    internal sealed record Command(Guid EngagementId, ActivityKind? Kind, DateOnly? Day, decimal? Days, string? What, EngagementSide Side, string Organisation);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var activity = new EngagementActivity(
                command.EngagementId, command.Kind, command.Day, command.Days, command.What, command.Side, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(activity);
            db.Record(new EngagementActivityAdded(command.Organisation, activity.Day), command.EngagementId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>Either side says what came of it. What was said before stays.</summary>
internal static class AddOutcome
{
    /// <param name="EngagementId">Of which engagement.</param>
    /// <param name="What">In words.</param>
    /// <param name="Side">On which side the person stands.</param>
    /// <param name="Organisation">The other side's name, for the history.</param>
    internal sealed record Command(Guid EngagementId, string? What, EngagementSide Side, string Organisation);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No words.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            db.Add(new EngagementOutcome(command.EngagementId, command.What, command.Side, actor.UserId!.Value, clock.GetUtcNow()));
            db.Record(new EngagementOutcomeAdded(command.Organisation, command.Side), command.EngagementId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
