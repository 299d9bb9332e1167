using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>The programs of one PostgreSQL, that run on this machine under the server's account.</summary>
internal sealed partial record PostgresBinaries(string BinDirectory, Version Version)
{
    private const int OldestMajor = 15;

    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>
    /// Finds the programs in the folder of an installed PostgreSQL, or, where that is null, those that npm installed; makes them ready.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">There are none, they are too old, or they do not run here.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        string? binDir, ServerAccount account, Action<string> log, CancellationToken cancellationToken)
    {
        var folder = binDir is null ? NpmBinDirectory() : Path.GetFullPath(binDir);
        foreach (var program in Programs)
            if (!File.Exists(ProgramIn(folder, program)))
                throw new EmbeddedPostgresException(
                    $"There is no program '{program}' in '{folder}': set EmbeddedPostgres__BinDir to the bin folder of an installed "
                    + $"PostgreSQL {OldestMajor} or newer (on Debian such as /usr/lib/postgresql/15/bin).");
        RestoreLinks(Path.GetDirectoryName(folder)!);

        var answer = await AskVersionAsync(folder, account, cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded && account.IsAnother && binDir is null)
        {
            folder = await CopyAsync(folder, account, log, cancellationToken).ConfigureAwait(false);
            answer = await AskVersionAsync(folder, account, cancellationToken).ConfigureAwait(false);
        }

        if (!answer.Succeeded)
            throw new EmbeddedPostgresException(
                $"The PostgreSQL in '{folder}' does not run as '{account.Name ?? Environment.UserName}': {answer.Output}. "
                + "Set EmbeddedPostgres__BinDir to the bin folder of one that does.");

        var match = VersionText().Match(answer.Output);
        if (!match.Success)
            throw new EmbeddedPostgresException(
                $"'{ProgramIn(folder, "postgres")} --version' did not answer with a version but with '{answer.Output}': set "
                + "EmbeddedPostgres__BinDir to the bin folder of an installed PostgreSQL.");
        var version = new Version(Number(match.Groups[1]), Number(match.Groups[2]));
        return version.Major >= OldestMajor
            ? new PostgresBinaries(folder, version)
            : throw new EmbeddedPostgresException(
                $"The PostgreSQL in '{folder}' is version {match.Groups[0].Value.Split(' ')[^1]}; {OldestMajor} or newer is needed: set "
                + "EmbeddedPostgres__BinDir to the bin folder of a newer one, or leave it unset.");
    }

    /// <summary>The full path of one of the programs.</summary>
    public string ProgramPath(string name) => ProgramIn(BinDirectory, name);

    private static async Task<CommandResult> AskVersionAsync(string folder, ServerAccount account, CancellationToken cancellationToken) =>
        // Not left to the second question alone: setpriv still has root's rights at the moment when it starts the program.
        await account.ReachesAsync(folder, cancellationToken).ConfigureAwait(false)
            ? await account.RunAsync(ProgramIn(folder, "postgres"), ["--version"], cancellationToken).ConfigureAwait(false)
            : new CommandResult(1, "the folder cannot be reached");

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string ProgramIn(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string NpmBinDirectory()
    {
        const string advice =
            "set EmbeddedPostgres__BinDir to the bin folder of an installed PostgreSQL 15 or newer, or ConnectionStrings__Portal to a "
            + "server that runs already.";
        var modules = typeof(PostgresBinaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == "EmbeddedPostgres.Modules").Value!;
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var platform = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var folder = Path.Combine(modules, "@embedded-postgres", platform, "native", "bin");
        if (!Directory.Exists(modules))
            throw new EmbeddedPostgresException(
                $"The PostgreSQL of laptops and tests is not part of a published program ('{modules}' does not exist): {advice}");
        return Directory.Exists(folder)
            ? folder
            : throw new EmbeddedPostgresException($"There is no npm package of PostgreSQL for this machine ({platform}): {advice}");
    }

    /// <summary>
    /// An npm package cannot hold links: a script of the package makes those of the shared libraries, and we let npm run no scripts.
    /// </summary>
    private static void RestoreLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var package = Path.GetDirectoryName(native)!;
        foreach (var (source, target) in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var link = Path.Combine(package, target);
            if (File.Exists(link))
                continue;
            try
            {
                File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source)));
            }
            catch (IOException) when (File.Exists(link))
            {
                // Another process was quicker.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedPostgresException(
                    $"The link '{link}' that PostgreSQL needs cannot be made: {exception.Message} Build again as the account that runs "
                    + "this program.", exception);
            }
        }
    }

    /// <summary>Copies the npm package to where the server's account can read it; once per version.</summary>
    private static async Task<string> CopyAsync(
        string binDirectory, ServerAccount account, Action<string> log, CancellationToken cancellationToken)
    {
        var native = Path.GetDirectoryName(binDirectory)!;
        var package = Path.GetDirectoryName(native)!;
        using var description = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(package, "package.json"), cancellationToken)
            .ConfigureAwait(false));
        var name = $"{Path.GetFileName(package)}-{description.RootElement.GetProperty("version").GetString()}";
        try
        {
            var parent = await ServerFolder.ElsewhereAsync("bin", cancellationToken).ConfigureAwait(false);
            var copy = Path.Combine(parent, name);
            using var alone = await FileLock.ExclusiveAsync(Path.Combine(parent, "copy.lock"), cancellationToken).ConfigureAwait(false);
            if (!Directory.Exists(copy))
            {
                log($"The account '{account.Name}', under which root runs PostgreSQL, cannot read {package}: copying it to {copy}.");
                var unfinished = copy + ".new";
                if (Directory.Exists(unfinished))
                    Directory.Delete(unfinished, recursive: true);
                CopyFolder(new DirectoryInfo(native), unfinished);
                Directory.Move(unfinished, copy);
            }

            return Path.Combine(copy, "bin");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The account '{account.Name}', under which root runs PostgreSQL, cannot read '{package}', and a copy cannot be made: "
                + $"{exception.Message} Put the source where all can read it, or start this program as an ordinary user.", exception);
        }
    }

    private static void CopyFolder(DirectoryInfo from, string to)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(to);
        // Apart, because the making of a folder obeys the umask.
        File.SetUnixFileMode(to, read | execute);
        foreach (var folder in from.EnumerateDirectories())
            CopyFolder(folder, Path.Combine(to, folder.Name));
        foreach (var file in from.EnumerateFiles())
        {
            var target = Path.Combine(to, file.Name);
            if (file.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
                continue;
            }

            file.CopyTo(target);
            File.SetUnixFileMode(target, file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? read | execute : read);
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?\S*", RegexOptions.CultureInvariant)]
    private static partial Regex VersionText();

    private sealed record Link(string Source, string Target);
}
