using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>What a question holds of the reach is of that question and of whoever asks it: nobody reads by what was worked out for another.</summary>
public sealed class HeldReachTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Records =
        """
        select jsonb_build_object(
            'actions', (select array_agg(id order by id) from portal.actions), 'measures', (select array_agg(id order by id) from portal.kpis),
            'visits', (select array_agg(id order by id) from portal.visits), 'talk', (select array_agg(id order by id) from portal.comments),
            'reviews', (select array_agg(id order by id) from portal.reviews))::text
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
        foreach (var (email, council) in People) alone.Add((await ReadAsync([(false, email, council)]))[0]);
        Assert.Equal(6, alone.Distinct().Count());
        // By questions that hold what they worked out, one after the other, in both orders; and after one that holds nothing.
        Assert.Equal(alone, await ReadAsync(People.Select(person => (true, person.Email, person.Council))));
        Assert.Equal(alone, (await ReadAsync(People.Reverse().Select(person => (true, person.Email, person.Council)))).Reverse());
        Assert.Equal(alone.SelectMany(seen => new[] { seen, seen }), await ReadAsync(People.SelectMany(person => new[] { (true, person.Email, person.Council), (false, person.Email, person.Council) })));
    }

    [Fact]
    public async Task A_transaction_that_changes_something_finds_the_reach_as_it_is_at_each_step()
    {
        await using var database = NpgsqlDataSource.Create(portal.App);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await new NpgsqlCommand(await EnterAsync(false, "lead@ashdale.example", "ashdale"), connection, transaction).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await AskAsync("select count(*) from portal.practice_areas where name = 'Lanterns'"));
        await AskAsync("insert into portal.practice_areas (tenant_id, id, name, position) select app.tenant_id(), gen_random_uuid(), 'Lanterns', 99");
        Assert.Equal(1L, await AskAsync("select count(*) from portal.practice_areas where name = 'Lanterns'"));

        async Task<object?> AskAsync(string question) => await new NpgsqlCommand(question, connection, transaction).ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(IEnumerable<(bool IsQuestion, string? Email, string? Council)> people)
    {
        var seen = new List<string>();
        await using var database = NpgsqlDataSource.Create(portal.App);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var (isQuestion, email, council) in people)
        {
            await using var command = new NpgsqlCommand($"{await EnterAsync(isQuestion, email, council)} {Records}", connection, transaction);
            seen.Add((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        }

        return seen;
    }

    private async Task<string> EnterAsync(bool isQuestion, string? email, string? council)
    {
        var user = email is null ? "" : $"{await portal.ScalarAsync("select id from portal.users where email = $1", email)}";
        var tenant = council is "*" ? council : $"{await portal.ScalarAsync("select id from portal.organisations where slug = $1", council!)}";
        return $"call app.enter('{user}', '{tenant}', '', {isQuestion});";
    }
}
