using SlipPortal.IntegrationTests.Pages.Councils;

namespace SlipPortal.IntegrationTests.Messaging;

/// <summary>
/// People are told when their access ends, and a council's leads when somebody asks to be let in: each in an e-mail of their own.
/// </summary>
public sealed class AccessMailTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example", Second = "adviser2@education.example";

    [Fact]
    public async Task Whoever_loses_access_is_told_why()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GiveAccessAsync("coldwater", Second, ["Front door"], why: "Quokka support");
        await lead.GoAsync("/councils/coldwater/partners");
        await lead.GoAsync(lead.Page.QuerySelectorAll("table tr")
            .Single(row => row.TextContent.Contains("Quokka support", StringComparison.Ordinal))
            .QuerySelector("a[href*='/partners/grants/']")!.GetAttribute("href")! + "/end");
        await lead.Fill("Reason for ending access (optional)", "The support has\u0007 ended").ClickAsync("End access now");
        Assert.Equal(["Type the reason again: it has hidden characters, which may come from copying."], lead.Errors);
        await lead.Fill("Reason for ending access (optional)", "The support has\r\nended").ClickAsync("End access now");
        await DeliveredAsync();
        var told = Assert.Single(portal.SentTo(Second, "Your access to Coldwater Borough Council has ended"));
        Assert.Contains("Purpose: Quokka support", told, StringComparison.Ordinal);
        Assert.Contains("Reason: The support has\nended", told, StringComparison.Ordinal);
        Assert.Contains("The support has ended", (await lead.GoAsync("/councils/coldwater/history")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_work_ends_everybody_whose_access_ends_with_it_is_told_once()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GiveAccessAsync("brackenshire", Second, ["Leadership"]);
        await lead.GiveAccessAsync("brackenshire", Second, ["Front door"]);
        var work = "/councils/brackenshire/partners/engagements/" + await portal.ScalarAsync(
            """
            select e.id from portal.engagements e join portal.organisations o on o.id = e.partner_organisation_id
            join portal.organisations c on c.id = e.tenant_id where o.slug = 'department' and c.slug = 'brackenshire' and e.state = 'Active'
            """);
        await lead.GoAsync($"{work}/step?kind=Ended");
        await lead.Fill("Why?", "It is done").ClickAsync("End the work");
        await DeliveredAsync();
        foreach (var email in (string[])[Adviser, Second])
            Assert.Single(portal.SentTo(email, "Your work with Brackenshire County Council has ended"));
    }

    [Fact]
    public async Task When_an_organisation_plays_its_part_no_more_its_people_are_told_and_so_are_those_of_a_council_that_is_closed()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GiveAccessAsync("ashdale", "reviewer@dunmere.example", ["Front door"]);
        await DeliveredAsync();
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await EndAsync("dunmere", "Improvement partner");
        await DeliveredAsync();
        Assert.Contains(
            "Dunmere Council no longer helps councils on SlipPortal.",
            Assert.Single(portal.SentTo("reviewer@dunmere.example", "Your access to Ashdale Council has ended")), StringComparison.Ordinal);
        // Of each council once, and nobody else.
        Assert.All(portal.SentTo(null, "no longer helps councils"), told =>
            Assert.Contains("To: reviewer@dunmere.example", told, StringComparison.Ordinal));

        await EndAsync("ashdale", "Council with a place of its own here");
        await DeliveredAsync();
        Assert.Contains(
            "Ashdale Council no longer works on SlipPortal.",
                Assert.Single(portal.SentTo(Adviser, "Your access to Ashdale Council has ended")), StringComparison.Ordinal);

        async Task EndAsync(string organisation, string part)
        {
            await admin.GoAsync($"/platform/organisations/{organisation}");
            await admin.GoAsync(admin.Page.QuerySelectorAll("a[href*='/parts/']")
                .Single(link => link.TextContent.Contains(part, StringComparison.Ordinal)).GetAttribute("href")!);
            var today = DateTime.UtcNow;
            await admin.Fill("Day", $"{today.Day}").Fill("Month", $"{today.Month}").Fill("Year", $"{today.Year}")
                .ClickAsync("End the part");
            Assert.Empty(admin.Errors);
        }
    }

    [Fact]
    public async Task Leads_are_told_who_asks_as_they_chose()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await AskAsync("To learn about quokkas");
        var told = Assert.Single(portal.SentTo("lead@dunmere.example", "asks for access to Dunmere Council", "To learn about quokkas"));
        Assert.Contains("/councils/dunmere/partners", told, StringComparison.Ordinal);
        Assert.Contains("No more e-mails about reminders of what comes due:", told, StringComparison.Ordinal);
        // Nobody but leads.
        Assert.Single(portal.SentTo(null, "asks for access to Dunmere Council"));

        await lead.GoAsync("/account/mail");
        await lead.Select("Reminders of what comes due", "Not by e-mail").ClickAsync("Save");
        await AskAsync("And about wombats");
        Assert.Empty(portal.SentTo(null, "And about wombats"));
    }

    private async Task AskAsync(string why)
    {
        var adviser = await portal.SignInAsync(Second);
        await adviser.GoAsync("/councils/dunmere/partners/ask");
        var until = DateTime.UtcNow.AddDays(40);
        await adviser.Choose("The plan").Fill("Why do you need it?", why)
            .Fill("Day", $"{until.Day}").Fill("Month", $"{until.Month}").Fill("Year", $"{until.Year}").ClickAsync("Ask for access");
        Assert.Empty(adviser.Errors);
        await DeliveredAsync();
    }

    private async Task DeliveredAsync()
    {
        await PortalHost.UntilAsync(
            async () => await portal.ScalarAsync(
                "select count(*) from portal.outbox_messages where done_at is null and parked_at is null") is 0L,
                "the messages are delivered");
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.outbox_messages where parked_at is not null"));
    }
}
