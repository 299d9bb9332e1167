using System.Security.Cryptography;
using System.Text;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>The folder of one server, with the account that may use it.</summary>
internal sealed class ServerFolder(string path, ServerAccount account)
{
    /// <summary>
    /// Where root's things go when the server's account cannot reach them where they are. Only root can make a folder here, so
    /// nobody can lay one in wait, and nothing sweeps it as the temporary folders are swept.
    /// </summary>
    private const string Elsewhere = "/var/lib/embedded-postgres";

    private const string UnfinishedPrefix = "cluster.new-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPass = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Path { get; } = path;
    public ServerAccount Account { get; } = account;

    /// <summary>PostgreSQL's own data directory; it appears complete or not at all.</summary>
    public string Cluster => System.IO.Path.Combine(Path, "cluster");

    /// <summary>
    /// Where initdb works. Another name for each process, because an initdb whose starter was killed goes on for a while.
    /// </summary>
    public string UnfinishedCluster { get; } = System.IO.Path.Combine(path, UnfinishedPrefix + Guid.NewGuid().ToString("N"));

    /// <summary>The superuser's password.</summary>
    public string Password => System.IO.Path.Combine(Path, "password");

    /// <summary>The server's log; in the cluster because its account can write only there.</summary>
    public string Log => System.IO.Path.Combine(Cluster, "server.log");

    /// <summary>Held while somebody starts or stops the server.</summary>
    public string StartLock => StartLockOf(Path);

    /// <summary>Held, shared, by everybody who uses the server.</summary>
    public string UsersLock => System.IO.Path.Combine(Path, "users.lock");

    /// <summary>Makes the folder, or finds it fit for use; chooses another where the server's account cannot reach it.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is another's, or cannot be used.</exception>
    public static async Task<ServerFolder> PrepareAsync(string wanted, Action<string> log, CancellationToken cancellationToken)
    {
        var accounts = await ServerAccount.CandidatesAsync(cancellationToken).ConfigureAwait(false);
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(wanted));
        if (!OperatingSystem.IsWindows() && path.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
            throw new EmbeddedPostgresException(
                $"The data folder '{path}' has a character in its name that pg_ctl cannot handle (\" $ ` \\ or a line break): choose "
                + "another.");

        await MakeAsync(path, cancellationToken).ConfigureAwait(false);
        if (!await accounts[0].ReachesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            if (Directory.EnumerateFileSystemEntries(path).Any())
                throw new EmbeddedPostgresException(
                    $"The account '{accounts[0].Name}', under which root runs PostgreSQL, can no longer reach the data folder '{path}': "
                    + "give others the right to pass (x) on each folder above it, or start this program as an ordinary user.");
            Directory.Delete(path);
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
            var other = System.IO.Path.Combine(await ElsewhereAsync("data", cancellationToken).ConfigureAwait(false), name);
            log($"The account '{accounts[0].Name}', under which root runs PostgreSQL, cannot reach {path}: the data is in {other}.");
            path = other;
            await MakeAsync(path, cancellationToken).ConfigureAwait(false);
        }

        // Asked of the system, which knows a working folder only by its path without links (ServerProcess compares it).
        if (OperatingSystem.IsLinux())
            path = (await Command.RunAsync("readlink", ["-f", path], cancellationToken).ConfigureAwait(false)).Output;

        var cluster = System.IO.Path.Combine(path, "cluster");
        foreach (var account in accounts)
            if (!Directory.Exists(cluster) || await account.OwnsAsync(cluster, cancellationToken).ConfigureAwait(false))
                return new ServerFolder(path, account);
        throw BelongsToAnother(path, null);
    }

    /// <summary>A folder of root's that every account can pass through.</summary>
    public static async Task<string> ElsewhereAsync(string name, CancellationToken cancellationToken)
    {
        var inner = System.IO.Path.Combine(Elsewhere, name);
        try
        {
            foreach (var path in (string[])[Elsewhere, inner])
            {
                await MakeForRootAsync(path, cancellationToken).ConfigureAwait(false);
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(path, OthersPass);
            }

            return inner;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The folder '{inner}', which is needed because PostgreSQL does not run as root, cannot be made: {exception.Message} Start "
                + "this program as an ordinary user.", exception);
        }
    }

    /// <summary>Clears away what an interrupted initdb left; what is still being written to is left to the next time.</summary>
    public void DeleteUnfinished()
    {
        foreach (var left in Directory.GetDirectories(Path, UnfinishedPrefix + "*"))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Nothing depends on it.
            }
        }
    }

    private static async Task MakeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else if (Environment.IsPrivilegedProcess)
                await MakeForRootAsync(path, cancellationToken).ConfigureAwait(false);
            else
                Directory.CreateDirectory(path, OwnerOnly);

            if (!File.Exists(StartLockOf(path)) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new EmbeddedPostgresException(
                    $"The folder '{path}' holds other things than a private PostgreSQL: choose an empty or a new one as data folder.");

            // Fails unless the folder is ours, which is the point as much as the mode is.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? OthersPass : OwnerOnly);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw BelongsToAnother(path, exception);
        }
        catch (IOException exception)
        {
            throw new EmbeddedPostgresException($"The data folder '{path}' cannot be made: {exception.Message} Choose another.", exception);
        }
    }

    private static async Task MakeForRootAsync(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(path, OthersPass);
        // In a folder that all may write to, another account may have made it first, or a link that leads somewhere precious.
        if (new DirectoryInfo(path).LinkTarget is not null)
            throw new EmbeddedPostgresException($"The folder '{path}' is a link, which root does not follow: name the folder itself.");
        if (await ServerAccount.OwnerAsync(path, cancellationToken).ConfigureAwait(false) != "0")
            throw BelongsToAnother(path, null);
        const UnixFileMode others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(path) & others) != 0)
            throw new EmbeddedPostgresException(
                $"Others than root may write to '{path}': take that right away (chmod go-w), or choose another "
                + "folder.");
    }

    private static EmbeddedPostgresException BelongsToAnother(string path, Exception? inner) =>
        new($"The folder '{path}' belongs to another account than '{Environment.UserName}' (was it made with sudo, or without?): use the "
            + "account that made it, or choose another data folder.", inner);

    private static string StartLockOf(string path) => System.IO.Path.Combine(path, "start.lock");
}
