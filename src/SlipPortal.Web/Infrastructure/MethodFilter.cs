using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// A page answers what it has a handler for. Razor Pages would draw the page without one, unloaded, for any other method or a handler that
/// there is not.
/// </summary>
internal sealed class MethodFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        // A page that only says something needs no handler to be read.
        if (context.HandlerMethod is not null || (isRead && context.ActionDescriptor.HandlerMethods.Count == 0)) return;
        // The address of a form that was refused, opened as a link, is its page's.
        context.Result = isRead ? new LocalRedirectResult(request.PageAddress()) : new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

internal static class PageAddresses
{
    /// <summary>The address of the page that a request is for, without the form on it that it names.</summary>
    public static string PageAddress(this HttpRequest request) =>
        request.PathBase + request.Path + QueryString.Create(request.Query.Where(pair => !pair.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
}
