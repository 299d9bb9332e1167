using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Account;

public sealed class SignInTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Wrong = "The email address or the password is not right. After five wrong tries wait up to 15 minutes, or reset your password.";

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
    public async Task After_a_quarter_of_an_hour_an_account_opens_again_and_a_right_password_ends_the_count()
    {
        const string Email = "adviser2@education.example";
        async Task<string> TryAsync(string password)
        {
            var browser = await portal.Anonymous().GoAsync("/account/sign-in");
            return (await browser.Fill("E-mail address", Email).Fill("Password", password).ClickAsync("Sign in")).Heading;
        }

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++) Assert.Equal("Sign in", await TryAsync("wrong wrong wrong"));
            Assert.Equal("Your councils", await TryAsync(Web.Demo.DemoData.Password));
        }

        for (var i = 0; i < 5; i++) await TryAsync("wrong wrong wrong");
        Assert.Equal("Sign in", await TryAsync(Web.Demo.DemoData.Password));
        await portal.ScalarAsync("update portal.users set lockout_end = lockout_end - interval '15 minutes' where email = $1", Email);
        Assert.Equal("Your councils", await TryAsync(Web.Demo.DemoData.Password));
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_else()
    {
        const string Email = "lead@brackenshire.example";
        const string Other = "lantern orchard 47 violet";
        var here = await portal.SignInAsync(Email);
        var elsewhere = await portal.SignInAsync(Email);
        await here.GoAsync("/account/password");
        await here.Fill("Current password", "not this one").Fill("New password", Other).ClickAsync("Change password");
        Assert.Single(here.Errors);
        await here.Fill("Current password", Web.Demo.DemoData.Password).Fill("New password", Other).ClickAsync("Change password");
        Assert.Contains("Your password is changed", here.Notice, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.GoAsync("/councils/brackenshire/people")).Heading);
        Assert.NotEqual("Sign in", (await here.GoAsync("/councils/brackenshire/people")).Heading);

        await elsewhere.GoAsync("/account/sign-in");
        await elsewhere.Fill("E-mail address", Email).Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Equal([Wrong], elsewhere.Errors);
        await elsewhere.Fill("E-mail address", Email).Fill("Password", Other).ClickAsync("Sign in");
        Assert.Equal("Your councils", elsewhere.Heading);
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
