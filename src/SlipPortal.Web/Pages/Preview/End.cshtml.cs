using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Preview;

/// <summary>
/// Ends a preview, and goes back to the access that was tried on. Below no council: in a preview nothing can be sent there.
/// </summary>
internal sealed class EndModel(Authorization.Preview preview) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost()
    {
        var tried = preview.UnderWay(HttpContext);
        preview.End(HttpContext);
        return Redirect(tried is var (council, grant) ? new CouncilLinks(council).Grant(grant) : "/");
    }
}
