using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Authorization;

/// <summary>A page of one council. It can say what it is, for its heading, the browser's title and the council's ledger.</summary>
internal abstract class CouncilPage : PageModel
{
    /// <summary>What the page shows, in words: “Action 2.10”.</summary>
    public abstract string Title { get; }

    /// <summary>The council's name.</summary>
    public string Council => HttpContext.GetTenantInfo<CouncilTenantInfo>()!.Name!;

    /// <summary>True for a member of the council. What is still being drafted is for members only.</summary>
    public bool IsMember => HttpContext.RequestServices.GetRequiredService<CouncilReach>().IsMember;

    /// <summary>The addresses of the council's other pages.</summary>
    public CouncilLinks Links => new(HttpContext.GetTenantInfo<CouncilTenantInfo>()!.Identifier!);
}
