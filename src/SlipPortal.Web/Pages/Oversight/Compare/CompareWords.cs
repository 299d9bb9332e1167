using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>How comparisons of several councils are spoken of.</summary>
internal static class CompareWords
{
    /// <summary>“61.7”, “withheld: fewer than 6”, “none”.</summary>
    public static string Show(ComparedPoint? point) => point is null ? "none" : point.Why?.InWords() ?? (point.Value is { } value ? ComparisonWords.Show(value) : "none");

    /// <summary>“Rate per 10,000. ”, or nothing.</summary>
    public static string Unit(NationalIndicator indicator) => indicator.Unit is { } unit ? unit + ". " : "";

    /// <summary>“Lower is better.”</summary>
    public static string Better(Polarity polarity) => polarity.InWords() + ".";

    /// <summary>“12% behind its neighbours’ 21.5 (9 have a value)”.</summary>
    public static string Beside(MeasureCell cell) => cell.Neighbours is { } mean
        ? $"{Behind(cell.Behind)}neighbours {ComparisonWords.Show(mean)} (mean of {cell.With})"
        : "No neighbour has a value";

    /// <summary>“12% behind; ”, “5% ahead; ”, “level; ”, or nothing.</summary>
    public static string Behind(decimal? behind) => behind switch
    {
        null => "",
        >= 0.005m => $"{behind.Value * 100:0}% behind; ",
        <= -0.005m => $"{-behind.Value * 100:0}% ahead; ",
        _ => "level; ",
    };

    /// <summary>“Their own, Sep 2026”, “Published, 2025”.</summary>
    public static string Whose(ComparedSeries series) => series.Latest is not { } latest ? "No value" : series.IsOwn ? $"Their own, {latest.Label}" : $"Published, {latest.Label}";

    /// <summary>“−2.5 since the notice”.</summary>
    public static string Change(decimal? change) => change switch
    {
        null => "Cannot be said",
        0 => "No change",
        > 0 => $"{ComparisonWords.Show(change.Value)} more",
        _ => $"{ComparisonWords.Show(-change.Value)} less",
    };

    /// <summary>The stages of the sign-off, from the first on.</summary>
    public static IReadOnlyList<SignOffStage> Stages { get; } = Enum.GetValues<SignOffStage>();

    /// <summary>“10 on track, 2 at risk, 4 off track, 1 under review”: what there is none of is left out.</summary>
    public static string Progress(PlanProgress progress) => string.Join(", ", new[]
    {
        (progress.OnTrack, "on track"), (progress.AtRisk, "at risk"), (progress.OffTrack, "off track"), (progress.Undated, "undated"), (progress.NotBegun, "not begun"),
        (progress.UnderReview, "with a date under review"),
    }.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}"));
}
