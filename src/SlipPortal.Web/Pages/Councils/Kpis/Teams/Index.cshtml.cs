using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>The council’s teams, the measures that are told for them, and all their values as a file.</summary>
[Requires(RecordKind.TeamValues, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, SaveTeam.Handler saveTeam) : CouncilPage
{
    public override string Title => "Teams";

    /// <summary>“csv” or “xlsx” for a file with every value by team.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [BindProperty]
    public TeamInput Input { get; set; } = new();

    public IReadOnlyList<TeamRow> Teams { get; private set; } = [];

    /// <summary>The measures that have values by team.</summary>
    public IReadOnlyList<(string Ref, string Title)> Measures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (TableDownload.Knows(Format)) return await DownloadAsync(cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(
            () => saveTeam.HandleAsync(new(null, Input.Name, Input.ShortName, Input.Position), cancellationToken), "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Team added";
        return Redirect(Links.Teams);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Teams = await db.TeamsInOrder()
            .Select(team => new TeamRow(
                team.Id, team.Name, team.ShortName, team.EndedOn,
                db.Set<TeamBreakdown>().Count(fact => fact.TeamId == team.Id && fact.SupersededAt == null)))
            .ToListAsync(cancellationToken);
        Measures = (await BrokenDown().OrderBy(kpi => kpi.SortKey).Select(kpi => new { kpi.Ref, kpi.Title }).ToListAsync(cancellationToken))
            .ConvertAll(kpi => (kpi.Ref, kpi.Title));
    }

    private IQueryable<Kpi> BrokenDown() => db.Set<Kpi>().Where(kpi =>
        db.Set<TeamBreakdown>().Any(fact => fact.KpiId == kpi.Id && fact.SupersededAt == null)
        || db.Set<TeamReading>().Any(reading => reading.KpiId == kpi.Id && reading.SupersededAt == null));

    private async Task<IActionResult> DownloadAsync(CancellationToken cancellationToken)
    {
        var kpis = await db.KpiRows().Where(row => BrokenDown().Any(kpi => kpi.Id == row.Id)).ToListAsync(cancellationToken);
        var whole = await db.PointsAsync(kpis.ConvertAll(kpi => kpi.Id), DateOnly.MinValue, cancellationToken);
        var views = await db.TeamsAsync(
            kpis.ConvertAll(kpi => (kpi, new KpiSeries(kpi.Shape, whole[kpi.Id]))), IsMember, cancellationToken);
        return TableDownload.Of(views.SelectMany(TeamFile.Rows), $"{Links.Slug}-values-by-team", Format!);
    }

    internal sealed class TeamInput
    {
        public string? Name { get; set; }

        public string? ShortName { get; set; }

        [Display(Name = "Place in the list")]
        public int? Position { get; set; }
    }

    internal sealed record TeamRow(Guid Id, string Name, string? ShortName, DateOnly? EndedOn, int Measures);
}
