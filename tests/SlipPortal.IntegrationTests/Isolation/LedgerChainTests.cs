using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Setup;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>The ledger is one unbroken chain, which nobody changes, and where somebody did it shows.</summary>
public sealed class LedgerChainTests(PortalHost portal, TestDatabases databases) : IClassFixture<PortalHost>
{
    private const string Council = "brackenshire";
    private const string Name = "Brackenshire County Council";

    [Fact]
    public async Task What_an_adviser_clicks_is_one_chain_also_when_it_happens_at_the_same_moment()
    {
        var before = await OneAsync(portal.Admin, Council);
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync($"/councils/{Council}/plan");
        await adviser.GoAsync($"/councils/{Council}/plan?format=csv");
        var after = await OneAsync(portal.Admin, Council);
        Assert.Equal((before.Looks + 2, (string?)null), (after.Looks, after.Break));
        Assert.Equal(after.LastHash, await portal.ScalarAsync("select hash from portal.ledger_entries where number = $1 and tenant_id = (select id from portal.organisations where slug = $2)", after.Looks, Council));
        Assert.Equal("Page,Download", await portal.ScalarAsync($"select string_agg(channel, ',' order by number) from portal.ledger_entries where number > {before.Looks}"));
        // By the database's clock, whatever the portal's says.
        Assert.Equal(true, await portal.ScalarAsync("select bool_and(written_at > now() - interval '1 hour') from portal.ledger_entries"));

        // What the browser shows after that is that of any of them; only the looks count.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => adviser.GoAsync($"/councils/{Council}/plan")));
        var crowded = await OneAsync(portal.Admin, Council);
        Assert.Equal((after.Looks + 20, (string?)null), (crowded.Looks, crowded.Break));
        Assert.Equal(crowded.Looks, await portal.ScalarAsync($"select max(number) from portal.ledger_entries where tenant_id = (select id from portal.organisations where slug = '{Council}')"));
    }

    [Fact]
    public async Task What_is_sent_of_the_chain_is_overwritten()
    {
        // With a grant and without, by somebody who may add lines.
        await portal.ScalarAsync(
            """
            insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at, number, previous_hash, hash, written_at)
            select tenant_id, gen_random_uuid(), user_id, 'x', 'x', let_in, 'x', 'Page', now(), 77, 'x', 'x', '2001-01-01'
            from (select * from portal.grants where tenant_id = (select id from portal.organisations where slug = 'ashdale') limit 1) given,
                unnest(array[given.id, null]) let_in
            """);
        Assert.Null((await OneAsync(portal.Admin, "ashdale")).Break);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.ledger_entries where number = 77 or hash = 'x' or written_at < '2002-01-01'"));
    }

