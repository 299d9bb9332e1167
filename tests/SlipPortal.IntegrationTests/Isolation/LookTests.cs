using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Whatever somebody from outside is sent of a council has its line in the ledger before; without one it is not sent.</summary>
public sealed class LookTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example";
    private const string Reviewer = "reviewer@dunmere.example";
    private const string Lead = "lead@ashdale.example";
    private const string Plan = "/councils/ashdale/plan";

    // The grants of somebody in a council.
    private const string Grants =
        "given_at is not null and tenant_id = (select id from portal.organisations where slug = $1) "
        + "and user_id = (select id from portal.users where email = $2)";

    // Within the transaction that looks: it had begun before.
    private const string RanOut = "ends_at = clock_timestamp()";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Plan, "ashdale")]
    [InlineData($"{Plan}?format=csv", "ashdale")]
    [InlineData($"{Plan}?format=xlsx", "ashdale")]
    [InlineData($"{Plan}?format=xlsx", "ashdale", null, RanOut)]
    // Of a page of many councils nothing is left of the one that ended it.
    [InlineData("/oversight", "ashdale", "Ashdale Council")]
    [InlineData("/oversight?format=csv", "ashdale", "Ashdale Council")]
    [InlineData("/oversight?format=csv", "ashdale", "Ashdale Council", RanOut)]
    public async Task Access_that_ends_after_the_page_was_made_and_before_it_is_sent_gives_nothing_and_leaves_no_line(
        string address, string council, string? gone = null, string ended = "revoked_at = '2001-01-01'")
    {
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync(address)).Status);
        var seen = await NumberAsync(council);
        await using var admin = new NpgsqlConnection(portal.Admin);
        await admin.OpenAsync(Stop);
        await using var transaction = await admin.BeginTransactionAsync(Stop);
        // As another look would that is being written: the page has been made by then, and its line waits for this one.
        await ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('ledger ' || id, 0)) from portal.organisations where slug = $1", council);
        var answer = adviser.GoAsync(address);
        await PortalHost.UntilAsync(
            async () => (bool)(await portal.ScalarAsync(
                """
                select exists (select from pg_locks waiting join pg_database here on here.oid = waiting.database
                               where here.datname = current_database() and waiting.locktype = 'advisory' and not waiting.granted)
                """))!,
            "the look waits to be written down");
        await ExecuteAsync($"update portal.grants set {ended} where revoked_at is null and {Grants}", council, Adviser);
        await transaction.CommitAsync(Stop);
        try
        {
            await answer;
            Assert.Equal(gone is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, adviser.Status);
            Assert.DoesNotContain(gone ?? "Front door", adviser.Body, StringComparison.Ordinal);
            var isFile = gone is not null && address.Contains("csv", StringComparison.Ordinal);
            Assert.Equal(isFile, adviser.Response.Content.Headers.ContentDisposition is not null);
            Assert.Equal(seen, await NumberAsync(council));
        }
        finally
        {
            const string GiveBack = $"update portal.grants set revoked_at = null, ends_at = greatest(ends_at, now() + interval '1 day') where {{0}} and {Grants}";
            await portal.ScalarAsync(string.Format(null, GiveBack, ended == RanOut ? "ends_at between now() - interval '1 minute' and now()" : "revoked_at = '2001-01-01'"), council, Adviser);
        }

        async Task ExecuteAsync(string sql, params string[] values)
        {
            await using var command = new NpgsqlCommand(sql, admin, transaction);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(Stop);
        }
    }

    [Fact]
    public async Task The_terms_of_work_read_by_their_other_side_without_a_grant_leave_a_line()
    {
        // Dunmere has put work forward to Ashdale, and sees nothing else of it.
        var engagement = (Guid)(await portal.ScalarAsync(
            """
            select work.id from portal.engagements work join portal.users person on person.id = work.asked_by_id
            where person.email = $1 and work.tenant_id = (select id from portal.organisations where slug = 'ashdale')
            """,
            Reviewer))!;
        var address = $"/councils/ashdale/partners/engagements/{engagement}";
        var before = await NumberAsync("ashdale");
        var reviewer = await portal.SignInAsync(Reviewer);
        Assert.EndsWith("The work with Dunmere Council", (await reviewer.GoAsync(address)).Heading, StringComparison.Ordinal);
        Assert.Equal("The work with Dunmere Council|Dunmere Council|Page|no grant", await LastAsync("ashdale", Reviewer));
        // A form that is refused is a page of the same.
        await reviewer.ClickAsync("Say what came of it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reviewer.Status);
        // So is the list of all the work that somebody does; what asks to be let in tells nothing of the council.
        await reviewer.GoAsync("/asks");
        Assert.Equal("Work with councils|Dunmere Council|Page|no grant", await LastAsync("ashdale", Reviewer));
        Assert.Equal("Ask Ashdale Council for access", (await reviewer.GoAsync("/councils/ashdale/partners/ask")).Heading);
        Assert.Equal(before + 3, await NumberAsync("ashdale"));
        Assert.Null(Assert.Single(await LedgerVerdict.AskAsync(portal.Admin, "ashdale", null, Stop)).Break);

        // The council reads it as a look by no grant; its own people leave none.
        var lead = await portal.SignInAsync(Lead);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync(address)).Status);
        await lead.GoAsync("/councils/ashdale/people/access");
        await lead.GoAsync("/councils/ashdale/partners/ledger?format=csv");
        Assert.Contains(
            "The work with Dunmere Council,On the screen,The other side of the work: its terms only,", lead.Body, StringComparison.Ordinal);
        Assert.Equal(before + 3, await NumberAsync("ashdale"));
    }

    [Theory]
    [InlineData("HEAD", Plan, "Page")]
    [InlineData("HEAD", $"{Plan}?format=csv", "Download")]
    [InlineData("GET", $"{Plan}?format=docx", "Download")]
    public async Task However_it_is_asked_for_it_leaves_one_line_and_a_members_look_none(string method, string address, string channel)
    {
        foreach (var (email, lines) in new[] { (Adviser, 1), (Lead, 0) })
        {
            var browser = await portal.SignInAsync(email);
            var before = await NumberAsync("ashdale");
            Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync(new(method), address)).Status);
            Assert.Equal((email, before + lines), (email, await NumberAsync("ashdale")));
            var last = lines == 0 ? "" : await LastAsync("ashdale", email);
            if (lines > 0) Assert.EndsWith($"|Department for Education|{channel}|a grant", last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_part_of_a_file_is_the_whole_file_and_a_fragment_of_a_page_is_the_page()
    {
        foreach (var (email, lines) in new[] { (Adviser, 4), (Lead, 0) })
        {
            var browser = await portal.SignInAsync(email);
            await browser.GoAsync($"{Plan}?format=csv");
            var (whole, before) = (browser.Body, await NumberAsync("ashdale"));
            foreach (var range in new RangeHeaderValue[] { new(0, 9), new(5, null) })
            {
                await browser.AskAsync(HttpMethod.Get, $"{Plan}?format=csv", request => request.Headers.Range = range);
                Assert.Equal((HttpStatusCode.OK, whole), (browser.Status, browser.Body));
            }

            await browser.AskAsync(
                HttpMethod.Get, $"{Plan}?format=csv", request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));
            Assert.Equal((HttpStatusCode.OK, whole), (browser.Status, browser.Body));
            browser.AsHtmx = true;
            Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Plan)).Status);
            Assert.Equal((email, before + lines), (email, await NumberAsync("ashdale")));
        }
    }

    [Fact]
    public async Task What_a_filter_leaves_out_was_looked_at_too()
    {
        string[] councils = ["ashdale", "brackenshire", "coldwater", "dunmere"];
        var adviser = await portal.SignInAsync(Adviser);
        foreach (var query in (string[])["only=Behind", "only=Watched", "stage=NoNotice&only=Behind", "only=Behind&format=csv"])
        {
            var before = await AllAsync();
            await adviser.GoAsync($"/oversight?{query}");
            Assert.Equal((query, string.Join(' ', before.Select(number => number + 1))), (query, string.Join(' ', await AllAsync())));
        }

        // Of those that were not chosen to be compared nothing was read.
        foreach (var page in (string[])["", "/plans", "/findings"])
        {
            var before = await AllAsync();
            await adviser.GoAsync($"/oversight/compare{page}?councils=BRACKENSHIRE");
            var expected = before.Select((number, i) => number + (i == 1 ? 1 : 0));
            Assert.Equal((page, string.Join(' ', expected)), (page, string.Join(' ', await AllAsync())));
        }

        var all = await AllAsync();
        await (await portal.SignInAsync("lead@brackenshire.example")).GoAsync("/oversight?only=Behind");
        Assert.Equal(all, await AllAsync());

        async Task<IReadOnlyList<long>> AllAsync()
        {
            var numbers = new List<long>();
            foreach (var council in councils) numbers.Add(await NumberAsync(council));
            return numbers;
        }
    }

    [Fact]
    public async Task Who_breaks_off_when_the_answer_begins_has_looked()
    {
        var cookies = new CookieContainer();
        await portal.SignInAsync(Adviser, cookies);
        using var client = portal.NewClient(cookies);
        var before = await NumberAsync("ashdale");
        using (await client.GetAsync(new Uri($"{Plan}?format=xlsx", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop))
            Assert.Equal(before + 1, await NumberAsync("ashdale"));
    }

    [Fact]
    public async Task What_is_not_found_leaves_no_line()
    {
        var adviser = await portal.SignInAsync(Adviser);
        var before = await NumberAsync("ashdale");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Plan}/actions/99.99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/ashdale/partners/ledger")).Status);
        Assert.Equal(before, await NumberAsync("ashdale"));
    }

    [Fact]
    public async Task A_look_is_stamped_by_the_database_whoever_asks_it_to_be_written()
    {
        await using var db = await portal.OpenAsync("brackenshire", Reviewer);
        Assert.True(await Look.NoteAsync(db, RecordKind.Visits, "Stamped", LedgerChannel.Download, Stop));
        Assert.Equal("Stamped|Dunmere Council|Download|a grant", await LastAsync("brackenshire", Reviewer));
        foreach (var (email, council, isLetIn) in new (string?, string, bool)[]
        {
            ("lead@brackenshire.example", "brackenshire", true), ("reader@ashdale.example", "ashdale", true),
            ("lead@ashdale.example", "brackenshire", false),
            ("adviser2@education.example", "ashdale", false), ("admin@slipportal.example", "ashdale", false), (null, "ashdale", false),
        })
        {
            var before = await NumberAsync(council);
            await using var other = await portal.OpenAsync(council, email);
            Assert.Equal((email, isLetIn), (email, await Look.NoteAsync(other, RecordKind.Plan, "Nothing", LedgerChannel.Page, Stop)));
            // Being on the other side of some work opens its terms and nothing else.
            if (!isLetIn) Assert.False(await Look.NoteAsync(other, RecordKind.Engagements, "Nothing", LedgerChannel.Page, Stop));
            Assert.Equal(before, await NumberAsync(council));
        }

        await using var side = await portal.OpenAsync("ashdale", Reviewer);
        Assert.False(await Look.NoteAsync(side, RecordKind.Plan, "Nothing", LedgerChannel.Page, Stop));
    }

    [Theory]
    [InlineData("app.user_id(), 'Somebody else', 'Elsewhere'")]
    [InlineData("(select id from portal.users where email = 'lead@ashdale.example'), 'Rowan Whitlock', 'Ashdale Council'")]
    public async Task Nobody_writes_a_line_of_their_own_making(string forged)
    {
        foreach (var email in (string[])[Adviser, Lead])
        {
            await using var db = await portal.OpenAsync("ashdale", email);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(
                $"""
                insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
                select app.tenant_id(), gen_random_uuid(), {forged}, (select grant_id from app.my_grants() limit 1), 'x', 'Page', '2020-01-01'
                """));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private async Task<long> NumberAsync(string council) => (long)(await portal.ScalarAsync(
        "select count(*) from portal.ledger_entries where tenant_id = (select id from portal.organisations where slug = $1)", council))!;

    private async Task<string> LastAsync(string council, string email) => (string)(await portal.ScalarAsync(
        """
        select entry.seen || '|' || entry.organisation || '|' || entry.channel || '|'
            || case when entry.grant_id is null then 'no grant' else 'a grant' end
        from portal.ledger_entries entry join portal.users person on person.id = entry.user_id and person.name = entry.person
        where person.email = $2 and entry.tenant_id = (select id from portal.organisations where slug = $1)
            and entry.at between now() - interval '1 minute' and now() + interval '1 minute'
        order by entry.number desc limit 1
        """,
        council, email))!;
}
