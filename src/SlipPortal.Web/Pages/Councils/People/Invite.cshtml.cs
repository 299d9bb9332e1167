using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>The form to invite a colleague.</summary>
[Requires(RecordKind.People, Verb.Manage)]
[RequiresRecentSignIn]
internal sealed class InviteModel(PortalDbContext db, InvitePerson.Handler invitePerson) : CouncilPage
{
    public override string Title => "Invite a colleague";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(() => invitePerson.HandleAsync(new(Email, Role), cancellationToken)))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"{Email} is invited. They get a link by e-mail, which works once and for {Invitation.ValidDays} days.";
        return Redirect(Links.People);
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Roles = PeopleQueries.RoleItems(await db.IsPartnerAsync(cancellationToken));
}
