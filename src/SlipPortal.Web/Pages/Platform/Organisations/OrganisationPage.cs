using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A page about one organisation.</summary>
internal abstract class OrganisationPage(PortalDbContext db) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public OrganisationRow Organisation { get; private set; } = null!;

    /// <summary>The address of the organisation's own page.</summary>
    public string Address => $"/platform/organisations/{Slug}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>False where there is no such organisation.</summary>
    protected virtual async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.OrganisationRows().SingleOrDefaultAsync(organisation => organisation.Slug == Slug, cancellationToken) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }
}
