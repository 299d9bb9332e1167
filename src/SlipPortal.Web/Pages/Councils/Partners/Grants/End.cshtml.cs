using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Grants;

/// <summary>Asks once before somebody's access ends.</summary>
[Requires(RecordKind.Access, Verb.Manage)]
internal sealed class EndModel(PortalDbContext db, EndAccess.Handler endAccess) : CouncilPage
{
    public override string Title => "End access";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public GrantRow Grant { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new EndAccess.Command(Id, Grant.Holder, Grant.Organisation, Reason);
        if (!await this.AcceptsAsync(() => endAccess.HandleAsync(command, cancellationToken))) return Page();
        TempData["Notice"] = $"{Grant.Holder} can no longer see anything through this access.";
        return Redirect(Links.Partners);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.GrantRows().FirstOrDefaultAsync(grant => grant.Id == Id, cancellationToken) is not { } grant) return false;
        Grant = grant;
        return true;
    }
}
