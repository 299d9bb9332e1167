using Npgsql;
using SlipPortal.EmbeddedPostgres;

namespace SlipPortal.IntegrationTests.EmbeddedPostgres;

public sealed class DatabaseTests : IAsyncLifetime
{
    private readonly DataFolder _folder = new();
    private PostgresServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await _folder.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clones_a_database_with_its_rows(bool durable)
    {
        await using var server = await _folder.StartAsync(_folder.Options with { Durable = durable });
        await server.CreateDatabaseAsync("template", cancellationToken: TestContext.Current.CancellationToken);
        await DataFolder.QueryAsync(server, "create table t as select 42 as n", "template");

        await server.CreateDatabaseAsync("""a "copy" """, "template", TestContext.Current.CancellationToken);

        await DataFolder.QueryAsync(server, "update t set n = 1", "template");
        Assert.Equal(42, await DataFolder.QueryAsync(server, "select n from t", """a "copy" """));
    }

    [Fact]
    public async Task Says_what_stands_in_the_way_of_a_clone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _server.CreateDatabaseAsync("template", cancellationToken: cancellation);
        await using var connection = new NpgsqlConnection(_server.ConnectionString("template") + ";Pooling=false");
        await connection.OpenAsync(cancellation);

        var busy = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => _server.CreateDatabaseAsync("copy", "template", cancellation));
        var taken = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => _server.CreateDatabaseAsync("template", null, cancellation));
        var missing = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => _server.CreateDatabaseAsync("copy", "none", cancellation));

        Assert.Contains("connected to the database 'template'", busy.Message, StringComparison.Ordinal);
        Assert.Contains("'template' already", taken.Message, StringComparison.Ordinal);
        Assert.Contains("'none'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drops_a_database_that_somebody_is_connected_to()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _server.CreateDatabaseAsync("old", cancellationToken: cancellation);
        await using var connection = new NpgsqlConnection(_server.ConnectionString("old") + ";Pooling=false");
        await connection.OpenAsync(cancellation);

        await _server.DropDatabaseAsync("old", cancellation);
        await _server.DropDatabaseAsync("never there", cancellation);

        Assert.False(await _server.DatabaseExistsAsync("old", cancellation));
    }
}
