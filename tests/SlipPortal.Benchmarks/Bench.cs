using System.Text.RegularExpressions;

namespace SlipPortal.Benchmarks;

/// <summary>Measures work beside its floor, on one portal.</summary>
internal sealed class Bench(Portal portal, Meter meter, Options options)
{
    private readonly double _warmUp = options.Number("warm-up", 15);
    private readonly double _seconds = options.Number("seconds", 10);
    private readonly int _requests = options.Number("requests", 0);
    private readonly bool _isPinned = options["pin"] is not null;

    /// <summary>One line of the table for each.</summary>
    /// <param name="works">What is measured.</param>
    /// <param name="withFloors">False where only the portal's own is asked for.</param>
    public async Task<IReadOnlyList<Line>> RunAsync(IEnumerable<Work> works, bool withFloors = true)
    {
        var lines = new List<Line>();
        foreach (var work in works)
        {
            var looked = await LookAsync(work);
            var own = await MeasureAsync(work.Asks);
            var memory = portal.Resident;
            var floor = work.Floors is null || !withFloors ? null : await MeasureAsync(
                work.Floors.Select(ask => ask.Kind == AskKind.Post ? ask : ask with { Path = $"{ask.Path}&bytes={looked.Bytes}" }));
            // Where there is no floor of its own, the line of other work that ran before it.
            var beside = floor ?? lines.Find(line => line.Name == work.Beside)?.Own;
            var ratio = beside is null ? (double?)null : work.ByTime ? own.Driven.P50 / beside.Driven.P50 : own.Cpu / beside.Cpu;
            var line = new Line(
                work.Name, own, floor, looked.Rows, looked.FloorRows, looked.Bytes, looked.FloorBytes, looked.Questions, memory, ratio, work.Target, work.Questions);
            lines.Add(line);
            Console.Error.WriteLine(line.InWords);
        }

        return lines;
    }

    private async Task<Measured> MeasureAsync(IEnumerable<Ask> asks)
    {
        var measured = await Load.RunAsync(new(portal.Address, [.. asks.Select(ask => new List<Ask> { ask })], _warmUp, _seconds, _requests), meter, _isPinned);
        return measured.Driven.Errors == 0
            ? measured
            : throw new InvalidOperationException($"{measured.Driven.Errors} of {measured.Driven.Requests} requests failed: {measured.Driven.FirstError}");
    }

    // One look at each before it is measured: that it holds what it should, how long it is and what it asks.
    private async Task<(int? Rows, int? FloorRows, int Bytes, int? FloorBytes, int Questions)> LookAsync(Work work)
    {
        var ask = work.Asks[0];
        using var session = await Session.SignInAsync(portal.Address, ask.Email);
        async Task<Answer> Once(bool counted) =>
            ask.Kind is AskKind.Report ? await session.ReportAsync(ask.Path, "The next step is done.", counted) : await session.GetAsync(ask.Path, counted);
        // The first question of a connection is followed by others about the database's types.
        await Once(false);
        await Once(false);
        var answer = await Once(true);
        if (!answer.IsGood) throw new InvalidOperationException($"{work.Name}: {answer.Status} at {answer.Path}");
        var questions = int.Parse((await session.GetAsync("/floor/questions")).Text);
        var rows = work.Row is null ? answer.Rows : Regex.Count(answer.Text, Regex.Escape(work.Row));
        if (work.Rows is { } wanted && rows != wanted) throw new InvalidOperationException($"{work.Name}: {rows} rows instead of {wanted}.");
        if (work.Floors is null || work.ByTime) return (rows, null, answer.Content.Length, null, questions);
        var path = $"{work.Floors[0].Path}&bytes={answer.Content.Length}";
        await session.GetAsync(path);
        var floor = await session.GetAsync(path);
        if (!floor.IsGood) throw new InvalidOperationException($"{work.Name}: {floor.Status} at {floor.Path}");
        return (rows, work.FloorRow is null ? floor.Rows : Regex.Count(floor.Text, Regex.Escape(work.FloorRow)), answer.Content.Length, floor.Content.Length, questions);
    }
}
