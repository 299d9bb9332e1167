using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>A turn of recurring work was done, or missed.</summary>
internal static class RecordTurn
{
    /// <param name="ActionId">The action.</param>
    /// <param name="DueOn">The day that the turn was due.</param>
    /// <param name="WasDone">False where it was missed.</param>
    /// <param name="DoneOn">The day it was done.</param>
    /// <param name="Note">What was done, or why it was missed.</param>
    internal sealed record Command(Guid ActionId, DateOnly DueOn, bool? WasDone, DateOnly? DoneOn, string? Note);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No answer, no day, or a turn that is recorded already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            if (command.WasDone is not { } done) throw new RefusedException("Say whether it was done or missed.", nameof(command.WasDone));
            if (done && command.DoneOn is null) throw new RefusedException("Enter the day on which it was done.", nameof(command.DoneOn));
            var isRecorded = await db.Set<Occurrence>()
                .AnyAsync(turn => turn.LineageId == action.LineageId && turn.DueOn == command.DueOn && turn.DoneOn != null, cancellationToken);
            if (isRecorded) throw new RefusedException("This turn is recorded as done already.");
            var turn = new Occurrence(action, command.DueOn, done ? command.DoneOn : null, command.Note, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(turn);
            db.Record(new TurnRecorded(action.Ref, turn.DueOn, turn.DoneOn), action.Id, turn.Note);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
