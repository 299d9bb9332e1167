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
        "update portal.outbox_messages set type = 'x'",
        "update portal.outbox_messages set person = 'x'",
        "update portal.outbox_messages set created_at = now()",
        "delete from portal.outbox_messages",
        "insert into portal.outbox_messages (id, type, payload) values (gen_random_uuid(), 'x', '{}')",
    ];

    // What a function for administrators could show or change by mistake.
    private static readonly string[] OfTheDefiner =
    [
        "select payload from portal.outbox_messages",
        "select user_id from portal.outbox_messages",
        "select person from portal.outbox_messages",
        "update portal.outbox_messages set payload = '{}'",
        "update portal.outbox_messages set user_id = gen_random_uuid()",
        "update portal.outbox_messages set done_at = now()",
        "delete from portal.outbox_messages",
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
        string[] attacks =
        [
            .. tables.Select(table => $"select from {table}"), "select app.user_id()", "select from app.stored_messages()",
                "select app.send_again(null)", .. OfTheWorker,
        ];
        Assert.Contains("select from portal.users", attacks);
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsWorkerAsync(attack)));
        Assert.Null(await AsWorkerAsync("select payload from portal.outbox_messages for update"));

        await portal.ScalarAsync("grant all on all tables in schema portal, app to slipportal_worker");
        await portal.ScalarAsync("grant usage on schema app to slipportal_worker");
        await portal.ScalarAsync("grant execute on function app.user_id(), app.tenant_id(), app.person_name() to slipportal_worker");
        await portal.ScalarAsync("grant execute on function app.stored_messages(), app.send_again(uuid) to slipportal_worker");
        await portal.ScalarAsync("create or replace function app.refuse_unless_administrator() returns void language sql as ''");
        foreach (var attack in attacks)
            Assert.NotEqual((attack, Denied), (attack, await AsWorkerAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsWorkerAsync(attack)));
    }

    [Fact]
    public async Task Only_administrators_see_what_waits_and_have_it_sent_again_and_never_what_it_says()
    {
        await portal.ScalarAsync(
            """
            insert into portal.outbox_messages (id, type, payload, user_id, person, parked_at, error)
            values (gen_random_uuid(), 'x', '{}', gen_random_uuid(), 'x', now(), 'x')
            """);
        foreach (var email in (string?[])["lead@ashdale.example", "adviser@education.example", null]) Assert.Equal(
            (0, Denied), await AskAsync(email));
        var (seen, failure) = await AskAsync("admin@slipportal.example");
        Assert.True(seen > 0);
        Assert.Null(failure);

        await portal.ScalarAsync("create or replace function app.refuse_unless_administrator() returns void language sql as ''");
        Assert.Equal((0, null), await AskAsync("lead@ashdale.example"));
        await portal.ScalarAsync("create or replace function app.is_administrator() returns boolean language sql as 'select true'");
        Assert.True((await AskAsync("lead@ashdale.example")).Seen > 0);
        await portal.MigrateAsync();
        Assert.Equal((0, Denied), await AskAsync("lead@ashdale.example"));

        foreach (var attack in OfTheDefiner) Assert.Equal((attack, Denied), (attack, await AsDefinerAsync(attack)));
        await portal.ScalarAsync("grant all on portal.outbox_messages to slipportal_definer");
        foreach (var attack in OfTheDefiner) Assert.Equal((attack, null), (attack, await AsDefinerAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in OfTheDefiner) Assert.Equal((attack, Denied), (attack, await AsDefinerAsync(attack)));
    }

    [Fact]
    public async Task Nobody_learns_who_leads_a_council_by_what_somebody_else_asked_for()
    {
        var asked = (await portal.ScalarAsync(
            """
            select a.id from portal.access_requests a join portal.organisations o on o.id = a.tenant_id
            where o.slug = 'brackenshire' limit 1
            """)) as Guid?;
        Assert.NotNull(asked);
        var who = (string)(await portal.ScalarAsync(
            "select u.email from portal.users u join portal.access_requests a on a.asked_by_id = u.id where a.id = $1", asked))!;
        foreach (var (email, council, isTold) in new[] { (who, "brackenshire", true), (who, "ashdale", false),
            ("adviser2@education.example", "brackenshire", false), ("contributor@brackenshire.example", "brackenshire", false) })
        {
            await using var db = await portal.OpenAsync(council, email);
            var leads = await db.Database.SqlQuery<string>($"""select email as "Value" from app.ask_hearers({asked})""")
                .ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal((email, council, isTold && email == who), (email, council, leads.Count > 0));
        }
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

    // How many messages somebody sees, and what becomes of having them sent again.
    private async Task<(int Seen, string? Failure)> AskAsync(string? email)
    {
        await using var db = await portal.OpenAsync(null, email);
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var seen = await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from app.stored_messages()""")
            .SingleAsync(TestContext.Current.CancellationToken);
        return (seen, await SqlAttack.FailureOfAsync(() => db.Database.ExecuteSqlAsync($"select app.send_again(null)")));
    }

    private async Task<string?> AsDefinerAsync(string attack)
    {
        await using var server = NpgsqlDataSource.Create(portal.Admin);
        await using var connection = await server.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var become = new NpgsqlCommand("set local role slipportal_definer", connection);
        await become.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(attack, connection);
        return await SqlAttack.FailureOfAsync(() => command.ExecuteNonQueryAsync());
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
