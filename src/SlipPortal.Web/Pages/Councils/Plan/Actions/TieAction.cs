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
        /// <exception cref="RefusedException">No such action, one that only points at others, or they would wait in a circle.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var reference = Text.RequiredLine(
                command.OtherRef, "the reference of the other action", PlanAction.RefMaxLength, nameof(command.OtherRef));
            var other = await db.Set<PlanAction>().SingleOrDefaultAsync(other => other.PlanId == action.PlanId && other.Ref == reference, cancellationToken)
                ?? throw new RefusedException($"There is no action {reference} in this plan.", nameof(command.OtherRef));
            var waits = await (
                from link in db.Set<ActionLink>()
                join waiting in db.Set<PlanAction>() on link.ActionId equals waiting.Id
                where waiting.PlanId == action.PlanId && link.Kind == ActionLinkKind.DependsOn
                select new { link.ActionId, link.LinkedActionId }).ToListAsync(cancellationToken);
            var waitsFor = waits.ToLookup(link => link.ActionId, link => link.LinkedActionId);
            if (waitsFor[action.Id].Contains(other.Id)) throw new RefusedException($"It waits for action {other.Ref} already.", nameof(command.OtherRef));
            if (other.IsCrossReference)
                throw new RefusedException($"Action {other.Ref} only points at other actions: choose one of those.", nameof(command.OtherRef));
            var wait = action.DependOn(other);
            if (Way(other.Id, action.Id, waitsFor) is { } way)
            {
                var refs = await db.Set<PlanAction>().Where(between => way.Contains(between.Id))
                    .ToDictionaryAsync(between => between.Id, between => between.Ref, cancellationToken);
                var chain = string.Join(", which waits for ", way.Select(id => refs[id]));
                throw new RefusedException($"None of them could be finished: action {action.Ref} would wait for {chain}.", nameof(command.OtherRef));
            }

            db.Add(wait);
            db.Record(new ActionTiesChanged(action.Ref, $"waits for action {other.Ref}."), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        // The shortest chain of waits from one action to another, both included; null when there is none.
        private static List<Guid>? Way(Guid from, Guid to, ILookup<Guid, Guid> waitsFor)
        {
            var cameFrom = new Dictionary<Guid, Guid?> { [from] = null };
            var open = new Queue<Guid>([from]);
            while (open.TryDequeue(out var next))
            {
                if (next == to)
                {
                    var way = new List<Guid>();
                    for (Guid? step = to; step is { } id; step = cameFrom[id]) way.Insert(0, id);
                    return way;
                }

                foreach (var further in waitsFor[next].Where(further => cameFrom.TryAdd(further, next))) open.Enqueue(further);
            }

            return null;
        }
    }
}
