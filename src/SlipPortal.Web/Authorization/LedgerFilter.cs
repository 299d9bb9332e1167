using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Writes a line in the council's ledger for each page or download that somebody from outside gets, before they get it: what cannot
/// be written down is not shown, and what lets nobody in any more is not found.
/// </summary>
internal sealed class LedgerFilter(CouncilReach reach, PortalDbContext db, CurrentPerson person) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        // Not a council's page: there is nothing of theirs on it.
        if (context.ActionDescriptor.EndpointMetadata.OfType<RequiresAttribute>().FirstOrDefault() is not { } requires) return;
        // A lead who tries access on is no outside look.
        if (reach.IsMember || person.PreviewedGrantId is not null || ChannelOf(executed) is not { } channel) return;

        var seen = context.HandlerInstance as CouncilPage
            ?? throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} is shown to outsiders but cannot say what it is.");
        if (!await Look.NoteAsync(db, requires.Kind, seen.Title, channel, context.HttpContext.RequestAborted))
            executed.Result = new NotFoundResult();
    }

    /// <summary>How somebody gets what a handler answers; null for a redirect, a status without a body, a failure.</summary>
    public static LedgerChannel? ChannelOf(PageHandlerExecutedContext executed) => executed switch
    {
        // Redirects are what keeps a page's notice for the next.
        { Exception: not null } or { Result: StatusCodeResult or IKeepTempDataResult } => null,
        { Result: null or PageResult or PartialViewResult } => LedgerChannel.Page,
        _ => LedgerChannel.Download,
    };
}
