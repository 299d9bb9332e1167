using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlipPortal.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Name">The work.</param>
/// <param name="Own">The portal's.</param>
/// <param name="Floor">The floor's, or null.</param>
/// <param name="Rows">Rows of the page.</param>
/// <param name="FloorRows">Rows of the floor's.</param>
/// <param name="Bytes">Bytes of the page.</param>
/// <param name="FloorBytes">Bytes of the floor's.</param>
/// <param name="Questions">What one request asks the database.</param>
/// <param name="Resident">What the portal holds of memory after it, in bytes.</param>
/// <param name="Ratio">Times the floor.</param>
/// <param name="Target">At most so many times, or null.</param>
/// <param name="MostQuestions">At most so many questions, or null.</param>
internal sealed record Line(
    string Name, Measured Own, Measured? Floor, int? Rows, int? FloorRows, int Bytes, int? FloorBytes, int Questions, long Resident, double? Ratio, double? Target,
    int? MostQuestions)
{
    /// <summary>Whether it is as quick as it should be; null where it was held against nothing, or need not be.</summary>
    public bool? IsMet => Target is not null && Ratio is { } ratio ? ratio <= Target && Questions <= (MostQuestions ?? int.MaxValue) : null;

    /// <summary>The heading of <see cref="InWords"/>.</summary>
    public static string Heading =>
        $"{"work",-16}{"req/s",8}{"p50",9}{"p95",9}{"p99",9}{"server",9}{"database",10}{"floor",9}{"ratio",8}{"target",8}{"",8}{"bytes",9}{"rows",6}{"asked",7}{"MB",6}";

    /// <summary>It, for a terminal; times are milliseconds, those of the processor for each request.</summary>
    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-16}{Own.Driven.PerSecond,8:0.0}{Own.Driven.P50,9:0.0}{Own.Driven.P95,9:0.0}{Own.Driven.P99,9:0.0}{Own.Server,9:0.00}{Own.Database,10:0.00}"
            + $"{Floor?.Cpu,9:0.00}{Ratio,8:0.00}{Target,8:0.##}{Met(IsMet),8}{Bytes,9}{Rows,6}{Questions,7}{Resident / 1_000_000,6}");

    private static string Met(bool? isMet) => isMet switch { true => "met", false => "MISSED", _ => "" };
}

/// <summary>Something that is measured once.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">The value.</param>
/// <param name="Target">At most so much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="More">What else is known.</param>
internal sealed record Single(string Name, double Value, double Target, string Unit, string More)
{
    public bool IsMet => Value <= Target;

    public string InWords => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-20}{Value,10:0.00} {Unit,-28}target {Target,7:0.##}  {(IsMet ? "met" : "MISSED"),-8}{More}");
}

/// <summary>All that a run found.</summary>
internal sealed class Report
{
    // Two requests can take less than the kernel's books count in: nothing, or infinitely many times nothing.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public List<Line> Lines { get; } = [];

    public List<Single> Singles { get; } = [];

    public void Add(Single single)
    {
        Singles.Add(single);
        Console.Error.WriteLine(single.InWords);
    }

    public void AddRange(IEnumerable<Single> singles)
    {
        foreach (var single in singles) Add(single);
    }

    /// <summary>Prints it, and writes it to a file where one is named.</summary>
    public async Task WriteAsync(string? file)
    {
        var text = new StringBuilder();
        if (Lines.Count > 0) text.AppendLine(Line.Heading);
        foreach (var line in Lines) text.AppendLine(line.InWords);
        foreach (var single in Singles) text.AppendLine(single.InWords);
        Console.Write(text);
        if (file is not null) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { At = DateTimeOffset.UtcNow, Lines, Singles }, Json));
    }
}
