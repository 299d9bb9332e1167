using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>
/// A reviewer says whether an action's evidence is enough. Where the action is delivered and it is, that is the step “evidence checked”
/// too: nobody is asked twice.
/// </summary>
internal static class JudgeEvidence
{
    internal sealed record Command(Guid ActionId, EvidenceJudgement? Judgement, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <returns>True where the evidence is checked with that.</returns>
        /// <exception cref="RefusedException">No verdict or reason, or “sufficient” where there is nothing.</exception>
        public async Task<bool> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var pieces = await db.Set<Evidence>()
                .CountAsync(evidence => evidence.LineageId == action.LineageId, cancellationToken);
            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var verdict = new EvidenceVerdict(action, command.Judgement, pieces, command.Reason, author, now);
            db.Add(verdict);
            db.Record(new EvidenceJudged(action.Ref, verdict.Judgement), action.Id, verdict.Reason);
            var isChecked = false;
            if (verdict.Judgement is EvidenceJudgement.Sufficient
                && await db.SignOffStateAsync(action.LineageId, cancellationToken) is { Stage: SignOffStage.Delivered } state)
            {
                var judged = state with { Evidence = verdict.Judgement };
                var step = SignOffStep.Take(action, judged, SignOffStage.EvidenceChecked, verdict.Reason, author, now);
                db.Add(step);
                db.Record(new SignOffMoved(action.Ref, step.Stage, step.Note), action.Id, step.Note);
                isChecked = true;
            }

            await db.SaveChangesAsync(cancellationToken);
            return isChecked;
        }
    }
}
