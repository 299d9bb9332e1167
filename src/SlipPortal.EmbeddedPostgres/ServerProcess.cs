using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SlipPortal.EmbeddedPostgres;

/// <summary>The processes of the server of one folder, as the system and <c>postmaster.pid</c> tell of them.</summary>
internal sealed class ServerProcess(ServerFolder folder)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The port in the <c>postmaster.pid</c> of a live server; 0 while it is still starting; null when none runs.</summary>
    public async Task<int?> PortAsync(CancellationToken cancellationToken)
    {
        if (ReadPidFile() is not [var first, ..] lines || !await IsPostmasterAsync(first, cancellationToken).ConfigureAwait(false))
            return null;
        return lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : 0;
    }

    /// <summary>
    /// Clears away what a killed server leaves behind: children that have not noticed yet, and a <c>postmaster.pid</c> whose number
    /// now belongs to another process (after a restart of the machine it often does). PostgreSQL refuses to start beside either.
    /// Only for use while no server runs and nobody else can start one.
    /// </summary>
    public async Task ClearAwayAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || ReadPidFile() is not [var first, ..])
            return;

        // Children leave by themselves as soon as they wait for anything; one that is busy computing does not look.
        var started = TimeProvider.System.GetTimestamp();
        while (await ChildrenAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } children)
        {
            var waited = TimeProvider.System.GetElapsedTime(started);
            if (waited > Patience)
                throw new EmbeddedPostgresException(
                    $"A killed PostgreSQL of '{folder.Path}' left processes behind that cannot be ended: end "
                    + $"{string.Join(", ", children)} first.");
            if (waited > Grace)
                foreach (var child in children)
                    Kill(child);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }

        if (Directory.Exists($"/proc/{first}"))
            File.Delete(PidFile);
    }

    private string PidFile => Path.Combine(folder.Cluster, "postmaster.pid");

    private string[]? ReadPidFile()
    {
        try
        {
            return File.ReadAllLines(PidFile);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<bool> IsPostmasterAsync(string processId, CancellationToken cancellationToken)
    {
        if (!int.TryParse(processId, CultureInfo.InvariantCulture, out var id))
            return false;
        if (OperatingSystem.IsLinux())
            return await WorksInClusterAsync(id, cancellationToken).ConfigureAwait(false)
                // To take a live server for a dead one can cost the data, so a doubt counts for it.
                ?? await folder.Account.OwnsAsync($"/proc/{id}", cancellationToken).ConfigureAwait(false);
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async Task<List<int>> ChildrenAsync(CancellationToken cancellationToken)
    {
        var children = new List<int>();
        foreach (var path in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id)
                && await WorksInClusterAsync(id, cancellationToken).ConfigureAwait(false) is true)
                children.Add(id);
        return children;
    }

    /// <summary>
    /// A server and its children work in their cluster's folder; so may a shell, hence the name. A zombie works nowhere. Null when
    /// nobody may look: root in a container may not look at the processes of others, and then the server's account is asked.
    /// </summary>
    private async Task<bool?> WorksInClusterAsync(int processId, CancellationToken cancellationToken)
    {
        var link = $"/proc/{processId}/cwd";
        try
        {
            var state = await File.ReadAllTextAsync($"/proc/{processId}/stat", cancellationToken).ConfigureAwait(false);
            if (!state.Contains(" (postgres) ", StringComparison.Ordinal) || state.Contains(" (postgres) Z ", StringComparison.Ordinal))
                return false;
            if (new FileInfo(link).LinkTarget is { } place)
                return place == folder.Cluster;
        }
        catch (UnauthorizedAccessException)
        {
            // The account may have the right.
        }
        catch (IOException)
        {
            // It has ended.
            return false;
        }

        var answer = await folder.Account.RunAsync("readlink", [link], cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.Output == folder.Cluster : null;
    }

    private static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has gone by itself, or it may not be killed; the caller looks again.
        }
    }
}
