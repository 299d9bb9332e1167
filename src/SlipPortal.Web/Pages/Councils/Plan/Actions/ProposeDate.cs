using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>An owner proposes another date for actions, with one reason. Until a body agrees, each date is under review.</summary>
internal static class ProposeDate
{
    /// <summary>What is proposed.</summary>
    /// <param name="ActionIds">The actions: of the plan in force.</param>
    /// <param name="Date">The date, as people write it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="BodyId">Who is to agree.</param>
    internal sealed record Command(IReadOnlyCollection<Guid> ActionIds, string? Date, string? Reason, Guid? BodyId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No date, reason or body, or a proposal is under review already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var body = await db.Set<Body>().SingleOrDefaultAsync(body => body.Id == command.BodyId && body.EndedAt == null, cancellationToken)
                ?? throw new RefusedException("Choose who is to agree.", nameof(command.BodyId));
            var actions = await db.Set<PlanAction>().Where(action => command.ActionIds.Contains(action.Id))
                .OrderBy(action => action.SortKey).ToListAsync(cancellationToken);
            var lineages = actions.Select(action => action.LineageId).ToList();
            var open = await db.Set<DateChange>().Where(change => lineages.Contains(change.LineageId) && change.DecidedAt == null)
                .Select(change => change.LineageId).ToListAsync(cancellationToken);
            if (actions.FirstOrDefault(action => open.Contains(action.LineageId)) is { } taken)
                throw new RefusedException($"A new date for action {taken.Ref} is under review already. Take it back first to propose another.");

            var quarters = await db.QuartersAsync(actions.FirstOrDefault()?.PlanId, cancellationToken);
            foreach (var action in actions)
            {
                var change = new DateChange(action, command.Date, quarters, command.Reason, body, actor.UserId!.Value, now);
                db.Add(change);
                db.Record(new DateProposed(action.Ref, change.InFull, body.Name), action.Id, change.Reason);
            }

            await db.SaveOrRefuseAsync(
                new RefusedException("Somebody else has just proposed a date for one of these actions: look at it before you propose another."), "ix_date_changes_open", cancellationToken);
        }
    }
}
