using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>What stands in an action's way, what it costs and which other plans hold its detail: added, and struck out again.</summary>
internal static class ChangeTies
{
    /// <summary>Something stands in the way.</summary>
    internal sealed record Block(Guid ActionId, string? What);

    /// <summary>A line of money.</summary>
    internal sealed record Cost(Guid ActionId, string? What, decimal? Pounds, string? Fund, string? Period);

    /// <summary>Another plan.</summary>
    internal sealed record Relate(Guid ActionId, string? Name, string? Address, string? Status);

    /// <summary>Takes one of them away: a wait, something in the way, a line of money or another plan.</summary>
    internal sealed record Remove(Guid ActionId, Guid TieId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No words.</exception>
        public Task HandleAsync(Block command, CancellationToken cancellationToken) => AddAsync(
            command.ActionId, (action, now) => new Blocker(action, command.What, now), blocker => $"in the way: {blocker.Description}", cancellationToken);

        /// <exception cref="RefusedException">No purpose or sum.</exception>
        public Task HandleAsync(Cost command, CancellationToken cancellationToken) => AddAsync(
            command.ActionId, (action, now) => new CostLine(action, command.What, command.Pounds, command.Fund, command.Period, now),
            line => $"costs £{line.Pounds:N2} for {line.What}.", cancellationToken);

        /// <exception cref="RefusedException">No name, or an address that is none.</exception>
        public Task HandleAsync(Relate command, CancellationToken cancellationToken) => AddAsync(
            command.ActionId, (action, now) => new RelatedPlan(action, command.Name, command.Address, command.Status, now),
            plan => $"linked to the plan “{plan.Name}”.", cancellationToken);

        /// <exception cref="RefusedException">It is gone already.</exception>
        public async Task HandleAsync(Remove command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            if (await FindAsync<Blocker>(action, command.TieId, cancellationToken) is { } blocker)
            {
                blocker.Clear(now);
                db.Record(new ActionTiesChanged(action.Ref, $"out of the way: {blocker.Description}"), action.Id);
            }
            else if (await FindAsync<CostLine>(action, command.TieId, cancellationToken) is { } line)
            {
                line.Remove(now);
                db.Record(new ActionTiesChanged(action.Ref, $"no longer costs £{line.Pounds:N2} for {line.What}."), action.Id);
            }
            else if (await FindAsync<RelatedPlan>(action, command.TieId, cancellationToken) is { } plan)
            {
                plan.Remove(now);
                db.Record(new ActionTiesChanged(action.Ref, $"no longer linked to the plan “{plan.Name}”."), action.Id);
            }
            else
            {
                var link = await db.Set<ActionLink>()
                    .SingleOrDefaultAsync(link => link.Id == command.TieId && link.ActionId == action.Id && link.Kind == ActionLinkKind.DependsOn, cancellationToken)
                    ?? throw new RefusedException("That is no longer there.");
                var other = await db.Set<PlanAction>().Where(other => other.Id == link.LinkedActionId).Select(other => other.Ref).SingleAsync(cancellationToken);
                db.Remove(link);
                db.Record(new ActionTiesChanged(action.Ref, $"no longer waits for action {other}."), action.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task AddAsync<T>(
            Guid actionId, Func<PlanAction, DateTimeOffset, T> make, Func<T, string> inWords, CancellationToken cancellationToken)
            where T : ActionFact
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == actionId, cancellationToken);
            var tie = make(action, clock.GetUtcNow());
            db.Add(tie);
            db.Record(new ActionTiesChanged(action.Ref, inWords(tie)), action.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        private Task<T?> FindAsync<T>(PlanAction action, Guid id, CancellationToken cancellationToken)
            where T : ActionFact =>
            db.Set<T>().AsTracking().SingleOrDefaultAsync(tie => tie.Id == id && tie.LineageId == action.LineageId, cancellationToken);
    }
}
