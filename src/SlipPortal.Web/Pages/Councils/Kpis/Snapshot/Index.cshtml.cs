using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Snapshot;

/// <summary>How many children at the end of one period: each count with those that are a part of it (“of which unaccompanied”).</summary>
[Requires(RecordKind.Kpis)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Snapshot";

    /// <summary>“September 2026”, “Q2 2026/27”; the last whole month unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The period that is shown.</summary>
    public Domain.Kpis.Period Shown { get; private set; }

    public IReadOnlyList<SnapshotRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        Shown = Domain.Kpis.Period.Of(PeriodKind.Month, new DateOnly(today.Year, today.Month, 1).AddDays(-1));
        if (!string.IsNullOrWhiteSpace(Period) && !await this.AcceptsAsync(() =>
            {
                Shown = Domain.Kpis.Period.Parse(Period, nameof(Period));
                return Task.CompletedTask;
            }))
            return Page();
        Period = Shown.Label;
        var counts = (await db.KpiRows().ToListAsync(cancellationToken))
            .Where(kpi => kpi.Shape is { Unit: KpiUnit.Count, Aggregation: Aggregation.PointInTime }).ToList();
        var points = await db.PointsAsync(counts.ConvertAll(kpi => kpi.Id), Shown.Start, cancellationToken);
        var known = counts.Select(kpi => kpi.Id).ToHashSet();
        var parts = counts.ToLookup(kpi => kpi.PartOfId is { } whole && known.Contains(whole) ? whole : Guid.Empty);
        Rows = [.. Below(Guid.Empty, 0, null)];
        return TableDownload.Knows(Format)
            ? TableDownload.Of(
                Rows.Select(row => new { row.Kpi.Ref, Measure = row.Kpi.Title, Period = Shown.Label, row.Value, OfWhich = row.Depth > 0 ? row.Share : null }),
                $"{Links.Slug}-snapshot-{Shown.Start:yyyy-MM}",
                Format!)
            : Page();

        IEnumerable<SnapshotRow> Below(Guid whole, int depth, decimal? of) => parts[whole].SelectMany(kpi =>
        {
            var value = new KpiSeries(kpi.Shape, points[kpi.Id]).At(Shown).Value;
            return Below(kpi.Id, depth + 1, value).Prepend(new(kpi, depth, value, of is > 0 && value is not null ? value / of : null));
        });
    }

    /// <param name="Kpi">The measure.</param>
    /// <param name="Depth">0 for a whole, 1 for a part of it.</param>
    /// <param name="Value">How many at the end of the period, or null.</param>
    /// <param name="Share">What part of the whole that is, from 0 to 1; null for a whole, or where either is not known.</param>
    internal sealed record SnapshotRow(KpiRow Kpi, int Depth, decimal? Value, decimal? Share);
}
