namespace SlipPortal.Web.Infrastructure;

internal static class PageAddresses
{
    /// <summary>The address of the page that a request is for, without the form on it that it names.</summary>
    public static string PageAddress(this HttpRequest request) =>
        request.PathBase + request.Path
        + QueryString.Create(request.Query.Where(pair => !pair.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
}
