using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlipPortal.Data;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Commands;

/// <summary>Prints a council's national figure beside those it is compared with.</summary>
internal static class CompareCouncil
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(IServiceProvider portal, string council, string measure, string period, bool json)
    {
        if (!int.TryParse(council, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw new RefusedException($"“{council}” is no authority's code: write a number such as 895.");
        await using var scope = portal.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var comparators = await ComparatorReader.ReadAsync(db, code, measure, period, CancellationToken.None);
        Console.WriteLine(json ? AsJson(comparators) : AsText(comparators));
        return 0;
    }

    /// <summary>For a program: numbers as they are, not rounded.</summary>
    internal static string AsJson(Comparators comparators) => JsonSerializer.Serialize(
        new
        {
            Authority = new { comparators.Authority.Code, comparators.Authority.Name, comparators.Authority.IsCurrent },
            Measure = new
            {
                comparators.Indicator.Code,
                comparators.Indicator.Title,
                comparators.Indicator.Unit,
                comparators.Indicator.YearType,
                Polarity = comparators.Indicator.Polarity.ToString(),
                comparators.Indicator.SourceLink,
            },
            Period = comparators.Period.Text,
            Models = comparators.Models.Select(one => new
            {
                one.Model,
                Own = Of(one.Comparison.Own),
                NeighboursMean = one.Comparison.NeighboursMean,
                one.Comparison.NeighboursWithValue,
                one.Comparison.Neighbours,
                Region = Of(one.Comparison.Region),
                England = Of(one.Comparison.England),
                one.Comparison.Rank,
                one.Comparison.RankedAmong,
                Quartile = one.Comparison.Quartile?.ToString(),
            }),
        },
        Json);

    /// <summary>For a person.</summary>
    internal static string AsText(Comparators comparators)
    {
        var indicator = comparators.Indicator;
        return $"""
            {comparators.Authority.Name} ({comparators.Authority.Code}){(comparators.Authority.IsCurrent ? "" : ", abolished or reorganised")}
            {indicator.Title}{(indicator.Unit is { } unit ? $" ({unit})" : "")}, {indicator.YearType} {comparators.Period.Text}
            {string.Join('\n', comparators.Models.Select(AsText))}
            """;
    }

    private static string AsText(ModelComparison one)
    {
        var comparison = one.Comparison;
        var place = comparison.Rank is { } rank ? $"rank {rank} of {comparison.RankedAmong}" : "no rank";
        var quarter = comparison.Quartile is { } band ? $", quartile {band}" : "";
        return $"{one.Model}: own {Figure(comparison.Own)}, neighbours' mean {Number(comparison.NeighboursMean)} "
            + $"({comparison.NeighboursWithValue} of {comparison.Neighbours} had a value), region {Figure(comparison.Region)}, "
            + $"England {Figure(comparison.England)}, {place}{quarter}";
    }

    private static object? Of(Figure? figure) => figure is { } one ? new { one.Value, Missing = one.Missing?.ToString() } : null;

    private static string Figure(Figure? figure) => figure switch
    {
        null => "not published",
        { Missing: { } why } => why.InWords(),
        { Value: var value } => Number(value),
    };

    private static string Number(decimal? value) => value is { } number ? number.ToString("#,##0.##") : "none";
}
