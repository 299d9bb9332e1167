using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Domain.Oversight;

/// <summary>One national measure of several councils side by side: what was published, or what they know themselves where they agreed to that.</summary>
/// <remarks>
/// A council's own values stand beside another's only if both have agreed that this measure is compared: with one alone that has, or none,
/// everybody is shown as published. Own values pass <see cref="Suppression"/> on their way.
/// </remarks>
public static class MeasureComparison
{
    /// <summary>The series of each council, in the order that they are given.</summary>
    /// <param name="indicator">What is compared.</param>
    /// <param name="councils">The councils.</param>
    public static IReadOnlyList<ComparedSeries> Of(NationalIndicator indicator, IReadOnlyList<ComparedCouncil> councils)
    {
        var agreed = councils.Where(council => council.Own is { Agreed: true } own && Fits(own.Shape.Unit, indicator.Unit)).ToList();
        return
        [
            .. councils.Select(council => agreed.Count > 1 && agreed.Contains(council)
                ? new ComparedSeries(council, true, OwnPoints(council))
                : new ComparedSeries(council, false, PublishedPoints(indicator, council))),
        ];
    }

    /// <summary>
    /// How far a council is behind others, as a share of what they reach: 0.1 is a tenth worse, −0.1 a tenth better. Null where neither way is
    /// better, or there is nothing to compare with.
    /// </summary>
    /// <param name="polarity">Which way is better.</param>
    /// <param name="own">The council's value.</param>
    /// <param name="others">The others' mean.</param>
    public static decimal? Behind(Polarity polarity, decimal? own, decimal? others) => (polarity, own, others) switch
    {
        (_, null, _) or (_, _, null or 0) => null,
        (Polarity.Lower, { } value, { } mean) => (value - mean) / mean,
        (Polarity.Higher, { } value, { } mean) => (mean - value) / mean,
        _ => null,
    };

    /// <summary>Months from the day that a notice was served to a day; before it, less than nought.</summary>
    public static int MonthsSince(DateOnly servedOn, DateOnly day) => ((day.Year - servedOn.Year) * 12) + day.Month - servedOn.Month;

    private static IReadOnlyList<ComparedPoint> PublishedPoints(NationalIndicator indicator, ComparedCouncil council) =>
    [
        .. council.Published.OrderBy(figure => figure.Year)
            .Select(figure => Point(council, figure.Period, indicator.EndOf(figure.Year), figure.Figure.Value, null)),
    ];

    private static IReadOnlyList<ComparedPoint> OwnPoints(ComparedCouncil council) =>
    [
        .. SeriesToShow.Of(council.Own!.Shape, council.Own.Points).Points.Where(judged => judged.Point.Value is not null)
            .Select(judged => Point(council, judged.Point.Period.Label, judged.Point.Period.End, judged.Value, judged.Why)),
    ];

    private static ComparedPoint Point(ComparedCouncil council, string label, DateOnly end, decimal? value, Withheld? why) =>
        new(label, end, value, why, council.ServedOn is { } served ? MonthsSince(served, end) : null);

    // The source words its units freely: “% of referrals”, “Rate per 10,000”.
    private static bool Fits(KpiUnit own, string? published) => published is null || own == published switch
    {
        _ when published.Contains('%', StringComparison.Ordinal) => KpiUnit.Percent,
        _ when published.Contains("100,000", StringComparison.Ordinal) => KpiUnit.RatePer100000,
        _ when published.Contains("10,000", StringComparison.Ordinal) => KpiUnit.RatePer10000,
        _ when published.Contains("days", StringComparison.OrdinalIgnoreCase) => KpiUnit.Days,
        _ => KpiUnit.Count,
    };
}

/// <summary>A council that is compared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ServedOn">When its notice was served, where the reader may see that; or null.</param>
/// <param name="Published">What was published of the measure for it.</param>
/// <param name="Own">Its own measure that is tied to it, where the reader may see that; or null.</param>
public sealed record ComparedCouncil(string Id, string Name, DateOnly? ServedOn, IReadOnlyList<PublishedValue> Published, OwnValues? Own);

/// <summary>What was published for a year.</summary>
/// <param name="Year">The year that the period ends in.</param>
/// <param name="Period">In the source's words.</param>
/// <param name="Figure">What was published.</param>
public sealed record PublishedValue(int Year, string Period, Figure Figure);

/// <summary>A council's own values of a measure.</summary>
/// <param name="Agreed">True where the council lets the reader compare them.</param>
/// <param name="Shape">How its values are read.</param>
/// <param name="Points">Its readings of whole financial years.</param>
public sealed record OwnValues(bool Agreed, KpiShape Shape, IReadOnlyList<SeriesPoint> Points);

/// <summary>A council's line in a comparison.</summary>
/// <param name="Council">Whose.</param>
/// <param name="IsOwn">True for the council's own values, which may still change; false for published ones.</param>
/// <param name="Points">The earliest first.</param>
public sealed record ComparedSeries(ComparedCouncil Council, bool IsOwn, IReadOnlyList<ComparedPoint> Points)
{
    /// <summary>The latest that has a value, or null.</summary>
    public ComparedPoint? Latest => Points.LastOrDefault(point => point.Value is not null);

    /// <summary>The last before the notice, or the first after it; null without a notice or a value.</summary>
    public ComparedPoint? AtNotice =>
        Points.LastOrDefault(point => point is { Value: not null, Months: <= 0 }) ?? Points.FirstOrDefault(point => point is { Value: not null, Months: not null });

    /// <summary>What has changed since the notice; null where there are not two values.</summary>
    public decimal? SinceNotice => Latest is { } last && AtNotice is { } first && first.End < last.End ? last.Value - first.Value : null;
}

/// <summary>A value in a comparison.</summary>
/// <param name="Label">Its period in words.</param>
/// <param name="End">The period's last day.</param>
/// <param name="Value">In the measure's unit; null where it is withheld, or there is none.</param>
/// <param name="Why">Why it is withheld, or null.</param>
/// <param name="Months">Months from the notice to the period's end; null without a notice.</param>
public sealed record ComparedPoint(string Label, DateOnly End, decimal? Value, Withheld? Why, int? Months);
