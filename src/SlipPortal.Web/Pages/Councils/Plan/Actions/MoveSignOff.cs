using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>An action takes a step towards sign-off, is handed over, or is opened again. Signing off itself is a body's decision.</summary>
internal static class MoveSignOff
{
    /// <param name="ActionId">The action.</param>
    /// <param name="Stage">Where it is to stand.</param>
    /// <param name="Note">What shows it, or why.</param>
    /// <param name="BodyId">Who takes it over, for a hand-over.</param>
    /// <param name="RatingId">How it stands now, where it is opened again.</param>
    internal sealed record Command(Guid ActionId, SignOffStage Stage, string? Note, Guid? BodyId, Guid? RatingId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The step is not due, or something that it needs is missing.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var author = actor.UserId!.Value;
            var action = await db.Set<PlanAction>().SingleAsync(action => action.Id == command.ActionId, cancellationToken);
            var state = await db.SignOffStateAsync(action.LineageId, cancellationToken);
            var step = command.Stage is SignOffStage.HandedOver
                ? SignOffStep.HandOver(action, state, await BodyAsync(command.BodyId, cancellationToken), command.Note, author, now)
                : SignOffStep.Take(action, state, command.Stage, command.Note, author, now);
            if (step.Stage is SignOffStage.Reopened)
            {
                var rating = await db.Set<Rating>().SingleOrDefaultAsync(rating => rating.Id == command.RatingId && rating.RetiredAt == null, cancellationToken);
                if (rating is null || rating.Meaning is RatingMeaning.Complete)
                    throw new RefusedException("Choose how it stands now that it is open again.", nameof(command.RatingId));
                db.Add(new ProgressUpdate(action, rating, command.Note, null, author, now));
            }

            db.Add(step);
            db.Record(new SignOffMoved(action.Ref, step.Stage, step.Note), action.Id, step.Note);
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<Body> BodyAsync(Guid? id, CancellationToken cancellationToken) =>
            await db.Set<Body>().SingleOrDefaultAsync(body => body.Id == id && body.EndedAt == null, cancellationToken)
            ?? throw new RefusedException("Choose who takes it over.", "BodyId");
    }
}
