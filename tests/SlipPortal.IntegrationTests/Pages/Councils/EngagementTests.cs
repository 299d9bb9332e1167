using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Work with another organisation, from both sides.</summary>
public sealed class EngagementTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Second = "adviser2@education.example";

    // One of each way out of the portal: a page, a table as text and as a workbook, a report; and a page of one record, and a file.
    private static readonly string[] Channels = ["plan", "plan?format=csv", "plan?format=xlsx", "plan?format=docx", "timeline?format=csv"];

    [Fact]
    public async Task Both_sides_agree_work_write_down_what_is_done_and_say_what_came_of_it()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/partners/engagements/new");
        await lead.Fill("E-mail address of the other side’s person who answers for it", "nobody@education.example").Fill("What is the work about?", "Quokka planning").ClickAsync("Save");
        Assert.Equal(["Nobody of a partner authority or a department signs in with this address. Check it with them."], lead.Errors);
        await lead.Fill("E-mail address of the other side’s person who answers for it", Second).Fill("What does your council need? (optional)", "A first plan")
            .Fill("Days funded (optional)", "5.5").Choose("Front door").Choose("Yes").ClickAsync("Save");
        Assert.Equal(["Enter what the conflict of interest is."], lead.Errors);
        await lead.Fill("Which? (where there is one)", "She worked here until May.").Fill("How is it managed? (where there is one)", "She judges nothing from before June.").ClickAsync("Save");
        var work = lead.Path;
        Assert.Equal("Proposed", lead.Summary("State"));
        Assert.DoesNotContain("Begin the work", lead.Main, StringComparison.Ordinal);

        // The other side finds it, sees its terms with the conflict, and nothing of the council's records; and agrees.
        var adviser = await portal.SignInAsync(Second);
        Assert.Contains("Work is put forward to you: Quokka planning.", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        Assert.Contains((await adviser.GoAsync("/asks")).Table("Work that you do"), row => row is ["Coldwater Borough Council", "Quokka planning", "Proposed"]);
        Assert.Equal("0 of 5.5 days used", (await adviser.GoAsync(work)).Summary("Days"));
        Assert.Contains("She worked here until May.", adviser.Summary("Conflict of interest"), StringComparison.Ordinal);
        Assert.Contains("has given you no access", adviser.Text(".app-banner"), StringComparison.Ordinal);
        foreach (var closed in (string[])[$"{work}/edit", $"{work}/step?kind=Paused", "/councils/coldwater/plan", "/councils/coldwater/partners"])
            Assert.Equal((closed, HttpStatusCode.NotFound), (closed, (await adviser.GoAsync(closed)).Status));
        await adviser.GoAsync($"{work}/step?kind=Agreed");
        await adviser.ClickAsync("Agree to it");
        Assert.Equal("Agreed", adviser.Summary("State"));
        Assert.DoesNotContain("Quokka planning", (await adviser.GoAsync("/inbox")).Main, StringComparison.Ordinal);
        await lead.GoAsync($"{work}/step?kind=Started");
        await lead.ClickAsync("Begin the work");
        Assert.Equal("Active", lead.Summary("State"));

        // Both write down what was done, and what came of it.
        var today = DateTime.UtcNow;
        await adviser.GoAsync(work);
        await adviser.Select("What was it?", "Visit").Fill("Day", $"{today.Day}").Fill("Month", $"{today.Month}").Fill("Year", $"{today.Year}")
            .Fill("How many days of work did it take?", "1.5").Fill("What was done?", "Sat with the team").ClickAsync("Write it down");
        Assert.Equal("1.5 of 5.5 days used", adviser.Summary("Days"));
        await adviser.Fill("What came of it, as you see it?", "They begin to plan.").ClickAsync("Say what came of it");
        await lead.GoAsync(work);
        Assert.Contains("They begin to plan.", lead.Main, StringComparison.Ordinal);
        await lead.Fill("What came of it, as you see it?", "We have a plan.").ClickAsync("Say what came of it");
        Assert.Contains("We have a plan.", (await adviser.GoAsync(work)).Main, StringComparison.Ordinal);
        Assert.Equal(["Put forward", "Agreed", "Began"], lead.Table("Steps of the work").Skip(1).Select(row => row[1]));

        // Each is told of the other's steps, and reads the terms behind the link alone.
        foreach (var told in (string[])["written down what the work would be", "is agreed.", "What you may see and do is what the council gives you access to"])
        {
            await PortalHost.UntilAsync(() => Task.FromResult(portal.SentTo(null, "Coldwater", told).Count > 0), $"somebody is told: {told}");
            Assert.DoesNotContain("Quokka", Assert.Single(portal.SentTo(null, "Coldwater", told)), StringComparison.Ordinal);
        }

        // A colleague who is not on its side, and another council's people, do not see that it exists.
        foreach (var email in (string[])["adviser@education.example", "reviewer@dunmere.example", "lead@ashdale.example"])
            Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync(email)).GoAsync(work)).Status);
    }

    [Fact]
    public async Task Pausing_suspends_access_resuming_restores_it_and_expiry_and_ending_close_every_channel()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var adviser = await portal.SignInAsync("adviser@education.example");
        var work = "/councils/brackenshire/partners/engagements/" + await portal.ScalarAsync(
            "select e.id from portal.engagements e join portal.organisations o on o.id = e.partner_organisation_id join portal.organisations c on c.id = e.tenant_id where o.slug = 'department' and c.slug = 'brackenshire' and e.state = 'Active'");
        await adviser.GoAsync("/councils/brackenshire/plan");
        var action = adviser.Page.QuerySelector("table a[href*='/plan/actions/']")!.GetAttribute("href")!["/councils/brackenshire/".Length..];
        await using var db = await portal.OpenAsync("brackenshire", "adviser@education.example");
        var file = "plan/evidence/" + await db.Database.SqlQueryRaw<Guid>("select evidence_id as \"Value\" from portal.evidence_files limit 1").SingleAsync(TestContext.Current.CancellationToken);
        await AllAsync(HttpStatusCode.OK);

        await lead.GoAsync($"{work}/step?kind=Paused");
        await lead.ClickAsync("Pause the work");
        Assert.Equal(["Enter why."], lead.Errors);
        await lead.Fill("Why?", "Half term").ClickAsync("Pause the work");
        await AllAsync(HttpStatusCode.NotFound);
        await PortalHost.UntilAsync(() => Task.FromResult(portal.SentTo(null, "is paused").Count > 0), "the other side is told");
        Assert.DoesNotContain("Half term", Assert.Single(portal.SentTo(null, "is paused")), StringComparison.Ordinal);
        Assert.Contains((await lead.GoAsync("/councils/brackenshire/partners")).Table("Access that waits"), row => row[3] == "Suspended, because the work is paused");
        await lead.GoAsync($"{work}/step?kind=Resumed");
        await lead.ClickAsync("Take it up again");
        await AllAsync(HttpStatusCode.OK);

        // At the second of expiry, by the database's clock.
        const string Move = "update portal.grants set ends_at = now() + $1 where given_at is not null and user_id = (select id from portal.users where email = 'adviser@education.example')";
        await portal.ScalarAsync(Move, TimeSpan.FromSeconds(-1));
        await AllAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Brackenshire", (await adviser.GoAsync("/")).Main, StringComparison.Ordinal);
        await portal.ScalarAsync(Move, TimeSpan.FromDays(9));
        await AllAsync(HttpStatusCode.OK);

        await lead.GoAsync($"{work}/step?kind=Ended");
        await lead.Fill("Why?", "It is done").ClickAsync("End the work");
        Assert.Equal("Ended", lead.Summary("State"));
        await AllAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(work)).Status);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.grants where engagement_id = $1 and given_at is not null and revoked_at is null", Guid.Parse(work.Split('/')[^1])));

        async Task AllAsync(HttpStatusCode expected)
        {
            foreach (var channel in Channels.Append(action).Append(file))
                Assert.Equal((channel, expected), (channel, (await adviser.GoAsync($"/councils/brackenshire/{channel}")).Status));
        }
    }

    [Fact]
    public async Task Somebody_asks_and_the_council_declines_or_gives()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        var adviser = await portal.SignInAsync(Second);
        await adviser.GoAsync("/asks");
        await adviser.GoAsync(adviser.Page.QuerySelector("a[href='/councils/dunmere/partners/ask']")!.GetAttribute("href")!);
        await adviser.ClickAsync("Ask for access");
        Assert.Equal(["Choose what you need to see."], adviser.Errors);
        var until = DateTime.UtcNow.AddDays(40);
        await AskAsync("To learn about quokkas");
        Assert.Contains(adviser.Table("What you asked for"), row => row[0] == "Dunmere Council" && row[4] == "Not yet");

        await lead.GoAsync("/councils/dunmere/partners");
        Assert.Contains(lead.Table("Who asks for access"), row => row[2] == "To learn about quokkas");
        Assert.Contains(lead.Table("Work with others"), row => row[2] == "Proposed, by them");
        await lead.GoAsync(lead.Page.QuerySelector("a[href$='/decline']")!.GetAttribute("href")!);
        await lead.ClickAsync("Decline");
        Assert.Equal(["Enter why."], lead.Errors);
        await lead.Fill("Why not?", "Not before spring.").ClickAsync("Decline");
        Assert.Contains((await adviser.GoAsync("/asks")).Table("What you asked for"), row => row[4].EndsWith("Not before spring.", StringComparison.Ordinal));

        await adviser.GoAsync("/councils/dunmere/partners/ask");
        await AskAsync("It is spring");
        await lead.GoAsync("/councils/dunmere/partners");
        await lead.GoAsync(lead.Page.QuerySelector("a[href*='give?ask=']")!.GetAttribute("href")!);
        await lead.Choose("Front door").ClickAsync("Continue");
        await lead.ClickAsync("Give access");
        Assert.Contains((await adviser.GoAsync("/asks")).Table("What you asked for"), row => row[4].StartsWith("Access was given", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/dunmere/plan")).Status);

        Task AskAsync(string why) => adviser.Choose("The plan").Fill("Why do you need it?", why)
            .Fill("Day", $"{until.Day}").Fill("Month", $"{until.Month}").Fill("Year", $"{until.Year}").ClickAsync("Ask for access");
    }

    [Theory]
    // Not the council's state, and not work that is not theirs.
    [InlineData("update portal.engagements set state = 'Active'", false)]
    [InlineData("select app.agree_engagement($1)", true)]
    [InlineData("select app.agree_engagement((select id from portal.engagements))", true)]
    [InlineData("insert into portal.engagement_outcomes (tenant_id, id, engagement_id, side, author_id, at, what) select tenant_id, gen_random_uuid(), $1, 'Partner', app.user_id(), now(), 'x' from portal.engagements limit 1", true)]
    [InlineData("insert into portal.engagements (tenant_id, id, partner_organisation_id, kind, focus, focus_areas, state, started_at, asked_by_id) select tenant_id, gen_random_uuid(), partner_organisation_id, 'Adviser', 'x', array[]::text[], 'Active', now(), app.user_id() from portal.engagements limit 1", true)]
    [InlineData("insert into portal.access_requests (tenant_id, id, engagement_id, kinds, why, until, asked_by_id, asked_at) select tenant_id, gen_random_uuid(), $1, array['Plan'], 'x', current_date, app.user_id(), now() from portal.engagements limit 1", true)]
    public async Task The_other_side_writes_only_what_is_theirs(string attempt, bool isRefused)
    {
        // The reviewer stands on the other side of what Dunmere proposes to Ashdale; the work of $1 is the department's.
        var other = (Guid)(await portal.ScalarAsync(
            "select e.id from portal.engagements e join portal.organisations c on c.id = e.tenant_id join portal.organisations o on o.id = e.partner_organisation_id where c.slug = 'ashdale' and o.slug = 'department' and e.state = 'Active'"))!;
        await using var db = await portal.OpenAsync("ashdale", "reviewer@dunmere.example");
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from portal.engagements").SingleAsync(TestContext.Current.CancellationToken));
        try
        {
            var changed = await db.Database.ExecuteSqlRawAsync(attempt.Replace("$1", $"'{other}'", StringComparison.Ordinal));
            Assert.Equal((false, 0), (isRefused, changed));
        }
        catch (PostgresException refused)
        {
            Assert.Equal((true, PostgresErrorCodes.InsufficientPrivilege), (isRefused, refused.SqlState));
        }
    }
}
