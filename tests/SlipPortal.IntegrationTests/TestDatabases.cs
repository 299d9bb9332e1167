using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.EmbeddedPostgres;
using SlipPortal.IntegrationTests;
using SlipPortal.Web.Demo;
using SlipPortal.Web.Setup;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace SlipPortal.IntegrationTests;

/// <summary>
/// One private PostgreSQL for a test run, with a migrated database that holds the demo. Each test class works on a clone of its own.
/// <c>EmbeddedPostgres__BinDir</c> runs everything on an installed server instead.
/// </summary>
public sealed class TestDatabases : IAsyncLifetime
{
    private const string Template = "slipportal";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"slipportal-tests-{Guid.NewGuid():N}");
    private PostgresServer? _server;
    private NpgsqlConnectionStringBuilder? _app;
    private NpgsqlConnectionStringBuilder? _worker;

    /// <summary>What portals on these databases sign sessions with.</summary>
    public static string SessionKeyText { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The same as the database has it.</summary>
    public static IReadOnlyList<SessionKey> Keys { get; } = [SessionKey.Parse(SessionKeyText)];

    /// <summary>What encrypts the portal's keys in them.</summary>
    public string Certificate { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var bin = Environment.GetEnvironmentVariable("EmbeddedPostgres__BinDir");
        var data = Path.Combine(_folder, "postgres");
        _server = await PostgresServer.StartAsync(new() { DataDirectory = data, BinDir = bin, Durable = false });
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EmbeddedPostgres:DataDirectory"] = data,
            ["EmbeddedPostgres:BinDir"] = bin,
            ["Portal:SessionKey"] = SessionKeyText,
        }).Build();
        // As the portal itself does on a laptop.
        await using var portal = await PortalDatabase.OpenAsync(configuration, database => DemoData.FillAsync(["--Reading:Seconds=60"], database), isPortal: false, default);
        _app = new(portal.App);
        _worker = new(portal.Worker);
        Certificate = portal.Certificate!;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A clone of the demo database, as the portal's own role and as the server's administrator.</summary>
    public async Task<(string App, string Admin)> CloneAsync()
    {
        var name = $"t_{Guid.NewGuid():N}";
        await _server!.CreateDatabaseAsync(name, Template);
        // A clone has everything but the privileges on the database itself.
        await using (var admin = NpgsqlDataSource.Create(_server.ConnectionString(name)))
        await using (var close = admin.CreateCommand($"revoke temporary on database {name} from public"))
            await close.ExecuteNonQueryAsync();
        return (new NpgsqlConnectionStringBuilder(_app!.ConnectionString) { Database = name }.ConnectionString, _server.ConnectionString(name));
    }

    /// <summary>The database of another connection string, as the role that delivers messages.</summary>
    public string AsWorker(string connectionString) =>
        new NpgsqlConnectionStringBuilder(_worker!.ConnectionString) { Database = new NpgsqlConnectionStringBuilder(connectionString).Database }.ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
