using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Npgsql;
using SlipPortal.EmbeddedPostgres;

namespace SlipPortal.IntegrationTests.EmbeddedPostgres;

/// <summary>A data folder of one test, with the ways to look into its server and to harm it.</summary>
internal sealed class DataFolder : IDisposable
{
    // Others may pass through it, so that root's server, which runs under another account, reaches it.
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"embedded-postgres-{Guid.NewGuid():N}");

    public DataFolder()
    {
        Directory.CreateDirectory(_root);
        Data = Path.Combine(_root, "data");
    }

    public string Data { get; }
    public string Cluster => Path.Combine(Data, "cluster");
    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>The process of the running server.</summary>
    public int Postmaster => int.Parse(File.ReadLines(PidFile).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The npm package that the build has installed.</summary>
    public static string NpmPackage => Path.Combine(
        typeof(PostgresServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == "EmbeddedPostgres.Modules").Value!,
        "@embedded-postgres",
        $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");

    public EmbeddedPostgresOptions Options => new() { DataDirectory = Data, Durable = false };

    public Task<PostgresServer> StartAsync(EmbeddedPostgresOptions? options = null) =>
        PostgresServer.StartAsync(options ?? Options, TestContext.Current.CancellationToken);

    public Task<EmbeddedPostgresException> RefusalAsync(EmbeddedPostgresOptions? options = null) =>
        Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(options));

    /// <summary>An empty folder beside the data.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>Runs a statement on a connection that is closed afterwards.</summary>
    public static async Task<object?> QueryAsync(PostgresServer server, string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // The tests' own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the server's first process without a chance to tell its children or to tidy up, as <c>kill -9</c> does.</summary>
    public async Task KillPostmasterAsync()
    {
        using var process = Process.GetProcessById(Postmaster);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a stopped server again, just as it was started last, with nobody who would stop it.</summary>
    public async Task StartUnattendedAsync()
    {
        var lastCommand = File.ReadLines(Path.Combine(Cluster, "postmaster.opts")).First();
        var program = lastCommand[..lastCommand.IndexOf(' ', StringComparison.Ordinal)];
        var settings = lastCommand[lastCommand.IndexOf("\"-c\"", StringComparison.Ordinal)..].Replace("\"", "", StringComparison.Ordinal);
        var controller = Path.Combine(Path.GetDirectoryName(program)!, "pg_ctl");
        string[] command = [controller, "start", "-s", "-w", "-D", Cluster, "-l", Path.Combine(Cluster, "server.log"), "-o", settings];
        var owner = Environment.IsPrivilegedProcess ? await OwnerAsync() : null;
        using var process = owner is null
            ? Process.Start(command[0], command[1..])
            : Process.Start("setpriv", ["--reuid", owner[0], "--regid", owner[1], "--clear-groups", "--", .. command]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<string[]> OwnerAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("stat", ["-c", "%u %g", Cluster]) { RedirectStandardOutput = true })!;
        return (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().Split(' ');
    }
}
