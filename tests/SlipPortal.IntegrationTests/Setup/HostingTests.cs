using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Setup;

/// <summary>A portal on a server: by https alone, at the addresses and through the proxies that its operator names.</summary>
public sealed class HostingTests(PortalHost portal, TestDatabases databases) : IClassFixture<PortalHost>
{
    private static readonly (string, string)[] Server =
        [("environment", "Production"), ("Portal:Url", "https://portal.example"), ("AllowedHosts", "portal.example")];

    private static readonly HtmlParser Parser = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plain_http_is_sent_on_to_https_and_answers_by_https_say_that_it_stays_so()
    {
        await using var server = portal.BesideOnPort([.. Server, ("Proxy:KnownProxies", "127.0.0.1, 10.1.2.3")]);
        await server.InitializeAsync();
        using var plain = await AskAsync(server, "/account/sign-in");
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://portal.example/account/sign-in"),
            (plain.StatusCode, plain.Headers.Location?.ToString()));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));

        using var encrypted = await AskAsync(server, "/account/sign-in", "https");
        Assert.Equal(HttpStatusCode.OK, encrypted.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(encrypted.Headers.GetValues("Strict-Transport-Security")));
        using var health = await AskAsync(server, "/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var elsewhere = await AskAsync(server, "/account/sign-in", "https", host: "other.example");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("Proxy:KnownProxies", "10.1.2.3")]
    [InlineData("Proxy:KnownNetworks", "10.0.0.0/8")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true")]
    public async Task Nobody_but_a_known_proxy_says_that_a_request_came_by_https(string setting, string value)
    {
        await using var server = portal.BesideOnPort([.. Server, (setting, value)]);
        await server.InitializeAsync();
        using var response = await AskAsync(server, "/account/sign-in", "https");
        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
    }

    [Fact]
    public async Task A_network_of_proxies_is_known_too()
    {
        await using var server = portal.BesideOnPort([.. Server, ("Proxy:KnownNetworks", "10.0.0.0/8,127.0.0.0/8")]);
        await server.InitializeAsync();
        using var response = await AskAsync(server, "/account/sign-in", "https");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Every_cookie_is_held_to_the_host_and_to_https()
    {
        await using var server = portal.Beside(Server);
        await server.InitializeAsync();
        var cookies = new Dictionary<string, string>();
        using var client = server.NewClient(new Uri("https://portal.example"));
        var page = await client.GetAsync("/account/sign-in", Stop);
        Keep(page);
        var token = Parser.ParseDocument(await page.Content.ReadAsStringAsync(Stop))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Keep(await PostAsync("/account/sign-in", ("Email", "lead@dunmere.example"), ("Password", SlipPortal.Web.Demo.DemoData.Password)));
        // A notice on the next page, and a preview.
        page = await GetAsync("/account/mail");
        var choices = Parser.ParseDocument(await page.Content.ReadAsStringAsync(Stop)).QuerySelector("main form")!;
        token = choices.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Keep(await PostAsync("/account/mail", [
            .. choices.QuerySelectorAll("select").Select(pace => (pace.GetAttribute("name")!, pace.QuerySelector("option")!.GetAttribute("value")!)),
        ]));
        var grant = await portal.ScalarAsync(
            """
            select g.id from portal.grants g join portal.organisations o on o.id = g.tenant_id
            where o.slug = 'dunmere' and g.ends_at > now() and g.revoked_at is null limit 1
            """);
        Keep(await PostAsync($"/councils/dunmere/partners/grants/{grant}?handler=preview"));

        Assert.Equal(
            ["__Host-SlipPortal.Antiforgery", "__Host-SlipPortal.Device", "__Host-SlipPortal.Notices", "__Host-SlipPortal.SignIn", "__Host-slipportal.preview"],
            cookies.Keys.Order(StringComparer.Ordinal));
        Assert.All(cookies.Values, cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });

        Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

        Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
        {
            var sent = fields.Append((Name: "__RequestVerificationToken", Value: token))
                .Select(field => KeyValuePair.Create(field.Name, field.Value));
            return SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) });
        }

        Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Values.Select(cookie => cookie.Split(';')[0])));
            return client.SendAsync(request, Stop);
        }

        void Keep(HttpResponseMessage response)
        {
            if (!response.Headers.TryGetValues("Set-Cookie", out var set)) return;
            foreach (var cookie in set.Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)))
                cookies[cookie.Split('=')[0]] = cookie;
        }
    }

    [Theory]
    [InlineData("AllowedHosts", "--Portal:Url=https://portal.example")]
    [InlineData("AllowedHosts", "--Portal:Url=https://portal.example", "--AllowedHosts=*")]
    [InlineData("Portal__Url", "--AllowedHosts=portal.example")]
    [InlineData("Portal__Url", "--AllowedHosts=portal.example", "--Portal:Url=http://portal.example")]
    [InlineData("Proxy__KnownProxies", "--AllowedHosts=portal.example", "--Portal:Url=https://portal.example",
        "--Proxy:KnownProxies=proxy")]
    [InlineData("Proxy__KnownNetworks", "--AllowedHosts=portal.example", "--Portal:Url=https://portal.example",
        "--Proxy:KnownNetworks=10.0.0.0/99")]
    public async Task A_server_that_does_not_know_how_it_is_reached_does_not_start_and_says_what_is_missing(
        string setting, params string[] options)
    {
        string[] server = [.. portal.Options, $"--ConnectionStrings:Worker={databases.AsWorker(portal.App)}", "--environment=Production",
            .. options];
        var refused = await Assert.ThrowsAsync<OperatorException>(() => Serve.RunAsync(server).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_does_not_come_is_a_page_that_says_so()
    {
        await using var server = portal.BesideOnPort();
        await server.InitializeAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
        await using var stream = client.GetStream();
        // A thousand bytes are said to come, and one comes.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /account/sign-in HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAccept: text/html\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\nConnection: close\r\n\r\na"), Stop);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Stop);
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("Your form could not be read", answer, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(
        PortalHost server, string path, string? scheme = null, string host = "portal.example")
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        if (scheme is not null) request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        return await client.SendAsync(request, Stop);
    }
}
