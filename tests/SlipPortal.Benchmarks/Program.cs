using SlipPortal.Web.Commands;

namespace SlipPortal.Benchmarks;

/// <summary>What the benchmarks can be asked to do.</summary>
internal static class Program
{
    private const string Help = """
        all                            everything but bounds, memory and busiest
        NAME …                         plan, plan-adviser, action, portfolio, book, compare, csv, update,
                                       import-plan, import-reference, session, start, growth
        bounds                         what no page can do without: a page that asks nothing, and the floors under the policies
        memory [--minutes 60]          a mix of it all at the connections, and what the portal holds of memory
        busiest [--minutes 10] [--sessions 1000] [--think 30]
                                       the busiest hour
        serve [--port 5600]            makes the data set, and leaves a portal running over it

        --councils 153    how many councils are stored        --connections 8   that ask at once
        --warm-up 15      seconds before anything is measured --seconds 10      that are measured (or --requests N)
        --data FOLDER     keeps the data set for the next run --json FILE       writes what was found
        --pin             portal on the first processor, driver on the second
        """;

    public static async Task<int> Main(string[] args)
    {
        var options = new Options(args);
        switch (options.Verbs)
        {
            // These two are started by the others.
            case ["portal"]:
                EndWithParent();
                return await CommandLine.RunAsync([.. args[1..], "--applicationName=SlipPortal.Web"]);
            case ["load"]:
                await Load.DriveAsync();
                return 0;
            case []:
                Console.WriteLine(Help);
                return 2;
        }

        var data = options["data"] ?? Path.Combine(Path.GetTempPath(), $"slipportal-benchmarks-{Guid.NewGuid():N}");
        try
        {
            return await (options.Verbs[0] == "serve" ? ServeAsync(options, data) : MeasureAsync(options, data));
        }
        finally
        {
            if (options["data"] is null) Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(Options options, string data)
    {
        var report = new Report();
        bool Wants(string name) => options.Verbs.Contains(name) || (options.Verbs.Contains("all") && name is not ("bounds" or "memory" or "busiest"));
        var (councils, isPinned, isShort) = (options.Number("councils", 153), options["pin"] is not null, options.Number("requests", 0) > 0);
        var works = Work.All(councils, options.Number("connections", 8), 30);
        await using (var database = await Database.OpenAsync(data, councils))
        {
            using (var portal = await Portal.StartAsync(database, isPinned))
            {
                var meter = new Meter(portal.ProcessId, database.ProcessId);
                // What another is held against comes along.
                var wanted = works.Where(work => Wants(work.Name) || works.Any(other => other.Beside == work.Name && Wants(other.Name)));
                var bench = new Bench(portal, meter, options);
                report.Lines.AddRange(await bench.RunAsync(wanted));
                if (Wants("bounds")) report.Lines.AddRange(await bench.RunAsync(Work.Bounds(works)));
                if (Wants("memory")) report.AddRange(await Crowd.MemoryAsync(portal, meter, works, options.Minutes(60) * 60, isPinned));
                if (Wants("busiest"))
                {
                    var (sessions, think) = (options.Number("sessions", 1000), options.Number("think", 30));
                    report.AddRange(await Crowd.BusiestAsync(database, portal, meter, councils, sessions, options.Minutes(10) * 60, think, isPinned));
                }

                if (Wants("import-plan"))
                    report.Add(await Imports.PlanAsync(portal, meter, isShort ? 0 : Math.Min(20, councils / 2), isShort ? 1 : Math.Min(20, councils / 2)));
                if (Wants("start"))
                {
                    using var session = await Session.SignInAsync(portal.Address, NationalData.Lead(1));
                    report.Add(await Portal.MeasureStartAsync(database, session, isPinned, isShort ? 1 : 5));
                }
            }

            if (Wants("session")) report.AddRange(await Sessions.RunAsync(database, isShort ? 20 : 2_000));
            if (Wants("import-reference")) report.Add(await Imports.ReferenceAsync(database, isShort ? 5_000 : 237_320, isShort ? 1 : 3));
        }

        if (Wants("growth")) report.AddRange(await Growth.RunAsync(options, data, Math.Min(15, councils), councils));
        await report.WriteAsync(options["json"]);
        return 0;
    }

    private static async Task<int> ServeAsync(Options options, string data)
    {
        var councils = options.Number("councils", 153);
        await using var database = await Database.OpenAsync(data, councils);
        var address = $"http://127.0.0.1:{options["port"] ?? "5600"}";
        var most = Enumerable.Range(1, 20).Last(adviser => !NationalData.SeesPart(adviser));
        Console.WriteLine($"""
            {address}
            Password of everybody: {NationalData.Password}
              {NationalData.Lead(1),-40}lead of Council 001
              {NationalData.Contributor(1, 1),-40}contributor there
              {NationalData.Adviser(most),-40}adviser with the most councils, all areas, may compare
              {NationalData.Adviser(1),-40}adviser with the fewest councils and a part of the areas
              {NationalData.Reviewer(1),-40}partner's reviewer, with two other councils
            """);
        return await CommandLine.RunAsync(
        [
            $"--urls={address}", $"--ConnectionStrings:Portal={database.App}", $"--ConnectionStrings:Worker={database.Worker}",
            $"--ConnectionStrings:Migrator={database.Admin}", $"--Portal:SessionKey={Database.Key}", "--applicationName=SlipPortal.Web",
            "--Portal:Reminders=Off", "--DataProtection:AllowUnprotectedKeys=true",
        ]);
    }

    // A benchmark that is killed leaves nothing running.
    private static void EndWithParent()
    {
        var watch = new Thread(() =>
        {
            while (Console.Read() >= 0)
            {
            }

            Environment.Exit(0);
        });
        watch.IsBackground = true;
        watch.Start();
    }
}
