using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>The form to invite the first lead of a council, or somebody of a partner or department.</summary>
[PlatformAdministrator]
[RequiresRecentSignIn]
internal sealed class InviteModel(PortalDbContext db, InviteToOrganisation.Handler invite) : OrganisationPage(db)
{
    private readonly PortalDbContext _db = db;

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>As what.</summary>
    public Role Role { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => invite.HandleAsync(new(Organisation, Role, Email), cancellationToken))) return Page();
        TempData["Notice"] = $"{Email} is invited. They get a link by e-mail, which works once and for {Invitation.ValidDays} days.";
        return Redirect(Address);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        var people = (await OrganisationPeople.AskAsync(_db, cancellationToken)).GetValueOrDefault(Organisation.Id);
        if (Organisation.Invitable(people) is not { } role) return false;
        Role = role;
        return true;
    }
}
