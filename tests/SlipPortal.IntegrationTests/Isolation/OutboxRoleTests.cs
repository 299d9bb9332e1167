using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Web.Commands;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Stored messages: the portal's role adds them and sees none, the worker's delivers them and sees nothing else.</summary>
public sealed class OutboxRoleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    // Others' messages, and messages that would be delivered with another person's reach.
    private static readonly string[] OfThePortal =
    [
        "select id from portal.outbox_messages",
        "select payload from portal.outbox_messages for update",
        "update portal.outbox_messages set user_id = gen_random_uuid()",
        "update portal.outbox_messages set payload = '{}'",
        "delete from portal.outbox_messages",
        .. ((string[])["user_id", "person", "tenant_id", "created_at", "due_at", "attempts", "error", "done_at", "parked_at"])
            .Select(column =>
                $"insert into portal.outbox_messages (id, type, payload, {column}) values (gen_random_uuid(), 'x', '{{}}', default)"),
        "insert into portal.outbox_messages (id, type, payload) values (gen_random_uuid(), 'x', '{}') returning user_id",
    ];

    private static readonly string[] OfTheWorker =
    [
        "update portal.outbox_messages set user_id = gen_random_uuid()",
        "update portal.outbox_messages set tenant_id = 'x'",
        "update portal.outbox_messages set payload = '{}'",
        "delete from portal.outbox_messages",
        "insert into portal.outbox_messages (id, type, payload) values (gen_random_uuid(), 'x', '{}')",
    ];

    [Fact]
    public async Task The_portals_role_neither_reads_nor_changes_messages_nor_says_whose_one_is()
    {
        foreach (var attack in OfThePortal) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
        await portal.ScalarAsync("grant all on portal.outbox_messages to slipportal_app");
        foreach (var attack in OfThePortal) Assert.Equal((attack, null), (attack, await AsLeadAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in OfThePortal) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
    }

    [Fact]
    public async Task A_message_belongs_to_the_session_that_adds_it()
    {
        var id = Guid.NewGuid();
        FormattableString add = $"insert into portal.outbox_messages (id, type, payload) values ({id}, 'x', '{{}}')";
        await using (var db = await portal.OpenAsync("ashdale", "lead@ashdale.example")) await db.Database.ExecuteSqlAsync(add);
        Assert.Equal(
            "lead@ashdale.example, Rowan Whitlock, ashdale",
            await portal.ScalarAsync(
                """
                select concat_ws(', ', u.email, m.person, o.slug) from portal.outbox_messages m
                join portal.users u on u.id = m.user_id join portal.organisations o on o.id = m.tenant_id where m.id = $1
                """,
                id));

        await using var nobody = await portal.OpenAsync("ashdale", null);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => nobody.Database.ExecuteSqlAsync(
            $"insert into portal.outbox_messages (id, type, payload) values (gen_random_uuid(), 'x', '{{}}')"));
        Assert.Equal(PostgresErrorCodes.NotNullViolation, refused.SqlState);
    }

    [Fact]
    public async Task The_workers_role_reads_nothing_but_messages_and_changes_no_message_but_its_progress()
    {
        var tables = (string[])(await portal.ScalarAsync(
            """
            select array_agg(oid::regclass::text) from pg_class
            where relnamespace in ('portal'::regnamespace, 'app'::regnamespace) and relkind in ('r', 'v', 'm', 'p')
                and oid <> 'portal.outbox_messages'::regclass
            """))!;
        string[] attacks = [.. tables.Select(table => $"select from {table}"), "select app.user_id()", .. OfTheWorker];
        Assert.Contains("select from portal.users", attacks);
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsWorkerAsync(attack)));
        Assert.Null(await AsWorkerAsync("select payload from portal.outbox_messages for update"));

        await portal.ScalarAsync("grant all on all tables in schema portal, app to slipportal_worker");
        await portal.ScalarAsync("grant usage on schema app to slipportal_worker");
        await portal.ScalarAsync("grant execute on function app.user_id(), app.tenant_id(), app.person_name() to slipportal_worker");
        foreach (var attack in attacks)
            Assert.NotEqual((attack, Denied), (attack, await AsWorkerAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsWorkerAsync(attack)));
    }

    [Fact]
    public async Task A_node_that_delivers_needs_the_workers_connection_and_says_so()
    {
        var refused = await Assert.ThrowsAsync<OperatorException>(
            () => Serve.RunAsync(portal.Options).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains("ConnectionStrings__Worker", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_only_serves_needs_none()
    {
        await using var web = portal.Beside(("ConnectionStrings:Worker", ""), ("Portal:Role", "Web"));
        await web.InitializeAsync();
        Assert.Equal("Your councils", (await web.SignInAsync("lead@ashdale.example")).Heading);
    }

    private async Task<string?> AsLeadAsync(string attack)
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return await SqlAttack.FailureOfAsync(() => db.Database.ExecuteSqlRawAsync(attack.Replace("{}", "{{}}", StringComparison.Ordinal)));
    }

    private async Task<string?> AsWorkerAsync(string attack)
    {
        await using var worker = NpgsqlDataSource.Create(portal.Worker);
        await using var connection = await worker.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(attack, connection);
        return await SqlAttack.FailureOfAsync(() => command.ExecuteNonQueryAsync());
    }
}
