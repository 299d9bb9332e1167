using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.IntegrationTests.Isolation;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Demo;
using SlipPortal.Web.Messaging;

namespace SlipPortal.IntegrationTests.Pages.Account;

/// <summary>What was done with accounts is on record: for whom it concerns, and unchanged.</summary>
public sealed class SecurityRecordTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@ashdale.example";
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public async Task A_person_reads_what_was_done_with_their_account_and_nothing_of_others()
    {
        const string Email = "reader@ashdale.example";
        var stranger = portal.Anonymous();
        await stranger.GoAsync("/account/sign-in");
        await stranger.Fill("E-mail address", Email).Fill("Password", "wrong wrong wrong").ClickAsync("Sign in");
        var reader = await portal.SignInAsync(Email);
        await reader.GoAsync("/councils/ashdale/people/invite");
        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
        for (var i = 0; i < 3; i++) await reader.GoAsync("/councils/ashdale/plan?format=csv");
        await portal.Services.GetRequiredService<SecurityRecord>().FlushAsync();

        await reader.GoAsync("/account/sign-ins");
        var rows = reader.Table("Security events").Skip(1).Select(row => row[1]).ToList();
        Assert.Contains("Wrong password", rows);
        Assert.Contains("Signed in", rows);
        Assert.Contains("Refused: /councils/{council}/people/invite", rows);
        Assert.Contains("Downloaded: /councils/{council}/plan (3 times)", rows);
        Assert.All(reader.Table("Security events").Skip(1), row => Assert.Equal(reader.Text(".app-account__name"), row[2]));
        // What was typed is nowhere.
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.security_events where to_jsonb(security_events)::text like '%wrong%'"));
    }

    [Fact]
    public async Task A_lead_reads_of_the_councils_people_and_an_administrator_of_the_portal()
    {
        const string Member = "contributor@ashdale.example";
        var name = (string)(await portal.ScalarAsync("select name from portal.users where email = $1", Member))!;
        await portal.SignInAsync(Member);
        await portal.SignInAsync("contributor@brackenshire.example");
        var other = (string)(await portal.ScalarAsync("select name from portal.users where email = 'contributor@brackenshire.example'"))!;
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync("/councils/ashdale/people");
        Assert.Contains("/councils/ashdale/people/security", lead.Body, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/people/security");
        var accounts = lead.Table("Security events").Skip(1).Select(row => row[2]).ToHashSet();
        Assert.Contains(name, accounts);
        Assert.DoesNotContain(other, accounts);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignInAsync(Member)).GoAsync("/councils/ashdale/people/security")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/brackenshire/people/security")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/platform/security")).Status);

        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync("/platform/security");
        var shown = admin.Table("Security events").Skip(1).ToList();
        Assert.Contains(shown, row => row[1] == "Signed in" && row[2] == name);
        Assert.DoesNotContain(shown, row => row[1].StartsWith("Joined", StringComparison.Ordinal) || row[1].StartsWith("Role changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_and_keys_are_recorded_with_what_changes_them()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var member = await portal.ScalarAsync(
            "select m.id from portal.memberships m join portal.users u on u.id = m.user_id where u.email = 'contributor@brackenshire.example' and m.ended_at is null");
        await lead.GoAsync($"/councils/brackenshire/people/{member}/role");
        lead.Choose(lead.Page.QuerySelectorAll("main label").Select(label => label.TextContent.Trim()).Single(label => label.StartsWith("Reader", StringComparison.Ordinal)));
        await lead.ClickAsync(lead.Page.QuerySelector("main button")!.TextContent.Trim());
        await lead.GoAsync($"/councils/brackenshire/people/{member}/end");
        await lead.ClickAsync("End the membership now");
        await lead.GoAsync("/councils/brackenshire/people/security");
        var rows = lead.Table("Security events").Skip(1).Select(row => row[1]).ToList();
        var by = lead.Text(".app-account__name");
        Assert.Contains($"Role changed: contributor to reader by {by}", rows);
        Assert.Contains($"Removed: reader by {by}", rows);
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.security_events where kind = 'AdministratorMade'"));
    }

    [Fact]
    public async Task No_sql_forges_reads_or_changes_it_and_a_change_shows()
    {
        await portal.SignInAsync(Lead);
        await using (var sql = await SqlSession.OpenAsync(portal, Lead, "ashdale"))
        {
            foreach (var attack in new[]
            {
                "select from portal.security_events", "select from portal.security_batches", "delete from portal.security_events",
                "update portal.security_events set detail = 'x'", "insert into portal.security_events (kind) select 'SignedIn' where false",
                "select app.note_security_event('SignedIn', null, null, null, '', '', '', '', 1)",
            }) Assert.Equal((attack, Denied), (attack, await sql.TryAsync(attack)));
            Assert.Equal(0L, await sql.AskAsync("select count(*) from app.portal_security_events()"));
            Assert.NotEqual(0L, await sql.AskAsync("select count(*) from app.council_security_events()"));
        }

        await using (var sql = await SqlSession.OpenAsync(portal, "contributor@ashdale.example", "ashdale"))
            Assert.Equal(0L, await sql.AskAsync("select count(*) from app.council_security_events()"));
        // Nor does the owner, or an administrator of the server.
        foreach (var attempt in new[]
        {
            "update portal.security_events set detail = 'x'", "update portal.security_events set batch = 7 where batch is not null", "delete from portal.security_events",
            "truncate portal.security_events", "update portal.security_batches set hash = 'x'", "delete from portal.security_batches",
        })
        {
            await SecurityVerdict.AskAsync(portal.Admin, TestContext.Current.CancellationToken);
            Assert.Equal((attempt, Denied), (attempt, await SqlAttack.FailureOfAsync(() => portal.ScalarAsync(attempt))));
        }

        var whole = await SecurityVerdict.AskAsync(portal.Admin, TestContext.Current.CancellationToken);
        Assert.Null(whole.Break);
        await portal.SignInAsync(Lead);
        var next = await SecurityVerdict.AskAsync(portal.Admin, TestContext.Current.CancellationToken);
        Assert.Equal((whole.Batches + 1, (string?)null), (next.Batches, next.Break));

        // Only who switches triggers off can, and the chain shows it.
        foreach (var (change, why) in new[]
        {
            ("update portal.security_events set place = 'elsewhere' where id = (select max(id) from portal.security_events)", "was changed after it was written"),
            ("delete from portal.security_events where id = (select max(id) from portal.security_events)", "events, and had"),
        })
        {
            await portal.ScalarAsync($"alter table portal.security_events disable trigger all; {change}; alter table portal.security_events enable trigger all");
            Assert.Contains(why, (await SecurityVerdict.AskAsync(portal.Admin, TestContext.Current.CancellationToken)).Break, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_floods_it_with_refusals_fills_a_line_a_minute()
    {
        const string Count = "select coalesce(sum(count), 0) || ' in ' || count(*) from portal.security_events where detail = '/platform/messages'";
        var reader = await portal.SignInAsync("reviewer@dunmere.example");
        for (var i = 0; i < 30; i++) await reader.GoAsync("/platform/messages");
        Assert.Equal("0 in 0", await portal.ScalarAsync(Count));
        await portal.Services.GetRequiredService<SecurityRecord>().FlushAsync();
        Assert.Equal("30 in 1", await portal.ScalarAsync(Count));
    }

    [Fact]
    public async Task People_are_told_of_a_new_device_and_of_many_failures_and_administrators_of_another()
    {
        await using var node = portal.Beside(("Mail:NewDevice", "true"));
        await node.InitializeAsync();
        const string Email = "lead@coldwater.example";
        var cookies = new CookieContainer();
        await (await node.SignInAsync(Email, cookies)).ClickAsync("Sign out");
        // The first device, and then the same: nobody is told.
        var again = await node.Anonymous(cookies).GoAsync("/account/sign-in");
        await again.Fill("E-mail address", Email).Fill("Password", DemoData.Password).ClickAsync("Sign in");
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.outbox_messages where type like '%NewDeviceWasUsed'"));
        await node.SignInAsync(Email);
        await ToldAsync(Email, "New sign-in to your SlipPortal account");

        for (var i = 0; i < 6; i++)
        {
            var stranger = await node.Anonymous().GoAsync("/account/sign-in");
            await stranger.Fill("E-mail address", Email).Fill("Password", "wrong wrong wrong").ClickAsync("Sign in");
        }

        await ToldAsync(Email, "Failed sign-ins to your SlipPortal account");
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.outbox_messages where type like '%SignInsFailed'"));

        var admin = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'admin@slipportal.example'"))!;
        await using (var db = node.Services.GetRequiredService<PortalSessions>().Open(null, new Reader(admin, "")))
        {
            db.Enqueue(new AdministratorWasMade());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await ToldAsync("admin@slipportal.example", "is a platform administrator of SlipPortal");

        // Either node delivers.
        Task ToldAsync(string email, string words) => PortalHost.UntilAsync(
            () => Task.FromResult(node.SentTo(email, words).Count + portal.SentTo(email, words).Count == 1), $"{email} is told “{words}”");
    }
}
