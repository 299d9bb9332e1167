namespace SlipPortal.Web.Htmx;

/// <summary>Serves the script that adds the antiforgery token to the requests of htmx that carry no form with it.</summary>
internal static class HtmxAntiforgeryScriptEndpoints
{
    /// <summary>Where the script is.</summary>
    public const string Path = "/_htmx/antiforgery.js";

    private const string Script =
        """
        document.addEventListener('htmx:config:request', (event) => {
          const { request } = event.detail.ctx;
          const token = window.htmx.config.antiForgery;
          if (!token || request.method === 'GET' || request.body?.has(token.formFieldName)) {
            return;
          }
          if (new URL(request.action, document.baseURI).origin === window.location.origin) {
            request.headers[token.headerName] = token.requestToken;
          }
        });
        """;

    /// <summary>Maps the script.</summary>
    public static IEndpointConventionBuilder MapHtmxAntiforgeryScript(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Text(Script, "text/javascript");
        });
}
