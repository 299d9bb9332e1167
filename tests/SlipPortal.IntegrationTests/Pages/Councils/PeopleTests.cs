using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Colleagues come by a link that works once, leavers go in one step, and a lead confirms who is left.</summary>
public sealed class PeopleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Reader = "Reader: reads everything, and changes nothing";
    private const string Leads = "Improvement lead: runs the programme, and decides who sees what";

    [Fact]
    public async Task A_link_works_once_and_looking_uses_nothing_up()
    {
        var lead = await InviteAsync("ashdale", "once@ashdale.example", Reader);
        var link = await portal.LinkAsync("once@ashdale.example");
        for (var i = 0; i < 3; i++) Assert.Equal("Join Ashdale Council", (await portal.Anonymous().GoAsync(link)).Heading);

        // Two clicks of two browsers that both have the form open, at the same moment.
        var browsers = new[] { await portal.Anonymous().GoAsync(link), await portal.Anonymous().GoAsync(link) };
        foreach (var browser in browsers) browser.Fill("Your name", "Only Once").Fill("Choose a password", Joiners.Password);
        await Task.WhenAll(browsers.Select(browser => browser.ClickAsync("Join")));
        Assert.Single(browsers, browser => browser.Path == "/councils/ashdale");
        Assert.Single(browsers, browser => browser.Status != HttpStatusCode.OK);
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.memberships m join portal.users u on u.id = m.user_id where u.email = 'once@ashdale.example'"));

        var late = await portal.Anonymous().GoAsync(link);
        Assert.Equal((HttpStatusCode.Gone, "This invitation is no longer good"), (late.Status, late.Heading));
        Assert.Contains("Somebody has joined Ashdale Council with it already", late.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/people/invite");
        await lead.Fill("Their e-mail address", "Once@ashdale.example").Choose(Reader).ClickAsync("Invite them");
        Assert.Equal(["Only Once is here already, as reader."], lead.Errors);
    }

    [Fact]
    public async Task A_link_expires_by_the_databases_clock_and_can_be_sent_again()
    {
        var lead = await InviteAsync("ashdale", "late@ashdale.example", Reader);
        var link = await portal.LinkAsync("late@ashdale.example");
        var open = await portal.Anonymous().GoAsync(link);
        await portal.ScalarAsync("update portal.invitations set expires_at = now() - interval '1 second' where email = 'late@ashdale.example'");
        var late = await portal.Anonymous().GoAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Contains("It expired on", late.Main, StringComparison.Ordinal);
        Assert.Contains("Ask Rowan Whitlock to send it again", late.Main, StringComparison.Ordinal);
        // Whoever had the form open before is too late as well.
        await open.Fill("Your name", "Too Late").Fill("Choose a password", Joiners.Password).ClickAsync("Join");
        Assert.Equal(HttpStatusCode.Gone, open.Status);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.users where email = 'late@ashdale.example'"));

        await lead.GoAsync("/councils/ashdale/people/invite");
        await lead.Fill("Their e-mail address", "late@ashdale.example").Choose(Reader).ClickAsync("Invite them");
        Assert.Equal(["This address is invited already. Send that invitation again, or withdraw it first."], lead.Errors);
        await lead.GoAsync("/councils/ashdale/people");
        Assert.StartsWith("Expired on ", Assert.Single(lead.Table("Invited"), row => row[0] == "late@ashdale.example")[3], StringComparison.Ordinal);
        await lead.ClickAsync("Send again to late@ashdale.example");
        var again = await portal.JoinAsync(await portal.LinkAsync("late@ashdale.example", 2), "Just in Time");
        Assert.Equal("/councils/ashdale", again.Path);
    }

    [Fact]
    public async Task A_withdrawn_link_a_changed_one_and_none_say_what_to_do()
    {
        var lead = await InviteAsync("ashdale", "gone@ashdale.example", Reader);
        var link = await portal.LinkAsync("gone@ashdale.example");
        await lead.GoAsync("/councils/ashdale/people");
        await lead.ClickAsync("Withdraw the invitation of gone@ashdale.example");
        Assert.DoesNotContain("gone@ashdale.example", lead.Text("main table + table"), StringComparison.Ordinal);
        var withdrawn = await portal.Anonymous().GoAsync(link);
        Assert.Contains("ask Rowan Whitlock to invite you again", withdrawn.Main, StringComparison.Ordinal);
        Assert.Empty(withdrawn.Page.QuerySelectorAll("main form"));

        foreach (var broken in (string[])[link[..^4], "/join?token=x", "/join"])
        {
            var page = await portal.Anonymous().GoAsync(broken);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Contains("Its link has expired, or is not whole.", page.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("Ashdale", page.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_has_an_account_signs_in_and_joins_as_themselves_only()
    {
        await InviteAsync("dunmere", "reader@ashdale.example", Reader);
        var link = await portal.LinkAsync("reader@ashdale.example");
        var other = await portal.SignInAsync("contributor@ashdale.example");
        await other.GoAsync(link);
        Assert.Contains("You are signed in as contributor@ashdale.example, and this invitation is for reader@ashdale.example.", other.Main, StringComparison.Ordinal);
        Assert.Empty(other.Page.QuerySelectorAll("main form"));

        var reader = await portal.Anonymous().GoAsync(link);
        Assert.Empty(reader.Page.QuerySelectorAll("main form"));
        await reader.GoAsync(reader.Page.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        await reader.Fill("E-mail address", "reader@ashdale.example").Fill("Password", Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.Equal("Join Dunmere Council", reader.Heading);
        await reader.ClickAsync("Join");
        Assert.Equal("/councils/dunmere", reader.Path);
        Assert.Equal(["Ashdale Council", "Dunmere Council"], (await reader.GoAsync("/")).Table("Councils").Skip(1).Select(row => row[0]));
    }

    [Fact]
    public async Task A_leaver_is_a_stranger_with_the_next_click_and_stays_named()
    {
        var lead = await InviteAsync("brackenshire", "second@brackenshire.example", Leads);
        var second = await portal.JoinAsync(await portal.LinkAsync("second@brackenshire.example"), "Second Lead");
        // A key, and an invitation that is open: both end with who made them.
        await second.GoAsync("/councils/brackenshire/kpis/keys");
        var last = DateTime.UtcNow.AddDays(30);
        await second.Fill("What uses it?", "Warehouse").Fill("Day", $"{last.Day}").Fill("Month", $"{last.Month}").Fill("Year", $"{last.Year}").ClickAsync("Make the key");
        await second.GoAsync("/councils/brackenshire/people/invite");
        await second.Fill("Their e-mail address", "friend@brackenshire.example").Choose(Reader).ClickAsync("Invite them");
        var friend = await portal.LinkAsync("friend@brackenshire.example");

        await GoToMemberAsync(lead, "brackenshire", "Second Lead", "end");
        Assert.Equal("End the membership of Second Lead?", lead.Heading);
        await lead.ClickAsync("End the membership now");
        Assert.EndsWith("Second Lead can no longer see or do anything here.", lead.Notice, StringComparison.Ordinal);
        Assert.StartsWith("Left on ", Assert.Single(lead.Table("People"), row => row[0] == "Second Lead")[3], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GoAsync("/councils/brackenshire")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GoAsync(friend)).Status);
        await lead.GoAsync("/councils/brackenshire/kpis/keys");
        Assert.StartsWith("Revoked on ", Assert.Single(lead.Table("Keys"), row => row[0] == "Warehouse")[3], StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/history");
        Assert.Equal("Second Lead (improvement lead) left; 1 key was revoked; 1 open invitation was withdrawn.", lead.Table("Changes")[1][2]);
        // The address of the page that ended them is no longer there, and they can come again.
        await InviteAsync("brackenshire", "second@brackenshire.example", Reader);
        await second.GoAsync(await portal.LinkAsync("second@brackenshire.example", 2));
        await second.ClickAsync("Join");
        Assert.Equal("/councils/brackenshire", second.Path);
    }

    [Fact]
    public async Task The_last_lead_neither_leaves_nor_becomes_anything_else()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await GoToMemberAsync(lead, "coldwater", "Linnet Ashcombe", "end");
        Assert.Contains("This is you.", lead.Main, StringComparison.Ordinal);
        await lead.ClickAsync("End the membership now");
        Assert.StartsWith("This is the only improvement lead.", Assert.Single(lead.Errors), StringComparison.Ordinal);
        await GoToMemberAsync(lead, "coldwater", "Linnet Ashcombe", "role");
        await lead.Choose(Reader).ClickAsync("Change the role");
        Assert.StartsWith("This is the only improvement lead.", Assert.Single(lead.Errors), StringComparison.Ordinal);

        // With another lead there, they may go; what they did is kept, and their history line too.
        await InviteAsync("coldwater", "next@coldwater.example", "Contributor: keeps the plan, the figures and the visits up to date");
        var next = await portal.JoinAsync(await portal.LinkAsync("next@coldwater.example"), "Next Lead");
        Assert.Equal(HttpStatusCode.Forbidden, (await next.GoAsync("/councils/coldwater/people/invite")).Status);
        await GoToMemberAsync(lead, "coldwater", "Next Lead", "role");
        await lead.Choose(Leads).ClickAsync("Change the role");
        Assert.EndsWith("Next Lead is improvement lead from now on.", lead.Notice, StringComparison.Ordinal);
        await GoToMemberAsync(lead, "coldwater", "Linnet Ashcombe", "end");
        await lead.ClickAsync("End the membership now");
        Assert.EndsWith("You have left Coldwater Borough Council.", lead.Notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/coldwater/people")).Status);
        Assert.Equal("Linnet Ashcombe (improvement lead) left.", (await next.GoAsync("/councils/coldwater/history")).Table("Changes")[1][2]);
        await next.GoAsync("/councils/coldwater/people/invite");
        Assert.DoesNotContain("Associate", next.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_that_is_a_council_invites_its_own_associates()
    {
        await InviteAsync("dunmere", "helper@dunmere.example", "Associate: helps other councils, and sees what those let them see. Sees nothing of their own");
        var helper = await portal.JoinAsync(await portal.LinkAsync("helper@dunmere.example"), "Helpful Hand");
        Assert.Equal("/", helper.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GoAsync("/councils/dunmere")).Status);
        var lead = await portal.SignInAsync("lead@dunmere.example");
        Assert.Contains("Helpful Hand", (await lead.GoAsync("/councils/dunmere/people")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_confirms_once_a_month_who_can_see_the_council()
    {
        const string Due = "Confirm who can see us";
        var lead = await portal.SignInAsync("lead@dunmere.example");
        Assert.Contains(Due, (await lead.GoAsync("/councils/dunmere")).Main, StringComparison.Ordinal);
        Assert.Contains("Nobody has confirmed yet who can see you.", (await lead.GoAsync("/councils/dunmere/people")).Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/dunmere/people/confirm");
        Assert.Contains(lead.Table("Members"), row => row[0] == "Jocasta Thornbury");
        await lead.ClickAsync("Confirm this list");
        Assert.EndsWith("You have confirmed who can see us.", lead.Notice, StringComparison.Ordinal);
        Assert.Equal("Jocasta Thornbury", Assert.Single(lead.Table("Confirmations").Skip(1))[1]);
        Assert.DoesNotContain(Due, (await lead.GoAsync("/councils/dunmere")).Main, StringComparison.Ordinal);
        await portal.ScalarAsync(
            "update portal.access_confirmations set at = at - interval '32 days' where tenant_id = (select id from portal.organisations where slug = 'dunmere')");
        Assert.Contains(Due, (await lead.GoAsync("/councils/dunmere")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_outsiders_and_is_not_confirmed_unseen()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/people/confirm");
        Assert.Contains(lead.Table("People from outside"), row => row[0].StartsWith("Cordelia Marchbanks", StringComparison.Ordinal));
        // Meanwhile somebody’s access ends.
        var another = await portal.SignInAsync("lead@ashdale.example");
        await another.GoAsync("/councils/ashdale/people/confirm");
        await another.GoAsync(another.Page.QuerySelector("a[href*='/grants/']")!.GetAttribute("href")!);
        await another.ClickAsync("End access now");
        await lead.ClickAsync("Confirm this list");
        Assert.StartsWith("The list has changed since you opened it", Assert.Single(lead.Errors), StringComparison.Ordinal);
        await lead.ClickAsync("Confirm this list");
        Assert.EndsWith("You have confirmed who can see us.", lead.Notice, StringComparison.Ordinal);
        Assert.Contains("1", lead.Table("Confirmations")[1][3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_leads_see_who_is_invited_and_what_is_to_be_confirmed()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        Assert.DoesNotContain("Confirm who can see us", (await contributor.GoAsync("/councils/ashdale")).Main, StringComparison.Ordinal);
        await contributor.GoAsync("/councils/ashdale/people");
        Assert.DoesNotContain("newcomer@ashdale.example", contributor.Main, StringComparison.Ordinal);
        Assert.Contains("Barnaby Quill", contributor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Change role", contributor.Main, StringComparison.Ordinal);
        foreach (var page in (string[])["invite", "confirm"])
            Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"/councils/ashdale/people/{page}")).Status);
    }

    private async Task<PortalBrowser> InviteAsync(string council, string email, string role)
    {
        var lead = await portal.SignInAsync($"lead@{council}.example");
        await lead.GoAsync($"/councils/{council}/people/invite");
        await lead.Fill("Their e-mail address", email).Choose(role).ClickAsync("Invite them");
        Assert.Contains($"{email} is invited.", lead.Notice, StringComparison.Ordinal);
        return lead;
    }

    private static async Task GoToMemberAsync(PortalBrowser lead, string council, string name, string page)
    {
        await lead.GoAsync($"/councils/{council}/people");
        var row = lead.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == name);
        await lead.GoAsync(row.QuerySelector($"a[href$='/{page}']")!.GetAttribute("href")!);
    }
}
