namespace SlipPortal.Benchmarks;

/// <summary>Many kinds of work at once: for hours, to see what memory does, and as in the busiest hour.</summary>
internal static class Crowd
{
    /// <summary>A mix of all work over the connections, looked at for what the portal holds of memory.</summary>
    public static async Task<IReadOnlyList<Single>> MemoryAsync(Portal portal, Meter meter, IReadOnlyList<Work> works, double seconds, bool isPinned)
    {
        // Each connection does all of it, beginning with another one.
        var people = Enumerable.Range(0, works[0].Asks.Count)
            .Select(i => works.Skip(i % works.Count).Concat(works.Take(i % works.Count)).Select(work => work.Asks[i]).ToList()).ToList();
        var held = new List<long>();
        var measured = await Load.RunAsync(new(portal.Address, people, Math.Min(60, seconds / 4), seconds, 0), meter, isPinned, async stop =>
        {
            using var often = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(0.2, seconds / 360)));
            using var end = stop.Register(often.Dispose);
            do held.Add(portal.Resident);
            while (await often.WaitForNextTickAsync(CancellationToken.None));
        });
        Refuse(measured);
        // The second quarter is warm; the last is what has become of it.
        var (second, last) = (Mean(held, 1), Mean(held, 3));
        return
        [
            new("memory", held.Max() / 1e6, 300, "MB resident at most", $"{measured.Driven.Requests:N0} requests in {seconds / 60:0.#} minutes"),
            new("memory, growth", last / second, 1.1, "last quarter to the second", $"{second / 1e6:0} to {last / 1e6:0} MB"),
        ];
    }

    /// <summary>The evening before the boards: many people who read and write, and think in between; imports and digests beside them.</summary>
    public static async Task<IReadOnlyList<Single>> BusiestAsync(
        Database database, Portal portal, Meter meter, int councils, int sessions, double seconds, double think, bool isPinned)
    {
        await database.AskAsync("""
            insert into portal.mail_choices (user_id, kind, pace)
            select distinct member.user_id, kind, 'Daily' from portal.memberships member, unnest(array['Mentions', 'Replies', 'Assignments']) kind
            where member.role in ('ImprovementLead', 'Contributor') on conflict do nothing
            """);
        var before = await WrittenAsync(database);
        var imported = 0;
        var failed = new List<string>();
        var people = Enumerable.Range(0, sessions).Select(i => Person(i, councils)).ToList();
        var measured = await Load.RunAsync(new(portal.Address, people, Math.Min(60, seconds / 4), seconds, 0, think), meter, isPinned, async stop =>
        {
            // Another node begins, and sends digests first of all.
            using var worker = await Portal.StartAsync(database, isPinned, withReminders: true);
            // The last councils import their plans, one after the other; what is reported of the old plan meanwhile is kept, too.
            using var sometimes = new PeriodicTimer(TimeSpan.FromSeconds(Math.Min(15, seconds / 10)));
            using var end = stop.Register(sometimes.Dispose);
            var council = councils;
            do
            {
                if (council <= councils * 3 / 4) continue;
                try
                {
                    using var session = await Session.SignInAsync(portal.Address, NationalData.Lead(council));
                    await Imports.PlanAsync(session, council);
                    imported++;
                }
                catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException)
                {
                    failed.Add(exception.Message);
                }

                council--;
            }
            while (await sometimes.WaitForNextTickAsync(CancellationToken.None));
        });
        var after = await WrittenAsync(database);
        var driven = measured.Driven;
        var told = driven.Reports + driven.Comments;
        var kept = after - before;
        var asked = $"{driven.Requests:N0} requests of {sessions:N0} sessions, {driven.PerSecond:0.0} a second; {imported} imports; "
            + (driven.FirstError ?? failed.FirstOrDefault());
        var took = $"p50 {driven.P50:0} ms, p95 {driven.P95:0} ms, p99 {driven.P99:0} ms; {measured.Server:0.0} + {measured.Database:0.0} ms of CPU a request";
        return
        [
            new("busiest, errors", driven.Errors + failed.Count, 0, "requests that failed", asked),
            new("busiest, lost", Math.Abs(told - kept), 0, "writes more, or fewer", $"{told:N0} told, {kept:N0} kept"),
            new("busiest, p99", driven.P99 / driven.P50, 10, "times p50", took),
        ];
    }

    // Seven of each council, and among fifty people one adviser. What they do stands there as often as they do it.
    private static List<Ask> Person(int i, int councils)
    {
        if (i % 50 == 49)
        {
            var number = (i / 50 % 20) + 1;
            var (adviser, advised) = (NationalData.Adviser(number), CouncilRows.SlugOf(NationalData.CouncilsOf(number, councils).First()));
            string[] seen = ["/oversight", $"/councils/{advised}/plan", $"/councils/{advised}/plan/actions/1.1", $"/councils/{advised}/kpis"];
            return [.. seen.Select(path => new Ask(adviser, path))];
        }

        var council = (i % councils) + 1;
        var (part, home) = (i / councils % 7, $"/councils/{CouncilRows.SlugOf(council)}");
        var email = part == 0 ? NationalData.Lead(council) : part < 5 ? NationalData.Contributor(council, part) : NationalData.Reader(council, part - 4);
        // Two write on no action at once: each has their own, and a plan that is imported meanwhile has it, too.
        var own = $"{home}/plan/actions/{part + 1}.{2 + (i % 10)}";
        string[] pages = [$"{home}/plan", $"{home}/kpis", own];
        List<Ask> reads = [.. new[] { pages, pages, pages, [own, home, $"{home}/visits", "/inbox"] }.SelectMany(some => some).Select(path => new Ask(email, path))];
        return part < 5 ? [.. reads, new(email, own, AskKind.Report), new(email, own, AskKind.Report), new(email, own, AskKind.Comment)] : reads;
    }

    private static void Refuse(Measured measured)
    {
        if (measured.Driven.Errors > 0)
            throw new InvalidOperationException($"{measured.Driven.Errors} of {measured.Driven.Requests} requests failed: {measured.Driven.FirstError}");
    }

    private static double Mean(List<long> held, int quarter) => held.Skip(held.Count * quarter / 4).Take(Math.Max(1, held.Count / 4)).Average();

    private static async Task<long> WrittenAsync(Database database) =>
        (long)(await database.AskAsync("select (select count(*) from portal.progress_updates) + (select count(*) from portal.comments)"))!;
}
