using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Every tenant entity, attacked in every way, by a lead of one council on another.</summary>
public sealed class AttackTests(PortalHost portal) : IClassFixture<PortalHost>
{
    // Both have a plan, people, grants and a ledger in the demo.
    private const string Attacker = "ashdale";
    private const string Victim = "brackenshire";

    [Fact]
    public async Task No_attack_reaches_another_councils_rows()
    {
        await using var db = await ArmAsync();
        var victim = await VictimAsync();
        var broken = new List<string>();
        foreach (var entity in Attacks.Entities(db))
            foreach (var (name, attack) in Attacks.All)
                if (await attack(db, entity, victim) is > 0 and var rows)
                    broken.Add($"{entity.GetTableName()}: {name} reached {rows}");
        Assert.Empty(broken);
    }

    [Fact]
    public async Task Every_entity_has_rows_in_both_councils_so_that_no_attack_is_vacuous()
    {
        await using var db = await ArmAsync();
        foreach (var entity in Attacks.Entities(db))
            foreach (var council in (string[])[Attacker, Victim])
                Assert.True(
                    await portal.ScalarAsync(
                        $"select exists (select from {Attacks.Table(entity)} row join portal.organisations o on o.id = row.tenant_id where o.slug = $1)",
                        council) is true,
                    $"{entity.GetTableName()} has no row of {council}: add one to the scene.");
    }

    [Fact]
    public async Task Every_tenant_entity_of_the_domain_is_in_the_model_and_behind_forced_row_level_security()
    {
        await using var db = await portal.OpenAsync(Attacker, null);
        var mapped = Attacks.Entities(db).Select(entity => entity.ClrType).ToHashSet();
        var declared = typeof(TenantEntity).Assembly.GetTypes().Concat(typeof(PortalDbContext).Assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(TenantEntity)) && !type.IsAbstract);
        Assert.DoesNotContain(declared, type => !mapped.Contains(type));

