using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>Renaming, moving or ending a team.</summary>
[Requires(RecordKind.TeamValues, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, SaveTeam.Handler saveTeam) : CouncilPage
{
    public override string Title => $"Change the team {Before}";

    [BindProperty(SupportsGet = true)]
    public Guid Team { get; set; }

    /// <summary>Its name as it stands.</summary>
    public string Before { get; private set; } = "";

    [BindProperty]
    public TeamInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } team) return NotFound();
        Input = new() { Name = team.Name, ShortName = team.ShortName, Position = team.Position, EndedOn = team.EndedOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is null) return NotFound();
        var command = new SaveTeam.Command(Team, Input.Name, Input.ShortName, Input.Position, Input.EndedOn);
        if (!await this.AcceptsAsync(() => saveTeam.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "Team changed";
        return Redirect(Links.Teams);
    }

    private async Task<Team?> FindAsync(CancellationToken cancellationToken)
    {
        var team = await db.Set<Team>().SingleOrDefaultAsync(team => team.Id == Team, cancellationToken);
        Before = team?.Name ?? "";
        return team;
    }

    internal sealed class TeamInput
    {
        public string? Name { get; set; }

        public string? ShortName { get; set; }

        [Display(Name = "Place in the list")]
        public int? Position { get; set; }

        [Display(Name = "Last day")]
        public DateOnly? EndedOn { get; set; }
    }
}
