using System.Text;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.EmbeddedPostgres;

namespace SlipPortal.Benchmarks;

/// <summary>A PostgreSQL of the benchmarks' own, and in it a copy of the national data set to work on.</summary>
internal sealed class Database : IAsyncDisposable
{
    // Say another edition when the data set changes: kept ones are then made anew.
    private const string Edition = "1";

    private readonly PostgresServer _server;

    private Database(PostgresServer server, string name)
    {
        _server = server;
        Admin = new NpgsqlConnectionStringBuilder(server.ConnectionString(name)) { IncludeErrorDetail = true }.ConnectionString;
        App = new NpgsqlConnectionStringBuilder(Admin) { Username = DatabaseRoles.App, Password = RolePassword }.ConnectionString;
        Worker = new NpgsqlConnectionStringBuilder(Admin) { Username = DatabaseRoles.Worker, Password = RolePassword }.ConnectionString;
    }

    /// <summary>Connection string of the server's administrator, whom no policy holds.</summary>
    public string Admin { get; }

    /// <summary>Connection string of the portal's role.</summary>
    public string App { get; }

    /// <summary>Connection string of the role that delivers messages.</summary>
    public string Worker { get; }

    /// <summary>The process of the server, whose children serve the connections.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_server.DataDirectory, "cluster", "postmaster.pid")).First());

    private static string RolePassword => "benchmarks-only";

    /// <summary>What the portal signs sessions with.</summary>
    public static string Key => Convert.ToBase64String(Encoding.ASCII.GetBytes("benchmarks-only, benchmarks-only"));

    /// <summary>Starts the server, makes the data set unless the folder has it already, and copies it.</summary>
    /// <param name="folder">Where server and data set are kept.</param>
    /// <param name="councils">How many councils.</param>
    public static async Task<Database> OpenAsync(string folder, int councils)
    {
        var server = await PostgresServer.StartAsync(new()
        {
            DataDirectory = Path.Combine(Path.GetFullPath(folder), "postgres"),
            BinDir = Environment.GetEnvironmentVariable("EmbeddedPostgres__BinDir"),
            Log = Console.Error.WriteLine,
        });
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        // With what is stored, when it ends and by which schema it was made.
        var schema = typeof(Migrator).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];
        var kept = $"national_{councils}_{today:yyyyMMdd}_{schema}_{Edition}";
        if (!await server.DatabaseExistsAsync(kept))
        {
            var unfinished = await MakeEmptyAsync(server, "unfinished");
            await NationalData.MakeAsync(unfinished, councils, today);
            NpgsqlConnection.ClearAllPools();
            await AskAsync(server.ConnectionString(), $"alter database unfinished rename to {kept}");
        }

        var name = $"run_{councils}";
        await server.DropDatabaseAsync(name);
        await server.CreateDatabaseAsync(name, kept);
        await AskAsync(server.ConnectionString(), "checkpoint");
        return new(server, name);
    }

    /// <summary>A new database beside it with the portal's tables and nothing in them; one of that name goes first.</summary>
    /// <returns>Connection string of the server's administrator.</returns>
    public Task<string> MakeEmptyAsync(string name) => MakeEmptyAsync(_server, name);

    /// <summary>Asks it something as its administrator.</summary>
    /// <returns>The first value of the answer, or null.</returns>
    public Task<object?> AskAsync(string sql) => AskAsync(Admin, sql);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }

    private static async Task<string> MakeEmptyAsync(PostgresServer server, string name)
    {
        await server.DropDatabaseAsync(name);
        await server.CreateDatabaseAsync(name);
        var admin = server.ConnectionString(name);
        await Migrator.CreateRolesAsync(admin, RolePassword, RolePassword, default);
        await Migrator.MigrateAsync(admin, [SessionKey.Parse(Key)], default);
        return admin;
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=300");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
