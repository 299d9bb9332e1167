using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform;

/// <summary>What the security record has about accounts of the portal.</summary>
[PlatformAdministrator]
internal sealed class SecurityModel(PortalDbContext db) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public SecurityEvents Events { get; private set; } = SecurityEvents.None;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Events = await SecurityEvents.ReadAsync(SecurityEventRow.OfPortal(db), PageNumber, cancellationToken);
}
