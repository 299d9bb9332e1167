using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>
/// A post turns out to be another by another name: what it owns and does now, and whoever holds it, goes over, and it is gone from lists.
/// What it owned before stays with it, as everything that was ever recorded.
/// </summary>
internal static class MergePost
{
    internal sealed record Command(Guid PostId, Guid? IntoId);

    internal sealed class Handler(PortalDbContext db, CouncilReach reach, IActor actor, TimeProvider clock)
    {
        /// <returns>The title of the post that has it all now.</returns>
        /// <exception cref="RefusedException">No other post is chosen, or it does what a lead alone gives to another.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var posts = await db.Set<Post>()
                .AsTracking()
                .Where(post => (post.Id == command.PostId || post.Id == command.IntoId) && post.WithdrawnAt == null)
                    .ToListAsync(cancellationToken);
            var post = posts.Find(post => post.Id == command.PostId) ?? throw new RefusedException("This post is withdrawn already.");
            var into = posts.Find(other => other.Id == command.IntoId && other.Id != post.Id)
                ?? throw new RefusedException("Choose the post to merge it into.", nameof(command.IntoId));
            var plans = await db.Set<Domain.Plans.Plan>().AsTracking()
                .Where(plan => plan.SupersededAt == null).ToListAsync(cancellationToken);
            var open = plans.ConvertAll(plan => plan.Id);
            foreach (var plan in plans.Where(plan => plan.OwnerPostId == post.Id))
                plan.Describe(plan.Title, plan.Period, plan.Objective, plan.Foreword, into.Id, plan.Pillars, plan.Quarters);
            foreach (var chapter in await db.Set<Chapter>().AsTracking()
                .Where(chapter => chapter.LeadPostId == post.Id && open.Contains(chapter.PlanId)).ToListAsync(cancellationToken))
                chapter.Describe(chapter.Number, chapter.Title, chapter.Statement, into.Id);

            var actions = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .Where(action => open.Contains(action.PlanId)
                    && action.Owners.Any(owner => owner.PostId == post.Id && owner.EndedAt == null))
                .ToListAsync(cancellationToken);
            foreach (var action in actions)
            {
                var owners = action.Owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position)
                    .Select(owner => owner.PostId == post.Id ? into.Id : owner.PostId);
                action.Assign([.. owners], clock.GetUtcNow());
            }

            await MoveHoldersAsync(post, into, cancellationToken);
            var others = await MoveOthersAsync(post, into, cancellationToken);
            post.Withdraw($"Merged into {into.Title}.", actor.UserId!.Value, clock.GetUtcNow());
            db.Record(new PostMerged(post.Title, into.Title, actions.Count, others), post.Id);
            await db.SaveChangesAsync(cancellationToken);
            return into.Title;
        }

        // What it does outside the plan. Measures, terms, seats and rules are a lead's.
        private async Task<int> MoveOthersAsync(Post post, Post into, CancellationToken cancellationToken)
        {
            var (today, author, now) = (clock.TodayInUk(), actor.UserId!.Value, clock.GetUtcNow());
            var measures = await db.Set<Kpi>().AsTracking().Where(kpi => kpi.OwnerPostId == post.Id).ToListAsync(cancellationToken);
            var terms = await db.Set<NoticeTerm>().AsTracking().Where(term => term.PostId == post.Id).ToListAsync(cancellationToken);
            var seats = await db.Set<Seat>().AsTracking().Where(seat => seat.PostId == post.Id && seat.Until == null)
                .Join(db.Set<Body>(), seat => seat.BodyId, body => body.Id, (seat, body) => new { Seat = seat, Body = body })
                .ToListAsync(cancellationToken);
            var rules = await db.Set<AuditRules>().OrderByDescending(rules => rules.RecordedAt).FirstOrDefaultAsync(cancellationToken);
            if (rules?.EscalationPostId != post.Id) rules = null;
            var ofLeads = measures.Count + terms.Count + seats.Count + (rules is null ? 0 : 1);
            if (ofLeads > 0 && !(await reach.AskAsync(cancellationToken)).Allows(RecordKind.Boards, Verb.Manage))
            {
                throw new RefusedException(
                    "This post has measures, terms of the notice, seats or audit rules, which an improvement lead gives to another: "
                    + "ask a lead to merge it.");
            }

            foreach (var kpi in measures) kpi.GiveTo(into.Id);
            foreach (var term in terms) term.Describe(term.Number, term.Wording, term.Owner, into.Id);
            foreach (var one in seats) db.Add(one.Seat.PassTo(one.Body, into.Id, today));
            if (rules is not null)
                db.Add(new AuditRules(new(rules.Days, rules.AreWorkingDays, into.Id, rules.ExtraMeasures), author, now));
            var tasks = await db.Set<ArisingAction>().AsTracking().Where(task => task.PostId == post.Id && task.DoneAt == null)
                .ToListAsync(cancellationToken);
            foreach (var task in tasks) task.GiveTo(into.Id);
            var audits = await db.Set<AuditAction>().AsTracking().Where(action => action.OwnerPostId == post.Id && action.DoneOn == null)
                .ToListAsync(cancellationToken);
            foreach (var action in audits) action.GiveTo(into.Id);
            return ofLeads + tasks.Count + audits.Count;
        }

        // Whoever holds it holds the other from their first day on, unless they do already; of this one yesterday was their last.
        private async Task MoveHoldersAsync(Post post, Post into, CancellationToken cancellationToken)
        {
            var today = clock.TodayInUk();
            var holders = await db.Set<PostHolder>().AsTracking()
                .Where(holder => (holder.PostId == post.Id || holder.PostId == into.Id) && holder.Until == null)
                .ToListAsync(cancellationToken);
            foreach (var holder in holders.Where(holder => holder.PostId == post.Id))
            {
                if (!holders.Exists(other => other.PostId == into.Id && other.Name == holder.Name))
                    db.Add(new PostHolder(into, holder.Name, holder.Email, holder.From, holder.IsInterim));
                holder.Leave(holder.From < today ? today.AddDays(-1) : holder.From);
            }
        }
    }
}
