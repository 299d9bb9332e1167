using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Authorization;

/// <summary>
/// On a page, or on what one of its forms does: whoever comes has proved within ten minutes that it is them, so that nobody gives away
/// access at a desk that somebody has left. Else they are asked for their password, and come back to the page with what they typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresRecentSignInAttribute : Attribute;

/// <summary>Asks for <see cref="RequiresRecentSignInAttribute"/>.</summary>
internal sealed class RecentSignInFilter(TimeProvider clock) : IAsyncPageFilter
{
    /// <summary>How long a proof counts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private static readonly object Asked = new();

    /// <summary>Whether this request was refused for it: the error page asks for the password then.</summary>
    public static bool IsAskedBy(HttpContext context) => context.Items.ContainsKey(Asked);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asks = context.ActionDescriptor.ModelTypeInfo?.IsDefined(typeof(RequiresRecentSignInAttribute)) == true
            || context.HandlerMethod?.MethodInfo.IsDefined(typeof(RequiresRecentSignInAttribute)) == true;
        if (!asks || IsRecent(context.HttpContext)) return next();
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            context.HttpContext.Items[Asked] = true;
            context.Result = new StatusCodeResult(StatusCodes.Status401Unauthorized);
        }
        else
        {
            context.Result = new LocalRedirectResult($"/account/confirm?returnUrl={Uri.EscapeDataString(request.PageAddress())}");
        }

        return Task.CompletedTask;
    }

    // A session begins with a proof; each new proof begins a new one.
    private bool IsRecent(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.IssuedUtc is { } at
            && clock.GetUtcNow() < at + Length;
}
