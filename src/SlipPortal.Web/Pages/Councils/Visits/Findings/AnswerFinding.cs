using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>A lead says whether the council accepts a finding, and why.</summary>
internal static class AnswerFinding
{
    internal sealed record Command(Guid FindingId, FindingReply? Reply, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing chosen, no reason, the same answer, or a body has endorsed it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var finding = await db.Set<Finding>().SingleAsync(finding => finding.Id == command.FindingId, cancellationToken);
            var answer = new FindingAnswer(
                finding, await db.FindingReplyAsync(finding.Id, cancellationToken), command.Reply, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(answer);
            db.Record(new FindingAnswered(await db.VisitNameAsync(finding.VisitId, cancellationToken), finding.Number, answer.Reply), finding.Id, answer.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
