using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// Writes a line in the council's ledger for each page or download that somebody from outside gets, before they get it: what cannot
/// be written down is not shown.
/// </summary>
internal sealed class LedgerFilter(CouncilReach reach, PortalDbContext db, CurrentPerson person, TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        // Not a council's page: there is nothing of theirs on it.
        if (context.ActionDescriptor.EndpointMetadata.OfType<RequiresAttribute>().FirstOrDefault() is not { } requires) return;
        if (executed.Exception is not null || executed.Result is StatusCodeResult or RedirectResult or RedirectToPageResult) return;

        var cancellation = context.HttpContext.RequestAborted;
        var grants = await reach.OutsideAsync(cancellation);
        // A lead who tries access on is no outside look.
        if (grants.Count == 0 || person.PreviewedGrantId is not null) return;

        var seen = context.HandlerInstance as CouncilPage
            ?? throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} is shown to outsiders but cannot say what it is.");
        // They came by the grant that opens this kind of record.
        var grant = grants.FirstOrDefault(grant => grant.Kinds.Contains(requires.Kind.ToString())) ?? grants[0];
        var channel = executed.Result is PageResult or null ? LedgerChannel.Page : LedgerChannel.Download;
        db.Add(new LedgerEntry(
            person.UserId!.Value, person.Name, grant.Organisation, grant.GrantId, seen.Title, channel, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }
}
