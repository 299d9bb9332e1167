namespace SlipPortal.Benchmarks;

/// <summary>The same work where few councils are stored and where all are: what somebody is shown is as much in both.</summary>
internal static class Growth
{
    public static async Task<IReadOnlyList<Single>> RunAsync(Options options, string data, int few, int many)
    {
        var small = await SizeAsync(options, data, few, few);
        var large = await SizeAsync(options, data, many, few);
        return
        [
            .. small.Zip(large).Select(pair => new Single(
                $"growth, {pair.First.Name}", pair.Second.Own.Cpu / pair.First.Own.Cpu, 1.1, $"times that of {few} councils",
                FormattableString.Invariant($"{pair.First.Own.Cpu:0.0} to {pair.Second.Own.Cpu:0.0} ms of CPU a request"))),
        ];
    }

    private static async Task<IReadOnlyList<Line>> SizeAsync(Options options, string data, int councils, int open)
    {
        await using var database = await Database.OpenAsync(data, councils);
        using var portal = await Portal.StartAsync(database, options["pin"] is not null);
        return await new Bench(portal, new(portal.ProcessId, database.ProcessId), options).RunAsync(
            // A smoke test need not see all of it twice.
            Work.All(councils, options.Number("connections", 8), Math.Min(open, 12)).Take(options["requests"] is null ? int.MaxValue : 1), withFloors: false);
    }
}
