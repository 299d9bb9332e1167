namespace SlipPortal.Domain.Plans.Import;

/// <summary>What became of a source row.</summary>
public enum RowOutcome
{
    /// <summary>It became an action.</summary>
    Imported,

    /// <summary>It was joined to the action above, or is a ruling that holds nothing.</summary>
    Merged,

    /// <summary>It only points at other actions, and became links.</summary>
    Linked,

    /// <summary>A person must decide.</summary>
    Unresolved,

    /// <summary>A heading of the table or of a section, or a statement. Not counted in the totals.</summary>
    Heading,

    /// <summary>Blank, in a table without actions, or left out by a person. Not counted in the totals.</summary>
    LeftOut,
}

/// <summary>The receipt for one source row.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Table">Its table's index.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Ref">The action it belongs to, if any.</param>
/// <param name="Cells">Its cells as they were.</param>
/// <param name="Message">Why, where that is not plain.</param>
public sealed record RowReceipt(int Row, int Table, RowOutcome Outcome, string? Ref, IReadOnlyList<string> Cells, string? Message)
{
    /// <summary>The message of a row that only draws the table's frame.</summary>
    public const string RulingLine = "A ruling line: it holds nothing";
}

/// <summary>The totals of the receipt: <paramref name="Total"/> is always the sum of the four outcomes after it.</summary>
public sealed record ReceiptTotals(int Total, int Imported, int Merged, int Linked, int Unresolved, int Headings, int LeftOut)
{
    internal static ReceiptTotals Of(IReadOnlyCollection<RowReceipt> rows)
    {
        var counts = rows.CountBy(row => row.Outcome).ToDictionary();
        int Count(RowOutcome outcome) => counts.GetValueOrDefault(outcome);
        var (headings, leftOut) = (Count(RowOutcome.Heading), Count(RowOutcome.LeftOut));
        return new(rows.Count - headings - leftOut, Count(RowOutcome.Imported), Count(RowOutcome.Merged), Count(RowOutcome.Linked),
            Count(RowOutcome.Unresolved), headings, leftOut);
    }
}
