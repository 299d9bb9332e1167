namespace SlipPortal.Documents;

/// <summary>A table of a document, a sheet of a workbook or a whole CSV file. Every row has the same number of cells.</summary>
/// <param name="Name">The sheet's name; null in other files.</param>
/// <param name="Rows">The rows that hold anything; header and title rows are rows like others.</param>
public sealed record DocumentTable(string? Name, IReadOnlyList<DocumentRow> Rows) : DocumentBlock;
