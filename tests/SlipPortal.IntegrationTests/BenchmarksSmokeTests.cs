using System.Diagnostics;
using System.Text.Json;

namespace SlipPortal.IntegrationTests;

/// <summary>Every benchmark at a small size: that each can be measured and holds what its floor holds. How long it takes says nothing here.</summary>
public sealed class BenchmarksSmokeTests
{
    // What one request asks of the database today; what it is to come down to stands in the issue. One of them finds the session.
    private static readonly Dictionary<string, int> MostAsked = new()
    {
        ["plan"] = 8,
        ["plan-adviser"] = 11,
        ["action"] = 8,
        ["portfolio"] = 18,
        ["book"] = 8,
        ["compare"] = 11,
        ["csv"] = 8,
        ["update"] = 13,
        ["signed-in"] = 3,
    };

    [Fact]
    public async Task Every_benchmark_runs_and_its_floor_holds_the_same_rows()
    {
        var file = Path.Combine(Path.GetTempPath(), $"slipportal-smoke-{Guid.NewGuid():N}.json");
        try
        {
            using var benchmarks = Process.Start(new ProcessStartInfo(
                "dotnet",
                [
                    typeof(Benchmarks.Session).Assembly.Location, "all", "bounds", "memory", "busiest", "--councils", "3", "--connections", "1", "--requests", "2", "--warm-up", "0",
                    "--minutes", "0.05", "--sessions", "9", "--think", "1", "--json", file,
                ])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = benchmarks.StandardOutput.ReadToEndAsync();
            var errors = await benchmarks.StandardError.ReadToEndAsync();
            await benchmarks.WaitForExitAsync();
            Assert.True(benchmarks.ExitCode == 0, errors + await output);

            using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            var lines = report.RootElement.GetProperty("Lines").EnumerateArray().ToDictionary(line => line.GetProperty("Name").GetString()!);
            Assert.Equal(MostAsked.Keys.Order(), lines.Keys.Where(name => !name.EndsWith(", held", StringComparison.Ordinal)).Order());
            foreach (var (name, most) in MostAsked) Assert.InRange(lines[name].GetProperty("Questions").GetInt32(), 1, most);
            foreach (var line in lines.Values)
            {
                if (line.GetProperty("FloorRows") is { ValueKind: JsonValueKind.Number } rows)
                    Assert.Equal((line.GetProperty("Name").GetString(), rows.GetInt32()), (line.GetProperty("Name").GetString(), line.GetProperty("Rows").GetInt32()));
            }

            var singles = report.RootElement.GetProperty("Singles").EnumerateArray().ToDictionary(single => single.GetProperty("Name").GetString()!);
            Assert.Superset(new HashSet<string> { "import-plan", "import-reference", "session", "cached answer", "start", "memory", "growth, plan", "busiest, p99" }, singles.Keys.ToHashSet());
            Assert.Equal(0, singles["busiest, errors"].GetProperty("Value").GetDouble());
            Assert.Equal(0, singles["busiest, lost"].GetProperty("Value").GetDouble());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
