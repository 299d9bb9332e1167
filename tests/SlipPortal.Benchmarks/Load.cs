using System.Diagnostics;
using System.Text.Json;

namespace SlipPortal.Benchmarks;

/// <summary>The driver: a process of its own, in which some people ask as fast as they are answered, or think in between.</summary>
internal static class Load
{
    /// <summary>Drives in another process, and reads the meter where the measured part begins and ends.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="meter">Of the portal that is asked.</param>
    /// <param name="isPinned">True for the second processor only.</param>
    /// <param name="meanwhile">What is done from the beginning of the measured part on, until it is told to stop; waited for.</param>
    public static async Task<Measured> RunAsync(LoadOrder order, Meter meter, bool isPinned, Func<CancellationToken, Task>? meanwhile = null)
    {
        (double Server, double Database) before = default, after = default;
        using var stop = new CancellationTokenSource();
        var other = Task.CompletedTask;
        void Begin() => (other, before) = (meanwhile?.Invoke(stop.Token) ?? other, meter.Read());
        void End()
        {
            after = meter.Read();
            stop.Cancel();
        }

        // A handful of requests says nothing of time: it needs no process of its own.
        var driven = order.Requests > 0 ? await DriveAsync(order, Begin, End) : await InAnotherAsync(order, isPinned, Begin, End);
        await other;
        return new(driven, (after.Server - before.Server) * 1000 / driven.Requests, (after.Database - before.Database) * 1000 / driven.Requests);
    }

    /// <summary>The other process: its order comes by the standard input, and what it saw goes to the standard output.</summary>
    public static async Task DriveAsync()
    {
        var order = JsonSerializer.Deserialize<LoadOrder>(Console.ReadLine()!)!;
        var driven = await DriveAsync(order, () => Console.WriteLine("begin"), () => Console.WriteLine("end"));
        Console.WriteLine(JsonSerializer.Serialize(driven));
    }

    private static async Task<Driven> InAnotherAsync(LoadOrder order, bool isPinned, Action begin, Action end)
    {
        using var driver = Process.Start(Portal.Self(isPinned ? 1 : null, "load"))!;
        await driver.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
        if (await driver.StandardOutput.ReadLineAsync() is not "begin") throw new InvalidOperationException("The driver did not begin; its errors stand above.");
        begin();
        if (await driver.StandardOutput.ReadLineAsync() is not "end") throw new InvalidOperationException("The driver did not come to its end; its errors stand above.");
        end();
        var driven = JsonSerializer.Deserialize<Driven>((await driver.StandardOutput.ReadLineAsync())!)!;
        await driver.WaitForExitAsync();
        return driven;
    }

