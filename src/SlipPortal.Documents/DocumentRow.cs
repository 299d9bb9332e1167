namespace SlipPortal.Documents;

/// <summary>A row that holds anything.</summary>
/// <param name="Number">
/// Where to find it in the source, from 1: the n-th table row of a Word document, the sheet's row number,
/// or the n-th record of a CSV file. Empty rows are left out but counted.
/// </param>
/// <param name="Cells">One cell per column; columns that a wide cell covers are empty cells.</param>
public sealed record DocumentRow(int Number, IReadOnlyList<DocumentCell> Cells);
