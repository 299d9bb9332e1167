namespace SlipPortal.Domain.Plans.Import;

/// <summary>Everything a person corrected on the import page. Empty at first; plain data that survives JSON.</summary>
public sealed record ImportChoices
{
    /// <summary>The plan's title, or null for the one that was read.</summary>
    public string? Title { get; init; }

    /// <summary>The plan's period, or null for the one that was read.</summary>
    public string? Period { get; init; }

    /// <summary>Which year "Q1 2027" is of, or null for the one that the council counts in.</summary>
    public QuarterYear? Quarters { get; init; }

    /// <summary>Column meanings: table index in the document → column index (both from 0) → meaning.</summary>
    public Dictionary<int, Dictionary<int, ColumnMeaning>> Columns { get; init; } = [];

    /// <summary>Replaced cells: row number → meaning → text. In an owner cell a new line or ";" separates owners; an impact replaced by
    /// nothing carries nothing down.</summary>
    public Dictionary<int, Dictionary<ColumnMeaning, string>> Cells { get; init; } = [];

    /// <summary>How a row is read: row number → choice.</summary>
    public Dictionary<int, RowChoice> Rows { get; init; } = [];

    /// <summary>Rating words of the source → the council's rating; an empty text means "no rating". Case does not matter.</summary>
    public Dictionary<string, string> Ratings { get; init; } = [];

    /// <summary>Owner words of the source → the post that is meant. Case does not matter.</summary>
    public Dictionary<string, string> Posts { get; init; } = [];

    /// <summary>Chapter key (<see cref="ChapterDraft.Key"/>) → what to change.</summary>
    public Dictionary<string, ChapterChoice> Chapters { get; init; } = [];
}

/// <summary>What a person changed about a chapter; null keeps what was read.</summary>
public sealed record ChapterChoice(int? Number = null, string? Title = null, string? Statement = null, string? PracticeArea = null);

/// <summary>How a person wants a row to be read.</summary>
public enum RowChoice
{
    Automatic,

    /// <summary>An action of its own; without a reference the next one is proposed.</summary>
    SeparateAction,

    /// <summary>The rest of the action above, cut by a page break.</summary>
    ContinuationOfRowAbove,

    /// <summary>Each line of the action cell is an action of its own; owners and dates are dealt out where there are as many
    /// lines.</summary>
    OneActionPerLine,

    /// <summary>Not part of the plan.</summary>
    LeaveOut,
}
