namespace SlipPortal.EmbeddedPostgres;

/// <summary>
/// The account that the server's programs run under: this process's own, except that root must use another, because PostgreSQL
/// refuses to run as root.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string _userId;
    private readonly string _groupId;

    private ServerAccount(string? name, string userId, string groupId)
    {
        Name = name;
        _userId = userId;
        _groupId = groupId;
    }

    /// <summary>Null when it is this process's own account.</summary>
    public string? Name { get; }

    /// <summary>The process is root and the server is not.</summary>
    public bool IsAnother => Name is not null;

    /// <summary>The accounts to choose from, best first.</summary>
    /// <exception cref="EmbeddedPostgresException">The process is root and has no account to hand the server to.</exception>
    public static async Task<IReadOnlyList<ServerAccount>> CandidatesAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return [new ServerAccount(null, "", "")];
        if (!OperatingSystem.IsLinux())
            throw new EmbeddedPostgresException("PostgreSQL does not run as root: start this program as an ordinary user.");

        var accounts = new List<ServerAccount>();
        foreach (var name in (string[])["postgres", "nobody"])
        {
            var user = await Command.RunAsync("id", ["-u", name], cancellationToken).ConfigureAwait(false);
            var group = await Command.RunAsync("id", ["-g", name], cancellationToken).ConfigureAwait(false);
            if (user.Succeeded && group.Succeeded)
                accounts.Add(new ServerAccount(name, user.Output, group.Output));
        }

        return accounts.Count > 0
            ? accounts
            : throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root and there is neither an account 'postgres' nor 'nobody': start this program as an "
                + "ordinary user.");
    }

    /// <summary>Runs a program under this account.</summary>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        IsAnother
            ? Command.RunAsync(
                "setpriv",
                ["--reuid", _userId, "--regid", _groupId, "--clear-groups", "--", program, .. arguments],
                cancellationToken)
            : Command.RunAsync(program, arguments, cancellationToken);

    /// <summary>Gives a file or folder that this process has made to the account.</summary>
    public async Task TakeAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsAnother)
            return;
        var result = await Command.RunAsync("chown", ["-h", $"{_userId}:{_groupId}", path], cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new EmbeddedPostgresException($"'{path}' could not be given to the account '{Name}': {result.Output}");
    }

    /// <summary>Whether the account may go into a folder: it needs the right on each folder above it as well.</summary>
    public async Task<bool> ReachesAsync(string folder, CancellationToken cancellationToken) =>
        !IsAnother || (await RunAsync("test", ["-x", folder], cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <summary>Whether the account owns a file or folder; always true on Windows.</summary>
    public async Task<bool> OwnsAsync(string path, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows() || (await RunAsync("test", ["-O", path], cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <summary>The number of the account that owns a file or folder on Linux; a link itself, not what it leads to.</summary>
    public static async Task<string> OwnerAsync(string path, CancellationToken cancellationToken) =>
        (await Command.RunAsync("stat", ["-c", "%u", path], cancellationToken).ConfigureAwait(false)).Output;
}
