using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators;

/// <summary>A lead says whom the council is in the national figures, and by which model of neighbours it is compared.</summary>
internal static class ChooseComparison
{
    internal sealed record Command(int? AreaCode, string? Model);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No such authority or model.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var area = await db.Set<StatisticalArea>().SingleOrDefaultAsync(area => area.Code == command.AreaCode && area.Kind == AreaKind.Authority, cancellationToken)
                ?? throw new RefusedException("Choose the authority.", nameof(command.AreaCode));
            if (!await db.Set<StatisticalNeighbour>().AnyAsync(neighbour => neighbour.Model == command.Model, cancellationToken))
                throw new RefusedException("Choose the model.", nameof(command.Model));
            if (await db.Set<ComparisonChoice>().AsTracking().SingleOrDefaultAsync(cancellationToken) is { } choice) choice.Change(area.Code, command.Model!);
            else db.Add(choice = new ComparisonChoice(area.Code, command.Model!));
            db.Record(new ComparisonChosen(area.Name, command.Model!), choice.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