        // Tables without a tenant, each with the reason why.
        string[] global =
        [
            "organisations", "organisation_roles", // a directory that everyone signed in may read
            "users", "user_claims", "user_logins", "user_tokens", // people belong to several councils
            // published national figures: behind policies that do not bind the owner, who loads them
            "statistical_areas", "statistical_neighbours", "national_indicators", "indicator_values", "published_inspections", "published_findings", "loaded_files",
            "outbox_messages", // ids of records only, for the portal's own workers
            "data_protection_keys", "migrations", // the portal's own
        ];
        var open = (string)(await portal.ScalarAsync(
            """
            select coalesce(string_agg(relname, ', '), '') from pg_class
            where relnamespace = 'portal'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
                and relname <> all ($1)
            """,
            (object)global))!;
        Assert.Equal("", open);
    }

    [Fact]
    public async Task The_portals_role_owns_nothing_and_cannot_pass_by_the_policies()
    {
        Assert.Equal(false, await portal.ScalarAsync("select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'slipportal_app'"));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from pg_class where relowner = 'slipportal_app'::regrole"));
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from pg_auth_members where member = 'slipportal_app'::regrole"));
    }

    [Theory]
    [InlineData(null, "lead@ashdale.example")]
    [InlineData("ashdale", null)]
    [InlineData("ashdale", "lead@brackenshire.example")]
    [InlineData("ashdale", "admin@slipportal.example")]
    [InlineData("ashdale", "adviser2@education.example")]
    public async Task Without_a_council_or_a_reach_there_are_no_rows(string? council, string? email)
    {
        await using var db = await portal.OpenAsync(council, email);
        foreach (var entity in Attacks.Entities(db))
            Assert.Equal(0, await db.Database.SqlQueryRaw<int>($"select count(*)::int as \"Value\" from {Attacks.Table(entity)}").SingleAsync());
    }

    [Fact]
    public async Task An_adviser_reads_the_granted_areas_by_raw_SQL_and_writes_nothing()
    {
        await using var db = await portal.OpenAsync(Attacker, "adviser@education.example");
        var titles = await db.Database.SqlQueryRaw<string>("select title as \"Value\" from portal.chapters order by position").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Front door", "Leadership"], titles);
        // What an adviser may review, they may change: ReviewTests.
        foreach (var entity in Attacks.Entities(db).Where(entity => entity.ClrType != typeof(LedgerEntry) && entity.ClrType != typeof(Domain.Reviews.Review)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var changed = 0;
            try
            {
                changed = await db.Database.ExecuteSqlRawAsync($"update {Attacks.Table(entity)} set id = id", TestContext.Current.CancellationToken);
            }
            catch (PostgresException refused)
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }

            Assert.Equal(0, changed);
        }
    }

    [Theory]
    [InlineData("ledger_entries")]
    [InlineData("change_log")]
    [InlineData("progress_updates")]
    [InlineData("action_dues")]
    [InlineData("sign_off_steps")]
    [InlineData("evidence_verdicts")]
    [InlineData("occurrences")]
    [InlineData("impact_ratings")]
    [InlineData("action_wordings")]
    [InlineData("meeting_moves")]
    [InlineData("update_requests")]
    [InlineData("access_confirmations")]
    public async Task Facts_are_never_changed_or_deleted_even_by_the_councils_lead(string table)
    {
        await using var db = await portal.OpenAsync(Attacker, "lead@ashdale.example");
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => db.Database.ExecuteSqlRawAsync($"update portal.{table} set id = id", TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        // Those of a draft's own new actions go with the draft, and the demo has none.
        var before = await portal.ScalarAsync($"select count(*) from portal.{table}");
        try
        {
            Assert.Equal(0, await db.Database.ExecuteSqlRawAsync($"delete from portal.{table}", TestContext.Current.CancellationToken));
        }
        catch (PostgresException exception)
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, exception.SqlState);
        }

        Assert.Equal(before, await portal.ScalarAsync($"select count(*) from portal.{table}"));
    }

    [Theory]
    [InlineData("admin@slipportal.example", "select app.appoint({0}, app.user_id(), 'ImprovementLead', now())")]
    [InlineData("admin@slipportal.example", "select app.appoint({0}, gen_random_uuid(), 'Reader', now())")]
    [InlineData("admin@slipportal.example", "select app.appoint({0}, gen_random_uuid(), 'ImprovementLead', now())")]
    [InlineData("lead@ashdale.example", "select app.appoint({0}, app.user_id(), 'Associate', now())")]
    [InlineData("lead@ashdale.example", "select app.give_part({0}, 'Partner', current_date, null)")]
    [InlineData("lead@ashdale.example", "select app.invite({0}, gen_random_uuid(), 'x@x.example', 'Associate', now())")]
    [InlineData("lead@ashdale.example", "select app.end_associate({0}, gen_random_uuid())")]
    [InlineData("lead@ashdale.example", "select app.change_invitation({0}, gen_random_uuid(), null)")]
    [InlineData("lead@ashdale.example", "select app.end_part(gen_random_uuid(), current_date) where {0} <> ''")]
    [InlineData("lead@ashdale.example", "select app.has_lead({0})")]
    [InlineData("admin@slipportal.example", "select app.invite({0}, gen_random_uuid(), 'x@x.example', 'ImprovementLead', now())")]
    [InlineData("admin@slipportal.example", "select app.invite({0}, gen_random_uuid(), 'x@x.example', 'Associate', now())")]
    [InlineData("admin@slipportal.example", "select app.invite((select id from portal.organisations where slug = 'department' and {0} <> ''), gen_random_uuid(), 'admin@slipportal.example', 'Associate', now())")]
    [InlineData("admin@slipportal.example", "select app.end_associate({0}, gen_random_uuid())")]
    [InlineData("lead@ashdale.example", "insert into app.platform_administrators (user_id) select app.user_id() where {0} <> ''")]
    public async Task Nobody_gives_themselves_what_is_not_theirs_to_give(string email, string attempt)
    {
        await using var db = await portal.OpenAsync(Attacker, email);
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await db.Database.ExecuteSqlRawAsync(attempt, await VictimAsync()));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_child_row_cannot_hang_on_another_councils_parent()
    {
        var theirs = await portal.ScalarAsync("select c.id from portal.chapters c join portal.organisations o on o.id = c.tenant_id where o.slug = $1 limit 1", Victim);
        await using var db = await portal.OpenAsync(Attacker, "lead@ashdale.example");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(
            "insert into portal.impacts (tenant_id, id, chapter_id, practice_area_id, description) select tenant_id, gen_random_uuid(), {0}, id, 'x' from portal.practice_areas limit 1",
            theirs!));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Fact]
    public async Task A_connection_from_the_pool_knows_nothing_of_who_used_it_before()
    {
        await using var pool = OneConnection();
        var sessions = Sessions(pool);
        await using var mine = await portal.OpenAsync(Attacker, "lead@ashdale.example");
        var lead = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'lead@ashdale.example'"))!;
        await using (var db = sessions.Open((Data.Tenants.CouncilTenantInfo)mine.TenantInfo!, new Somebody(lead)))
        {
            for (var i = 0; i < 4; i++) Assert.NotEmpty(await db.Set<Domain.Plans.Plan>().ToListAsync(TestContext.Current.CancellationToken));
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        }

        await using var command = pool.CreateCommand("select app.user_id()::text || app.tenant_id(), (select count(*) from portal.plans)");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(reader.IsDBNull(0));
        Assert.Equal(0L, reader.GetInt64(1));
    }

    [Fact]
    public async Task Two_people_who_take_turns_on_one_connection_each_read_their_own()
    {
        await using var pool = OneConnection();
        var sessions = Sessions(pool);
        var people = new List<(Data.Tenants.CouncilTenantInfo Council, Guid Lead)>();
        foreach (var council in new[] { Attacker, Victim })
        {
            await using var db = await portal.OpenAsync(council, $"lead@{council}.example");
            people.Add(((Data.Tenants.CouncilTenantInfo)db.TenantInfo!, (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", $"lead@{council}.example"))!));
        }

        // As many times as it takes until the question is prepared, and its plan kept.
        for (var turn = 0; turn < 6; turn++)
        {
            foreach (var (_, reader) in people)
            {
                foreach (var (council, lead) in people)
                {
                    await using var db = sessions.Open(council, new Somebody(reader));
                    var read = await db.Set<Domain.Plans.Plan>().Select(plan => plan.TenantId).Distinct().ToListAsync(TestContext.Current.CancellationToken);
                    Assert.Equal(reader == lead ? [council.Id] : [], read);
                }
            }
        }
    }

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var db = await portal.OpenAsync(null, null);
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: dotnet ef migrations add NAME --project src/SlipPortal.Data");
    }

    [Fact]
    public async Task The_rights_in_the_database_are_those_of_the_table_in_the_code()
    {
        var stored = (string)(await portal.ScalarAsync("select string_agg(concat_ws(' ', role, kind, verb), ';' order by role, kind, verb) from app.role_rights"))!;
        Assert.Equal(RolePermissions.OfMembers.Select(right => $"{right.Role} {right.Kind} {right.Verb}").Order(StringComparer.Ordinal), stored.Split(';').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_filter_and_the_save_check_hold_alone_where_the_database_lets_everything_pass()
    {
        await using var mine = await ArmAsync();
        var victim = await VictimAsync();
        // As the server's administrator, whom no policy binds.
        await using var pool = NpgsqlDataSource.Create(portal.Admin);
        var lead = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'lead@ashdale.example'"))!;
        await using var db = Sessions(pool).Open((Data.Tenants.CouncilTenantInfo)mine.TenantInfo!, new Somebody(lead));
        foreach (var entity in Attacks.Entities(db))
        {
            Assert.True(await Attacks.All["find without the filter"](db, entity, victim) > 0, "The scene is wrong: a policy holds.");
            Assert.Equal(0, await Attacks.FilteredAsync(db, entity, victim));
            Assert.Equal(0, await Attacks.All["save a forged stub"](db, entity, victim));
        }

        var theirs = await db.Set<Domain.Plans.Post>().IgnoreQueryFilters(["__tenant__"]).AsTracking().FirstAsync(post => post.TenantId == victim);
        db.Remove(theirs);
        await Assert.ThrowsAsync<SlipPortal.MultiTenant.Abstractions.MultiTenantException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_canary_dies_when_the_policies_are_gone()
    {
        await using var db = await ArmAsync();
        var victim = await VictimAsync();
        var sql = string.Concat(Attacks.Entities(db).Select(entity =>
            $"alter table {Attacks.Table(entity)} no force row level security; alter table {Attacks.Table(entity)} disable row level security; grant all on {Attacks.Table(entity)} to slipportal_app;"));
        await using var open = new PortalHostWithoutWalls(portal, sql);
        await open.OpenAsync();
        foreach (var entity in Attacks.Entities(db))
        {
            var reached = 0;
            foreach (var attack in Attacks.All.Values) reached += await attack(db, entity, victim);
            Assert.True(reached > 0, $"{entity.GetTableName()}: the suite does not notice that its policies are gone.");
        }
    }

    private PortalSessions Sessions(NpgsqlDataSource pool) => new(
        pool, portal.Services.GetRequiredService<SessionSeal>(), TimeProvider.System, portal.Services.GetRequiredService<ISaveChangesInterceptor>());

    // The portal's own pool, of one.
    private NpgsqlDataSource OneConnection() => DataServices.DataSource(portal.App + ";Maximum Pool Size=1", new());

    private async Task<string> VictimAsync() => (string)(await portal.ScalarAsync("select id from portal.organisations where slug = $1", Victim))!;

    private async Task<PortalDbContext> ArmAsync()
    {
        Attacks.KnownIds[new NpgsqlConnectionStringBuilder(portal.App).Database!] = portal.Admin;
        // What the demo has in one council only.
        await portal.ScalarAsync("""
            insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
            select tenant_id, gen_random_uuid(), user_id, 'x', 'x', id, 'x', 'Page', now() from portal.grants g
            where not exists (select from portal.ledger_entries l where l.tenant_id = g.tenant_id)
            """);
        return await portal.OpenAsync(Attacker, "lead@ashdale.example");
    }

    private sealed record Somebody(Guid? UserId) : Data.Isolation.IActor
    {
        public string Name => "Somebody";
    }

    // Takes the walls down for the canary, and puts them up again for the tests after it.
    private sealed class PortalHostWithoutWalls(PortalHost portal, string sql) : IAsyncDisposable
    {
        public async Task OpenAsync() => await portal.ScalarAsync(sql);

        public async ValueTask DisposeAsync() => await portal.MigrateAsync();
    }
}
