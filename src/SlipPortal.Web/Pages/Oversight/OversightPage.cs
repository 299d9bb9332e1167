using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Oversight;

/// <summary>
/// A page of many councils at once. It reads through <see cref="CrossTenantReader"/> or a function of the database's, and writes a line
/// in the ledger of each council that it tells somebody from outside of, before they get it: what cannot be written down is not shown.
/// </summary>
internal abstract class OversightPage : PageModel
{
    /// <summary>What the page shows, in words: for its heading, the browser's title and the councils' ledgers.</summary>
    public abstract string Title { get; }

    /// <summary>
    /// The ids of the councils whose records the answer was worked out from: each page sets it. Also of those that a filter left out,
    /// because silence tells of them too.
    /// </summary>
    protected IReadOnlyCollection<string> Shown { get; set; } = [];

    /// <summary>True where nothing is shown but the terms of the person's own work with the councils.</summary>
    protected virtual bool ShowsTermsOnly => false;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (Shown.Count == 0 || LedgerFilter.ChannelOf(executed) is not { } channel) return;

        var db = HttpContext.RequestServices.GetRequiredService<PortalDbContext>();
        // A council that ended the access while the page was made is not on it: it is made again.
        if (!await LookAcross.NoteAsync(db, Shown, Title, channel, ShowsTermsOnly, HttpContext.RequestAborted))
            executed.Result = new LocalRedirectResult(Request.GetEncodedPathAndQuery());
    }
}
