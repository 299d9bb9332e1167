using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;

namespace SlipPortal.Web.Pages.Councils.Kpis.Checks;

/// <summary>Somebody says why something that does not fit together stands.</summary>
internal static class AnswerCheck
{
    internal sealed record Command(Guid KpiId, CheckFinding Finding, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var answer = new CheckAnswer(kpi, command.Finding, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(answer);
            db.Record(new CheckAnswered(kpi.Ref, answer.Finding, answer.Reason), kpi.Id, answer.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
