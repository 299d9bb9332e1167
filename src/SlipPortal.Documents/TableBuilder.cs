namespace SlipPortal.Documents;

/// <summary>Collects the tables of one file: keeps the limits, drops rows that hold nothing, makes rows equally wide.</summary>
internal sealed class TableBuilder(DocumentLimits limits)
{
    private readonly List<DocumentRow> _rows = [];
    private int _total;

    public void Add(int number, List<DocumentCell> cells)
    {
        if (cells.Count > limits.MaxColumns)
            throw UnreadableDocumentException.TooManyColumns(limits.MaxColumns);
        if (cells.TrueForAll(cell => cell.HoldsNothing))
            return;
        if (++_total > limits.MaxRows)
            throw UnreadableDocumentException.TooManyRows(limits.MaxRows);
        _rows.Add(new DocumentRow(number, cells));
    }

    /// <summary>The table of the rows added since the last call; null when there were none.</summary>
    public DocumentTable? Finish(string? name)
    {
        if (_rows.Count == 0)
            return null;
        var width = _rows.Max(row => row.Cells.Count);
        foreach (var row in _rows)
        {
            var cells = (List<DocumentCell>)row.Cells;
            cells.AddRange(Enumerable.Repeat(DocumentCell.Empty, width - cells.Count));
        }

        var table = new DocumentTable(name, [.. _rows]);
        _rows.Clear();
        return table;
    }
}
