using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using SlipPortal.Web.Commands;
using IPNetwork = System.Net.IPNetwork;

namespace SlipPortal.Web.Setup;

/// <summary>
/// How the portal is reached: on a server by https alone, at the addresses that its operator names, and through no proxy but those that
/// they name. In development, and on a laptop with a private database, by plain http.
/// </summary>
/// <param name="IsHttps">Whether people reach it by https.</param>
internal sealed record Hosting(bool IsHttps)
{
    /// <summary>How this program is reached.</summary>
    public static Hosting Of(WebApplicationBuilder builder, PortalDatabase database) => new(
        !database.IsEmbedded && !builder.Environment.IsDevelopment() && !builder.Configuration.GetValue<bool>("Portal:AllowHttp"));

    /// <summary>When cookies are sent.</summary>
    public CookieSecurePolicy CookiePolicy => IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>
    /// The name of a cookie. By https browsers hold it to this host and its root; by plain http they would refuse such a name.
    /// </summary>
    public string CookieName(string name) => IsHttps ? $"__Host-{name}" : name;
}

/// <summary>Sets the web server up for how the portal is reached.</summary>
internal static class HostingServices
{
    private static readonly PathString Health = "/health";

    /// <summary>Registers what <see cref="UseHosting"/> needs.</summary>
    /// <exception cref="OperatorException">A server lacks a setting, or one is not what it should be.</exception>
    public static Hosting AddHosting(this WebApplicationBuilder builder, PortalDatabase database)
    {
        var (configuration, hosting) = (builder.Configuration, Hosting.Of(builder, database));
        if (!database.IsEmbedded && !builder.Environment.IsDevelopment())
        {
            RefuseHosts(configuration["AllowedHosts"]);
            RefuseAddress(configuration["Portal:Url"], hosting);
        }

        if (hosting.IsHttps)
        {
            var address = new Uri(configuration["Portal:Url"]!);
            builder.Services.Configure<HttpsRedirectionOptions>(options =>
            {
                options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
                options.HttpsPort = address.Port;
            });
            builder.Services.Configure<HstsOptions>(options => options.MaxAge = TimeSpan.FromDays(365));
        }

        var proxies = Values(configuration, "Proxy:KnownProxies")
            .Select(text => Parse<IPAddress>(text, "Proxy__KnownProxies", IPAddress.TryParse)).ToList();
        var networks = Values(configuration, "Proxy:KnownNetworks")
            .Select(text => Parse<IPNetwork>(text, "Proxy__KnownNetworks", IPNetwork.TryParse)).ToList();
        // After what ASPNETCORE_FORWARDEDHEADERS_ENABLED sets, which believes everybody.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count + networks.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // As many as stand one behind the other: each must be known.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
        return hosting;
    }

    /// <summary>First in the pipeline: what follows sees the scheme and the address that the browser sees.</summary>
    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Services.GetRequiredService<Hosting>().IsHttps) return app;
        app.UseHsts();
        // Whoever asks for its health asks from inside.
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(Health), outside => outside.UseHttpsRedirection());
        return app;
    }

    private static void RefuseHosts(string? hosts)
    {
        if (string.IsNullOrWhiteSpace(hosts) || hosts.Split(';').Any(host => host.Trim() is "*"))
        {
            throw new OperatorException(
                "Set AllowedHosts to the host names that people reach the portal by, such as portal.example.org, with ; between them "
                + "(docs/guide-operator.md).");
        }
    }

    private static void RefuseAddress(string? url, Hosting hosting)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && !hosting.IsHttps))) return;
        throw new OperatorException(
            "Set Portal__Url to the https:// address that people reach the portal at (docs/guide-operator.md). With Portal__AllowHttp it "
            + "may be http://, and whoever listens on the way can sign in as anybody.");
    }

    // One text with commas, or a list.
    private static IEnumerable<string> Values(ConfigurationManager configuration, string name) =>
        (configuration[name]?.Split(',') ?? configuration.GetSection(name).Get<string[]>() ?? [])
        .Select(value => value.Trim()).Where(value => value.Length > 0);

    private delegate bool TryParse<T>(string text, out T? value);

    private static T Parse<T>(string text, string setting, TryParse<T> parse) =>
        parse(text, out var value) && value is not null ? value
            : throw new OperatorException($"{setting}: “{text}” is no address of a proxy or network.");
}
