using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Somebody adds an action to a round of audits, within the council's limit or with a reason.</summary>
internal static class AddAuditAction
{
    internal sealed record Command(Guid RoundId, AuditActionWords Words);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or it is due after the limit and nobody says why.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var round = await db.Set<AuditRound>().SingleAsync(round => round.LineageId == command.RoundId && round.SupersededAt == null, cancellationToken);
            var owner = await db.Posts().SingleOrDefaultAsync(post => post.Id == command.Words.OwnerPostId, cancellationToken);
            var rules = await db.AuditRulesAsync(cancellationToken);
            // A post that is not the council's is none.
            var action = new AuditAction(round, command.Words with { OwnerPostId = owner?.Id }, rules, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(action);
            db.Record(new AuditActionAdded(action.What, owner!.Title, action.DueOn, action.WhyLater is not null), action.Id, action.WhyLater);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
