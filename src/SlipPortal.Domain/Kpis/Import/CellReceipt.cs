namespace SlipPortal.Domain.Kpis.Import;

/// <summary>What becomes of a cell of a performance book.</summary>
public enum CellOutcome
{
    /// <summary>It is recorded: a reading, a baseline, a target.</summary>
    Stored,

    /// <summary>It follows from cells that are recorded, and is worked out.</summary>
    Derived,

    /// <summary>It is kept as the source says it, and compared: an arrow, a rating, a year to date, an average of others.</summary>
    Stated,

    /// <summary>It is not taken, for a reason.</summary>
    Refused,

    /// <summary>It holds nothing.</summary>
    Blank,
}

/// <summary>The receipt for one cell.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="Column">The column's heading.</param>
/// <param name="Ref">The measure as the file names it, or null.</param>
/// <param name="Text">As written.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Why">Why it is not taken, or null.</param>
public sealed record CellReceipt(int Row, string Column, string? Ref, string Text, CellOutcome Outcome, string? Why);

/// <summary>The totals of the receipt: <paramref name="Total"/> is always the sum of the five outcomes after it.</summary>
public sealed record CellTotals(int Total, int Stored, int Derived, int Stated, int Refused, int Blank)
{
    /// <summary>Counts the cells.</summary>
    public static CellTotals Of(IReadOnlyCollection<CellReceipt> cells)
    {
        var counts = cells.CountBy(cell => cell.Outcome).ToDictionary();
        int Count(CellOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new(
            cells.Count, Count(CellOutcome.Stored), Count(CellOutcome.Derived), Count(CellOutcome.Stated), Count(CellOutcome.Refused),
            Count(CellOutcome.Blank));
    }
}
