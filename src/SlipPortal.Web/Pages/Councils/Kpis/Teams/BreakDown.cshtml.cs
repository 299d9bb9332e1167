using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>Choosing which teams a measure is told for.</summary>
[Requires(RecordKind.TeamValues, Verb.Manage)]
internal sealed class BreakDownModel(PortalDbContext db, BreakDownByTeam.Handler breakDown, TimeProvider clock) : KpiPage(db)
{
    public override string Title => $"Break measure {Ref} down by team";

    [BindProperty]
    public BreakDownInput Input { get; set; } = new();

    /// <summary>The council’s teams: those that are there, and those that the measure is told for.</summary>
    public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } chosen) return NotFound();
        Input = new()
        {
            Teams = [.. chosen],
            From = Period.Of(Kpi.Shape.Frequency, Period.Of(Kpi.Shape.Frequency, clock.TodayInUk()).Start.AddDays(-1)).Label,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is null) return NotFound();
        if (!await this.AcceptsAsync(() => breakDown.HandleAsync(new(Kpi.Id, Input.Teams, Input.From), cancellationToken), "Input."))
            return Page();
        TempData["Notice"] = "Teams saved";
        return Redirect(Links.KpiTeams(Ref));
    }

    // The teams that it is told for now; null where there is no such measure.
    private async Task<IReadOnlyCollection<Guid>?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Kpi.IsClosed) return null;
        var chosen = await Db.Set<TeamBreakdown>().Where(fact => fact.KpiId == Kpi.Id && fact.SupersededAt == null)
            .Select(fact => fact.TeamId).ToListAsync(cancellationToken);
        Teams = (await Db.TeamsInOrder().Where(team => team.EndedOn == null || chosen.Contains(team.Id)).ToListAsync(cancellationToken))
            .ConvertAll(team => new SelectListItem(
                team.EndedOn is { } last ? $"{team.Name} (ended on {Words.Day(last)})" : team.Name, team.Id.ToString()));
        return chosen;
    }

    internal sealed class BreakDownInput
    {
        public List<Guid> Teams { get; set; } = [];

        public string? From { get; set; }
    }
}
