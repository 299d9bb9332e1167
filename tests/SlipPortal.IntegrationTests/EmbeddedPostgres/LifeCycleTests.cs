using System.Net;
using System.Net.Sockets;
using Npgsql;
using SlipPortal.EmbeddedPostgres;

namespace SlipPortal.IntegrationTests.EmbeddedPostgres;

public sealed class LifeCycleTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keeps_its_data_from_one_start_to_the_next()
    {
        await using (var first = await _folder.StartAsync())
            await first.CreateDatabaseAsync("kept", cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(File.Exists(_folder.PidFile));

        await using var second = await _folder.StartAsync();
        Assert.True(await second.DatabaseExistsAsync("kept", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lets_nobody_in_without_the_password_and_keeps_that_from_others()
    {
        await using var server = await _folder.StartAsync();

        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        Assert.Equal("127.0.0.1", await DataFolder.QueryAsync(server, "show listen_addresses"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Data, "password")));
    }

    [Fact]
    public async Task Checks_pages_and_orders_text_by_code_point()
    {
        await using var server = await _folder.StartAsync();

        Assert.Equal("on", await DataFolder.QueryAsync(server, "show data_checksums"));
        Assert.Equal(
            "B,a,é",
            await DataFolder.QueryAsync(server, "select string_agg(x, ',' order by x) from unnest(array['é', 'a', 'B']) x"));
        Assert.Equal("É", await DataFolder.QueryAsync(server, "select upper('é')"));
    }

    [Fact]
    public async Task Several_users_share_one_server_and_the_last_to_leave_stops_it()
    {
        var first = await _folder.StartAsync();
        var second = await _folder.StartAsync();
        Assert.Equal(first.Port, second.Port);

        await first.DisposeAsync();
        Assert.Equal(1, await DataFolder.QueryAsync(second, "select 1"));

        await second.DisposeAsync();
        Assert.False(File.Exists(_folder.PidFile));
    }

    [Fact]
    public async Task Starts_at_the_same_moment_on_a_fresh_folder_end_up_with_one_server()
    {
        var servers = await Task.WhenAll(_folder.StartAsync(), _folder.StartAsync(), _folder.StartAsync());

        Assert.Single(servers.Select(server => server.Port).Distinct());
        foreach (var server in servers)
            await server.DisposeAsync();
        Assert.False(File.Exists(_folder.PidFile));
    }

    [Fact]
    public async Task Takes_over_a_server_whose_starter_was_killed_and_stops_it_at_the_end()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        await _folder.StartUnattendedAsync();
        var left = _folder.Postmaster;

        var server = await _folder.StartAsync();
        Assert.Equal(left, _folder.Postmaster);
        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));

        await server.DisposeAsync();
        Assert.False(File.Exists(_folder.PidFile));
    }

    [Fact]
    public async Task Recovers_after_the_server_was_killed_while_a_child_was_busy()
    {
        var killed = await _folder.StartAsync();
        await killed.CreateDatabaseAsync("kept", cancellationToken: TestContext.Current.CancellationToken);
        // It looks neither at its parent nor at its connection until it ends, which is never.
        var busy = DataFolder.QueryAsync(killed, "do $$ begin loop end loop; end $$");
        while (await DataFolder.QueryAsync(killed, "select 1 from pg_stat_activity where query like 'do $$%' and state = 'active'") is null)
            Assert.False(busy.IsCompleted);
        await _folder.KillPostmasterAsync();

        await using var server = await _folder.StartAsync();

        Assert.True(await server.DatabaseExistsAsync("kept", TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => busy);
        await killed.DisposeAsync();
        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));
    }

    [Fact]
    public async Task Starts_although_the_number_of_a_killed_server_now_belongs_to_another_process()
    {
        var killed = await _folder.StartAsync();
        await _folder.KillPostmasterAsync();
        var lines = await File.ReadAllLinesAsync(_folder.PidFile, TestContext.Current.CancellationToken);
        lines[0] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(_folder.PidFile, lines, TestContext.Current.CancellationToken);

        await using var server = await _folder.StartAsync();

        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));
        await killed.DisposeAsync();
    }

    [Fact]
    public async Task Begins_again_after_the_making_of_the_data_was_interrupted()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var watcher = new FileSystemWatcher(Directory.CreateDirectory(_folder.Data).FullName) { EnableRaisingEvents = true };
        watcher.Created += (_, created) =>
        {
            if (created.Name!.StartsWith("cluster.new-", StringComparison.Ordinal))
                interrupt.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresServer.StartAsync(_folder.Options, interrupt.Token));
        Assert.False(Directory.Exists(_folder.Cluster));
        Assert.NotEmpty(Directory.GetDirectories(_folder.Data, "cluster.new-*"));

        await using var server = await _folder.StartAsync();

        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));
        Assert.Empty(Directory.GetDirectories(_folder.Data, "cluster.new-*"));
    }

    [Fact]
    public async Task Uses_the_port_that_is_asked_for_and_says_when_it_is_taken()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
            var refusal = await _folder.RefusalAsync(_folder.Options with { Port = port });
            Assert.Contains($"Port {port} is taken", refusal.Message, StringComparison.Ordinal);
        }

        await using var server = await _folder.StartAsync(_folder.Options with { Port = port });
        Assert.Equal(port, server.Port);

        var other = await _folder.RefusalAsync(_folder.Options with { Port = port == 60000 ? 60001 : 60000 });
        Assert.Contains($"in use by another process on port {port}", other.Message, StringComparison.Ordinal);
        Assert.Equal(1, await DataFolder.QueryAsync(server, "select 1"));
    }

    [Fact]
    public async Task Refuses_data_of_another_major_version_and_leaves_it_alone()
    {
        await using (var server = await _folder.StartAsync())
            await server.CreateDatabaseAsync("kept", cancellationToken: TestContext.Current.CancellationToken);
        var version = Path.Combine(_folder.Cluster, "PG_VERSION");
        var right = await File.ReadAllTextAsync(version, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(version, "14\n", TestContext.Current.CancellationToken);

        var refusal = await _folder.RefusalAsync();
        Assert.Contains("made by PostgreSQL 14 and this is PostgreSQL 18", refusal.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(version, right, TestContext.Current.CancellationToken);
        await using var again = await _folder.StartAsync();
        Assert.True(await again.DatabaseExistsAsync("kept", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refuses_a_folder_that_holds_other_things()
    {
        var precious = Path.Combine(_folder.Folder("data"), "thesis.txt");
        await File.WriteAllTextAsync(precious, "words", TestContext.Current.CancellationToken);

        var refusal = await _folder.RefusalAsync();

        Assert.Contains("holds other things", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([precious], Directory.GetFileSystemEntries(_folder.Data));
    }
}
