using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Rules;

/// <summary>A lead changes the council's rules for what follows from an audit.</summary>
internal static class ChangeRules
{
    internal sealed record Command(AuditRuleWords Words);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No number of days, too long a text, or a post that there is not.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var rules = new AuditRules(command.Words, actor.UserId!.Value, clock.GetUtcNow());
            var post = await db.Posts().SingleOrDefaultAsync(post => post.Id == rules.EscalationPostId, cancellationToken);
            if (post is null && rules.EscalationPostId is not null) throw new RefusedException("Choose a post.", nameof(command.Words.EscalationPostId));
            db.Add(rules);
            db.Record(new AuditRulesChanged(rules.LimitInWords(), post?.Title), rules.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
