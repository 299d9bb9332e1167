using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>What a transaction holds of the reach is of whoever asks, as it is then: nobody reads by what was worked out for another, or before a change.</summary>
public sealed class HeldReachTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Records =
        """
        select jsonb_build_object(
            'actions', (select array_agg(id order by id) from portal.actions), 'measures', (select array_agg(id order by id) from portal.kpis),
            'visits', (select array_agg(id order by id) from portal.visits), 'talk', (select array_agg(id order by id) from portal.comments),
            'reviews', (select array_agg(id order by id) from portal.reviews))::text
        """;

    private const string Reach =
        """
        select concat_ws(' ', app.reach('Plan', 'View'), app.reach_keys('View'), app.my_tenants(),
            app.tenants_within_reach('Plan', 'View'), app.tenants_within_reach('Asks', 'Edit'))
        """;

    private static readonly (string? Email, string? Council)[] People =
    [
        ("lead@ashdale.example", "ashdale"), ("adviser@education.example", "ashdale"), ("adviser@education.example", "*"), ("reviewer@dunmere.example", "brackenshire"),
        ("lead@ashdale.example", "brackenshire"), ("admin@slipportal.example", "ashdale"), (null, "ashdale"), ("lead@brackenshire.example", "brackenshire"), ("lead@brackenshire.example", "*"),
    ];

    [Fact]
    public async Task Each_of_several_people_in_one_transaction_sees_what_they_see_alone()
    {
        var alone = new List<string>();
        foreach (var person in People) alone.Add((await ReadAsync([person]))[0]);
        Assert.Equal(6, alone.Distinct().Count());
        Assert.Equal(alone, await ReadAsync(People));
        Assert.Equal(alone, (await ReadAsync(People.Reverse())).Reverse());
        Assert.Equal([.. alone, .. alone], await ReadAsync([.. People, .. People]));
    }

    [Fact]
    public async Task A_transaction_that_changes_something_finds_the_reach_as_it_is_at_each_step()
    {
        await using var database = NpgsqlDataSource.Create(portal.App);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new NpgsqlCommand(await portal.SessionAsync("lead@ashdale.example", "ashdale"), connection, transaction).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await AskAsync("select count(*) from portal.practice_areas where name = 'Lanterns'"));
        await AskAsync("insert into portal.practice_areas (tenant_id, id, name, position) select app.tenant_id(), gen_random_uuid(), 'Lanterns', 99");
        Assert.Equal(1L, await AskAsync("select count(*) from portal.practice_areas where name = 'Lanterns'"));

        async Task<object?> AskAsync(string question) => await new NpgsqlCommand(question, connection, transaction).ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("lead@ashdale.example", "insert into portal.practice_areas (tenant_id, id, name, position) select app.tenant_id(), gen_random_uuid(), 'Lanterns', 99")]
    [InlineData("lead@ashdale.example", "update portal.memberships set ended_at = now() where user_id = app.user_id()")]
    [InlineData("adviser@education.example", "update portal.grants set revoked_at = now() where tenant_id = app.tenant_id()")]
    [InlineData("adviser@education.example", "update portal.engagements set state = 'Ended' where tenant_id = app.tenant_id()")]
    [InlineData("adviser@education.example", "delete from portal.grant_rights where tenant_id = app.tenant_id()")]
    [InlineData("adviser@education.example", "delete from portal.grant_practice_areas where tenant_id = app.tenant_id()")]
    [InlineData("adviser@education.example", "update portal.organisation_roles set until = now()")]
    public async Task A_transaction_that_changes_what_the_reach_stands_on_finds_it_as_it_is_then(string email, string change)
    {
        // As the database's administrator: nobody else may make each of these changes.
        await using var database = NpgsqlDataSource.Create(portal.Admin);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(await portal.SessionAsync(email, "ashdale"));
        var before = await ReachAsync();
        Assert.Equal(before, await ReachAsync());
        await ExecuteAsync("savepoint before_it");
        await ExecuteAsync(change);
        Assert.NotEqual(before, await ReachAsync());
        await ExecuteAsync("rollback to savepoint before_it");
        Assert.Equal(before, await ReachAsync());

        async Task ExecuteAsync(string sql) => await new NpgsqlCommand(sql, connection, transaction).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        async Task<string> ReachAsync() => (string)(await new NpgsqlCommand(Reach, connection, transaction).ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    [Fact]
    public async Task Each_table_that_the_reach_is_worked_out_from_says_when_it_changes()
    {
        var read = await portal.ScalarAsync(
            """
            with recursive asked(name) as (
                select proname from pg_proc where pronamespace = 'app'::regnamespace and prosrc like '%app.cache(%'
                union
                select called[1] from asked join pg_proc on proname = asked.name, regexp_matches(prosrc, 'app\.(\w+)\(', 'g') called)
            select string_agg(distinct place[1], ' ' order by place[1])
            from asked join pg_proc on proname = asked.name and pronamespace = 'app'::regnamespace, regexp_matches(prosrc, 'portal\.(\w+)', 'g') place
            """);
        Assert.Equal("engagements grant_practice_areas grant_rights grants memberships organisation_roles practice_areas", read);
        Assert.Equal(read, await portal.ScalarAsync(
            "select string_agg(relname::text, ' ' order by relname) from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'forget_reach'"));
    }

    private async Task<IReadOnlyList<string>> ReadAsync(IEnumerable<(string? Email, string? Council)> people)
    {
        var seen = new List<string>();
        await using var database = NpgsqlDataSource.Create(portal.App);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var (email, council) in people)
        {
            await using var command = new NpgsqlCommand($"{await portal.SessionAsync(email, council)} {Records}", connection, transaction);
            seen.Add((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        }

        return seen;
    }
}
