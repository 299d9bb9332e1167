using SlipPortal.Domain.Kpis.Checks;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>A team’s value for a period, as it is held against the whole.</summary>
/// <param name="Team">The team’s name.</param>
/// <param name="Point">Its value, or why there is none.</param>
public sealed record TeamPart(string Team, SeriesPoint Point)
{
    /// <summary>Whether the team has said something: a value, or why there is none.</summary>
    public bool IsGiven => Point.Value is not null || Point.Absence is not (null or Absence.Missing);
}

/// <summary>
/// The whole is held against its parts: of counts and sums the teams make it together; of shares with their counts both counts do; of
/// anything else it lies between the smallest and the largest.
/// </summary>
public static class TeamCheck
{
    /// <summary>What does not fit together in one period, or null.</summary>
    /// <param name="reference">The measure’s ref.</param>
    /// <param name="shape">How its values are read.</param>
    /// <param name="whole">The whole’s value.</param>
    /// <param name="parts">The teams’ values, in the order of the teams.</param>
    /// <param name="missing">How many teams should have said something besides, and have not.</param>
    public static CheckFinding? Of(string reference, KpiShape shape, SeriesPoint whole, IReadOnlyList<TeamPart> parts, int missing)
    {
        var known = parts.Where(part => part.Point.Value is not null).ToList();
        if (whole.Value is not { } value || known.Count == 0) return null;
        // A team that has no cases adds nothing; of one that says nothing, or withholds it, nobody knows what it adds.
        var isWhole = missing == 0 && parts.All(part => part.Point.Value is not null || part.Point.Absence is Absence.NotApplicable);
        var together = isWhole
            ? "its teams together are" : $"the {known.Count} of {parts.Count + missing} teams that have a value are together";
        if (!shape.Unit.IsShare() && (shape.Unit is KpiUnit.Count || shape.Aggregation is Aggregation.Sum))
        {
            var sum = known.Sum(part => part.Point.Value!.Value);
            return (isWhole ? sum == value : sum <= value) ? null : Found(shape.Show(value), $"{together} {shape.Show(sum)}");
        }

        if (whole is { Numerator: { } part, Denominator: { } of } && known.TrueForAll(one => one.Point.Denominator is not null))
        {
            var (numerator, denominator) = (known.Sum(one => one.Point.Numerator!.Value), known.Sum(one => one.Point.Denominator!.Value));
            var fits = isWhole ? (numerator, denominator) == (part, of) : numerator <= part && denominator <= of;
            return fits ? null : Found(
                $"{shape.Show(value)} ({part:0.##} of {of:0.##})", $"{together} {numerator:0.##} of {denominator:0.##}");
        }

        if (!isWhole) return null;
        var (least, most) = (known.MinBy(one => one.Point.Value)!, known.MaxBy(one => one.Point.Value)!);
        // Each is rounded by half of the last decimal that is shown.
        var tolerance = (decimal)Math.Pow(10, -shape.Decimals);
        return value >= least.Point.Value - tolerance && value <= most.Point.Value + tolerance
            ? null
            : Found(shape.Show(value),
                $"its teams have from {shape.Show(least.Point.Value!.Value)} to {shape.Show(most.Point.Value!.Value)}");

        CheckFinding Found(string says, string teams) => new(
            reference, CheckRule.TeamsDisagree,
            $"{whole.Period.Label}: the whole is {says} and {teams} "
            + $"({string.Join(", ", known.Select(one => $"{one.Team} {InWords(one.Point)}"))}).")
        {
            Kept = $"{whole.Period.Label}: the whole is {says} and its teams do not give that.",
        };

        string InWords(SeriesPoint point) =>
            point is { Numerator: { } count, Denominator: { } outOf } ? $"{count:0.##} of {outOf:0.##}" : shape.Show(point.Value!.Value);
    }

    /// <summary>“3 of 4 teams have given a value for Oct 2026.”</summary>
    /// <param name="period">The period.</param>
    /// <param name="given">How many of those that should.</param>
    /// <param name="expected">How many teams there should be a value of.</param>
    public static string GivenInWords(Period period, int given, int expected) => expected == 0
        ? $"No team is to give a value for {period.Label}."
        : $"{given} of {expected} {(expected == 1 ? "team has" : "teams have")} given a value for {period.Label}.";
}
