using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>A finding takes a step on the way to sign-off, is handed over, or is opened again. To sign it off is a body's, at a meeting.</summary>
internal static class MoveFinding
{
    internal sealed record Command(Guid FindingId, SignOffStage Stage, string? Note, Guid? BodyId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It comes at another time, work is not delivered, or there are no words.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var finding = await db.Set<Finding>().SingleAsync(finding => finding.Id == command.FindingId, cancellationToken);
            var (stage, condition) = await db.FindingStageAsync(finding.Id, cancellationToken);
            var step = command.Stage is SignOffStage.HandedOver
                ? FindingStep.HandOver(finding, stage, condition, await BodyAsync(command.BodyId, cancellationToken), command.Note, author, now)
                : FindingStep.Take(finding, stage, await OpenAsync(finding.Id, cancellationToken), command.Stage, command.Note, author, now);
            db.Add(step);
            db.Record(new FindingMoved(await db.VisitNameAsync(finding.VisitId, cancellationToken), finding.Number, step.Stage), finding.Id, step.Note);
            await db.SaveChangesAsync(cancellationToken);
        }

        // Actions that answer it and stand at no step of the ladder, by the plan in force.
        private async Task<IReadOnlyCollection<string>> OpenAsync(Guid finding, CancellationToken cancellationToken) =>
            [.. (await db.TiedActionsAsync(finding, clock.TodayInUk(), cancellationToken)).Where(action => action.IsLive && action.Stage is null or SignOffStage.Reopened).Select(action => action.Ref)];

        private async Task<Body> BodyAsync(Guid? id, CancellationToken cancellationToken) =>
            await db.Set<Body>().SingleOrDefaultAsync(body => body.Id == id && body.EndedAt == null, cancellationToken)
            ?? throw new RefusedException("Choose who takes it over.", "BodyId");
    }
}
