using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.IntegrationTests.Isolation;
using SlipPortal.Web.Demo;

namespace SlipPortal.IntegrationTests.Pages.Account;

/// <summary>How a sign-in ends: by its person, by time, by what it rests on.</summary>
public sealed class SignInSessionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@ashdale.example";
    private const string Council = "/councils/ashdale/people";

    [Fact]
    public async Task A_copied_cookie_is_refused_after_signing_out()
    {
        var cookies = new CookieContainer();
        var browser = await portal.SignInAsync(Lead, cookies);
        var copy = Copy(cookies);
        Assert.Equal("People", (await portal.Anonymous(copy).GoAsync(Council)).Heading);
        await browser.ClickAsync("Sign out");
        Assert.Equal("Sign in", (await portal.Anonymous(copy).GoAsync(Council)).Heading);
    }

    [Theory]
    [InlineData("reader@ashdale.example", "/inbox", 59, 61)]
    [InlineData("admin@slipportal.example", "/platform/organisations", 19, 21)]
    public async Task Nobody_used_it_for_an_hour_or_an_administrator_for_twenty_minutes(string email, string page, int before, int after)
    {
        var browser = await portal.SignInAsync(email);
        portal.Clock.Advance(TimeSpan.FromMinutes(before));
        Assert.NotEqual("Sign in", (await browser.GoAsync(page)).Heading);
        portal.Clock.Advance(TimeSpan.FromMinutes(before));
        Assert.NotEqual("Sign in", (await browser.GoAsync(page)).Heading);
        portal.Clock.Advance(TimeSpan.FromMinutes(after));
        Assert.Equal("Sign in", (await browser.GoAsync(page)).Heading);
    }

    [Fact]
    public async Task Twelve_hours_are_all_however_it_is_used()
    {
        var browser = await portal.SignInAsync(Lead);
        for (var hours = 0; hours < 11; hours++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(58));
            Assert.Equal("People", (await browser.GoAsync(Council)).Heading);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(58));
        await browser.GoAsync(Council);
        portal.Clock.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal("Sign in", (await browser.GoAsync(Council)).Heading);
    }

    [Fact]
    public async Task Its_use_is_written_once_a_minute()
    {
        var browser = await portal.SignInAsync("lead@coldwater.example");
        var first = await SeenAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(40));
        await browser.GoAsync("/inbox");
        Assert.Equal(first, await SeenAsync());
        portal.Clock.Advance(TimeSpan.FromSeconds(40));
        await browser.GoAsync("/inbox");
        Assert.NotEqual(first, await SeenAsync());

        Task<object?> SeenAsync() => portal.ScalarAsync(
            "select max(seen_at) from portal.sessions join portal.users u on u.id = user_id where u.email = 'lead@coldwater.example'");
    }

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one_or_all_others()
    {
        const string Email = "contributor@brackenshire.example";
        var here = await portal.SignInAsync(Email);
        var phone = await SignInAsync(Email, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1");
        var office = await SignInAsync(Email, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        var third = await SignInAsync(Email, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await portal.SignInAsync(Lead);

        await here.GoAsync("/account");
        Assert.Equal(Email, here.Summary("Email address"));
        await here.GoAsync("/account/sessions");
        var table = here.Table("Where you are signed in");
        Assert.Equal(
            ["Edge on Windows", "Firefox on Linux", "Safari on iPhone", "Unknown device"], table.Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(("Unknown device", "This session"), (table[1][0], table[1][3]));

        var buttons = here.Page.QuerySelectorAll<IHtmlButtonElement>("main button").Select(button => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        await here.ClickAsync(Assert.Single(buttons, button => button.Contains("Safari on iPhone", StringComparison.Ordinal)));
        Assert.Equal("Session ended", here.Notice);
        Assert.Equal("Sign in", (await phone.GoAsync("/inbox")).Heading);
        Assert.NotEqual("Sign in", (await office.GoAsync("/inbox")).Heading);

        await here.ClickAsync("End all other sessions");
        Assert.Equal("2 sessions ended", here.Notice);
        foreach (var other in new[] { office, third }) Assert.Equal("Sign in", (await other.GoAsync("/inbox")).Heading);
        Assert.NotEqual("Sign in", (await here.GoAsync("/inbox")).Heading);
        Assert.Equal(2, (await here.GoAsync("/account/sessions")).Table("Where you are signed in").Count);
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_found()
    {
        var other = await portal.SignInAsync("reader@ashdale.example");
        var id = await portal.ScalarAsync(
            "select s.id from portal.sessions s join portal.users u on u.id = s.user_id where u.email = 'reader@ashdale.example' order by seen_at desc limit 1");
        var mine = await portal.SignInAsync(Lead);
        await portal.SignInAsync(Lead);
        await mine.GoAsync("/account/sessions");
        ((IHtmlInputElement)mine.Page.QuerySelector("main input[name=id]")!).Value = $"{id}";
        var button = string.Join(' ', mine.Page.QuerySelector("main button")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var same in mine.Page.QuerySelectorAll<IHtmlButtonElement>("main form[action*=End] button").Skip(1)) same.Remove();
        await mine.ClickAsync(button);
        Assert.Equal(HttpStatusCode.NotFound, mine.Status);
        Assert.NotEqual("Sign in", (await other.GoAsync("/inbox")).Heading);
    }

    [Fact]
    public async Task A_changed_role_and_an_ended_membership_count_with_the_next_click()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/dunmere/people/invite")).Status);
        const string Change = "update portal.memberships m set {0} from portal.users u where u.id = m.user_id and u.email = 'lead@dunmere.example'";
        await portal.ScalarAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Change, "role = 'Reader'"));
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.GoAsync("/councils/dunmere/people/invite")).Status);
        await portal.ScalarAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Change, "ended_at = now()"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/dunmere/people")).Status);
    }

    [Fact]
    public async Task Nobody_signs_in_over_a_planted_session()
    {
        var cookies = new CookieContainer();
        await portal.SignInAsync("reader@ashdale.example", cookies);
        var planted = Copy(cookies);
        var browser = portal.Anonymous(cookies);
        // Whoever has one already changes their password: the cookie is another one, and the old one is over.
        await browser.GoAsync("/account/password");
        await browser.Fill("Current password", DemoData.Password).Fill("New password", "harbour violin 92 pebble").ClickAsync("Change password");
        Assert.Contains("Your password is changed", browser.Notice, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await portal.Anonymous(planted).GoAsync(Council)).Heading);
        Assert.Equal("People", (await portal.Anonymous(cookies).GoAsync(Council)).Heading);
        await portal.ScalarAsync(
            "update portal.users t set password_hash = o.password_hash from portal.users o where t.email = 'reader@ashdale.example' and o.email = $1", Lead);
    }

    [Fact]
    public async Task Sql_reads_and_changes_no_session_but_lists_and_ends_ones_own()
    {
        await portal.SignInAsync(Lead);
        await using var sql = await SqlSession.OpenAsync(portal, "contributor@ashdale.example", "ashdale");
        string[] attacks =
        [
            "select from portal.sessions", "select key_hash from portal.sessions", "delete from portal.sessions", "update portal.sessions set seen_at = now()",
            "insert into portal.sessions select * from portal.sessions", "select app.is_live(null)",
        ];
        foreach (var attack in attacks) Assert.Equal((attack, PostgresErrorCodes.InsufficientPrivilege), (attack, await sql.TryAsync(attack)));
        var living = await portal.ScalarAsync("select count(*) from portal.sessions where ended_at is null");
        Assert.Equal(0L, await sql.AskAsync("select count(*) from app.my_sessions()"));
        Assert.Equal(0, await sql.AskAsync("select app.end_my_sessions(null)"));
        var id = await portal.ScalarAsync("select id from portal.sessions where ended_at is null limit 1");
        var hash = await portal.ScalarAsync("select key_hash from portal.sessions where ended_at is null limit 1");
        Assert.Equal(0, await sql.AskAsync($"select app.end_my_sessions('{id}')"));
        // In a person's own session neither who has a key's hash finds or ends one, nor is one begun.
        Assert.Equal(0L, await sql.AskAsync($"select count(*) from app.resume_session('{hash}')"));
        await sql.RunAsync($"select app.end_session('{hash}', 'SignedOut')");
        Assert.Equal(false, await sql.AskAsync(
            "select app.begin_session(gen_random_uuid(), 'x', '', 'x', (select 'x'))"));
        await sql.CommitAsync();
        Assert.Equal(living, await portal.ScalarAsync("select count(*) from portal.sessions where ended_at is null"));

        await portal.ScalarAsync("grant all on portal.sessions to slipportal_app");
        await using (var open = await SqlSession.OpenAsync(portal, "contributor@ashdale.example", "ashdale"))
            Assert.Equal(0L, await open.AskAsync("select count(*) from portal.sessions"));
        await portal.MigrateAsync();
        await using var again = await SqlSession.OpenAsync(portal, "contributor@ashdale.example", "ashdale");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await again.TryAsync("select from portal.sessions"));
    }

    [Fact]
    public async Task A_session_that_was_checked_with_old_credentials_is_not_begun()
    {
        var lead = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", Lead))!;
        var stamp = (string)(await portal.ScalarAsync("select security_stamp from portal.users where email = $1", Lead))!;
        await using var db = portal.Services.GetRequiredService<PortalSessions>().Open(null, new Prover(lead));
        foreach (var (known, begins) in new[] { ("older", false), (stamp, true) })
        {
            var begun = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQuery<bool>(
                db.Database, $"""select app.begin_session({Guid.NewGuid()}, {known}, {Array.Empty<byte>()}, 'x', {known}) as "Value" """);
            Assert.Equal(begins, Assert.Single(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(begun, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task A_row_that_somebody_else_wrote_opens_nothing()
    {
        var cookies = new CookieContainer();
        var reader = await portal.SignInAsync("reader@ashdale.example", cookies);
        await portal.ScalarAsync("update portal.sessions set ticket = decode(md5(random()::text), 'hex') where user_id = (select id from portal.users where email = 'reader@ashdale.example')");
        Assert.Equal("Sign in", (await reader.GoAsync(Council)).Heading);
    }

    private async Task<PortalBrowser> SignInAsync(string email, string userAgent)
    {
        var client = portal.NewClient(new CookieContainer());
        client.DefaultRequestHeaders.Add("User-Agent", userAgent);
        var browser = await new PortalBrowser(client).GoAsync("/account/sign-in");
        await browser.Fill("E-mail address", email).Fill("Password", DemoData.Password).ClickAsync("Sign in");
        Assert.Equal("Your councils", browser.Heading);
        return browser;
    }

    private static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies()) copy.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        return copy;
    }
}
