using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.EmbeddedPostgres;
using SlipPortal.Web.Commands;

namespace SlipPortal.Web.Setup;

/// <summary>
/// The database that the portal works with: the server that <c>ConnectionStrings__Portal</c> names, or else a private one that it
/// starts, migrates and stops itself.
/// </summary>
internal sealed class PortalDatabase : IAsyncDisposable
{
    private const string DatabaseName = "slipportal";

    // A new database is made under another name and gets its own when it is complete: a crash on the way leaves nothing half-made.
    private const string UnfinishedName = "slipportal_unfinished";

    private const string HomeName = ".slipportal";

    private readonly PostgresServer? _embedded;
    private IDisposable? _only;

    private PortalDatabase(string app, string? worker, string? admin, IReadOnlyList<SessionKey> keys, PostgresServer? embedded)
    {
        App = app;
        Worker = worker;
        Admin = admin;
        Keys = keys;
        _embedded = embedded;
    }

    /// <summary>Connection string of the application's role.</summary>
    public string App { get; }

    /// <summary>What sessions are signed with: the key in use, then one that is on its way out.</summary>
    public IReadOnlyList<SessionKey> Keys { get; }

    /// <summary>Connection string of the role that delivers messages, or null where this program was not given it.</summary>
    public string? Worker { get; }

    /// <summary>The certificate that encrypts a private database's keys, beside its data; null on a server, whose operator names one.</summary>
    public string? Certificate { get; private init; }

    /// <summary>Connection string of the database's administrator, or null where this program was not given it.</summary>
    public string? Admin { get; }

    /// <summary>True for the private one.</summary>
    public bool IsEmbedded => _embedded is not null;

    /// <summary>Finds or starts it. The private one is migrated as well; a server's owner migrates it with <c>migrate</c>.</summary>
    /// <param name="configuration">The program's settings.</param>
    /// <param name="fill">Puts the demo into a private database that is new.</param>
    /// <param name="isPortal">True for a portal, of which a private database has one at a time; commands work beside it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperatorException">Another portal runs on the private database.</exception>
    /// <exception cref="EmbeddedPostgresException">The private one cannot start; the message says what to do.</exception>
    /// <exception cref="InvalidOperationException">The server is too old.</exception>
    public static async Task<PortalDatabase> OpenAsync(
        IConfiguration configuration, Func<PortalDatabase, Task> fill, bool isPortal, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("Portal") is { Length: > 0 } portal)
        {
            await using var connection = new NpgsqlConnection(portal);
            await connection.OpenAsync(cancellationToken);
            Migrator.RefuseOld(connection.PostgreSqlVersion);
            return new(portal, Given("Worker"), Given("Migrator"), KeysOf(configuration), null);
        }

        string? Given(string name) => configuration.GetConnectionString(name) is { Length: > 0 } given ? given : null;

        var settings = configuration.GetSection("EmbeddedPostgres");
        var server = await PostgresServer.StartAsync(
            new()
            {
                DataDirectory = settings["DataDirectory"] ?? Path.Combine(Home, "postgres"),
                BinDir = settings["BinDir"],
                Port = settings.GetValue<int?>("Port"),
                Log = Console.Error.WriteLine,
            },
            cancellationToken);
        IDisposable? only = null;
        try
        {
            // Before anything is migrated under the feet of the other.
            if (isPortal)
            {
                only = server.TryLock("portal") ?? throw new OperatorException(
                    $"Another portal runs on the data in '{server.DataDirectory}'. End it, or give this one a folder of its own: "
                    + "EmbeddedPostgres__DataDirectory.");
                Console.Error.WriteLine($"The data are in {server.DataDirectory}.");
            }

            var database = await PrepareAsync(server, configuration, fill, cancellationToken);
            database._only = only;
            return database;
        }
        catch
        {
            only?.Dispose();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Where a run on a laptop keeps what it needs to keep: git-ignored, beside the project that the program was built in, or else in the
    /// program's own folder. Looked for at each start, so that a copied checkout has data of its own.
    /// </summary>
    public static string Home { get; } = HomeOf(AppContext.BaseDirectory);

    /// <summary>The same for a program in this folder.</summary>
    internal static string HomeOf(string program)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SlipPortal.Web.csproj"))) return Path.Combine(folder.FullName, HomeName);
        return Path.Combine(program, HomeName);
    }

    /// <summary>The keys in a server's settings.</summary>
    /// <exception cref="OperatorException">There is none, or what is there is no key.</exception>
    public static IReadOnlyList<SessionKey> KeysOf(IConfiguration configuration)
    {
        try
        {
            var key = SessionKey.Parse(configuration["Portal:SessionKey"]);
            return configuration["Portal:PreviousSessionKey"] is { Length: > 0 } previous ? [key, SessionKey.Parse(previous)] : [key];
        }
        catch (InvalidOperationException exception)
        {
            throw new OperatorException(exception.Message);
        }
    }

    public ValueTask DisposeAsync()
    {
        _only?.Dispose();
        return _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static async Task<PortalDatabase> PrepareAsync(
        PostgresServer server, IConfiguration configuration, Func<PortalDatabase, Task> fill, CancellationToken cancellationToken)
    {
        // Two programs may start on it at the same moment: the second waits until the first has prepared it.
        // Not pooled: a pooled connection would hold the lock on after it is closed.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Pooling = false }.ConnectionString);
        await turn.OpenAsync(cancellationToken);
        await ExecuteAsync(turn, "select pg_advisory_lock(hashtext('slipportal'))", cancellationToken);
        if (!await server.DatabaseExistsAsync(DatabaseName, cancellationToken))
        {
            await server.DropDatabaseAsync(UnfinishedName, cancellationToken);
            await server.CreateDatabaseAsync(UnfinishedName, cancellationToken: cancellationToken);
            await fill(await MigrateAsync(server, configuration, UnfinishedName, cancellationToken));
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(turn, $"alter database {UnfinishedName} rename to {DatabaseName}", cancellationToken);
        }

        return await MigrateAsync(server, configuration, DatabaseName, cancellationToken);
    }

    private static async Task<PortalDatabase> MigrateAsync(
        PostgresServer server, IConfiguration configuration, string name, CancellationToken cancellationToken)
    {
        var admin = new NpgsqlConnectionStringBuilder(server.ConnectionString(name));
        var keys = configuration["Portal:SessionKey"] is null ? [SessionKey.Parse(Convert.ToBase64String(Secret(admin, "sessions")))] : KeysOf(configuration);
        await Migrator.CreateRolesAsync(admin.ConnectionString, PasswordOf(DatabaseRoles.App), PasswordOf(DatabaseRoles.Worker), cancellationToken);
        await Migrator.MigrateAsync(admin.ConnectionString, keys, cancellationToken);
        var certificate = Path.Combine(server.DataDirectory, "keys.pfx");
        KeyProtection.MakeCertificate(certificate);
        return new(As(DatabaseRoles.App), As(DatabaseRoles.Worker), admin.ConnectionString, keys, server) { Certificate = certificate };

        string PasswordOf(string role) => Convert.ToHexString(Secret(admin, role));
        string As(string role) =>
            new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Username = role, Password = PasswordOf(role) }.ConnectionString;
    }

    // The same each time, so that a second program on the same server does not lock out the first.
    private static byte[] Secret(NpgsqlConnectionStringBuilder admin, string purpose) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(admin.Password!), Encoding.UTF8.GetBytes(purpose));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
