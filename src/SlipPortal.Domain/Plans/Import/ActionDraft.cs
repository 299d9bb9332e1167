namespace SlipPortal.Domain.Plans.Import;

/// <summary>An action as interpreted.</summary>
public sealed record ActionDraft
{
    public const int TextMaxLength = 4_000;
    public const int FindingMaxLength = 4_000;
    public const int ProgressMaxLength = 4_000;
    public const int EvidenceMaxLength = 4_000;
    public const int SuccessMeasureMaxLength = 2_000;
    public const int OwnersMaxLength = 1_000;

    public required ActionRef Ref { get; init; }

    /// <summary>Index into <see cref="PlanDraft.Chapters"/>.</summary>
    public required int ChapterIndex { get; init; }

    public required string Text { get; init; }

    /// <summary>Index into <see cref="PlanDraft.Impacts"/>: actions with the same index share one record.</summary>
    public int? ImpactIndex { get; init; }

    /// <summary>The shared text of the intended impact.</summary>
    public string? Impact { get; init; }

    public required IReadOnlyList<OwnerDraft> Owners { get; init; }

    public required DueSchedule Due { get; init; }

    /// <summary>The rating in the source's words; empty where none.</summary>
    public string RatingText { get; init; } = "";

    /// <summary>The council's rating; null where there is none or nobody has decided.</summary>
    public string? Rating { get; init; }

    /// <summary>Other actions this one points at.</summary>
    public IReadOnlyList<ActionRef> CrossReferences { get; init; } = [];

    /// <summary>True where the action says nothing but "see actions ...": it is a link, not work.</summary>
    public bool IsCrossReference { get; init; }

    public string? Finding { get; init; }

    public string? Progress { get; init; }

    public string? Evidence { get; init; }

    public string? SuccessMeasure { get; init; }

    /// <summary>The source rows it was made of.</summary>
    public required IReadOnlyList<int> RowNumbers { get; init; }

    /// <summary>What was inferred, in words; a person can change each before confirming.</summary>
    public required IReadOnlyList<string> Inferred { get; init; }
}

/// <summary>An owner of an action.</summary>
/// <param name="Text">The owner in the source's words.</param>
/// <param name="Post">The post's title that would be stored: the council's own, the chosen one, or the source's words.</param>
/// <param name="Match">How the post was found.</param>
/// <param name="Suggestion">For <see cref="PostMatch.Near"/>: the title that may be meant. Never taken without a choice.</param>
public sealed record OwnerDraft(string Text, string Post, PostMatch Match, string? Suggestion);
