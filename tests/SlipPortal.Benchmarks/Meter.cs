using System.Diagnostics;
using System.Globalization;

namespace SlipPortal.Benchmarks;

/// <summary>How much processor time the portal and the database have used, by the kernel's books.</summary>
internal sealed class Meter(int portal, int postmaster)
{
    /// <summary>So far, in seconds.</summary>
    public (double Server, double Database) Read()
    {
        using var server = Process.GetProcessById(portal);
        return (server.TotalProcessorTime.TotalSeconds, DatabaseTicks() / 100.0);
    }

    // The server's own time, that of the children that have ended, and that of those that live.
    private long DatabaseTicks()
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id)) continue;
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                // The name may hold spaces and brackets: what follows the last bracket is state, parent, …
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
                if (id == postmaster) ticks += Field(11) + Field(12) + Field(13) + Field(14);
                else if (Field(1) == postmaster) ticks += Field(11) + Field(12);
            }
            catch (IOException)
            {
                // It has ended meanwhile: its time is in its parent's books.
            }
        }

        return ticks;
    }
}
