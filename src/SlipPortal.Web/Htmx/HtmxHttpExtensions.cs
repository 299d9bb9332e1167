using System.Diagnostics.CodeAnalysis;

namespace SlipPortal.Web.Htmx;

/// <summary>Asks a request whether htmx made it, and tells htmx what to do with a response.</summary>
internal static class HtmxHttpExtensions
{
    /// <summary>True when the header <c>HX-Request</c> is present, whatever it holds; false for null.</summary>
    public static bool IsHtmx(this HttpRequest? request) => request?.Headers.ContainsKey(HtmxRequestHeaders.Keys.Request) == true;

    /// <summary>As <see cref="IsHtmx(HttpRequest?)"/>, with the headers; <paramref name="values"/> is null when htmx did not ask.</summary>
    public static bool IsHtmx(this HttpRequest? request, [NotNullWhen(true)] out HtmxRequestHeaders? values)
    {
        values = request is not null && request.IsHtmx() ? new HtmxRequestHeaders(request.Headers) : null;
        return values is not null;
    }

    /// <summary>True when a boosted link or form made the request.</summary>
    public static bool IsHtmxBoosted(this HttpRequest? request) => request.IsHtmx(out var values) && values.Boosted;

    /// <summary>True when htmx made the request and not through a boosted link or form.</summary>
    public static bool IsHtmxNonBoosted(this HttpRequest? request) => request.IsHtmx(out var values) && !values.Boosted;

    /// <summary>True when the browser goes back to an address that htmx had pushed: answer with the whole page.</summary>
    public static bool IsHtmxHistoryRestoreRequest(this HttpRequest? request) =>
        request.IsHtmx(out var values) && values.HistoryRestoreRequest;

    /// <summary>Sets response headers for htmx.</summary>
    public static void Htmx(this HttpResponse response, Action<HtmxResponseHeaders> action)
    {
        var headers = new HtmxResponseHeaders(response.Headers);
        action(headers);
        headers.WriteTriggers();
    }
}
