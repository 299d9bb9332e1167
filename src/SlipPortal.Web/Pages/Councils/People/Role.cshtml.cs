using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>The form to change a member's role.</summary>
[Requires(RecordKind.People, Verb.Manage)]
[RequiresRecentSignIn]
internal sealed class RoleModel(PortalDbContext db, IActor actor, ChangeRole.Handler changeRole) : MemberPage(db, actor)
{
    private readonly PortalDbContext _db = db;

    public override string Title => "Change a role";

    [BindProperty]
    public Role? Role { get; set; }

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var chosen = Role;
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => changeRole.HandleAsync(new(MembershipId, Member.Name, chosen), cancellationToken))) return Page();
        TempData["Notice"] = $"{Member.Name} is {chosen!.Value.InWords()} from now on.";
        return Redirect(Links.People);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        Roles = PeopleQueries.RoleItems(await _db.IsPartnerAsync(cancellationToken));
        Role ??= Member.Role;
        return true;
    }
}
