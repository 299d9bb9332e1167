using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>The form to let somebody in.</summary>
[Requires(RecordKind.Access, Verb.Manage)]
internal sealed class GiveModel(PortalDbContext db, GiveAccess.Handler giveAccess) : CouncilPage
{
    public override string Title => "Give access";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public List<Guid> PracticeAreaIds { get; set; } = [];

    [BindProperty]
    public bool WithVisits { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    [Display(Name = "Last day")]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<SelectListItem> PracticeAreas { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new GiveAccess.Command(Email, PracticeAreaIds, WithVisits, Purpose, LastDay);
        if (!await this.AcceptsAsync(() => giveAccess.HandleAsync(command, cancellationToken)))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = "Access is given. They are told by e-mail.";
        return Redirect(Links.Partners);
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        PracticeAreas = await db.AreaItemsAsync(cancellationToken);
}
