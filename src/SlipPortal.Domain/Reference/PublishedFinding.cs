using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Reference;

/// <summary>One thing that a published report says has to improve, in its words.</summary>
/// <param name="AreaCode">Of which <see cref="StatisticalArea"/>.</param>
/// <param name="Type">What kind of visit: the same words as <see cref="PublishedInspection.Type"/>.</param>
/// <param name="PublishedOn">When the report was published.</param>
/// <param name="Number">Its place in the report's list, from 1.</param>
/// <param name="Wording">As published.</param>
/// <param name="FirstDay">The visit's first day, where the report's own line of days could be read; or null.</param>
/// <param name="LastDay">Its last day, or null.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedFinding(
    int AreaCode, string Type, DateOnly PublishedOn, int Number, string Wording, DateOnly? FirstDay, DateOnly? LastDay, string Source)
{
    /// <summary>The lists are of what needs to improve: there is no strength among them.</summary>
    public const FindingKind Kind = FindingKind.AreaForDevelopment;
}
