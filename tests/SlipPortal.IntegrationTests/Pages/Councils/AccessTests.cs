using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Web.Messaging;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Access from draft to end, as a lead and the people from outside meet it.</summary>
public sealed class AccessTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Second = "adviser2@education.example";

    private const string NothingWaits = "select count(*) from portal.outbox_messages where done_at is null and parked_at is null";

    [Fact]
    public async Task Access_is_looked_at_before_it_is_given_changed_and_extended_by_its_sponsor_only()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.DraftAccessAsync("dunmere", Second, ["Front door"], ["See the notice"], "A case study");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["The notice and the boards belong to the council as a whole. Choose “Whole service” too, or leave them out."], lead.Errors);
        await lead.DraftAccessAsync("dunmere", Second, ["Front door"], why: "A case study");
        Assert.Equal("A draft: nobody sees anything by it yet", lead.Summary("How it stands"));
        var adviser = await portal.SignInAsync(Second);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/dunmere/plan")).Status);
        await lead.ClickAsync("Give access");
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/dunmere/plan")).Status);
        Assert.Contains("for Department for Education (A case study)", adviser.Text(".app-banner"), StringComparison.Ordinal);

        // Changed: what would change is said first, and the other one ends when this is given.
        await lead.GoAsync("/councils/dunmere/partners");
        var given = lead.Page.QuerySelector("table a[href*='/partners/grants/']")!.GetAttribute("href")!;
        await lead.GoAsync(given);
        Assert.Equal("Counts now", lead.Summary("How it stands"));
        await lead.GoAsync(lead.Page.QuerySelector("a[href*='give?from=']")!.GetAttribute("href")!);
        await lead.Choose("Leadership").Choose("Comment the plan").ClickAsync("Continue");
        Assert.Contains("Opens: comment the plan", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Opens the practice area: Leadership", lead.Main, StringComparison.Ordinal);
        Assert.Matches("They gain [0-9]+ action", lead.Main);
        Assert.DoesNotContain("Closes", lead.Main, StringComparison.Ordinal);
        var changed = lead.Path;
        await lead.ClickAsync("Give access");
        Assert.StartsWith("Ended ", (await lead.GoAsync(given)).Summary("How it stands"), StringComparison.Ordinal);
        Assert.Equal(
            ["Front door", "Leadership"],
            (await adviser.GoAsync("/councils/dunmere/plan")).Page.QuerySelectorAll("h2[id^=chapter]").Select(heading => heading.TextContent.Split(". ")[^1]));

        // Extended by its sponsor only.
        var later = DateTime.UtcNow.AddDays(90);
        await lead.GoAsync(changed);
        await lead.Fill("Day", $"{later.Day}").Fill("Month", $"{later.Month}").Fill("Year", $"{later.Year}").ClickAsync("Extend");
        Assert.Equal(later.ToString("d MMMM yyyy"), lead.Summary("Last day"));
        await portal.ScalarAsync("update portal.grants set sponsor_id = (select id from portal.users where email = 'lead@ashdale.example') where id = $1", Guid.Parse(changed.Split('/')[^1]));
        Assert.Contains("Only Rowan Whitlock can do that", (await lead.GoAsync(changed)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(lead.Page.QuerySelectorAll("button"), button => button.TextContent == "Extend");
    }

    [Fact]
    public async Task Access_for_an_organisation_lets_everybody_there_in_and_tells_them()
    {
        await portal.SignInAsync(Second);
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(NothingWaits) is 0L, "the demo's messages are delivered");
        var before = portal.Mails.Count;
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/partners/give");
        var last = DateTime.UtcNow.AddDays(20);
        await lead.Fill("Their e-mail address", Second).Choose("Everybody of their organisation").Choose("Front door").Fill("Why do they need it?", "The first weeks")
            .Fill("Day", $"{last.Day}").Fill("Month", $"{last.Month}").Fill("Year", $"{last.Year}").ClickAsync("Continue");
        Assert.Equal("Everybody of Department for Education", lead.Text("h1").Replace("Access that is not given yet", "", StringComparison.Ordinal));
        await lead.ClickAsync("Give access");
        foreach (var email in (string[])[Second, "adviser@education.example"])
            Assert.Equal(HttpStatusCode.OK, (await (await portal.SignInAsync(email)).GoAsync("/councils/coldwater/plan")).Status);
        await PortalHost.UntilAsync(() => Task.FromResult(portal.Mails.Count == before + 2), "both have their e-mail");
        // Somebody who leaves the organisation leaves its access.
        await portal.ScalarAsync("update portal.memberships set ended_at = now() from portal.users u where u.id = user_id and u.email = $1", Second);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync(Second)).GoAsync("/councils/coldwater/plan")).Status);
        await portal.ScalarAsync("update portal.memberships set ended_at = null from portal.users u where u.id = user_id and u.email = $1", Second);
    }

    [Fact]
    public async Task Sponsor_and_holder_are_reminded_once_of_each_end_and_review()
    {
        var reminders = portal.Services.GetRequiredService<Reminders>();
        await portal.SignInAsync(Second);
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(NothingWaits) is 0L, "the demo's messages are delivered");
        await reminders.QueueAsync(TestContext.Current.CancellationToken);
        await PortalHost.UntilAsync(async () => await portal.ScalarAsync(NothingWaits) is 0L, "what was due is delivered");
        var before = portal.Mails.Count;

        var grant = (Guid)(await portal.ScalarAsync(
            """
            select g.id from portal.grants g join portal.organisations o on o.id = g.tenant_id join portal.users u on u.id = g.user_id
            where o.slug = 'brackenshire' and u.email = 'reviewer@dunmere.example' and g.given_at is not null
            """))!;
        await EndsInAsync(grant, 7);
        await RemindAsync(2, "Piers Hollingworth and Perpetua Stallwood are told of the last week");
        var mails = string.Join("\n", portal.Mails.OrderBy(File.GetLastWriteTimeUtc).TakeLast(2).Select(File.ReadAllText));
        Assert.All((string[])["reviewer@dunmere.example", "lead@brackenshire.example"], email => Assert.Contains($"To: {email}", mails, StringComparison.Ordinal));
        await RemindAsync(2, "nobody is told twice");
        await EndsInAsync(grant, 30);
        await RemindAsync(4, "a new end is a new reminder");
        await portal.ScalarAsync("update portal.grants set review_on = (now() at time zone 'Europe/London')::date where id = $1", grant);
        await RemindAsync(6, "the day to look at it again");
        await EndsInAsync(grant, 6);
        await portal.ScalarAsync("update portal.grants set revoked_at = now() where id = $1", grant);
        await RemindAsync(6, "what has ended needs no reminder");
        await portal.ScalarAsync("update portal.grants set revoked_at = null where id = $1", grant);
        await EndsInAsync(grant, 90);

        async Task RemindAsync(int mails, string what)
        {
            await reminders.QueueAsync(TestContext.Current.CancellationToken);
            await PortalHost.UntilAsync(async () => await portal.ScalarAsync(NothingWaits) is 0L, what);
            Assert.Equal((what, before + mails), (what, portal.Mails.Count));
        }
    }

    private Task<object?> EndsInAsync(Guid grant, int days) => portal.ScalarAsync(
        "update portal.grants set last_day = (now() at time zone 'Europe/London')::date + $2, ends_at = now() + make_interval(days => $2 + 1) where id = $1", grant, days);
}
