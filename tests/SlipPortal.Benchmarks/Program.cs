using SlipPortal.Web.Commands;

namespace SlipPortal.Benchmarks;

/// <summary>What the benchmarks can be asked to do.</summary>
internal static class Program
{
    private const string Help = """
        all                            everything but memory and busiest
        NAME …                         plan, plan-adviser, action, portfolio, book, compare, csv, update
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
            case ["serve", ..]:
                return await ServeAsync(options);
            case []:
                Console.WriteLine(Help);
                return 2;
            default:
                return await MeasureAsync(options);
        }
    }

    private static async Task<int> MeasureAsync(Options options)
    {
        var report = new Report();
        bool Wants(string name) => options.Verbs.Contains(name) || options.Verbs.Contains("all");
        var councils = options.Number("councils", 153);
        await using var database = await Database.OpenAsync(options["data"], councils);
        var works = Work.All(councils, options.Number("connections", 8), 30).Where(work => Wants(work.Name)).ToList();
        if (works.Count > 0)
        {
            using var portal = await Portal.StartAsync(database, options["pin"] is not null);
            report.Lines.AddRange(await new Bench(portal, new(portal.ProcessId, database.ProcessId), options).RunAsync(works));
        }

        await report.WriteAsync(options["json"]);
        return 0;
    }

    private static async Task<int> ServeAsync(Options options)
    {
        var councils = options.Number("councils", 153);
        await using var database = await Database.OpenAsync(options["data"], councils);
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
            $"--urls={address}", $"--ConnectionStrings:Portal={database.App}", $"--ConnectionStrings:Migrator={database.Admin}", "--applicationName=SlipPortal.Web",
            "--Portal:Reminders=Off",
        ]);
    }

    // A benchmark that is killed leaves nothing running.
    private static void EndWithParent() => new Thread(() =>
    {
        while (Console.Read() >= 0)
        {
        }

        Environment.Exit(0);
    }) { IsBackground = true }.Start();
}
