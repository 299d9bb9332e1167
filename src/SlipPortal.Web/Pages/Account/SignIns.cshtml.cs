using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Account;

/// <summary>What the security record has about whoever is signed in.</summary>
internal sealed class SignInsModel(PortalDbContext db) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public SecurityEvents Events { get; private set; } = SecurityEvents.None;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Events = await SecurityEvents.ReadAsync(SecurityEventRow.OfMine(db), PageNumber, cancellationToken);
}
