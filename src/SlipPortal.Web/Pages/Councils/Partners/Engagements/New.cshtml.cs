using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>The council puts work with another organisation forward.</summary>
[Requires(RecordKind.Engagements, Verb.Manage)]
internal sealed class NewModel(PortalDbContext db, IActor actor, SaveEngagement.Handler save, TimeProvider clock) : EngagementForm(db, actor, save, clock)
{
    public override string Title => "Put work forward";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await SaveAsync(null, cancellationToken) is { } saved)
        {
            TempData["Notice"] = "The work is put forward. The other side sees it under their councils.";
            return Redirect(Links.Engagement(saved));
        }

        await LoadAsync(null, cancellationToken);
        return Page();
    }
}
