using Npgsql;

namespace SlipPortal.IntegrationTests.Setup;

/// <summary>The walls are put up anew while portals are at work.</summary>
public sealed class MigrationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Waiting = "from pg_locks w join pg_database d on d.oid = w.database and d.datname = current_database() where w.mode = 'AccessExclusiveLock'";

    [Fact]
    public async Task A_migration_that_the_server_ends_for_somebody_at_work_begins_again()
    {
        // At work, on a table that the migration comes to late; and patient, so that it is the migration that ends.
        await using var database = NpgsqlDataSource.Create(portal.Admin);
        await using var atWork = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await atWork.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RunAsync("set local deadlock_timeout = '1min'; lock table portal.visits in access share mode");

        var migration = portal.MigrateAsync();
        await PortalHost.UntilAsync(
            async () => (long)(await portal.ScalarAsync($"select count(*) {Waiting} and not w.granted and w.relation = 'portal.visits'::regclass"))! > 0,
            "the migration waits");
        // Now one that the migration holds already: each waits for the other.
        await RunAsync($"lock table {await portal.ScalarAsync($"select w.relation::regclass::text {Waiting} and w.granted and w.relation::regclass::text like 'portal.%' limit 1")} in access share mode");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await migration;
        Assert.Equal("", await portal.ScalarAsync(
            "select coalesce(string_agg(relname, ', '), '') from pg_class where relnamespace = 'portal'::regnamespace and relname = 'visits' and not relrowsecurity"));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, atWork, transaction);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
