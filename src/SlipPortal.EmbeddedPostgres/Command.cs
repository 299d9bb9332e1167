using System.ComponentModel;
using System.Diagnostics;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>How a program ended, and what it wrote to its two outputs.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs another program to its end.</summary>
internal static class Command
{
    // The server outlives this process and may run under another account: it gets nothing of our environment that it does not need,
    // neither secrets nor a PGPORT or a locale that would make it behave differently here and there.
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "TEMP", "TMP", "USERPROFILE",
        "APPDATA",
    ];

    /// <exception cref="EmbeddedPostgresException">The program could not be started at all.</exception>
    public static async Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The account of the server may not be allowed into our own working folder, and PostgreSQL 15 then refuses to run.
            WorkingDirectory = OperatingSystem.IsWindows() ? AppContext.BaseDirectory : "/",
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        start.Environment["LC_ALL"] = "C";

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new EmbeddedPostgresException(
                $"'{program}' could not be started ({exception.Message}): it is missing, or not made for this system.",
                exception);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        // On Windows the started server may inherit the pipes, which then never end: what was said until now must do.
        var both = Task.WhenAll(errors, output);
        await Task.WhenAny(both, Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None)).ConfigureAwait(false);
        return new CommandResult(process.ExitCode, both.IsCompletedSuccessfully ? string.Concat(both.Result).Trim() : "");
    }
}
