using SlipPortal.Domain.Kpis;

namespace SlipPortal.Domain.Reference;

/// <summary>A measure that national figures are published of.</summary>
/// <param name="Id">Key within this database; two databases may differ.</param>
/// <param name="Code">LAIT's short name (<c>LAC</c>), or <c>EES:data set:column</c> for Explore Education Statistics.</param>
/// <param name="Topic">What it is listed under.</param>
/// <param name="Title">What it measures.</param>
/// <param name="Polarity">Whether high or low is better; EES does not say.</param>
/// <param name="Unit">As its source words it (“% CIN”), or null where it does not say.</param>
/// <param name="YearType">What a year is: “Financial Year”, “Academic Year”.</param>
/// <param name="HasQuartiles">False where the department gives no quartiles.</param>
/// <param name="LastUpdate">When the source last changed, or null where it does not say.</param>
/// <param name="NextUpdate">When it will change next: a day, or words such as “TBC”; or null.</param>
/// <param name="SourceLink">The publication's address, or null.</param>
public sealed record NationalIndicator(
    int Id, string Code, string Topic, string Title, Polarity Polarity, string? Unit, string YearType, bool HasQuartiles,
    DateOnly? LastUpdate, string? NextUpdate, string? SourceLink)
{
    /// <summary>Which way is better: as the source says, or else as a measure that is compared by it does.</summary>
    /// <param name="measures">The measure's own polarity; neither “near others” nor “neither” gives anybody a place.</param>
    public Polarity PolarityFor(Polarity measures) =>
        Polarity == Polarity.None && measures is (Polarity.Higher or Polarity.Lower) ? measures : Polarity;

    /// <summary>The last day of a year as the source counts it: financial years end in March, school years in August.</summary>
    public DateOnly EndOf(int year) =>
        YearType.StartsWith("Financial", StringComparison.OrdinalIgnoreCase) ? new(year, 3, 31)
        : YearType.StartsWith("Academic", StringComparison.OrdinalIgnoreCase) ? new(year, 8, 31)
        : new(year, 12, 31);
}
