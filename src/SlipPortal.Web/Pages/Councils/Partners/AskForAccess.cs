using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>Somebody from outside asks for access, and puts work forward where there is none.</summary>
internal static class AskForAccess
{
    /// <param name="Kinds">To what.</param>
    /// <param name="Why">Why.</param>
    /// <param name="Until">Until when.</param>
    internal sealed record Command(IReadOnlyCollection<RecordKind> Kinds, string? Why, DateOnly? Until);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or cannot be.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (now, me) = (clock.GetUtcNow(), actor.UserId!.Value);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // They see their own side's only.
            var engagement = await db.Set<Engagement>().Where(engagement => engagement.State != EngagementState.Ended)
                .OrderBy(engagement => engagement.StartedAt).FirstOrDefaultAsync(cancellationToken);
            var organisation = await OrganisationAsync(engagement, cancellationToken);
            var isNew = engagement is null;
            engagement ??= Engagement.Asked(
                organisation.Id, organisation.IsDepartment ? EngagementKind.Adviser : EngagementKind.ImprovementPartner, Focus(command.Why), me, now);
            var asked = new AccessRequest(engagement, command.Kinds, command.Why, command.Until, me, now);
            if (isNew)
            {
                db.Add(engagement);
                db.Record(new EngagementStepped(organisation.Name, EngagementStepKind.Proposed, EngagementSide.Partner), engagement.Id);
                // First alone: what hangs on it is judged by whose side they are on.
                await db.SaveChangesAsync(cancellationToken);
                db.Add(new EngagementStep(engagement.Id, EngagementStepKind.Proposed, null, EngagementSide.Partner, me, now));
            }

            db.Add(asked);
            db.Record(new AccessAsked(organisation.Name), asked.Id, asked.Why);
            db.Enqueue(new AccessWasAsked(asked.Id));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // What is asked for says what the work is about; where it says nothing, the request is refused for that.
        private static string Focus(string? why) => why?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, Engagement.FocusMaxLength)] : "Access";

        private async Task<MyOrganisation> OrganisationAsync(Engagement? engagement, CancellationToken cancellationToken)
        {
            var mine = await db.Database.SqlQuery<string>($"""select unnest(app.my_organisations()) as "Value" """).ToListAsync(cancellationToken);
            var ids = engagement is null ? mine.Where(id => id != db.TenantInfo!.Id).ToList() : [engagement.PartnerOrganisationId];
            return await db.Set<Organisation>()
                .Where(organisation => ids.Contains(organisation.Id))
                .OrderBy(organisation => organisation.Name)
                .Select(organisation => new MyOrganisation(
                    organisation.Id, organisation.Name, organisation.Roles.Any(part => part.Part == OrganisationPart.Department && part.Until == null)))
                .FirstAsync(cancellationToken);
        }

        private sealed record MyOrganisation(string Id, string Name, bool IsDepartment);
    }
}

/// <summary>A lead declines what somebody asked for.</summary>
internal static class DeclineAsk
{
    /// <param name="AskId">What was asked for.</param>
    /// <param name="Because">Why not.</param>
    /// <param name="Person">Who asked, for the history.</param>
    internal sealed record Command(Guid AskId, string? Because, string Person);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, or it was answered before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var asked = await db.Set<AccessRequest>().AsTracking().SingleAsync(asked => asked.Id == command.AskId, cancellationToken);
            asked.Decline(command.Because, clock.GetUtcNow());
            db.Record(new AccessDeclined(command.Person), asked.Id, asked.DeclinedBecause);
            db.Enqueue(new AccessWasDeclined(asked.Id));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
