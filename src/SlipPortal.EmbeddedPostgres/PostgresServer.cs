using Npgsql;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL on the loopback address. Several processes can use the same data folder at once: the first starts the server,
/// the others find it, and the last to leave stops it. A process that was killed does not count; the next one takes over its server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly ServerFolder _folder;
    private readonly Cluster _cluster;
    private readonly EmbeddedPostgresOptions _options;
    private IDisposable? _use;
    private bool _cloneFails;

    private PostgresServer(
        ServerFolder folder, Cluster cluster, EmbeddedPostgresOptions options, IDisposable use, int port, Version version)
    {
        _folder = folder;
        _cluster = cluster;
        _options = options;
        _use = use;
        Port = port;
        ServerVersion = version;
    }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Major and minor version of the PostgreSQL programs, such as 18.4.</summary>
    public Version ServerVersion { get; }

    /// <summary>
    /// The folder in use: the one that was asked for, except that root's server may be unable to reach that one and then has another.
    /// </summary>
    public string DataDirectory => _folder.Path;

    /// <summary>Starts the server, after creating the data folder if need be, or finds it running.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started; the message says what to do.</exception>
    public static async Task<PostgresServer> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var log = options.Log ?? (_ => { });
        var folder = await ServerFolder.PrepareAsync(options.DataDirectory, log, cancellationToken).ConfigureAwait(false);
        var binaries = await PostgresBinaries.FindAsync(options.BinDir, folder.Account, log, cancellationToken).ConfigureAwait(false);
        var cluster = new Cluster(folder, binaries, log);

        using var starting = await FileLock.ExclusiveAsync(folder.StartLock, cancellationToken).ConfigureAwait(false);
        await cluster.CreateIfMissingAsync(options.Durable, cancellationToken).ConfigureAwait(false);
        try
        {
            var port = await cluster.FindRunningAsync(cancellationToken).ConfigureAwait(false);
            if (port is not null && options.Port is not null && options.Port != port)
            {
                if (!await IsUnusedAsync(folder).ConfigureAwait(false))
                    throw new EmbeddedPostgresException(
                        $"The PostgreSQL of '{folder.Path}' is in use by another process on port {port}: end that process, or do not ask "
                        + $"for port {options.Port}.");
                await cluster.StopAsync().ConfigureAwait(false);
                port = null;
            }

            port ??= await cluster.StartAsync(options.Port, options.Durable, cancellationToken).ConfigureAwait(false);
            return new PostgresServer(folder, cluster, options, FileLock.Shared(folder.UsersLock), port.Value, binaries.Version);
        }
        catch
        {
            if (await IsUnusedAsync(folder).ConfigureAwait(false))
                await cluster.StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>How to connect, as superuser, to a database of this server. It holds the password: keep it out of logs.</summary>
    public string ConnectionString(string database = "postgres") => _cluster.ConnectionString(Port, database);

    /// <summary>
    /// A lock among the programs that use this folder, for one that must be the only one of its kind; freed when the process ends in
    /// whatever way. Null when another holds it.
    /// </summary>
    /// <param name="name">Part of a file's name.</param>
    public IDisposable? TryLock(string name) => FileLock.TryExclusive(Path.Combine(_folder.Path, $"{name}.lock"));

    /// <summary>Whether there is a database of that name.</summary>
    public async Task<bool> DatabaseExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
            };
            await using (command.ConfigureAwait(false))
                return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    /// <summary>Creates a database, empty or as a copy of another.</summary>
    /// <param name="name">The new database; any characters are allowed.</param>
    /// <param name="template">The database to copy, to which nobody may be connected; null for an empty database.</param>
    /// <param name="cancellationToken">Ends the attempt; the database then does not exist.</param>
    /// <exception cref="EmbeddedPostgresException">
    /// The name is taken, the template does not exist, or somebody is connected to it (a connection pool counts).
    /// </exception>
    public async Task CreateDatabaseAsync(string name, string? template = null, CancellationToken cancellationToken = default)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Copying the files is twice as quick as writing them to the log, unless the server waits for the disk: it makes two
            // checkpoints, each with all that is not yet on the disk (README, with figures).
            var strategy = _options.Durable ? "wal_log" : "file_copy";
            var create = $"create database {Quote(name)} template {Quote(template ?? "template1")} strategy {strategy}";
            try
            {
                if (!_options.Durable && !_cloneFails && ServerVersion.Major >= 18
                    && await TryCloneAsync(connection, create, cancellationToken).ConfigureAwait(false))
                    return;
                await ExecuteAsync(connection, create, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (Explain(exception.SqlState, name, template) is { } message)
            {
                throw new EmbeddedPostgresException(message, exception);
            }
        }
    }

    /// <summary>Drops a database, cutting off whoever is connected to it; nothing happens when there is none of that name.</summary>
    public async Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            await ExecuteAsync(connection, $"drop database if exists {Quote(name)} with (force)", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the server, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
            return;
        using (use)
        {
            try
            {
                using var stopping = await FileLock.ExclusiveAsync(_folder.StartLock, CancellationToken.None).ConfigureAwait(false);
                use.Dispose();
                if (await IsUnusedAsync(_folder).ConfigureAwait(false))
                    await _cluster.StopAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is EmbeddedPostgresException or IOException)
            {
                // The program is ending: it must not fail for this, and the next start finds the server running.
                _options.Log?.Invoke(exception.Message);
            }
        }
    }

    /// <summary>Whether no process uses the server; the caller holds the start lock, so none can begin to.</summary>
    private static async Task<bool> IsUnusedAsync(ServerFolder folder)
    {
        // More than one look: a program that this process happens to start just now holds a copy of our lock for a moment.
        for (var look = 0; look < 5; look++)
        {
            if (FileLock.TryExclusive(folder.UsersLock) is { } free)
            {
                free.Dispose();
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>
    /// Lets the file system share the blocks of the copy, where it and the build of PostgreSQL can; returns false where they cannot.
    /// </summary>
    private async Task<bool> TryCloneAsync(NpgsqlConnection connection, string create, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, "set file_copy_method = clone", cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, create, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (Explain(exception.SqlState, "", "") is null)
        {
            _cloneFails = true;
            await ExecuteAsync(connection, "reset file_copy_method", cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private static string? Explain(string sqlState, string name, string? template) => sqlState switch
    {
        PostgresErrorCodes.DuplicateDatabase => $"There is a database '{name}' already: drop it first, or choose another name.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"The database '{template}' that '{name}' was to be copied from does not exist: create it first.",
        PostgresErrorCodes.ObjectInUse =>
            $"Somebody is connected to the database '{template}' that '{name}' was to be copied from: close the connections first "
            + "(NpgsqlConnection.ClearPool closes those of a pool).",
        _ => null,
    };

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Databases cannot be named by a parameter; Quote makes the names safe.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
#pragma warning restore CA2100
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // Without a pool: a pooled connection would be dead after the next start of the server, and these are rare.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString() + ";Pooling=false");
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (NpgsqlException exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new EmbeddedPostgresException(
                $"The PostgreSQL of '{_folder.Path}' no longer answers ({exception.Message}); its log is '{_folder.Log}'. Start it again.",
                exception);
        }
    }
}
