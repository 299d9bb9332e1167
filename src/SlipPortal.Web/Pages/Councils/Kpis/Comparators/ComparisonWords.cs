using SlipPortal.Domain.Kpis;
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

    /// <summary>“Lower is better, says the source of the figure”; whose polarity else; empty where nobody says.</summary>
    public static string WhosePolarity(Data.Reference.Comparators figures) => figures.Polarity is Polarity.Higher or Polarity.Lower
        ? figures.Polarity.InWords() + (figures.IsMeasuresPolarity ? ", by this measure’s own definition: the source does not say" : ", says the source of the figure")
        : "";

    /// <summary>“61.7, the mean of 3 of 4”.</summary>
    public static string Mean(GroupMean group) => $"{Show(group.Mean)}, the mean of {group.WithValue} of {group.Authorities}";

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
