using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Cycles;

/// <summary>A round of reviews is planned from its stages: a visit each, with what should come of it.</summary>
internal static class PlanCycle
{
    internal sealed record Command(string? Name, DateOnly? From, string? Stages);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No name, day or stages, or a line that cannot be read.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var cycle = new ReviewCycle(command.Name, command.From, now);
            var area = await db.Set<PracticeArea>().Where(area => area.Name == PracticeArea.WholeService).Select(area => area.Id).SingleAsync(cancellationToken);
            var stages = cycle.Plan(CycleStage.Read(command.Stages), area, actor.UserId!.Value, now);
            db.Add(cycle);
            foreach (var (visit, outputs) in stages)
            {
                db.Add(visit);
                db.AddRange(outputs);
            }

            db.Record(new ReviewCyclePlanned(cycle.Name, stages.Count), cycle.Id);
            await db.SaveOrRefuseAsync(new("There is a round of that name already.", nameof(command.Name)), cancellationToken);
        }
    }
}