    [Theory]
    [InlineData("update portal.ledger_entries set seen = 'x'")]
    [InlineData("update portal.ledger_entries set seen = 'x' where false")]
    [InlineData("delete from portal.ledger_entries")]
    [InlineData("truncate portal.ledger_entries")]
    public async Task Neither_the_portal_nor_an_administrator_nor_the_owner_changes_or_deletes_a_look(string attempt)
    {
        var (app, admin) = await databases.CloneAsync();
        foreach (var (connection, before) in (IEnumerable<(string, string)>)[
            (app, "select"),
            (admin, "select"),
            (admin, "set session_replication_role = replica"),
            (admin, $"set role {DatabaseRoles.Owner}"),
            // The owner sees no rows while policies are forced on it, but could lift that.
            (admin, $"set role {DatabaseRoles.Owner}; alter table portal.ledger_entries no force row level security")])
            Assert.Equal((before, PostgresErrorCodes.InsufficientPrivilege), (before, await RefusalAsync(connection, before, attempt)));
        Assert.Null((await OneAsync(admin, Council)).Break);

        // The portal's administrator is a user like any other to the database.
        await using var db = await portal.OpenAsync(Council, "admin@slipportal.example");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(attempt))).SqlState);
    }

    [Fact]
    public async Task A_look_keeps_the_grant_that_let_it_in()
    {
        var (_, admin) = await databases.CloneAsync();
        // PostgreSQL says “restrict” since version 18 and “foreign key” before.
        Assert.Contains(
            await RefusalAsync(admin, "delete from portal.grant_practice_areas", "delete from portal.grants"),
            (IEnumerable<string>)[PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.ForeignKeyViolation]);
    }

    [Fact]
    public async Task A_change_of_any_column_of_any_kind_is_found()
    {
        var (_, admin) = await databases.CloneAsync();
        var columns = (string)(await ScalarAsync(admin, "select string_agg(column_name || ' ' || data_type, ';') from information_schema.columns where table_schema = 'portal' and table_name = 'ledger_entries'"))!;
        await ScalarAsync(admin, "create table public.as_it_was as select * from portal.ledger_entries");
        foreach (var column in columns.Split(';').Select(column => column.Split(' ', 2)))
        {
            var other = (column[0], column[1]) switch
            {
                // Read kindly it would still be a page.
                ("channel", _) => "lower(channel)",
                (_, "uuid") => "gen_random_uuid()",
                (_, "bigint") => "number + 1000",
                (_, "timestamp with time zone") => $"{column[0]} + interval '1 microsecond'",
                ("hash" or "previous_hash" or "tenant_id", _) => $"reverse({column[0]})",
                _ => $"{column[0]} || ' '",
            };
            await TamperAsync(admin, $"update portal.ledger_entries set {column[0]} = {other} where number = 2 and tenant_id = {Id}");
            var verdict = await OneAsync(admin, Council);
            Assert.True(verdict is { Looks: 1, Break: { } why } && (why.StartsWith("look 2 (", StringComparison.Ordinal) || why.StartsWith("look 2 is missing", StringComparison.Ordinal)), $"{column[0]}: {verdict}");
            await TamperAsync(admin, "delete from portal.ledger_entries; insert into portal.ledger_entries select * from public.as_it_was");
            Assert.Null((await OneAsync(admin, Council)).Break);
        }
    }

    [Theory]
    // A word.
    [InlineData("update portal.ledger_entries set seen = 'Overview' where number = 3 and {0}", 2, "look 3 (", "was changed")]
    // A row taken out ...
    [InlineData("delete from portal.ledger_entries where number = 3 and {0}", 2, "look 3 is missing", "after look 2 comes look 4 (")]
    // ... with the gap closed ...
    [InlineData("delete from portal.ledger_entries where number = 3 and {0}; update portal.ledger_entries set number = -number where number > 3 and {0}; update portal.ledger_entries set number = -number - 1 where number < 0 and {0}", 2, "look 3 (", "was changed")]
    // ... the first ...
    [InlineData("delete from portal.ledger_entries where number = 1 and {0}", 0, "look 1 is missing", "after look 0 comes look 2 (")]
    // The same number twice.
    [InlineData("drop index portal.ix_ledger_entries_tenant_id_number; insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at, written_at, number, previous_hash, hash) select tenant_id, gen_random_uuid(), user_id, person, organisation, grant_id, seen, channel, at, written_at, number, previous_hash, hash from portal.ledger_entries where number = 2 and {0}", 2, "forked: look 2 (", "stands where look 3 belongs")]
    public async Task Somebody_who_switches_the_triggers_off_is_found_at_the_right_look(string tampering, long whole, string row, string why)
    {
        var (app, admin) = await databases.CloneAsync();
        Assert.Equal(5, (await OneAsync(admin, Council)).Looks);
        await TamperAsync(admin, tampering.Replace("{0}", $"tenant_id = {Id}", StringComparison.Ordinal));
        var verdict = await OneAsync(admin, Council);
        Assert.Equal(whole, verdict.Looks);
        Assert.StartsWith(row, verdict.Break, StringComparison.Ordinal);
        Assert.Contains(why, verdict.Break, StringComparison.Ordinal);
        var (status, output) = await CommandAsync(app, admin, null, null);
        Assert.Equal(1, status);
        Assert.Contains($"{Name}: CHAIN BROKEN, {verdict.Break}; whole up to look {whole}", output, StringComparison.Ordinal);
        Assert.Contains("Dunmere Council: no looks", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_was_replaced_by_a_well_made_one_does_not_fit_the_next()
    {
        var (_, admin) = await databases.CloneAsync();
        // Cut off after look 3, written anew with another word by the trigger itself, and the rest put back.
        await TamperAsync(
            admin,
            $"""
            create table public.rest as select * from portal.ledger_entries where number > 2 and tenant_id = {Id};
            delete from portal.ledger_entries where number > 2 and tenant_id = {Id};
            alter table portal.ledger_entries enable trigger chain;
            insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
                select tenant_id, id, user_id, person, organisation, grant_id, 'Overview', channel, at from public.rest where number = 3;
            alter table portal.ledger_entries disable trigger chain;
            insert into portal.ledger_entries select * from public.rest where number > 3
            """);
        var verdict = await OneAsync(admin, Council);
        Assert.Equal(3, verdict.Looks);
        Assert.StartsWith("forked: look 4 (", verdict.Break, StringComparison.Ordinal);
        Assert.EndsWith("does not follow the look 3 that stands there", verdict.Break, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_or_a_chain_made_anew_is_found_by_a_hash_that_was_noted()
    {
        var (app, admin) = await databases.CloneAsync();
        var noted = (await OneAsync(admin, Council)).LastHash;
        Assert.Equal((0, $"{Name}: 5 looks, chain whole, last hash {noted}\n"), await CommandAsync(app, admin, Council, noted[..16]));

        // The chain alone cannot know that there was more.
        await TamperAsync(admin, $"delete from portal.ledger_entries where number = 5 and tenant_id = {Id}");
        Assert.Equal(0, (await CommandAsync(app, admin, Council, null)).Status);
        var (status, output) = await CommandAsync(app, admin, Council, noted);
        Assert.Equal(1, status);
        Assert.Contains($"No look has the hash {noted}", output, StringComparison.Ordinal);

        await Assert.ThrowsAsync<RefusedException>(() => CommandAsync(app, admin, "nowhere", null));
        string[] database =
        [
            $"--ConnectionStrings:Portal={app}", $"--Portal:SessionKey={TestDatabases.SessionKeyText}",
            $"--DataProtection:Certificate={databases.Certificate}", $"--ConnectionStrings:Migrator={admin}",
        ];
        Assert.Equal(2, await CommandLine.RunAsync(["verify-ledger", "--expect", "abc", .. database]));
        Assert.Equal(2, await CommandLine.RunAsync(["verify-ledger", "--council"]));
        Assert.Equal(0, await CommandLine.RunAsync(["verify-ledger", "--council", Council, .. database]));
        Assert.Equal(1, await CommandLine.RunAsync(["verify-ledger", .. database[..3]]));
    }

    [Fact]
    public async Task A_ledger_from_before_there_was_a_chain_is_chained_in_its_order()
    {
        var (_, admin) = await databases.CloneAsync();
        await ScalarAsync(
            admin,
            """
            drop trigger chain on portal.ledger_entries;
            drop trigger refuse_changes on portal.ledger_entries;
            alter table portal.ledger_entries drop column number, drop column previous_hash, drop column hash, drop column written_at;
            delete from portal.migrations where "MigrationId" like '%LedgerChain';
            """);
        await Migrator.MigrateAsync(admin, TestDatabases.Keys, default);
        var verdict = await OneAsync(admin, Council);
        Assert.Equal((5, (string?)null), (verdict.Looks, verdict.Break));
        Assert.Equal(true, await ScalarAsync(admin, $"select array_agg(id order by number) = array_agg(id order by at, id) from portal.ledger_entries where tenant_id = {Id}"));
    }

    private const string Id = $"(select id from portal.organisations where slug = '{Council}')";

    private static async Task<LedgerVerdict> OneAsync(string admin, string council) => Assert.Single(await LedgerVerdict.AskAsync(admin, council, null, default));

    private static async Task<(int Status, string Output)> CommandAsync(string app, string admin, string? council, string? noted)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Portal"] = app, ["ConnectionStrings:Migrator"] = admin, ["Portal:SessionKey"] = TestDatabases.SessionKeyText }).Build();
        await using var database = await PortalDatabase.OpenAsync(configuration, _ => Task.CompletedTask, isPortal: false, default);
        await using var output = new StringWriter { NewLine = "\n" };
        return (await VerifyLedger.RunAsync(database, council, noted, output), output.ToString());
    }

    // As a superuser who knows what stands in the way.
    private static Task<object?> TamperAsync(string admin, string sql) =>
        ScalarAsync(admin, $"alter table portal.ledger_entries disable trigger all; {sql}; alter table portal.ledger_entries enable trigger all");

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        return await database.CreateCommand(sql).ExecuteScalarAsync();
    }

    private static async Task<string?> RefusalAsync(string connectionString, params string[] statements)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            foreach (var statement in statements)
            {
                await using var command = new NpgsqlCommand(statement, connection, transaction);
                await command.ExecuteNonQueryAsync();
            }

            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
