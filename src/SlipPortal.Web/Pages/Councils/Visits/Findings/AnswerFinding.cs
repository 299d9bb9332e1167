using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>A lead says whether the council accepts findings of a visit, and why.</summary>
internal static class AnswerFinding
{
    /// <param name="FindingIds">The findings, of one visit.</param>
    /// <param name="Reply">Whether it accepts them.</param>
    /// <param name="Reason">Why: the same for all of them.</param>
    internal sealed record Command(IReadOnlyCollection<Guid> FindingIds, FindingReply? Reply, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing chosen, no reason, the same answer, or a body has endorsed it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var findings = await db.Set<Finding>().Where(finding => command.FindingIds.Contains(finding.Id))
                .OrderBy(finding => finding.Number)
                .Select(finding => new
                {
                    Finding = finding,
                    Reply = db.Set<FindingAnswer>().Where(answer => answer.FindingId == finding.Id)
                        .OrderByDescending(answer => answer.RecordedAt)
                        .Select(answer => (FindingReply?)answer.Reply).FirstOrDefault(),
                }).ToListAsync(cancellationToken);
            if (findings.Count == 0) throw new RefusedException("Every finding has an answer already.");
            var name = await db.VisitNameAsync(findings[0].Finding.VisitId, cancellationToken);
            foreach (var (finding, before) in findings.Select(one => (one.Finding, one.Reply)))
            {
                var answer = new FindingAnswer(finding, before, command.Reply, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
                db.Add(answer);
                db.Record(new FindingAnswered(name, finding.Number, answer.Reply), finding.Id, answer.Reason);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