    private static async Task<Driven> DriveAsync(LoadOrder order, Action begin, Action end)
    {
        var people = order.People.ConvertAll(asks => new Person(order, asks));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (person, _) => await person.SignInAsync());
        var bytes = (await people[0].AskAsync()).Bytes;
        await DriveAsync(order, people, order.WarmUp, 0);
        begin();
        var started = Stopwatch.GetTimestamp();
        var answers = await DriveAsync(order, people, order.Seconds, order.Requests);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        end();
        var times = answers.Where(answer => answer.Error is null).Select(answer => answer.Milliseconds).Order().ToList();
        double At(double share) => times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(times.Count * share))];
        return new(
            answers.Count, answers.Count(answer => answer.Error is not null), answers.Find(answer => answer.Error is not null).Error,
            answers.Count / took, At(0.5), At(0.95), At(0.99), bytes, people.Sum(person => person.Reports), people.Sum(person => person.Comments));
    }

    private static async Task<List<(double Milliseconds, string? Error)>> DriveAsync(LoadOrder order, List<Person> people, double seconds, int requests)
    {
        var started = Stopwatch.GetTimestamp();
        var left = requests;
        bool GoesOn() => requests > 0 ? Interlocked.Decrement(ref left) >= 0 : Stopwatch.GetElapsedTime(started).TotalSeconds < seconds;
        var each = await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            var answers = new List<(double, string?)>();
            while (GoesOn())
            {
                var thought = person.Thought();
                if (thought > TimeSpan.Zero && requests == 0)
                {
                    // Whoever would think beyond the end goes home.
                    if (thought >= TimeSpan.FromSeconds(seconds) - Stopwatch.GetElapsedTime(started)) break;
                    await Task.Delay(thought);
                }

                var asked = Stopwatch.GetTimestamp();
                var (error, _) = await person.AskAsync();
                answers.Add((Stopwatch.GetElapsedTime(asked).TotalMilliseconds, error));
            }

            return answers;
        })));
        return [.. each.SelectMany(answers => answers)];
    }

    // One connection: somebody who asks several things in turn, or, where they think in between, now this and now that.
    private sealed class Person(LoadOrder order, List<Ask> asks)
    {
        private readonly Random _random = new(asks[0].Email.Length + asks[0].Path.Length + order.People.IndexOf(asks));
        private readonly Dictionary<string, Session> _sessions = [];
        private int _turn;

        public int Reports { get; private set; }

        public int Comments { get; private set; }

        public async Task SignInAsync()
        {
            foreach (var email in asks.Select(ask => ask.Email).Distinct()) _sessions[email] = await Session.SignInAsync(order.Portal, email);
        }

        // Mostly short, sometimes long: as people do.
        public TimeSpan Thought() => order.Think == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) * order.Think);

        public async Task<(string? Error, int Bytes)> AskAsync()
        {
            var ask = asks[order.Think == 0 ? _turn++ % asks.Count : _random.Next(asks.Count)];
            var session = _sessions[ask.Email];
            try
            {
                var answer = ask.Kind switch
                {
                    AskKind.Post => await session.PostAsync(ask.Path),
                    AskKind.Report => await session.ReportAsync(ask.Path, "The next step is done."),
                    AskKind.Comment => await session.CommentAsync(ask.Path, "Thank you. I would begin with the training."),
                    _ => await session.GetAsync(ask.Path),
                };
                if (!answer.IsGood) return ($"{answer.Status} at {answer.Path}", answer.Content.Length);
                if (ask.Kind == AskKind.Report) Reports++;
                if (ask.Kind == AskKind.Comment) Comments++;
                return (null, answer.Content.Length);
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or InvalidOperationException)
            {
                return ($"{exception.Message} at {ask.Path}", 0);
            }
        }
    }
}

/// <summary>What the driver is to do.</summary>
/// <param name="Portal">Where.</param>
/// <param name="People">What each connection asks.</param>
/// <param name="WarmUp">Seconds before anything is measured.</param>
/// <param name="Seconds">Seconds that are measured.</param>
/// <param name="Requests">So many requests instead, where there are any.</param>
/// <param name="Think">Seconds between an answer and the next request, in the mean.</param>
internal sealed record LoadOrder(Uri Portal, List<List<Ask>> People, double WarmUp, double Seconds, int Requests, double Think = 0);

/// <summary>What somebody asks.</summary>
internal sealed record Ask(string Email, string Path, AskKind Kind = AskKind.Get);

internal enum AskKind
{
    /// <summary>Opens a page.</summary>
    Get,

    /// <summary>Sends nothing.</summary>
    Post,

    /// <summary>Reports progress by the form of an action's page.</summary>
    Report,

    /// <summary>Begins a conversation by the form of an action's page.</summary>
    Comment,
}

/// <summary>What the driver saw. Reports and comments are those of which it was told that they are kept, from the sign-in on.</summary>
internal sealed record Driven(
    int Requests, int Errors, string? FirstError, double PerSecond, double P50, double P95, double P99, int Bytes, int Reports, int Comments);

/// <summary>The same with the processor's time for each request, in milliseconds.</summary>
internal sealed record Measured(Driven Driven, double Server, double Database)
{
    /// <summary>Both together.</summary>
    public double Cpu => Server + Database;
}
