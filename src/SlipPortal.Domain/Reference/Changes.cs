using System.Globalization;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Reference;

/// <summary>A visit was recorded from what is published of it.</summary>
/// <param name="Type">What kind of visit.</param>
/// <param name="When">When it was.</param>
/// <param name="PublishedOn">When its report was published.</param>
/// <param name="Grades">How many grades were recorded with it.</param>
/// <param name="Findings">How many findings were recorded with it.</param>
public sealed record PublishedVisitRecorded(string Type, string When, DateOnly PublishedOn, int Grades, int Findings) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Recorded from what was published on {PublishedOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {Type}, {When}, with "
        + $"{Grades:N0} {(Grades == 1 ? "grade" : "grades")} and {Findings:N0} {(Findings == 1 ? "finding" : "findings")}.";
}
