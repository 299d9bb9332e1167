using System.Net;
using SlipPortal.Web.Demo;

namespace SlipPortal.IntegrationTests.Pages.Account;

/// <summary>Whoever gives away access has proved within ten minutes that it is them.</summary>
public sealed class ConfirmTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@ashdale.example";
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(11);

    [Theory]
    [InlineData(Lead, "/councils/ashdale/partners/give?engagement=", "Give access")]
    [InlineData(Lead, "/councils/ashdale/people/invite", "Invite a colleague")]
    [InlineData("admin@slipportal.example", "/platform/organisations/department/invite", null)]
    public async Task A_page_that_gives_access_asks_for_the_password_again_and_comes_back(string email, string page, string? heading)
    {
        var browser = await portal.SignInAsync(email);
        await browser.GoAsync(page);
        var (before, path) = (browser.Heading, browser.Path);
        if (heading is not null) Assert.Equal(heading, before);
        portal.Clock.Advance(Later);
        await browser.GoAsync(page);
        Assert.Equal("Confirm it is you", browser.Heading);
        await browser.ClickAsync("Continue");
        Assert.Equal(["Enter your password."], browser.Errors);
        await browser.Fill("Password", "wrong wrong wrong").ClickAsync("Continue");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The password is not right."), (browser.Status, Assert.Single(browser.Errors)));
        await browser.Fill("Password", DemoData.Password).ClickAsync("Continue");
        Assert.Equal((before, path), (browser.Heading, browser.Path));
        portal.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(before, (await browser.GoAsync(page)).Heading);
    }

    [Fact]
    public async Task A_role_that_was_chosen_too_long_ago_is_offered_again_in_a_new_session()
    {
        var cookies = new CookieContainer();
        var lead = await portal.SignInAsync(Lead, cookies);
        var member = await portal.ScalarAsync(
            "select m.id from portal.memberships m join portal.users u on u.id = m.user_id where u.email = 'reader@ashdale.example' and m.ended_at is null");
        await lead.GoAsync($"/councils/ashdale/people/{member}/role");
        lead.Choose(lead.Page.QuerySelectorAll("main label").Select(label => label.TextContent.Trim()).Single(label => label.StartsWith("Contributor", StringComparison.Ordinal)));
        var button = lead.Page.QuerySelector("main button")!.TextContent.Trim();
        portal.Clock.Advance(Later);
        var old = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies()) old.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));

        await lead.ClickAsync(button);
        Assert.Equal((HttpStatusCode.Unauthorized, "Confirm it is you"), (lead.Status, lead.Heading));
        Assert.Equal("Reader", await RoleAsync());
        await lead.ClickAsync("Continue");
        await lead.Fill("Password", DemoData.Password).ClickAsync("Continue");
        Assert.Equal("Send what you typed", lead.Heading);
        Assert.Equal("Reader", await RoleAsync());
        await lead.ClickAsync("Send it now");
        Assert.Equal("Contributor", await RoleAsync());
        Assert.Equal("Sign in", (await portal.Anonymous(old).GoAsync("/inbox")).Heading);

        Task<object?> RoleAsync() => portal.ScalarAsync($"select role from portal.memberships where id = '{member}'");
    }

    [Fact]
    public async Task A_key_is_made_and_access_given_and_extended_only_by_whom_has_just_proved_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var grant = await portal.ScalarAsync(
            """
            select g.id from portal.grants g join portal.organisations o on o.id = g.tenant_id
            where o.slug = 'brackenshire' and g.given_at is not null and g.revoked_at is null and g.ends_at > now() limit 1
            """);
        var keys = await portal.ScalarAsync("select count(*) from portal.api_keys");
        portal.Clock.Advance(Later);
        foreach (var (page, button) in new[] { ("kpis/keys", "Make the key"), ($"partners/grants/{grant}", "Extend") })
        {
            await lead.GoAsync($"/councils/brackenshire/{page}");
            Assert.Equal(HttpStatusCode.OK, lead.Status);
            await lead.ClickAsync(button);
            Assert.Equal((page, HttpStatusCode.Unauthorized, "Confirm it is you"), (page, lead.Status, lead.Heading));
        }

        Assert.Equal(keys, await portal.ScalarAsync("select count(*) from portal.api_keys"));
    }

    [Fact]
    public async Task A_form_about_oneself_is_not_kept_and_asked_for_again()
    {
        var browser = await portal.SignInAsync(Lead);
        await browser.GoAsync("/account/details");
        portal.Clock.Advance(Later);
        await browser.Fill("Name", "Somebody Else").ClickAsync("Save name");
        Assert.Equal((HttpStatusCode.Unauthorized, "Confirm it is you"), (browser.Status, browser.Heading));
        Assert.Empty(browser.Page.QuerySelectorAll("input[name=Kept]"));
        await browser.GoAsync(browser.Page.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        await browser.Fill("Password", DemoData.Password).ClickAsync("Continue");
        Assert.Equal("/account/details", browser.Path);
        Assert.NotEqual("Somebody Else", await portal.ScalarAsync("select name from portal.users where email = $1", Lead));
    }

    [Fact]
    public async Task It_leads_on_to_our_own_pages_only()
    {
        var browser = await portal.SignInAsync(Lead);
        await browser.GoAsync("/account/confirm?returnUrl=https%3A%2F%2Fevil.example%2F");
        await browser.Fill("Password", DemoData.Password).ClickAsync("Continue");
        Assert.Equal("/account", browser.Path);
    }
}
