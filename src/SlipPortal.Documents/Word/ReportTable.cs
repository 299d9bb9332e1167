namespace SlipPortal.Documents.Word;

/// <summary>A table with a header row that is repeated on every page.</summary>
/// <param name="Caption">The table's name, for people who do not see it; it is not printed.</param>
/// <param name="Description">What the table holds and how it is read, for the same people.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">A cell for each column; no row is split over two pages.</param>
public sealed record ReportTable(
    string Caption, string Description, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows) : ReportBlock;
