using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Pages.Oversight;

/// <summary>
/// A page of many councils at once. It reads through <see cref="CrossTenantReader"/> only, and writes a line in the ledger of each council that
/// it shows to somebody from outside, before they get it: what cannot be written down is not shown.
/// </summary>
internal abstract class OversightPage : PageModel
{
    /// <summary>What the page shows, in words: for its heading, the browser's title and the councils' ledgers.</summary>
    public abstract string Title { get; }

    /// <summary>The ids of the councils of which the page says anything: each page sets it.</summary>
    protected IReadOnlyCollection<string> Shown { get; set; } = [];

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (Shown.Count == 0 || executed.Exception is not null || executed.Result is StatusCodeResult or LocalRedirectResult or RedirectResult or RedirectToPageResult) return;

        var channel = executed.Result is PageResult or null ? LedgerChannel.Page : LedgerChannel.Download;
        var db = HttpContext.RequestServices.GetRequiredService<PortalDbContext>();
        // A council that ended the access while the page was made is not on it: it is made again.
        if (!await LookAcross.NoteAsync(db, Shown, Title, channel, HttpContext.RequestAborted)) executed.Result = new LocalRedirectResult(Request.GetEncodedPathAndQuery());
    }
}
