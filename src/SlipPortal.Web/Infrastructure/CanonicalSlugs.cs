using Microsoft.AspNetCore.Routing.Patterns;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// A council has one address, in small letters. In other letters a page is a permanent redirect to it and nothing can be sent, whether
/// there is such a council or not: so nothing behind this meets a second name for a council.
/// </summary>
internal static class CanonicalSlugs
{
    private const string Parameter = "council";

    /// <summary>After <c>UseRouting</c>, whose values it reads, and before the council is found.</summary>
    public static IApplicationBuilder UseCanonicalSlugs(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.RouteValues[Parameter] is not string slug) return next(context);
        var canonical = slug.ToLowerInvariant();
        if (canonical == slug) return next(context);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // The path begins with a slash, the pattern does not.
        var segments = request.Path.Value!.Split('/');
        foreach (var (place, segment) in ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.PathSegments.Index())
            if (segment.Parts is [RoutePatternParameterPart { Name: Parameter }]) segments[place + 1] = canonical;
        context.Response.Redirect(request.PathBase.Add(new PathString(string.Join('/', segments))) + request.QueryString, permanent: true);
        return Task.CompletedTask;
    });
}
