using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using SlipPortal.Web.Demo;

namespace SlipPortal.IntegrationTests.Pages.Account;

/// <summary>A new password by email, for oneself or sent by somebody who helps.</summary>
public sealed partial class ResetTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string New = "harbour violin 92 pebble";

    [Fact]
    public async Task A_link_by_email_sets_a_new_password_once_and_ends_every_session()
    {
        const string Email = "contributor@ashdale.example";
        var before = await portal.SignInAsync(Email);
        await AskAsync(Email);
        var link = await LinkAsync(Email, "Reset your SlipPortal password");
        await AskAsync(Email);
        var second = await LinkAsync(Email, "Reset your SlipPortal password", 2);

        var browser = await portal.Anonymous().GoAsync(link);
        Assert.Equal("Choose a new password", browser.Heading);
        await browser.Fill("New password", "short").ClickAsync("Save password");
        Assert.Contains("Use 12 characters or more.", Assert.Single(browser.Errors), StringComparison.Ordinal);
        Assert.NotEqual("Sign in", (await before.GoAsync("/inbox")).Heading);
        await browser.Fill("New password", New).ClickAsync("Save password");
        Assert.Equal(("Sign in", "Password changed"), (browser.Heading, browser.Notice));
        Assert.Equal("Sign in", (await before.GoAsync("/inbox")).Heading);
        await SignInAsync(browser, Email, DemoData.Password);
        Assert.Equal("Sign in", browser.Heading);
        await SignInAsync(browser, Email, New);
        Assert.Equal("Your councils", browser.Heading);

        foreach (var used in new[] { link, second })
        {
            var again = await portal.Anonymous().GoAsync(used);
            Assert.Equal((HttpStatusCode.Gone, "This link no longer works"), (again.Status, again.Heading));
        }

        await MailAsync(Email, "Your SlipPortal password was changed");
    }

    [Fact]
    public async Task A_link_works_for_an_hour_and_for_nothing_else()
    {
        const string Email = "reader@ashdale.example";
        await AskAsync(Email);
        var link = await LinkAsync(Email, "Reset your SlipPortal password");
        var browser = portal.Anonymous();
        Assert.Equal(HttpStatusCode.Gone, (await browser.GoAsync(link.Replace("/account/reset", "/account/email/confirm", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GoAsync(link[..^3])).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GoAsync("/account/reset")).Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(link)).Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GoAsync(link)).Status);
    }

    [Fact]
    public async Task Somebody_without_an_account_reads_the_same_as_late_and_gets_no_email()
    {
        var times = new List<TimeSpan>();
        foreach (var email in new[] { "reviewer@dunmere.example", "nobody@nowhere.example" })
        {
            var started = Stopwatch.GetTimestamp();
            var browser = await AskAsync(email);
            times.Add(Stopwatch.GetElapsedTime(started));
            Assert.Equal("Check your email", browser.Heading);
            Assert.Contains($"If there is an account for {email}, we have sent a link to it.", browser.Main, StringComparison.Ordinal);
        }

        Assert.All(times, time => Assert.True(time > TimeSpan.FromMilliseconds(390), $"{time}"));
        await MailAsync("reviewer@dunmere.example", "Reset your SlipPortal password");
        Assert.Empty(portal.SentTo("nobody@nowhere.example"));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.outbox_messages where done_at is null"));
    }

    [Fact]
    public async Task A_lead_sends_one_to_their_people_and_history_says_so()
    {
        const string Email = "contributor@brackenshire.example";
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var member = await MembershipAsync(Email);
        await lead.GoAsync($"/councils/brackenshire/people/{member}/reset");
        await lead.ClickAsync("Send password reset");
        Assert.Equal("Password reset sent", lead.Notice);
        var asked = $"{await NameAsync("lead@brackenshire.example")} asked for";
        Assert.Contains(await MailAsync(Email, "Reset your SlipPortal password"), mail => mail.Contains(asked, StringComparison.Ordinal));
        Assert.Contains("Sent a password reset to", (await lead.GoAsync("/councils/brackenshire/history")).Main, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"/councils/brackenshire/people/{await MembershipAsync("reader@ashdale.example")}/reset")).Status);
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"/councils/brackenshire/people/{member}/reset")).Status);
    }

    [Fact]
    public async Task A_platform_administrator_sends_one_and_nobody_else_there()
    {
        const string Email = "adviser@education.example";
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync("/platform/reset");
        await admin.Fill("Their email address", "nobody@nowhere.example").ClickAsync("Send password reset");
        Assert.Equal(["There is no account for this address."], admin.Errors);
        await admin.Fill("Their email address", Email).ClickAsync("Send password reset");
        Assert.Equal("Password reset sent", admin.Notice);
        await MailAsync(Email, "Reset your SlipPortal password");
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("lead@brackenshire.example")).GoAsync("/platform/reset")).Status);
    }

    [Fact]
    public async Task The_other_leads_of_a_council_are_told_that_one_has_a_new_password_and_nobody_else()
    {
        const string Email = "lead@dunmere.example";
        // Somebody who leads both: of two leads, the other.
        await portal.ScalarAsync(
            """
            insert into portal.memberships (tenant_id, id, user_id, role, started_at)
            select o.id, gen_random_uuid(), u.id, 'ImprovementLead', now() from portal.organisations o, portal.users u
            where o.slug = 'dunmere' and u.email = 'adviser2@education.example'
            """);
        var lead = await portal.SignInAsync(Email);
        await lead.GoAsync("/account/password");
        await lead.Fill("Current password", DemoData.Password).Fill("New password", New).ClickAsync("Change password");
        await MailAsync(Email, "Your SlipPortal password was changed");
        await MailAsync("adviser2@education.example", $"{await NameAsync(Email)} has a new SlipPortal password");
        Assert.Single(portal.SentTo(null, "has a new SlipPortal password", await NameAsync(Email)));
    }

    [Fact]
    public async Task A_name_is_changed_at_once_and_in_every_session()
    {
        const string Email = "lead@coldwater.example";
        var (here, there) = (await portal.SignInAsync(Email), await portal.SignInAsync(Email));
        await here.GoAsync("/account/details");
        await here.Fill("Name", " ").ClickAsync("Save name");
        Assert.Single(here.Errors);
        await here.Fill("Name", "Perpetua Marsh").ClickAsync("Save name");
        Assert.Equal(("Name changed", "Perpetua Marsh"), (here.Notice, here.Summary("Name")));
        Assert.Equal("Perpetua Marsh", (await there.GoAsync("/inbox")).Text(".app-account__name"));
    }

    [Fact]
    public async Task An_address_is_changed_by_links_to_the_old_one_and_then_to_the_new_one()
    {
        const string Old = "lead@ashdale.example";
        const string Next = "lead.ashdale@council.example";
        var lead = await portal.SignInAsync(Old);
        await lead.GoAsync("/account/details");
        await lead.Fill("New email address", "two@a.example, b@c.example").ClickAsync("Change email address");
        Assert.Equal(["Enter one email address, like name@example.gov.uk."], lead.Errors);
        await lead.Fill("New email address", "reader@ashdale.example").ClickAsync("Change email address");
        Assert.Empty(lead.Errors);
        await lead.GoAsync("/account/details");
        await lead.Fill("New email address", Next).ClickAsync("Change email address");
        Assert.Contains($"Check {Old}", lead.Notice, StringComparison.Ordinal);
        Assert.Empty(portal.SentTo(Next));

        var mails = await MailAsync(Old, "Your email address for SlipPortal is about to change", 2);
        var (taken, approve) = (Link().Match(mails.Single(mail => mail.Contains("reader@ashdale", StringComparison.Ordinal))).Value,
            Link().Match(mails.Single(mail => mail.Contains(Next, StringComparison.Ordinal))).Value);
        var browser = await portal.Anonymous().GoAsync(approve);
        Assert.Equal((Old, Next), (browser.Summary("Now"), browser.Summary("New")));
        await browser.ClickAsync("Approve change");
        // What is approved at the old address says nothing of the new one.
        Assert.Equal(HttpStatusCode.Gone, (await browser.GoAsync(approve.Replace("approve", "confirm", StringComparison.Ordinal))).Status);
        Assert.Equal(Old, await portal.ScalarAsync("select email from portal.users where email like 'lead%ashdale%'"));
        var confirm = await LinkAsync(Next, "Confirm your email address for SlipPortal");

        await (await browser.GoAsync(taken)).ClickAsync("Approve change");
        var toReader = await LinkAsync("reader@ashdale.example", "Confirm your email address for SlipPortal");
        await (await browser.GoAsync(toReader)).ClickAsync("Confirm email address");
        Assert.Equal(["There is an account for reader@ashdale.example already."], browser.Errors);

        await (await browser.GoAsync(confirm)).ClickAsync("Confirm email address");
        Assert.Equal("Sign in", browser.Heading);
        Assert.Equal("Sign in", (await lead.GoAsync("/inbox")).Heading);
        await SignInAsync(browser, Old, DemoData.Password);
        Assert.Equal("Sign in", browser.Heading);
        await SignInAsync(browser, Next, DemoData.Password);
        Assert.Equal("Your councils", browser.Heading);
        foreach (var used in new[] { approve, confirm, taken }) Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GoAsync(used)).Status);
        foreach (var address in new[] { Old, Next }) await MailAsync(address, "Your email address for SlipPortal was changed");
    }

    private async Task<PortalBrowser> AskAsync(string email)
    {
        var browser = await portal.Anonymous().GoAsync("/account/forgot");
        return await browser.Fill("Email address", email).ClickAsync("Send link");
    }

    private static async Task SignInAsync(PortalBrowser browser, string email, string password)
    {
        await browser.GoAsync("/account/sign-in");
        await browser.Fill("E-mail address", email).Fill("Password", password).ClickAsync("Sign in");
    }

    private async Task<IReadOnlyList<string>> MailAsync(string email, string subject, int count = 1)
    {
        IReadOnlyList<string> mails = [];
        await PortalHost.UntilAsync(() => Task.FromResult((mails = portal.SentTo(email, $"Subject: {subject}")).Count >= count), $"{email} has “{subject}”");
        return mails;
    }

    private async Task<string> LinkAsync(string email, string subject, int count = 1) => Link().Match((await MailAsync(email, subject, count))[^1]).Value;

    private async Task<string> NameAsync(string email) => (string)(await portal.ScalarAsync("select name from portal.users where email = $1", email))!;

    private async Task<Guid> MembershipAsync(string email) => (Guid)(await portal.ScalarAsync(
        "select m.id from portal.memberships m join portal.users u on u.id = m.user_id where u.email = $1 and m.ended_at is null", email))!;

    [GeneratedRegex(@"/account/[a-z/]+\?token=[\w%-]+")]
    private static partial Regex Link();
}
