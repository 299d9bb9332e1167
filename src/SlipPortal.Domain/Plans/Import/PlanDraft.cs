namespace SlipPortal.Domain.Plans.Import;

/// <summary>A plan as interpreted, before a person confirms it: what will be stored, what became of every row, and what was
/// inferred.</summary>
public sealed record PlanDraft
{
    /// <summary>Longest title and period.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>The plan's own title, if the document has one.</summary>
    public string? Title { get; init; }

    /// <summary>The period in the document's words, such as "September 2023 - 2024".</summary>
    public string? Period { get; init; }

    /// <summary>Which year "Q1 2027" was read in.</summary>
    public QuarterYear Quarters { get; init; }

    /// <summary>True where a due date names a quarter.</summary>
    public bool NamesQuarters =>
        Actions.Any(action => action.Due.Kind == DueKind.Quarter || action.Due.Parts.Any(part => part.Kind == DueKind.Quarter));

    public required IReadOnlyList<ChapterDraft> Chapters { get; init; }

    public required IReadOnlyList<ImpactDraft> Impacts { get; init; }

    /// <summary>The actions by chapter and natural order of their references.</summary>
    public required IReadOnlyList<ActionDraft> Actions { get; init; }

    /// <summary>One receipt for each row of the source, in its order.</summary>
    public required IReadOnlyList<RowReceipt> Rows { get; init; }

    public required ReceiptTotals Totals { get; init; }

    /// <summary>How many of the merged rows only draw the table's frame.</summary>
    public int RulingLines => Rows.Count(row => row is { Outcome: RowOutcome.Merged, Message: RowReceipt.RulingLine });

    public required IReadOnlyList<ImportWarning> Warnings { get; init; }

    public required IReadOnlyList<TableDraft> Tables { get; init; }

    public required IReadOnlyList<PostProposal> Posts { get; init; }

    public required IReadOnlyList<RatingProposal> Ratings { get; init; }

    /// <summary>What a person must decide first, in words.</summary>
    public required IReadOnlyList<string> Blockers { get; init; }

    /// <summary>True when there is something to store and nothing left to decide.</summary>
    public bool CanConfirm => Blockers.Count == 0 && Actions.Count > 0;
}

/// <summary>A chapter.</summary>
/// <param name="Key">Names the chapter in <see cref="ImportChoices.Chapters"/>.</param>
/// <param name="Number">Its number, from its heading or else by order.</param>
/// <param name="Title">Its title without the number.</param>
/// <param name="Statement">Its "overall effectiveness" statement, if it has one.</param>
/// <param name="PracticeArea">The council's practice area it seems to belong to, or the one that was chosen; null where none fits.</param>
/// <param name="NumberInferred">True where the heading gives no number.</param>
public sealed record ChapterDraft(string Key, int Number, string Title, string? Statement, string? PracticeArea, bool NumberInferred)
{
    public const int TitleMaxLength = 200;
    public const int StatementMaxLength = 4_000;
}

/// <summary>An intended impact, shared by all actions whose <see cref="ActionDraft.ImpactIndex"/> names it.</summary>
public sealed record ImpactDraft(int ChapterIndex, string Text)
{
    public const int TextMaxLength = 2_000;
}

/// <summary>A table of the source and how its columns are read.</summary>
/// <param name="Index">Its place among the tables of the document, from 0.</param>
/// <param name="Name">The sheet's name, if any.</param>
/// <param name="HeaderRow">The number of its heading row; null where it has none.</param>
/// <param name="HoldsActions">False for a table that is left out.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record TableDraft(int Index, string? Name, int? HeaderRow, bool HoldsActions, IReadOnlyList<ColumnDraft> Columns)
{
    /// <summary>The column of the actions and those that could as well be it, where a person should say which; otherwise none.</summary>
    public IReadOnlyList<ColumnDraft> ActionCandidates =>
        HoldsActions && Columns.Any(column => column.MayBeAction)
        && !Columns.Any(column => column is { Meaning: ColumnMeaning.Action, Decision: ColumnDecision.Chosen })
            ? [.. Columns.Where(column => column.MayBeAction || column.Meaning == ColumnMeaning.Action)] : [];

    /// <summary>The columns that hold something and are not read, unless a person said so.</summary>
    public IReadOnlyList<ColumnDraft> Unmatched => HoldsActions
        ? [.. Columns.Where(column =>
            column is { Meaning: ColumnMeaning.Ignore, Decision: not ColumnDecision.Chosen, FirstValues.Count: > 0 })]
        : [];
}

/// <summary>A column: its heading in the source (empty without one), what it is read as, and how that was decided.</summary>
public sealed record ColumnDraft(int Index, string SourceName, ColumnMeaning Meaning, ColumnDecision Decision)
{
    /// <summary>The first different values below its heading.</summary>
    public IReadOnlyList<string> FirstValues { get; init; } = [];

    /// <summary>It could say what is to be done as well as the column that was taken.</summary>
    public bool MayBeAction { get; init; }
}

/// <summary>A warning that names its row; row 0 is the whole document.</summary>
public sealed record ImportWarning(int Row, string Message);
