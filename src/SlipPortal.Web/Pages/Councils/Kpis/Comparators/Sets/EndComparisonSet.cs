using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

/// <summary>A lead ends a set of authorities. It stays, with its last day.</summary>
internal static class EndComparisonSet
{
    internal sealed record Command(Guid SetId, DateOnly? LastDay);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">The day has passed or is missing, or the set was ended before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var set = await db.Set<ComparisonSet>().AsTracking().SingleAsync(set => set.Id == command.SetId, cancellationToken);
            set.End(command.LastDay, clock.TodayInUk());
            db.Record(new ComparisonSetEnded(set.Name, set.Until!.Value), set.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
