using System.Diagnostics;
using System.Text.Json;

namespace SlipPortal.Benchmarks;

/// <summary>The driver: a process of its own that asks as fast as it is answered, over some connections.</summary>
internal static class Load
{
    /// <summary>Drives in another process, and reads the meter while the measured part begins and ends.</summary>
    public static async Task<Measured> RunAsync(LoadOrder order, Meter meter, bool isPinned)
    {
        using var driver = Process.Start(Portal.Self(isPinned ? 1 : null, "load"))!;
        await driver.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
        if (await driver.StandardOutput.ReadLineAsync() is not "begin") throw new InvalidOperationException("The driver did not begin; its errors stand above.");
        var before = meter.Read();
        if (await driver.StandardOutput.ReadLineAsync() is not "end") throw new InvalidOperationException("The driver did not come to its end; its errors stand above.");
        var after = meter.Read();
        var driven = JsonSerializer.Deserialize<Driven>((await driver.StandardOutput.ReadLineAsync())!)!;
        await driver.WaitForExitAsync();
        if (driven.Errors > 0) throw new InvalidOperationException($"{order.Asks[0].Path}: {driven.Errors} of {driven.Requests} requests failed: {driven.FirstError}");
        return new(driven, (after.Server - before.Server) * 1000 / driven.Requests, (after.Database - before.Database) * 1000 / driven.Requests);
    }

    /// <summary>The other process: its order comes by the standard input.</summary>
    public static async Task DriveAsync()
    {
        var order = JsonSerializer.Deserialize<LoadOrder>(Console.ReadLine()!)!;
        var sessions = await Task.WhenAll(order.Asks.Select(ask => Session.SignInAsync(order.Portal, ask.Email)));
        var (_, first) = await AskAsync(sessions[0], order.Asks[0]);
        await DriveAsync(order, sessions, order.WarmUp, 0);
        Console.WriteLine("begin");
        var started = Stopwatch.GetTimestamp();
        var answers = await DriveAsync(order, sessions, order.Seconds, order.Requests);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine("end");
        var times = answers.Where(answer => answer.Error is null).Select(answer => answer.Milliseconds).Order().ToList();
        double At(double share) => times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(times.Count * share))];
        Console.WriteLine(JsonSerializer.Serialize(new Driven(
            answers.Count, answers.Count(answer => answer.Error is not null), answers.Find(answer => answer.Error is not null).Error, answers.Count / took, At(0.5), At(0.95), At(0.99),
            first.Content.Length)));
    }

    private static async Task<List<(double Milliseconds, string? Error)>> DriveAsync(LoadOrder order, Session[] sessions, double seconds, int requests)
    {
        var started = Stopwatch.GetTimestamp();
        var left = requests;
        bool GoesOn() => requests > 0 ? Interlocked.Decrement(ref left) >= 0 : Stopwatch.GetElapsedTime(started).TotalSeconds < seconds;
        var each = await Task.WhenAll(sessions.Select((session, i) => Task.Run(async () =>
        {
            var answers = new List<(double, string?)>();
            while (GoesOn())
            {
                var asked = Stopwatch.GetTimestamp();
                var (error, _) = await AskAsync(session, order.Asks[i]);
                answers.Add((Stopwatch.GetElapsedTime(asked).TotalMilliseconds, error));
            }

            return answers;
        })));
        return [.. each.SelectMany(answers => answers)];
    }

    private static async Task<(string? Error, Answer Answer)> AskAsync(Session session, Ask ask)
    {
        var answer = ask.Kind switch
        {
            AskKind.Post => await session.PostAsync(ask.Path),
            AskKind.Report => await session.ReportAsync(ask.Path, "The next step is done."),
            _ => await session.GetAsync(ask.Path),
        };
        return (answer.IsGood ? null : $"{answer.Status} at {answer.Path}", answer);
    }
}

/// <summary>What the driver is to do.</summary>
/// <param name="Portal">Where.</param>
/// <param name="Asks">One for each connection.</param>
/// <param name="WarmUp">Seconds before anything is measured.</param>
/// <param name="Seconds">Seconds that are measured.</param>
/// <param name="Requests">So many requests instead, where there are any.</param>
internal sealed record LoadOrder(Uri Portal, List<Ask> Asks, double WarmUp, double Seconds, int Requests);

/// <summary>What one connection asks, again and again.</summary>
internal sealed record Ask(string Email, string Path, AskKind Kind = AskKind.Get);

internal enum AskKind
{
    /// <summary>Opens a page.</summary>
    Get,

    /// <summary>Sends nothing.</summary>
    Post,

    /// <summary>Reports progress by the form of an action's page.</summary>
    Report,
}

/// <summary>What the driver saw.</summary>
internal sealed record Driven(int Requests, int Errors, string? FirstError, double PerSecond, double P50, double P95, double P99, int Bytes);

/// <summary>The same with the processor's time for each request, in milliseconds.</summary>
internal sealed record Measured(Driven Driven, double Server, double Database)
{
    /// <summary>Both together.</summary>
    public double Cpu => Server + Database;
}
