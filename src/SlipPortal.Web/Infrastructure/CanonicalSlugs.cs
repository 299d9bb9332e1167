namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// A council has one address, in small letters. In other letters a page is a permanent redirect to it and nothing can be sent, whether there is such
/// a council or not: so nothing behind this meets a second name for a council.
/// </summary>
internal static class CanonicalSlugs
{
    private const string Parameter = "council";

    /// <summary>After <c>UseRouting</c>, whose values it reads, and before the council is found.</summary>
    public static IApplicationBuilder UseCanonicalSlugs(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.RouteValues[Parameter] is not string slug || slug.ToLowerInvariant() is var canonical && canonical == slug) return next(context);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var place = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.PathSegments.Select((segment, i) => (segment, i))
            .First(pair => pair.segment is { IsSimple: true, Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: Parameter }] }).i;
        // A path begins with a slash.
        var segments = request.Path.Value!.Split('/');
        segments[place + 1] = canonical;
        context.Response.Redirect(request.PathBase.Add(string.Join('/', segments)) + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    });
}
