using Npgsql;
using SlipPortal.Data.Isolation;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Nobody says by SQL who they are: a session is signed by a portal, or it is nobody's.</summary>
public sealed class SessionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Mine = "lead@ashdale.example";
    private const string Other = "lead@brackenshire.example";
    private const string Seen = "select (select count(*) from portal.plans) + (select count(*) from portal.kpis) + (select count(*) from portal.memberships)";

    [Fact]
    public async Task A_signed_session_is_of_whom_it_says_and_ends_with_its_transaction()
    {
        await using var sql = await SqlSession.OpenAsync(portal, Mine, "ashdale");
        Assert.Equal(await portal.ScalarAsync("select id from portal.users where email = $1", Mine), await sql.AskAsync("select app.user_id()"));
        Assert.Equal(await portal.ScalarAsync("select id from portal.organisations where slug = 'ashdale'"), await sql.AskAsync("select app.tenant_id()"));
        Assert.Equal("Portal", await sql.AskAsync("select app.session_strength()"));
        Assert.True((long)(await sql.AskAsync(Seen))! > 0);
        Assert.InRange((DateTime)(await sql.AskAsync("select app.session_time()"))!, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        await sql.CommitAsync();
        Assert.Null(await sql.AskAsync("select app.user_id()"));
        Assert.Equal(0L, await sql.AskAsync(Seen));
    }

    [Theory]
    [InlineData("another user", "user", 1)]
    [InlineData("another council", "council", 2)]
    [InlineData("all councils", "all", 2)]
    [InlineData("another strength", "Credentials", 5)]
    [InlineData("a later end", "9999999999999999", 7)]
    [InlineData("another key", "0000000000000000", 0)]
    public async Task A_seal_that_somebody_has_changed_is_refused(string what, string value, int field)
    {
        var (said, mac) = await SealAsync();
        var fields = said.Split(',');
        fields[field] = value switch
        {
            "user" => $"{await portal.ScalarAsync("select id from portal.users where email = $1", Mine):N}",
            "council" => $"{await portal.ScalarAsync("select id from portal.organisations where slug = 'ashdale'")}",
            _ => value,
        };
        await using var sql = await SqlSession.OpenAsync(portal);
        Assert.True(await sql.TryAsync($"call app.set_session('{string.Join(',', fields)}.{mac}')") == PostgresErrorCodes.InvalidAuthorizationSpecification, what);
        // Without the change it is good: that is what it was refused for.
        Assert.Null(await sql.TryAsync($"call app.set_session('{said}.{mac}')"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData(",,,,,,,.")]
    [InlineData("'; select 1; --")]
    public async Task What_is_no_seal_is_refused(string seal)
    {
        await using var sql = await SqlSession.OpenAsync(portal);
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, await sql.TryAsync($"call app.set_session('{seal.Replace("'", "''", StringComparison.Ordinal)}')"));
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, await sql.TryAsync("call app.set_session(null)"));
    }

    [Fact]
    public async Task A_seal_is_good_for_half_a_minute_and_by_a_key_that_the_database_has()
    {
        await using var sql = await SqlSession.OpenAsync(portal);
        foreach (var (key, clock, isGood) in new[]
        {
            (TestDatabases.SessionKeyText, TimeSpan.Zero, true), (TestDatabases.SessionKeyText, TimeSpan.FromSeconds(-20), true),
            (TestDatabases.SessionKeyText, TimeSpan.FromSeconds(-31), false), (Convert.ToBase64String(new byte[32]), TimeSpan.Zero, false),
        })
        {
            var database = new DatabaseClock();
            database.Learn(DateTimeOffset.UtcNow + clock);
            var seal = new SessionSeal(SessionKey.Parse(key), database).Of(new Somebody(), "", DateTimeOffset.UtcNow);
            Assert.Equal(isGood ? null : PostgresErrorCodes.InvalidAuthorizationSpecification, await sql.TryAsync($"call app.set_session('{seal}')"));
        }
    }

    // Everything that the role could write a session with, beside the procedure.
    public static TheoryData<string> Forgeries =>
    [
        "set local backtrace_functions = '{0}'",
        "set backtrace_functions = '{0}'",
        "select set_config('backtrace_functions', '{0}', true)",
        "update pg_settings set setting = '{0}' where name = 'backtrace_functions'",
        "alter role slipportal_app set backtrace_functions = '{0}'",
        "create function pg_temp.forge() returns void language sql set backtrace_functions = '{0}' as $$ select $$",
        "do $$ begin perform set_config('backtrace_functions', '{0}', true); end $$",
        "select app.cache('x', '{0}')",
        "select set_config('app.user_id', split_part('{0}', ',', 2), true), set_config('app.tenant_id', split_part('{0}', ',', 3), true)",
        "set local role slipportal_definer",
        "set session authorization slipportal_definer",
        "insert into app.session_keys values ('x', '', '')",
        "select inner_pad from app.session_keys",
        "create or replace function app.user_id() returns uuid language sql as $$ select null::uuid $$",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task No_statement_of_the_portals_role_makes_a_session(string forgery)
    {
        var said = (await SealAsync()).Said;
        await using var sql = await SqlSession.OpenAsync(portal);
        var refused = await sql.TryAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, forgery, said));
        // Settings of their own anybody may make: they are nobody's session.
        if (!forgery.Contains("'app.user_id'", StringComparison.Ordinal)) Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused);
        Assert.Null(await sql.AskAsync("select app.user_id()"));
        Assert.Equal(0L, await sql.AskAsync(Seen));
    }

    [Fact]
    public async Task The_test_above_would_notice_a_setting_that_anybody_may_write()
    {
        var said = (await SealAsync()).Said;
        // Of the whole server: no longer than this takes.
        await portal.ScalarAsync("grant set on parameter backtrace_functions to slipportal_app");
        try
        {
            await using var sql = await SqlSession.OpenAsync(portal);
            Assert.Null(await sql.TryAsync($"set local backtrace_functions = '{said}'"));
            Assert.True((long)(await sql.AskAsync(Seen))! > 0);
        }
        finally
        {
            await portal.ScalarAsync("revoke set on parameter backtrace_functions from slipportal_app");
        }
    }

    [Fact]
    public async Task A_cached_answer_that_somebody_has_written_does_not_count_in_this_transaction_nor_the_next()
    {
        var (council, areas) = await TheirsAsync();
        await using var sql = await SqlSession.OpenAsync(portal, Mine, "ashdale");
        foreach (var isLocal in (string[])["true", "false"]) await PoisonAsync(sql, council, areas, isLocal);
        Assert.Equal(0L, await sql.AskAsync($"select count(*) from portal.chapters where tenant_id = '{council}'"));
        Assert.NotEqual(0L, await sql.AskAsync("select count(*) from portal.chapters"));
        // What stays on the connection is somebody else's next.
        await sql.CommitAsync();
        await sql.RunAsync(await portal.SessionAsync("contributor@ashdale.example", "ashdale"));
        Assert.Equal(0L, await sql.AskAsync($"select count(*) from portal.chapters where tenant_id = '{council}'"));
        Assert.NotEqual(0L, await sql.AskAsync("select count(*) from portal.chapters"));
        // Whoever has worked out their own cannot exchange it either.
        await PoisonAsync(sql, council, areas, "true");
        Assert.Equal(0L, await sql.AskAsync($"select count(*) from portal.chapters where tenant_id = '{council}'"));
    }

    [Fact]
    public async Task The_test_above_would_notice_a_cache_that_believes_what_it_finds()
    {
        var (council, areas) = await TheirsAsync();
        await portal.ScalarAsync(
            "create or replace function app.cached(answer_name text) returns text language sql stable as $$ select nullif(current_setting('app.cached_' || answer_name, true), '') $$");
        try
        {
            await using var sql = await SqlSession.OpenAsync(portal, Mine, "ashdale");
            await PoisonAsync(sql, council, areas, "true");
            Assert.NotEqual(0L, await sql.AskAsync($"select count(*) from portal.chapters where tenant_id = '{council}'"));
        }
        finally
        {
            await portal.MigrateAsync();
        }
    }

    [Fact]
    public async Task The_role_has_limits_of_its_own_and_nothing_that_it_could_leave_behind()
    {
        await using var sql = await SqlSession.OpenAsync(portal, Mine, "ashdale");
        Assert.Equal("1min 20s 1min", await sql.AskAsync("select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'))"));
        foreach (var attempt in (string[])
            ["create temp table x ()", "create table public.x ()", "create schema x", "create domain pg_temp.uuid as pg_catalog.uuid", "select lo_create(0)",
             "select lo_from_bytea(0, 'x')", "select lo_creat(-1)", "select n_tup_ins from pg_stat_all_tables", "select pg_stat_get_tuples_inserted('portal.actions'::regclass)",
             "select pg_relation_size('portal.actions')", "select query from pg_stat_activity"])
            Assert.True(await sql.TryAsync(attempt) == PostgresErrorCodes.InsufficientPrivilege, attempt);
    }

    // Every answer that policies ask of the reach, exchanged.
    private static async Task PoisonAsync(SqlSession sql, string council, string areas, string isLocal)
    {
        foreach (var (name, answer) in new[] { ("areas_Plan_View", areas), ("mine", $"{{{council}}}"), ("councils_Plan_View", $"{{{council}}}") })
            await sql.RunAsync($"select set_config('app.cached_{name}', '{answer}', {isLocal})");
    }

    private async Task<(string Council, string Areas)> TheirsAsync() => (
        (string)(await portal.ScalarAsync("select id from portal.organisations where slug = 'brackenshire'"))!,
        (string)(await portal.ScalarAsync("select array_agg(a.id)::text from portal.practice_areas a join portal.organisations o on o.id = a.tenant_id where o.slug = 'brackenshire'"))!);

    private async Task<(string Said, string Mac)> SealAsync()
    {
        var statement = await portal.SessionAsync(Other, "brackenshire");
        var seal = statement.Split('\'')[1].Split('.');
        return (seal[0], seal[1]);
    }

    private sealed record Somebody : IActor
    {
        public Guid? UserId => Guid.NewGuid();

        public string Name => "";
    }
}
