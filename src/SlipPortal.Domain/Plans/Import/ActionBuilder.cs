namespace SlipPortal.Domain.Plans.Import;

/// <summary>An action while its rows are being put together.</summary>
internal sealed class ActionBuilder(RowReading first)
{
    public RowReading First { get; } = first;

    public List<RowReading> Rows { get; } = [first];

    public ChapterBuilder Chapter => First.Chapter;

    public int Row => First.Number;

    /// <summary>The reference as written; empty where there is none.</summary>
    public string RefText { get; set; } = "";

    /// <summary>The reference is in a merged cell that starts further up.</summary>
    public bool RefIsMerged { get; init; }

    public ActionRef? Ref { get; set; }

    public string Text { get; set; } = "";

    public ImpactBuilder? Impact { get; set; }

    public string Owners { get; set; } = "";

    /// <summary>A person wrote the owners, so only a new line or ";" separates them.</summary>
    public bool OwnersReplaced { get; set; }

    public string DueText { get; set; } = "";

    public string RatingText { get; set; } = "";

    public string Finding { get; set; } = "";

    public string Progress { get; set; } = "";

    public string Evidence { get; set; } = "";

    public string SuccessMeasure { get; set; } = "";

    /// <summary>The text may hold two actions, because lines or rows of it stand for themselves.</summary>
    public bool MayBeSeveral { get; set; }

    public CrossReference? CrossReference { get; set; }

    public DueReading Due { get; set; } = new(DueSchedule.Undated, [], Understood: true);

    public List<OwnerDraft> OwnerDrafts { get; } = [];

    public List<string> Inferred { get; } = [];

    /// <summary>Why a person must decide about this action; null where nobody must.</summary>
    public string? Unresolved { get; set; }
}

/// <summary>A shared impact while it grows.</summary>
internal sealed class ImpactBuilder(string text)
{
    public string Text { get; set; } = text;
}
