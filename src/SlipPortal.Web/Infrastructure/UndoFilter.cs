using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// The banner that says what was done offers to undo it, where that can be undone whole. For those who read the history: it says how.
/// </summary>
internal sealed class UndoFilter(PortalDbContext db, CouncilReach reach) : IAsyncPageFilter
{
    /// <summary>Under what the address to send the form to is kept for the next page.</summary>
    public const string Key = "Undo";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed is { Exception: null, Result: IKeepTempDataResult, HandlerInstance: PageModel page }
            && page.TempData.ContainsKey("Notice")
            && db.UndoableWrite is { } write
            && reach.Allows(RecordKind.History, Verb.View)
            && context.HttpContext.GetTenantInfo<CouncilTenantInfo>()?.Identifier is { } slug)
            page.TempData[Key] = new CouncilLinks(slug).Undo(write);
    }
}
