using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages;

/// <summary>What SlipPortal is; after sign-in, the councils that one can enter.</summary>
[AllowAnonymous]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach) : PageModel
{
    /// <summary>The councils that the person can enter now. Null for somebody who is not signed in.</summary>
    public IReadOnlyList<OpenCouncil>? Councils { get; private set; }

    /// <summary>True for somebody who looks after the portal itself.</summary>
    public bool IsAdministrator { get; private set; }

    /// <summary>True for somebody of a partner or a department, who can ask a council for access.</summary>
    public bool MayAsk { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated != true) return;
        Councils = await reach.CouncilsAsync(cancellationToken);
        MayAsk = (await AskableCouncil.OfAsync(db, cancellationToken)).Count > 0;
        IsAdministrator = await PlatformAdministrator.IsAsync(db, cancellationToken);
    }
}
