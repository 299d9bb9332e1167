namespace SlipPortal.Domain.Plans.Import;

/// <summary>The words a council already has, against which a plan is read.</summary>
public sealed record CouncilVocabulary(IReadOnlyList<string> Posts, IReadOnlyList<string> Ratings, IReadOnlyList<string> PracticeAreas,
    QuarterYear Quarters = QuarterYear.Financial)
{
    /// <summary>A council that has nothing yet.</summary>
    public static CouncilVocabulary Empty { get; } = new([], [], []);
}
