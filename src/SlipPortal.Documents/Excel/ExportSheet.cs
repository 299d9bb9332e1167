namespace SlipPortal.Documents.Excel;

/// <summary>A list to be written as the only sheet of a workbook.</summary>
/// <param name="Name">The sheet's name; what Excel does not allow in it is taken out.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">
/// A cell for each column: a string, an int, long, decimal or finite double, a DateOnly, or null for an empty cell.
/// </param>
public sealed record ExportSheet(string Name, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
