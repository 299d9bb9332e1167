using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators;

/// <summary>How comparisons are spoken of.</summary>
internal static class ComparisonWords
{
    /// <summary>“61.7”; “none published”.</summary>
    public static string Show(decimal? value) => value is { } number ? number.ToString("#,0.##") : "none published";

    /// <summary>“22 of 153, best quarter”; why there is none.</summary>
    public static string Place(Comparison comparison) => comparison.Rank is { } rank
        ? $"{rank} of {comparison.RankedAmong}" + comparison.Quartile switch
        {
            QuartileBand.A => ", best quarter",
            QuartileBand.B => ", second quarter",
            QuartileBand.C => ", third quarter",
            QuartileBand.D => ", last quarter",
            _ => "",
        }
        : "No place: neither way is better, or nothing is published";

    /// <summary>“79.2 by the model of 2021-04, 71.1 by that of 2025-05: 8.1 lower because the model changed, nothing else.”</summary>
    public static string BecauseOfTheModel(Data.Reference.Comparators figures, string model)
    {
        var (chosen, other) = (figures.Models.First(one => one.Model == model), figures.Models.LastOrDefault(one => one.Model != model));
        if (other?.Comparison.NeighboursMean is not { } before || chosen.Comparison.NeighboursMean is not { } now) return "No other model to compare with";
        var gap = Math.Round(now, 2) - Math.Round(before, 2);
        return gap == 0
            ? $"{Show(before)} by the model of {other.Model} too"
            : $"{Show(before)} by the model of {other.Model}, {Show(now)} by that of {model}: {Show(Math.Abs(gap))} {(gap > 0 ? "higher" : "lower")} because the model changed, nothing else";
    }
}
