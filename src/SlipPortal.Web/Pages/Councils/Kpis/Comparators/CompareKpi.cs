using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators;

/// <summary>A lead ties a measure to a national indicator, or to none.</summary>
internal static class CompareKpi
{
    internal sealed record Command(Guid KpiId, string? IndicatorCode);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No such indicator, or counts of authorities of different size.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().AsTracking().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var indicator = string.IsNullOrWhiteSpace(command.IndicatorCode)
                ? null
                : await db.Set<NationalIndicator>().SingleOrDefaultAsync(one => one.Code == command.IndicatorCode, cancellationToken)
                    ?? throw new RefusedException("Choose a national figure.", nameof(command.IndicatorCode));
            if (indicator is not null && (kpi.Unit is KpiUnit.Count || Counts(indicator)))
            {
                throw new RefusedException(
                    $"{(kpi.Unit is KpiUnit.Count ? $"Measure {kpi.Ref}" : $"“{indicator.Title}”")} is a count, and counts of authorities of different size are not "
                    + "comparable. Compare a rate or a percentage: define one as the other half of this measure.",
                    nameof(command.IndicatorCode));
            }

            kpi.CompareBy(indicator?.Code);
            db.Record(new KpiCompared(kpi.Ref, indicator?.Title), kpi.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        private static bool Counts(NationalIndicator indicator) =>
            indicator.Unit?.StartsWith("Number", StringComparison.OrdinalIgnoreCase) == true
            || indicator.Title.StartsWith("Number of", StringComparison.OrdinalIgnoreCase);
    }
}
