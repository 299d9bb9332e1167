namespace SlipPortal.Domain.Kpis;

/// <summary>How a value stands to its target.</summary>
public enum TargetRating
{
    /// <summary>It reaches the target.</summary>
    Met,

    /// <summary>It does not, and is within the tolerance.</summary>
    Near,

    /// <summary>It does not.</summary>
    Missed,

    /// <summary>There is a target and a value, and nobody has said which side of the target is good.</summary>
    CannotJudge,

    /// <summary>There is no target, or nothing to hold against it.</summary>
    None,
}

/// <summary>A rating with the sentence that explains it.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="Because">With the figures.</param>
public sealed record RatedValue(TargetRating Rating, string Because)
{
    /// <summary>Judges a value by a target that holds for its period.</summary>
    /// <param name="shape">How the measure's values are read.</param>
    /// <param name="target">The target, or null.</param>
    /// <param name="point">The value of the latest period, or null.</param>
    /// <param name="yearToDate">From April to that period; used for a target for the year as a whole.</param>
    public static RatedValue Of(KpiShape shape, TargetLine? target, SeriesPoint? point, SeriesPoint? yearToDate)
    {
        if (target is null) return new(TargetRating.None, "No target is set.");
        if (point?.Value is not { } latest) return new(TargetRating.None, "There is no value to hold against the target.");
        if (target.Kind is TargetKind.Annual) return OfYear(shape, target, point, yearToDate);

        var (rating, words) = Judge(shape.Polarity, latest, target.Value, target.Tolerance);
        var what = target.Kind is TargetKind.Neighbours ? "neighbours’ average" : "target";
        var within = target.Kind is TargetKind.Neighbours && target.Tolerance > 0 ? $" (in line within {shape.Show(target.Tolerance)})" : Better(shape.Polarity);
        var reach = target.Kind is TargetKind.Neighbours ? shape.Show(target.Value) : shape.ShowExactly(target.Value);
        return new(rating, $"{shape.Show(latest)} is {words} the {what} of {reach}{within}.");
    }

    private static RatedValue OfYear(KpiShape shape, TargetLine target, SeriesPoint point, SeriesPoint? yearToDate)
    {
        if (yearToDate?.Value is not { } reached)
            return new(TargetRating.None, yearToDate?.Because ?? "The year to date is not known.");
        var months = ((point.Period.End.Year - point.Period.Year.Start.Year) * 12) + point.Period.End.Month - point.Period.Year.Start.Month + 1;
        var due = target.Value * months / 12;
        var (rating, words) = Judge(shape.Polarity, reached, due, target.Tolerance);
        return new(
            rating,
            $"{shape.Show(reached)} since April is {(target.Value == 0 ? 0 : reached / target.Value):0%} of the target of {shape.Show(target.Value)} for the year, "
            + $"{words} the {shape.Show(due)} that are due after {months} {(months == 1 ? "month" : "months")}.");
    }

    private static (TargetRating Rating, string Words) Judge(Polarity polarity, decimal value, decimal target, decimal tolerance)
    {
        var gap = value - target;
        var words = gap > 0 ? "above" : gap < 0 ? "below" : "at";
        if (polarity is Polarity.None) return (TargetRating.CannotJudge, words);
        var shortfall = polarity switch { Polarity.Higher => -gap, Polarity.Lower => gap, _ => Math.Abs(gap) };
        // Where being in line is better, the tolerance is what “in line” means.
        var isMet = polarity is Polarity.Higher or Polarity.Lower ? shortfall <= 0 : shortfall <= tolerance;
        return (isMet ? TargetRating.Met : shortfall <= tolerance ? TargetRating.Near : TargetRating.Missed, words);
    }

    private static string Better(Polarity polarity) => polarity switch
    {
        Polarity.Higher => " (higher is better)",
        Polarity.Lower => " (lower is better)",
        _ => "",
    };
}

/// <summary>A target as values are held against it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Value">In the unit of the measure: for <see cref="TargetKind.Neighbours"/> the mean that they reached last.</param>
/// <param name="Tolerance">How far off it counts as near.</param>
/// <param name="From">The first day that it holds for.</param>
/// <param name="Until">The last day, or null.</param>
public sealed record TargetLine(TargetKind Kind, decimal Value, decimal Tolerance, DateOnly From, DateOnly? Until)
{
    /// <summary>True where it holds for a period.</summary>
    public bool HoldsFor(Period period) => From <= period.End && (Until is null || period.Start <= Until);
}

/// <summary>Words for ratings.</summary>
public static class TargetRatings
{
    /// <summary>“Target met”, “Near target”, “Target missed”, “Not rated”; and what to do where it cannot be judged.</summary>
    public static string InWords(this TargetRating rating) => rating switch
    {
        TargetRating.Met => "Target met",
        TargetRating.Near => "Near target",
        TargetRating.Missed => "Target missed",
        TargetRating.CannotJudge => "Cannot judge: say whether higher or lower is better",
        _ => "Not rated",
    };
}
