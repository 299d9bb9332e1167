using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SlipPortal.Web.Pages;

/// <summary>The portal's first page.</summary>
internal sealed class IndexModel : PageModel;
