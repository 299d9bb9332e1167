using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>One data directory and its server. The caller holds <see cref="ServerFolder.StartLock"/>.</summary>
internal sealed class Cluster(ServerFolder folder, PostgresBinaries binaries, Action<string> log)
{
    private const string Superuser = "postgres";
    private const int MostAttempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServerProcess _process = new(folder);

    /// <summary>Runs initdb unless it has been done.</summary>
    /// <exception cref="EmbeddedPostgresException">initdb failed, or the data was made by another major version.</exception>
    public async Task CreateIfMissingAsync(bool durable, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Cluster))
        {
            CheckVersion();
            return;
        }

        log($"Creating the database folder {folder.Path} (PostgreSQL {binaries.Version}).");
        folder.DeleteUnfinished();
        await WritePasswordAsync(cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(folder.UnfinishedCluster);
        await folder.Account.TakeAsync(folder.UnfinishedCluster, cancellationToken).ConfigureAwait(false);

        // Order by code point, the same on every machine and after every update of its libraries (README).
        string[] locale = binaries.Version.Major >= 17
            ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            : [OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C"];
        var result = await folder.Account.RunAsync(
            binaries.ProgramPath("initdb"),
            [
                "--pgdata", folder.UnfinishedCluster, "--username", Superuser, "--pwfile", folder.Password, "--auth=scram-sha-256",
                "--encoding=UTF8", "--data-checksums", .. locale, .. durable ? Array.Empty<string>() : ["--no-sync"],
            ],
            cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new EmbeddedPostgresException($"PostgreSQL's initdb failed in '{folder.UnfinishedCluster}': {result.Output}");
        Directory.Move(folder.UnfinishedCluster, folder.Cluster);
    }

    /// <summary>The port of the running server, once it answers; null when none runs.</summary>
    /// <exception cref="EmbeddedPostgresException">One runs and does not let us in, or does not answer.</exception>
    public async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await _process.PortAsync(cancellationToken).ConfigureAwait(false) is { } port)
        {
            if (port > 0 && await AnswersAsync(port, cancellationToken).ConfigureAwait(false))
                return port;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new EmbeddedPostgresException(
                    $"The PostgreSQL of '{folder.Path}' runs but does not answer on port {port}; its log is '{folder.Log}'. End it "
                    + "and start again.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Starts the server and returns its port.</summary>
    /// <exception cref="EmbeddedPostgresException">It did not start.</exception>
    public async Task<int> StartAsync(int? wantedPort, bool durable, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = wantedPort ?? FreePort();
            var logged = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
            await _process.ClearAwayAsync(cancellationToken).ConfigureAwait(false);
            // pg_ctl puts the server into a session of its own, so that Ctrl-C in our terminal does not reach it.
            var result = await folder.Account.RunAsync(
                binaries.ProgramPath("pg_ctl"),
                [
                    "start", "--silent", "--wait", "--timeout", Seconds(Patience), "--pgdata", folder.Cluster, "--log", folder.Log,
                    "--options", string.Join(' ', Settings(port, durable)),
                ],
                cancellationToken).ConfigureAwait(false);
            if (result.Succeeded && await FindRunningAsync(cancellationToken).ConfigureAwait(false) is { } answering)
                return answering;

            var reason = ReadLog(logged);
            var taken = reason.Contains("could not bind", StringComparison.Ordinal);
            if (taken && wantedPort is not null)
                throw new EmbeddedPostgresException(
                    $"Port {port} is taken by another program: end that, set another port, or set none to get a free one.");
            // Between our look for a free port and the server's start another program can take it. And outside Linux, where we cannot
            // see the children of a killed server, only a new attempt shows that they have gone.
            var crowded = reason.Contains("pre-existing shared memory block", StringComparison.Ordinal);
            if (!(taken || crowded) || attempt == MostAttempts)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not start on '{folder.Path}'. Its log ('{folder.Log}') says: {reason.Trim()} "
                    + result.Output);
            if (crowded)
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the server if it runs: cleanly, and if that takes too long at once.</summary>
    public async Task StopAsync()
    {
        foreach (var mode in (string[])["fast", "immediate"])
        {
            if (await _process.PortAsync(CancellationToken.None).ConfigureAwait(false) is null)
                return;
            var result = await folder.Account.RunAsync(
                binaries.ProgramPath("pg_ctl"),
                ["stop", "--silent", "--wait", "--timeout", "60", "--mode", mode, "--pgdata", folder.Cluster],
                CancellationToken.None).ConfigureAwait(false);
            if (result.Succeeded)
                return;
            log($"PostgreSQL did not stop ({mode}): {result.Output}");
        }
    }

    /// <summary>How the superuser connects.</summary>
    /// <exception cref="EmbeddedPostgresException">The password has been lost.</exception>
    public string ConnectionString(int port, string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder
            {
                Host = IPAddress.Loopback.ToString(),
                Port = port,
                Username = Superuser,
                Password = File.ReadAllText(folder.Password).Trim(),
                Database = database,
                SslMode = SslMode.Disable,
                GssEncryptionMode = GssEncryptionMode.Disable,
            }.ConnectionString;
        }
        catch (IOException exception)
        {
            throw WrongPassword(exception);
        }
    }

    private void CheckVersion()
    {
        var file = Path.Combine(folder.Cluster, "PG_VERSION");
        var major = File.Exists(file) ? File.ReadAllText(file).Trim() : "unknown";
        if (major != binaries.Version.Major.ToString(CultureInfo.InvariantCulture))
            throw new EmbeddedPostgresException(
                $"The data in '{folder.Path}' was made by PostgreSQL {major} and this is PostgreSQL {binaries.Version.Major}, which cannot "
                + $"read it: set EmbeddedPostgres__BinDir to the bin folder of a PostgreSQL {major}, or move the data folder away to begin "
                + "with an empty one.");
    }

    private async Task WritePasswordAsync(CancellationToken cancellationToken)
    {
        File.Delete(folder.Password);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(folder.Password, create);
        await using (file.ConfigureAwait(false))
        {
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            await file.WriteAsync(Encoding.ASCII.GetBytes(password), cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        // initdb reads it, under the server's account.
        await folder.Account.TakeAsync(folder.Password, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// On the command line and not in postgresql.conf, so that data made by an older version of this program gets today's settings.
    /// No value may hold a space.
    /// </summary>
    private static IEnumerable<string> Settings(int port, bool durable)
    {
        List<string> settings =
        [
            $"port={port.ToString(CultureInfo.InvariantCulture)}", "listen_addresses=127.0.0.1", "unix_socket_directories=",
            "max_connections=200", "shared_buffers=128MB", "max_wal_size=512MB", "jit=off", "TimeZone=UTC", "log_timezone=UTC",
            // Two lines for each database that is cloned.
            "log_checkpoints=off",
        ];
        if (!durable)
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        return settings.Select(setting => "-c " + setting);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            var connection = new NpgsqlConnection(ConnectionString(port, "postgres") + ";Pooling=false;Timeout=5");
            await using (connection.ConfigureAwait(false))
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw WrongPassword(exception);
        }
        catch (NpgsqlException)
        {
            // Starting, stopping, or gone: the caller looks again.
            return false;
        }
    }

    private string ReadLog(long from)
    {
        try
        {
            using var file = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = from;
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private EmbeddedPostgresException WrongPassword(Exception inner) =>
        new($"The password in '{folder.Password}' is lost or no longer the superuser's: put it back, or move the data folder away to begin "
            + "with an empty one.", inner);
}
