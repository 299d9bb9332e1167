namespace SlipPortal.Domain.Plans.Import;

/// <summary>Keeps what became of every row, so that nothing is lost on the way; also collects warnings.</summary>
internal sealed class ReceiptBuilder
{
    private readonly List<Line> _lines = [];
    private readonly List<ImportWarning> _warnings = [];

    public IReadOnlyList<ImportWarning> Warnings => [.. _warnings.OrderBy(warning => warning.Row)];

    public void Warn(int row, string message) => _warnings.Add(new(row, message));

    public void Heading(SourceRow row, int table, string? message = null) => _lines.Add(new(row, table, RowOutcome.Heading, null, message));

    public void LeftOut(SourceRow row, int table, string message) => _lines.Add(new(row, table, RowOutcome.LeftOut, null, message));

    public void Unresolved(RowReading row, string message)
    {
        _lines.Add(new(row.Row, row.Table.Index, RowOutcome.Unresolved, null, message));
        Warn(row.Number, message);
    }

    public void Ruling(RowReading row, ActionBuilder? above) =>
        _lines.Add(new(row.Row, row.Table.Index, RowOutcome.Merged, above, RowReceipt.RulingLine) { IsRuling = true });

    public void Merged(RowReading row, ActionBuilder action) =>
        _lines.Add(new(row.Row, row.Table.Index, RowOutcome.Merged, action, "Joined to the action above"));

    /// <summary>The row starts an action; whether it is imported, linked or unresolved is the action's fate. Once for each row.</summary>
    public void Belongs(RowReading row, ActionBuilder action)
    {
        if (_lines.Count == 0 || !ReferenceEquals(_lines[^1].Row, row.Row))
        {
            _lines.Add(new(row.Row, row.Table.Index, RowOutcome.Imported, action, null));
        }
        else
        {
            _lines[^1].Others.Add(action);
        }
    }

    public List<RowReceipt> ToReceipts() => [.. _lines.Select(line => line.ToReceipt())];

    private sealed record Line(SourceRow Row, int Table, RowOutcome Outcome, ActionBuilder? Action, string? Message)
    {
        public List<ActionBuilder> Others { get; } = [];

        /// <summary>A ruling holds nothing to decide, whatever becomes of the action above it.</summary>
        public bool IsRuling { get; init; }

        public RowReceipt ToReceipt()
        {
            var undecided = Action is null || IsRuling ? null
                : Others.Prepend(Action).FirstOrDefault(action => action.Unresolved is not null);
            var (outcome, message) = undecided is not null ? (RowOutcome.Unresolved, undecided.Unresolved)
                : Outcome == RowOutcome.Imported && Action?.CrossReference is { IsWhole: true }
                ? (RowOutcome.Linked, "Points at other actions")
                : (Outcome, Message);
            return new(Row.Number, Table, outcome, Action?.Ref?.Text, [.. Row.Cells.Select(cell => cell.Text)], message);
        }
    }
}
