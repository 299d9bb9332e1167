using SlipPortal.Web.Commands;

namespace SlipPortal.Benchmarks;

/// <summary>What the benchmarks can be asked to do.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var options = new Options(args);
        switch (options.Verbs)
        {
            case ["serve", var councils]:
                return await ServeAsync(int.Parse(councils), options);
            default:
                Console.Error.WriteLine("serve COUNCILS [--port PORT] [--data FOLDER]");
                return 2;
        }
    }

    private static async Task<int> ServeAsync(int councils, Options options)
    {
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
}
