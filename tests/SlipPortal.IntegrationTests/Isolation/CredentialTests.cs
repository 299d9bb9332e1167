using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>What people prove themselves by, attacked by SQL of the portal's role in the session of somebody who is signed in.</summary>
public sealed class CredentialTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;
    private const string Lead = "lead@ashdale.example";
    private const string NewKey = "insert into portal.data_protection_keys (name, xml) values ('x', '<key/>')";

    private static readonly string[] Secrets =
        ["password_hash", "security_stamp", "access_failed_count", "lockout_end", "lockout_enabled", "two_factor_enabled", "phone_number"];

    private static readonly string[] Attacks =
    [
        .. Secrets.Select(column => $"select {column} from portal.users where id = app.user_id()"),
        .. Secrets.Select(column => $"update portal.users set {column} = default where id = app.user_id()"),
        "select * from portal.users",
        "select person from portal.users person",
        "update portal.users set name = 'x'",
        "update portal.users set normalized_email = 'X' where id = app.user_id()",
        "insert into portal.users (id) select gen_random_uuid() where false",
        "delete from portal.users where false",
        .. ((string[])["user_tokens", "user_logins", "user_claims"]).SelectMany(table => (string[])
            [$"select from portal.{table}", $"delete from portal.{table}", $"insert into portal.{table} select * from portal.{table}"]),
    ];

    [Fact]
    public async Task Nobody_reads_or_changes_anybodys_credentials_in_a_table()
    {
        foreach (var attack in Attacks) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
        await portal.ScalarAsync("grant all on portal.users, portal.user_tokens, portal.user_logins, portal.user_claims to slipportal_app");
        foreach (var attack in Attacks) Assert.NotEqual((attack, Denied), (attack, await AsLeadAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in Attacks) Assert.Equal((attack, Denied), (attack, await AsLeadAsync(attack)));
        Assert.Equal(Denied, await AsLeadAsync("set role slipportal_credentials"));
    }

    [Fact]
    public async Task The_functions_work_for_whom_the_portal_signs_a_session_for_their_credentials_and_tell_nobody_elses()
    {
        var lead = await IdOfAsync(Lead);
        var stamp = (string)(await portal.ScalarAsync("select concurrency_stamp from portal.users where id = $1", lead))!;
        foreach (var strength in Enum.GetValues<SessionStrength>())
        {
            await using var db = Open(new Somebody(lead, strength));
            var found = await db.Users.FromSql($"select * from app.my_credentials()").ToListAsync(TestContext.Current.CancellationToken);
            var changed = await db.Database
                .SqlQuery<bool>($"""select app.change_my_credentials({stamp}, {stamp}, 'forged', 'forged', 0, null, 'Lead', {Lead}, {Lead.ToUpperInvariant()}) as "Value" """)
                .SingleAsync(TestContext.Current.CancellationToken);
            var isFor = strength is SessionStrength.Credentials;
            Assert.Equal(isFor ? [lead] : [], found.Select(user => user.Id));
            Assert.Equal(isFor, changed);
        }

        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.users where password_hash = 'forged'"));
    }

    [Fact]
    public async Task Nobody_who_has_an_account_makes_another()
    {
        foreach (var (user, refusal) in new (Guid?, string)[]
        {
            (await IdOfAsync(Lead), PostgresErrorCodes.UniqueViolation), (null, PostgresErrorCodes.NotNullViolation),
        })
        {
            await using var db = Open(new Somebody(user, SessionStrength.Password));
            Assert.Equal(refusal, await SqlAttack.FailureOfAsync(
                () => db.Database.ExecuteSqlAsync($"select app.add_account('x', 'x@evil.example', 'X@EVIL.EXAMPLE', 'x', 'x', 'x')")));
        }

        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.users where name = 'x'"));
        await using var invited = Open(new Somebody(Guid.NewGuid(), SessionStrength.Portal));
        await invited.Database.ExecuteSqlAsync($"select app.add_account('New', 'new@evil.example', 'NEW@EVIL.EXAMPLE', 'x', 'x', 'x')");
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.users where name = 'New'"));
    }

    [Fact]
    public async Task The_functions_that_look_behind_the_policies_see_no_credentials_and_those_of_credentials_no_councils()
    {
        string[] attacks =
        [
            .. Secrets.Select(column => $"set local role slipportal_definer; select {column} from portal.users"),
            "set local role slipportal_credentials; select from portal.memberships",
            "set local role slipportal_credentials; select from portal.outbox_messages",
            "set local role slipportal_credentials; update portal.users set two_factor_enabled = true",
        ];
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsAdministratorAsync(attack)));
        await portal.ScalarAsync(
            "grant all on portal.users, portal.memberships, portal.outbox_messages to slipportal_definer, slipportal_credentials");
        foreach (var attack in attacks) Assert.NotEqual((attack, Denied), (attack, await AsAdministratorAsync(attack)));
        await portal.MigrateAsync();
        foreach (var attack in attacks) Assert.Equal((attack, Denied), (attack, await AsAdministratorAsync(attack)));
    }

    [Fact]
    public async Task A_key_of_somebodys_own_making_is_not_taken()
    {
        var lead = await IdOfAsync(Lead);
        foreach (var strength in Enum.GetValues<SessionStrength>())
        {
            await using var own = Open(new Somebody(lead, strength));
            Assert.Equal(Denied, await SqlAttack.FailureOfAsync(() => own.Database.ExecuteSqlRawAsync(NewKey)));
            if (strength is SessionStrength.Credentials) continue;
            await using var nobodys = Open(new Somebody(null, strength));
            Assert.Equal(Denied, await SqlAttack.FailureOfAsync(() => nobodys.Database.ExecuteSqlRawAsync(NewKey)));
        }

        await portal.ScalarAsync("alter table portal.data_protection_keys disable row level security");
        Assert.Null(await AsLeadAsync(NewKey));
        await portal.MigrateAsync();
        Assert.Equal(Denied, await AsLeadAsync(NewKey));
    }

    private async Task<Guid> IdOfAsync(string email) =>
        (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", email))!;

    private PortalDbContext Open(IActor actor) => portal.Services.GetRequiredService<PortalSessions>().Open(null, actor);

    private async Task<string?> AsLeadAsync(string attack)
    {
        await using var db = Open(new Somebody(await IdOfAsync(Lead), SessionStrength.Password));
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return await SqlAttack.FailureOfAsync(() => db.Database.ExecuteSqlRawAsync(attack));
    }

    private async Task<string?> AsAdministratorAsync(string attack)
    {
        await using var database = NpgsqlDataSource.Create(portal.Admin);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(attack, connection);
        return await SqlAttack.FailureOfAsync(() => command.ExecuteNonQueryAsync());
    }

    private sealed record Somebody(Guid? UserId, SessionStrength Strength) : IActor
    {
        public string Name => "Somebody";
    }
}
