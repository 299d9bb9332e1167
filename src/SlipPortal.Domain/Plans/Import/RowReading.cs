namespace SlipPortal.Domain.Plans.Import;

/// <summary>A row of a table with its cells sorted by meaning and a person's replacements in place.</summary>
internal sealed class RowReading
{
    private readonly Dictionary<ColumnMeaning, string> _own = [];
    private readonly HashSet<ColumnMeaning> _merged = [];
    private readonly Dictionary<ColumnMeaning, string>? _replaced;

    public RowReading(SourceRow row, TableReading table, ImportChoices choices)
    {
        (Row, Table) = (row, table);
        Choice = choices.Rows.GetValueOrDefault(row.Number);
        _replaced = choices.Cells.GetValueOrDefault(row.Number);
        foreach (var column in table.Columns)
        {
            if (column.Index >= row.Cells.Count || column.Meaning == ColumnMeaning.Ignore)
            {
                continue;
            }

            var cell = row.Cells[column.Index];
            if (cell.ContinuesAbove)
            {
                _merged.Add(column.Meaning);
                continue;
            }

            var text = PlainText.Tidy(cell.Text);
            RefIsNumber |= column.Meaning == ColumnMeaning.Ref && cell.IsNumber;
            _own[column.Meaning] = _own.TryGetValue(column.Meaning, out var before) && before.Length > 0
                ? text.Length == 0 ? before : before + "\n" + text
                : text;
        }

        foreach (var (meaning, text) in _replaced ?? [])
        {
            _own[meaning] = PlainText.Tidy(text);
            _merged.Remove(meaning);
            RefIsNumber &= meaning != ColumnMeaning.Ref;
        }
    }

    public SourceRow Row { get; }

    public int Number => Row.Number;

    public TableReading Table { get; }

    public RowChoice Choice { get; }

    public bool RefIsNumber { get; }

    /// <summary>First row of a table without headings: what stands above it is on the page before.</summary>
    public bool AfterPageBreak { get; init; }

    public ChapterBuilder Chapter { get; set; } = null!;

    /// <summary>The cell's own text; empty where it is blank, missing, or the lower part of a merged cell.</summary>
    public string this[ColumnMeaning meaning] => _own.GetValueOrDefault(meaning, "");

    /// <summary>The lower part of a vertically merged cell.</summary>
    public bool IsMerged(ColumnMeaning meaning) => _merged.Contains(meaning);

    public bool IsReplaced(ColumnMeaning meaning) => _replaced?.ContainsKey(meaning) == true;

    public bool HasReplacements => _replaced is { Count: > 0 };

    /// <summary>It holds lines of a table's frame and nothing else.</summary>
    public bool IsRuling => !HasReplacements && Filled().Any() && PlainText.IsRuling(string.Concat(Filled().Select(cell => cell.Text)));

    /// <summary>The filled cells with their columns, whatever they mean.</summary>
    public IEnumerable<(int Column, string Text)> Filled() => Row.Cells
        .Select((cell, index) => (index, cell.ContinuesAbove ? "" : PlainText.Tidy(cell.Text)))
        .Where(cell => cell.Item2.Length > 0);
}
