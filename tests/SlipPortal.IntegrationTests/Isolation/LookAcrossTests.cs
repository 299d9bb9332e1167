using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>A look at several councils at once stands in the ledger of each, and in nobody's whose council is not open to who looks.</summary>
public sealed class LookAcrossTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example";

    [Fact]
    public async Task Each_council_where_somebody_is_by_a_grant_gets_one_line_and_members_leave_none()
    {
        Assert.True(await LookAsync(Adviser, "Each", "ashdale", "brackenshire"));
        Assert.Equal("ashdale Cordelia Marchbanks, brackenshire Cordelia Marchbanks", await SeenAsync("Each"));
        Assert.Equal(
            2L,
            await portal.ScalarAsync(
                """
                select count(*) from portal.ledger_entries entry
                join portal.grants given on given.tenant_id = entry.tenant_id and given.id = entry.grant_id and given.revoked_at is null
                join portal.engagements work on work.tenant_id = given.tenant_id and work.id = given.engagement_id
                join portal.organisations other on other.id = work.partner_organisation_id and other.name = entry.organisation
                where entry.seen = 'Each' and entry.channel = 'Page' and entry.at between now() - interval '1 minute' and now()
                """));
        Assert.True(await LookAsync("lead@ashdale.example", "Own", "ashdale"));
        Assert.Equal("", await SeenAsync("Own"));
    }

    [Fact]
    public async Task A_council_that_is_not_open_is_left_out_and_nothing_may_be_shown()
    {
        Assert.False(await LookAsync(Adviser, "Closed", "brackenshire", "elverley"));
        Assert.Equal("brackenshire Cordelia Marchbanks", await SeenAsync("Closed"));
        foreach (var stranger in (string[])["lead@brackenshire.example", "adviser2@education.example", "admin@slipportal.example"])
            Assert.False(await LookAsync(stranger, "Stranger", "ashdale"));
        Assert.False(await LookAsync(null, "Nobody", "ashdale"));
        Assert.Equal("", await SeenAsync("Stranger") + await SeenAsync("Nobody"));
    }

    [Fact]
    public async Task The_chains_hold_when_two_look_at_the_same_councils_in_another_order_at_the_same_moment()
    {
        // The portal starts with the first of them, once.
        Assert.True(await LookAsync(Adviser, "First", "ashdale"));
        var orders = (string[][])[["ashdale", "brackenshire"], ["brackenshire", "ashdale"]];
        var looks = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LookAsync(Adviser, "Crowd", orders[i % 2])));
        Assert.All(looks, Assert.True);
        Assert.Equal(40L, await portal.ScalarAsync("select count(*) from portal.ledger_entries where seen = 'Crowd'"));
        foreach (var council in orders[0]) Assert.Null(Assert.Single(await LedgerVerdict.AskAsync(portal.Admin, council, null, default)).Break);
    }

    [Theory]
    [InlineData("insert into portal.ledger_entries (tenant_id) values ('x')")]
    [InlineData("update portal.kpis set title = 'x'")]
    [InlineData("delete from portal.watched_councils")]
    [InlineData("select app.look_across('{}', 'x', 'Page')")]
    public async Task The_door_to_all_councils_takes_no_write(string attempt)
    {
        await using var database = NpgsqlDataSource.Create(portal.App);
        // What SessionInterceptor puts in front of each question of CrossTenantReader.
        await using var command = database.CreateCommand($"{await portal.SessionAsync(Adviser, "*")} {attempt}");
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState);
    }

    private async Task<bool> LookAsync(string? email, string seen, params string[] councils)
    {
        var ids = new List<string>();
        foreach (var council in councils) ids.Add((string)(await portal.ScalarAsync("select id from portal.organisations where slug = $1", council))!);
        await using var db = await portal.OpenAsync(null, email);
        return await LookAcross.NoteAsync(db, ids, seen, LedgerChannel.Page, false, TestContext.Current.CancellationToken);
    }

    private async Task<string> SeenAsync(string seen) => (string)(await portal.ScalarAsync(
        """
        select coalesce(string_agg(council.slug || ' ' || entry.person, ', ' order by council.slug), '')
        from portal.ledger_entries entry join portal.organisations council on council.id = entry.tenant_id where entry.seen = $1
        """,
        seen))!;
}
