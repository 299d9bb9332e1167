using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Data.Identity;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Demo;
using SlipPortal.Web.Setup;

namespace SlipPortal.IntegrationTests.Pages.Account;

/// <summary>Whoever guesses is slowed down, and keeps nobody else out.</summary>
public sealed class LimitTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@ashdale.example";

    [Fact]
    public async Task An_answer_takes_as_long_for_somebody_without_an_account()
    {
        foreach (var email in new[] { "adviser@education.example", "nobody@nowhere.example" })
        {
            var browser = await portal.Anonymous().GoAsync("/account/sign-in");
            var started = Stopwatch.GetTimestamp();
            await browser.Fill("E-mail address", email).Fill("Password", "wrong wrong wrong").ClickAsync("Sign in");
            Assert.True(Stopwatch.GetElapsedTime(started) > TimeSpan.FromMilliseconds(390), $"{email}: {Stopwatch.GetElapsedTime(started)}");

            // And costs the same work, should the machine be slower than that.
            await using var scope = portal.Services.CreateAsyncScope();
            portal.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            var hasher = new Counting();
            scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().PasswordHasher = hasher;
            await scope.ServiceProvider.GetRequiredService<PortalSignIn>().PasswordSignInAsync(email, "wrong", false, false);
            Assert.Equal((email, 1), (email, hasher.Checked));
        }
    }

    [Fact]
    public async Task A_stranger_keeps_nobody_out_who_is_known_on_their_device()
    {
        const string Email = "contributor@brackenshire.example";
        var cookies = new CookieContainer();
        await (await portal.SignInAsync(Email, cookies)).ClickAsync("Sign out");
        var (stranger, own) = (portal.Anonymous(), portal.Anonymous(cookies));
        for (var i = 0; i < 6; i++) Assert.Equal("Sign in", await TryAsync(stranger, Email, "wrong wrong wrong"));
        Assert.Equal("Sign in", await TryAsync(stranger, Email, DemoData.Password));
        Assert.Equal("Your councils", await TryAsync(own, Email, DemoData.Password));
    }

    [Fact]
    public async Task Five_wrong_passwords_cost_a_minute_and_each_more_twice_as_long()
    {
        const string Email = "adviser2@education.example";
        var stranger = portal.Anonymous();
        for (var i = 0; i < 5; i++) await TryAsync(stranger, Email, "wrong wrong wrong");
        Assert.Equal("Sign in", await TryAsync(stranger, Email, DemoData.Password));
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("Sign in", await TryAsync(stranger, Email, "wrong wrong wrong"));
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("Sign in", await TryAsync(stranger, Email, DemoData.Password));
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("Your councils", await TryAsync(stranger, Email, DemoData.Password));
    }

    [Fact]
    public async Task Wrong_passwords_at_once_count_as_many()
    {
        const string Email = "reviewer@dunmere.example";
        var browser = await portal.Anonymous().GoAsync("/account/sign-in");
        await browser.Fill("E-mail address", Email).Fill("Password", "wrong wrong wrong").ClickAtOnceAsync("Sign in", 4);
        Assert.Equal(4, await portal.ScalarAsync("select access_failed_count from portal.users where email = $1", Email));
    }

    [Fact]
    public async Task Too_many_tries_are_answered_by_a_page_that_says_when_to_come_back()
    {
        await using var node = portal.Beside(("Limits:SignInByAccount:Count", "3"), ("Limits:SignInByAddress:Count", "9"), ("Limits:ResetByAccount:Count", "2"));
        await node.InitializeAsync();
        var cookies = new CookieContainer();
        var own = await node.SignInAsync(Lead, cookies);
        var stranger = node.Anonymous();
        // One try of three is gone by the sign-in, which was from a device like any other.
        for (var i = 0; i < 2; i++) Assert.Equal("Sign in", await TryAsync(stranger, Lead, "wrong wrong wrong"));
        Assert.Equal("Too many tries", await TryAsync(stranger, Lead.ToUpperInvariant(), "wrong wrong wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        Assert.InRange(stranger.Response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(4));
        Assert.Contains("SlipPortal", stranger.Text("header"), StringComparison.Ordinal);

        // The device that is known has tries of its own, and its password page counts among them.
        for (var i = 0; i < 4; i++)
        {
            await own.GoAsync("/account/password");
            if (i < 3)
            {
                await own.Fill("Current password", "wrong wrong wrong").Fill("New password", "harbour violin 92 pebble").ClickAsync("Change password");
                Assert.Equal(["Your current password is not right."], own.Errors);
                continue;
            }

            await own.Fill("Current password", DemoData.Password).Fill("New password", "harbour violin 92 pebble").ClickAsync("Change password");
            Assert.Equal((HttpStatusCode.TooManyRequests, "Too many tries"), (own.Status, own.Heading));
        }

        // That were eight tries from one address, and nine it has.
        Assert.Equal("Sign in", await TryAsync(stranger, "nobody@nowhere.example", "wrong wrong wrong"));
        Assert.Equal("Too many tries", await TryAsync(stranger, "somebody@nowhere.example", "wrong wrong wrong"));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GoAsync("/account/sign-in")).Status);

        foreach (var email in new[] { "nobody@nowhere.example", Lead })
        {
            for (var i = 0; i < 3; i++)
            {
                await stranger.GoAsync("/account/forgot");
                await stranger.Fill("Email address", email).ClickAsync("Send link");
                Assert.Equal((email, i < 2 ? "Check your email" : "Too many tries"), (email, stranger.Heading));
            }
        }
    }

    [Fact]
    public async Task Downloads_and_files_and_keys_have_limits_of_their_own()
    {
        await using var node = portal.Beside(
            ("Limits:Export:Count", "2"), ("Limits:Upload:Count", "1"), ("Limits:ApiByKey:Count", "2"), ("Limits:ApiByAddress:Count", "3"), ("Limits:Invite:Count", "1"));
        await node.InitializeAsync();
        var lead = await node.SignInAsync("lead@brackenshire.example");
        for (var i = 0; i < 3; i++)
            Assert.Equal(i < 2 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, (await lead.GoAsync("/councils/brackenshire/plan?format=csv")).Status);
        // Somebody else has their own.
        Assert.Equal(HttpStatusCode.OK, (await (await node.SignInAsync("contributor@brackenshire.example")).GoAsync("/councils/brackenshire/plan?format=csv")).Status);

        for (var i = 0; i < 2; i++)
        {
            await lead.GoAsync("/councils/brackenshire/kpis/import");
            await lead.Attach("Performance book", "book.csv", "no book"u8.ToArray()).ClickAsync("Read the file");
            Assert.Equal(i < 1 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.TooManyRequests, lead.Status);
        }

        for (var i = 0; i < 2; i++)
        {
            await lead.GoAsync("/councils/brackenshire/people/invite");
            await lead.ClickAsync(lead.Page.QuerySelector("main button")!.TextContent.Trim());
            Assert.Equal(i < 1 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.TooManyRequests, lead.Status);
        }

        using var tool = node.NewClient();
        var answers = new List<HttpStatusCode>();
        foreach (var key in new[] { "a", "a", "a", "b", "c" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/councils/brackenshire/kpis/1.1/readings") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Authorization", $"Bearer {key}");
            answers.Add((await tool.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        }

        // A key has two, and all of an address together three.
        Assert.Equal([false, false, true, true, true], answers.Select(answer => answer is HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("account/sign-in", "SignInByAddress")]
    [InlineData("account/confirm", "SignInByAddress")]
    [InlineData("account/password", "SignInByAddress")]
    [InlineData("account/forgot", "ResetByAddress")]
    [InlineData("account/reset", "ResetByAddress")]
    [InlineData("account/details", "ResetByAddress")]
    [InlineData("join", "Join")]
    [InlineData("councils/{council}/people/invite", "Invite")]
    [InlineData("councils/{council}/people", "Invite")]
    [InlineData("councils/{council}/people/{member:guid}/reset", "ResetByAddress")]
    [InlineData("platform/reset", "ResetByAddress")]
    [InlineData("councils/{council}/plan/import", "Import")]
    [InlineData("councils/{council}/kpis/import", "Import")]
    public void Each_page_has_its_limit(string route, string limit) =>
        Assert.Equal(limit, RateLimits.LimitOf(Assert.Single(Pages, page => page.Route == route).Page));

    [Fact]
    public void Every_page_of_discussions_has_a_limit()
    {
        var pages = Pages.Where(page => page.Route.StartsWith("councils/{council}/discussion", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal("Comment", RateLimits.LimitOf(page.Page)));
    }

    private IEnumerable<(string Route, string Page)> Pages =>
        from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        select (endpoint.RoutePattern.RawText!, page.ViewEnginePath);

    private static async Task<string> TryAsync(PortalBrowser browser, string email, string password)
    {
        await browser.GoAsync("/account/sign-in");
        return (await browser.Fill("E-mail address", email).Fill("Password", password).ClickAsync("Sign in")).Heading;
    }

    private sealed class Counting : IPasswordHasher<PortalUser>
    {
        public int Checked { get; private set; }

        public string HashPassword(PortalUser user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Checked++;
            return PasswordVerificationResult.Failed;
        }
    }
}
