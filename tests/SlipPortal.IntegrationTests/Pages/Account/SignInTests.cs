using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Account;

public sealed class SignInTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Wrong = "The e-mail address or the password is not right. After five wrong tries an account is locked for 15 minutes.";

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help_and_nothing_tells_why()
    {
        var browser = portal.Anonymous();
        for (var i = 0; i < 6; i++)
        {
            await browser.GoAsync("/account/sign-in");
            var password = i < 5 ? "wrong wrong wrong" : Web.Demo.DemoData.Password;
            await browser.Fill("E-mail address", "lead@dunmere.example").Fill("Password", password).ClickAsync("Sign in");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            Assert.Equal([Wrong], browser.Errors);
        }
    }

    [Fact]
    public async Task Somebody_without_an_account_reads_the_same_words()
    {
        var browser = await portal.Anonymous().GoAsync("/account/sign-in");
        await browser.Fill("E-mail address", "nobody@nowhere.example").Fill("Password", "x").ClickAsync("Sign in");
        Assert.Equal([Wrong], browser.Errors);
    }

    [Theory]
    [InlineData("/councils/ashdale/people", "/councils/ashdale/people")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    public async Task Signing_in_leads_on_to_our_own_pages_only(string returnUrl, string expected)
    {
        var browser = await portal.Anonymous().GoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await browser.Fill("E-mail address", "reader@ashdale.example").Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Equal(expected, browser.Path);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var browser = await portal.SignInAsync("reader@ashdale.example");
        await browser.ClickAsync("Sign out");
        Assert.Equal("Sign in", (await browser.GoAsync("/councils/ashdale")).Heading);
    }

    [Theory]
    [InlineData("short", "Use 12 characters or more.")]
    [InlineData("passwordpassword", "among those that attackers try first")]
    [InlineData("imogen2026!x", "too close to your name")]
    public async Task A_new_password_is_long_and_not_known_to_attackers(string password, string message)
    {
        var browser = await portal.SignInAsync("contributor@ashdale.example");
        await browser.GoAsync("/account/password");
        await browser.Fill("Current password", Web.Demo.DemoData.Password).Fill("New password", password).ClickAsync("Change password");
        Assert.Contains(message, Assert.Single(browser.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var browser = await portal.Anonymous().GoAsync("/account/sign-in");
        browser.Page.QuerySelector("input[name='__RequestVerificationToken']")!.Remove();
        await browser.Fill("E-mail address", "lead@ashdale.example").Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("Your page was open too long", browser.Heading);
    }
}
