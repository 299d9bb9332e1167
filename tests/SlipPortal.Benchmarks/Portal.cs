using System.Diagnostics;
using System.Globalization;

namespace SlipPortal.Benchmarks;

/// <summary>The portal in a process of its own, as it is started by its own command line, with the floors beside it.</summary>
internal sealed class Portal : IDisposable
{
    private readonly Process _process;

    private Portal(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>What it holds of memory, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="database">The database.</param>
    /// <param name="isPinned">True for the first processor only.</param>
    /// <param name="withReminders">True where digests and reminders go out.</param>
    public static async Task<Portal> StartAsync(Database database, bool isPinned, bool withReminders = false)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = Self(isPinned ? 0 : null, "portal", $"--urls={address}");
        start.Environment["ConnectionStrings__Portal"] = database.App;
        start.Environment["ConnectionStrings__Worker"] = database.Worker;
        start.Environment["DataProtection__AllowUnprotectedKeys"] = "true";
        start.Environment["ConnectionStrings__Migrator"] = database.Admin;
        start.Environment["Portal__SessionKey"] = Database.Key;
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(Portal).Assembly.GetName().Name;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // The drivers of the load speak plain http.
        start.Environment["Portal__AllowHttp"] = "true";
        start.Environment["Portal__Url"] = address.ToString();
        start.Environment["AllowedHosts"] = address.Host;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Mail__Folder"] = Path.Combine(Path.GetTempPath(), "slipportal-benchmarks-mail");
        // A whole country comes from one address here, and each of its people is busier than any.
        foreach (var limit in new[] { "SignInByAccount", "SignInByAddress", "Upload", "Import", "Export", "ApiByKey", "ApiByAddress" })
            start.Environment[$"Limits__{limit}__Count"] = "1000000";
        foreach (var atOnce in new[] { "UploadsAtOnce", "ExportsAtOnce" }) start.Environment[$"Limits__{atOnce}"] = "1000";
        if (!withReminders) start.Environment["Portal__Reminders"] = "Off";
        start.Environment[Floors.Setting] = database.Admin;
        var portal = new Portal(Process.Start(start)!, address);
        // It says when it serves; what it logs goes to the other stream.
        if (await portal._process.StandardOutput.ReadLineAsync() is Floors.Started) return portal;
        portal.Dispose();
        throw new InvalidOperationException("The portal did not start; its errors stand above.");
    }

    /// <summary>How long it takes from the start of the process until a page is on the screen, for somebody who signed in before.</summary>
    public static async Task<Single> MeasureStartAsync(Database database, Session session, bool isPinned, int times)
    {
        var took = new List<double>();
        for (var time = 0; time < times; time++)
        {
            var started = Stopwatch.GetTimestamp();
            using var portal = await StartAsync(database, isPinned);
            var page = await session.GetAsync(new Uri(portal.Address, $"/councils/{CouncilRows.SlugOf(1)}/plan").ToString());
            took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (!page.IsGood) throw new InvalidOperationException($"The first page came to {page.Status} at {page.Path}.");
        }

        return new("start", took.Order().ElementAt(times / 2), 3, "s to the first plan page", string.Join(", ", took.Select(one => $"{one:0.00}")));
    }

    /// <summary>This program once more, in another process.</summary>
    /// <param name="processor">The only processor that it may use, or null for all.</param>
    /// <param name="args">Its arguments.</param>
    public static ProcessStartInfo Self(int? processor, params string[] args)
    {
        string[] program = ["dotnet", typeof(Portal).Assembly.Location, .. args];
        string[] command = processor is { } only ? ["taskset", "-c", only.ToString(CultureInfo.InvariantCulture), .. program] : program;
        return new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
