using System.Security.Cryptography;

namespace SlipPortal.Web.Infrastructure;

/// <summary>
/// The headers that every response carries. The content-security policy lets scripts run by a nonce that is new for each response,
/// allows no inline style or script and no <c>eval</c>, and lets only htmx (through its <c>hx-csp</c> extension) turn text into markup.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>
    /// The nonce of this request. Hexadecimal on purpose: Razor would write the <c>+</c> of base64 as an entity, and hx-csp compares the
    /// nonces of fetched parts as raw text.
    /// </summary>
    public static string GetCspNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Adds the headers when the response starts, so that they are also on error pages, redirects and files.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A page may ask for a stricter one, as that of downloads does.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy =
                "default-src 'none'; " +
                $"script-src 'nonce-{context.GetCspNonce()}'; " +
                "style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
                "require-trusted-types-for 'script'; trusted-types htmx";
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Static assets say themselves how long they may be kept. Everything else is made for one user at one moment.
        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        if (isPage || string.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = "no-store";
    }
}
