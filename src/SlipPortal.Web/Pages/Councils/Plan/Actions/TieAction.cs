using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>An action has to wait for another of its version of the plan.</summary>
internal static class TieAction
{
    internal sealed record Command(Guid ActionId, string? OtherRef);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No such action, or the two would wait for each other.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var reference = Text.Required(command.OtherRef, "the reference of the other action", PlanAction.RefMaxLength, nameof(command.OtherRef));
            var other = await db.Set<PlanAction>().SingleOrDefaultAsync(other => other.PlanId == action.PlanId && other.Ref == reference, cancellationToken)
                ?? throw new RefusedException($"There is no action {reference} in this plan.", nameof(command.OtherRef));
            var waits = await (
                from link in db.Set<ActionLink>()
                join waiting in db.Set<PlanAction>() on link.ActionId equals waiting.Id
                where waiting.PlanId == action.PlanId && link.Kind == ActionLinkKind.DependsOn
                select new { link.ActionId, link.LinkedActionId }).ToListAsync(cancellationToken);
            var waitsFor = waits.ToLookup(link => link.ActionId, link => link.LinkedActionId);
            if (waitsFor[action.Id].Contains(other.Id)) throw new RefusedException($"It waits for action {other.Ref} already.", nameof(command.OtherRef));
            if (Reaches(other.Id, action.Id, waitsFor))
                throw new RefusedException($"Action {other.Ref} waits for this one already, directly or through others: neither could begin.", nameof(command.OtherRef));

            db.Add(action.DependOn(other));
            db.Record(new ActionTiesChanged(action.Ref, $"waits for action {other.Ref}."), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        private static bool Reaches(Guid from, Guid to, ILookup<Guid, Guid> waitsFor)
        {
            var seen = new HashSet<Guid>();
            var open = new Stack<Guid>([from]);
            while (open.TryPop(out var next))
            {
                if (next == to) return true;
                if (!seen.Add(next)) continue;
                foreach (var further in waitsFor[next]) open.Push(further);
            }

            return false;
        }
    }
}
