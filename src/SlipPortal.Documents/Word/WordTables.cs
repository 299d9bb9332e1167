using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>Reads the tables of a document one after the other, aligning the columns of merged and indented rows.</summary>
internal sealed class WordTables(WordText text, DocumentLimits limits)
{
    private readonly TableBuilder _rows = new(limits);
    private int _number;

    public DocumentTable? Read(Table table)
    {
        foreach (var row in WordMarkup.Seen(table).SelectMany(WordMarkup.Find<TableRow, TableRow>))
        {
            var properties = (row as TableRow)!.TableRowProperties;
            if (properties?.GetFirstChild<Deleted>() is null && !WordMarkup.IsOn(properties?.GetFirstChild<Hidden>()))
                _rows.Add(++_number, Cells((TableRow)row, properties));
        }

        return _rows.Finish(name: null);
    }

    private List<DocumentCell> Cells(TableRow row, TableRowProperties? properties)
    {
        var cells = new List<DocumentCell>();
        AddEmpty(cells, properties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0);
        foreach (var cell in WordMarkup.Seen(row).SelectMany(WordMarkup.Find<TableCell, TableCell>))
        {
            var properties2 = ((TableCell)cell).TableCellProperties;
            var span = properties2?.GridSpan?.Val?.Value ?? 1;
            // Without a value, vMerge means "continue".
            var continues = properties2?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart;
            cells.Add(continues ? DocumentCell.Continued : new DocumentCell(PlainText.Tidy(text.Of(cell), limits)));
            AddEmpty(cells, span - 1);
        }

        AddEmpty(cells, properties?.GetFirstChild<GridAfter>()?.Val?.Value ?? 0);
        return cells;
    }

    private void AddEmpty(List<DocumentCell> cells, int count)
    {
        // Before the cells are made: a span is a number in the file, and can be any.
        if (count > limits.MaxColumns || cells.Count + count > limits.MaxColumns)
            throw UnreadableDocumentException.TooManyColumns(limits.MaxColumns);
        cells.AddRange(Enumerable.Repeat(DocumentCell.Empty, Math.Max(count, 0)));
    }
}
