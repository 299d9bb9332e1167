using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using SlipPortal.Web.Authorization;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>The first wall: every address, judged before anything is read.</summary>
public sealed class RouteTests(PortalHost portal) : IClassFixture<PortalHost>
{
    // Pages that ask for no council, each with the reason why.
    private static readonly Dictionary<string, string> Global = new()
    {
        [""] = "what SlipPortal is; after sign-in the councils that are open to one",
        ["about"] = "for everybody",
        ["accessibility"] = "for everybody",
        ["privacy"] = "for everybody",
        ["error/{code:int?}"] = "tells of a failure",
        ["account/sign-in"] = "for everybody",
        ["account/sign-out"] = "of the person who is signed in",
        ["join"] = "for whoever holds the link of an invitation: its token names what they see",
        ["account"] = "of the person who is signed in",
        ["account/sessions"] = "the same: their sessions, by their own functions in the database",
        ["account/sign-ins"] = "the same: what the security record has about them, by their own function in the database",
        ["account/confirm"] = "the same: asks for their password",
        ["account/details"] = "the same: their name and address",
        ["account/forgot"] = "for everybody: answers the same whoever is named",
        ["account/reset"] = "for whoever holds the link of a reset, which is protected and says whose",
        ["account/email/{step:regex(^(approve|confirm)$)}"] = "the same, of a change of address",
        ["account/password"] = "of the person who is signed in",
        ["asks"] = "what the person who is signed in asked councils for, by their own function in the database",
        ["inbox"] = "what waits for the person who is signed in, read under the policies of each council",
        ["oversight"] = "the councils that are open to the person who is signed in, read under the policies of each; each look is in its ledger",
        ["oversight/compare"] = "the same: measures of councils that are open to the person, as published or by consent",
        ["oversight/compare/measure"] = "the same, one measure",
        ["oversight/compare/plans"] = "the same: plans",
        ["oversight/compare/findings"] = "the same: findings",
        ["practice"] = "what councils have published for everybody who is signed in, by a function of the database that gives nothing else",
        ["practice/{publication:guid}"] = "the same, one of them",
        ["account/mail"] = "of the person who is signed in",
        ["account/mail/stop"] = "for whoever holds a link out of an e-mail, which is protected and says whose",
        ["preview/end"] = "ends what the person who is signed in began; below a council nothing can be sent in a preview",
    };

    [Fact]
    public void Every_page_says_what_it_takes_to_reach_it() => Assert.Empty(Unguarded(Pages));

    [Fact]
    public void A_page_that_says_nothing_is_found()
    {
        var silent = new RouteEndpoint(
            _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("councils/{council}/silent"), 0, new(), "silent");
        Assert.Equal(["councils/{council}/silent"], Unguarded([silent]));
        var stray = new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("stray"), 0, new(), "stray");
        Assert.Equal(["stray"], Unguarded([stray]));
        var platform = new RouteEndpoint(
            _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("platform/stray"), 0, new(), "platform");
        Assert.Equal(["platform/stray"], Unguarded([platform]));
    }

    [Fact]
    public async Task Every_page_of_another_council_is_not_found_with_its_own_ids()
    {
        var stranger = await portal.SignInAsync("lead@ashdale.example");
        var associate = await portal.SignInAsync("adviser2@education.example");
        var admin = await portal.SignInAsync("admin@slipportal.example");
        foreach (var path in await CouncilRoutes.AddressesAsync(portal, "brackenshire"))
            // Whoever belongs to a partner or a department may ask any council: that page shows nothing of it.
            foreach (var browser in path.EndsWith("/partners/ask", StringComparison.Ordinal) ? (PortalBrowser[])[stranger, admin] : [stranger, associate, admin])
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.GoAsync(path)).Status));
    }

    [Fact]
    public async Task Another_councils_ids_under_ones_own_address_are_not_found()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        foreach (var path in await CouncilRoutes.AddressesAsync(portal, "brackenshire"))
        {
            if (!CouncilRoutes.NamesARecord(path)) continue;
            var mine = path.Replace("brackenshire", "ashdale", StringComparison.Ordinal);
            Assert.Equal((mine, HttpStatusCode.NotFound), (mine, (await lead.GoAsync(mine)).Status));
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_whether_there_is_such_a_council_or_not()
    {
        foreach (var council in (string[])["ashdale", "nowhere"])
        {
            var browser = await portal.Anonymous().GoAsync($"/councils/{council}/plan");
            Assert.Equal("Sign in", browser.Heading);
            Assert.StartsWith("/account/sign-in?returnUrl=", browser.Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_council_that_is_not_there_is_not_found()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/nowhere/plan")).Status);
    }

    [Fact]
    public async Task Access_ends_at_the_second_that_it_ends()
    {
        var adviser = await portal.SignInAsync("adviser@education.example");
        const string Move = "update portal.grants set ends_at = now() + $1 where tenant_id = (select id from portal.organisations where slug = 'ashdale')";
        await portal.ScalarAsync(Move, TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/ashdale/plan")).Status);
        await portal.ScalarAsync(Move, TimeSpan.FromSeconds(-1));
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/ashdale/plan")).Status);
        Assert.DoesNotContain("Ashdale", (await adviser.GoAsync("/")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_ends_with_its_engagement()
    {
        var reviewer = await portal.SignInAsync("reviewer@dunmere.example");
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GoAsync("/councils/brackenshire/plan")).Status);
        await portal.ScalarAsync("update portal.engagements set state = 'Ended' from portal.organisations o where o.id = partner_organisation_id and o.slug = 'dunmere'");
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GoAsync("/councils/brackenshire/plan")).Status);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var path in (string[])["/", "/account/sign-in", "/nowhere", "/lib/slipportal.css"])
        {
            var headers = (await portal.Anonymous().GoAsync(path)).Response.Headers;
            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        }
    }

    private IReadOnlyList<RouteEndpoint> Pages
    {
        get
        {
            portal.Anonymous();
            return CouncilRoutes.Pages(portal);
        }
    }

    private static List<string> Unguarded(IEnumerable<RouteEndpoint> endpoints) =>
    [
        .. endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.Split('/')[0] switch
            {
                "councils" => !Has<RequiresAttribute>(endpoint) || Has<IAllowAnonymous>(endpoint),
                "platform" => !Has<PlatformAdministratorAttribute>(endpoint) || Has<IAllowAnonymous>(endpoint),
                _ => !Global.ContainsKey(endpoint.RoutePattern.RawText),
            })
            .Select(endpoint => endpoint.RoutePattern.RawText!),
    ];

    private static bool Has<T>(RouteEndpoint endpoint)
        where T : class => endpoint.Metadata.GetMetadata<T>() is not null;
}
