namespace SlipPortal.EmbeddedPostgres;

/// <summary>
/// Locks between processes. They hang on an open file, so the system frees them when the process ends in whatever way, and a file
/// that is left behind locks nobody out.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Waits until nobody else holds the lock.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process held it for minutes.</exception>
    public static async Task<IDisposable> ExclusiveAsync(string path, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryExclusive(path) is { } held)
                return held;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new EmbeddedPostgresException(
                    $"Another process has been starting or stopping the PostgreSQL of '{Path.GetDirectoryName(path)}' for minutes: "
                    + "end it.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The lock, or null when another holds it, exclusively or shared.</summary>
    public static IDisposable? TryExclusive(string path)
    {
        try
        {
            return Open(path, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    /// <summary>A lock that any number hold together and that keeps <see cref="TryExclusive"/> out.</summary>
    public static IDisposable Shared(string path) => Open(path, FileAccess.Read, FileShare.Read);

    private static FileStream Open(string path, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share };
        // Whoever can open a file can lock it, and so keep us waiting.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    // EWOULDBLOCK is 11 on Linux and 35 on macOS; the last is Windows' sharing violation.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
