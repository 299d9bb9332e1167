using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Reference;

/// <summary>What is published of one visit, brought together: the line of the statistics, the points of the report, or both.</summary>
/// <param name="Type">What kind of visit.</param>
/// <param name="PublishedOn">When its report was published.</param>
/// <param name="Timing">When it was, or null where no source says.</param>
/// <param name="Inspection">Its line in the statistics, or null.</param>
/// <param name="Findings">The report's points, in its order.</param>
public sealed record PublishedVisit(
    string Type, DateOnly PublishedOn, VisitTiming? Timing, PublishedInspection? Inspection, IReadOnlyList<PublishedFinding> Findings)
{
    /// <summary>Brings together what belongs to one visit: the same type, published on the same day. The last published first.</summary>
    /// <param name="inspections">Of one authority.</param>
    /// <param name="findings">Of the same authority.</param>
    public static IReadOnlyList<PublishedVisit> Of(IReadOnlyCollection<PublishedInspection> inspections, IReadOnlyCollection<PublishedFinding> findings)
    {
        var lines = inspections.ToDictionary(inspection => (inspection.Type, inspection.PublishedOn));
        var points = findings.ToLookup(finding => (finding.Type, finding.PublishedOn));
        return
        [
            .. lines.Keys.Union(points.Select(group => group.Key)).OrderByDescending(key => key.PublishedOn).ThenBy(key => key.Type, StringComparer.Ordinal)
                .Select(key =>
                {
                    var (line, own) = (lines.GetValueOrDefault(key), points[key].OrderBy(finding => finding.Number).ToList());
                    return new PublishedVisit(key.Type, key.PublishedOn, TimingOf(line, own), line, own);
                }),
        ];
    }

    /// <summary>
    /// True where a council's own visit is this one: Ofsted published it on that day, or it is of this type and shares a day with it.
    /// </summary>
    /// <param name="type">The visit's type.</param>
    /// <param name="firstDay">Its first day.</param>
    /// <param name="lastDay">Its last day.</param>
    /// <param name="publishedOn">When whoever carried it out published it, or null.</param>
    public bool Is(string type, DateOnly firstDay, DateOnly lastDay, DateOnly? publishedOn) =>
        publishedOn == PublishedOn
        || (Timing is { } timing && string.Equals(type, Type, StringComparison.OrdinalIgnoreCase) && firstDay <= timing.Last && lastDay >= timing.First);

    // The statistics know the first day, and the report's list the last one.
    private static VisitTiming? TimingOf(PublishedInspection? line, List<PublishedFinding> findings)
    {
        var dated = findings.Find(finding => finding.FirstDay is not null);
        if ((line?.FirstDay ?? dated?.FirstDay) is not { } first) return null;
        var last = dated?.LastDay is { } day && day > first ? day : first;
        return new(last == first ? TimingKind.Day : TimingKind.Days, first, last);
    }
}
