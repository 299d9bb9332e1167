using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>A measure by team: all teams, or one of them (<c>?team=</c>) with a chart of its own, as the whole has.</summary>
[Requires(RecordKind.TeamValues)]
internal sealed class ByTeamModel(PortalDbContext db) : KpiPage(db)
{
    public override string Title => $"Measure {Ref} by team";

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The team that is looked at alone, or null.</summary>
    [FromQuery(Name = "team")]
    public Guid? TeamId { get; set; }

    public TeamsView View { get; private set; } = null!;

    /// <summary>The team that is looked at alone, or null.</summary>
    public TeamLine? One { get; private set; }

    /// <summary>Its series, as far as it is shown.</summary>
    public KpiSeries? Series { get; private set; }

    /// <summary>Its chart.</summary>
    public RunChart? Chart { get; private set; }

    /// <summary>Its values that were corrected or withdrawn, the latest first. For members.</summary>
    public IReadOnlyList<CorrectionRow> Corrections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var points = await Db.PointsAsync([Kpi.Id], DateOnly.MinValue, cancellationToken);
        View = await Db.TeamsAsync(Kpi, new(Kpi.Shape, points[Kpi.Id]), IsMember, cancellationToken);
        if (TeamId is { } id)
        {
            One = View.Lines.FirstOrDefault(line => line.Id == id);
            if (One is null) return NotFound();
            Series = new(Kpi.Shape, One.Cells.Select(cell => cell.Point));
            Chart = ChartOf(One, Series);
            if (IsMember) Corrections = await CorrectionsAsync(id, cancellationToken);
        }

        if (!TableDownload.Knows(Format)) return Page();
        var shown = One is null ? View : View with { Lines = [One] };
        return TableDownload.Of(TeamFile.Rows(shown), $"{Links.Slug}-{Ref}-by-team", Format!);
    }

    private RunChart ChartOf(TeamLine team, KpiSeries series) => new(
        $"{Kpi.Ref} {Kpi.Title}: {team.Name}", series.Chart(Kpi.Starts), View.Target?.Value,
        [.. Kpi.Starts.Select(start => (series.IndexOf(start), start == Kpi.BreakFrom ? "Break" : "New limits"))], Kpi.Shape.Show);

    private async Task<IReadOnlyList<CorrectionRow>> CorrectionsAsync(Guid team, CancellationToken cancellationToken) =>
        (await Db.Set<TeamReading>().Where(reading => reading.KpiId == Kpi.Id && reading.TeamId == team && reading.SupersededAt != null)
            .OrderByDescending(reading => reading.SupersededAt).Take(50).ToListAsync(cancellationToken))
            .ConvertAll(reading => new CorrectionRow(
                reading.Period.Label, ReadingText.Show(Kpi.Shape, reading.AsPoint()), reading.RecordedAt, reading.SupersededAt!.Value));

    internal sealed record CorrectionRow(string Period, string Before, DateTimeOffset From, DateTimeOffset Until);
}
