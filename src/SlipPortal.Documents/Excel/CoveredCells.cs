namespace SlipPortal.Documents.Excel;

/// <summary>The cells of a sheet that a merged block covers, all but the first of each block.</summary>
internal sealed class CoveredCells
{
    private readonly Dictionary<(int Row, int Column), DocumentCell> _covered = [];

    public CoveredCells(SheetCopy sheet, DocumentLimits limits)
    {
        var rows = (List<int>)sheet.RowNumbers;
        foreach (var range in sheet.Merged)
        {
            var right = Math.Min(range.Right, limits.MaxColumns);
            var index = rows.BinarySearch(range.Top);
            for (index = index < 0 ? ~index : index; index < rows.Count && rows[index] <= range.Bottom; index++)
            {
                for (var column = range.Left; column <= right; column++)
                {
                    var isFirst = rows[index] == range.Top && column == range.Left;
                    var cell = rows[index] > range.Top ? DocumentCell.Continued : DocumentCell.Empty;
                    // Excel never merges a cell twice; and ranges that overlap by the thousand would take minutes.
                    if (!isFirst && !_covered.TryAdd((rows[index], column), cell))
                        throw UnreadableDocumentException.Corrupt();
                }
            }
        }
    }

    /// <summary>What to show in place of the cell; null where it is not covered.</summary>
    public DocumentCell? At(int row, int column) => _covered.GetValueOrDefault((row, column));
}
