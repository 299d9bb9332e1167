namespace SlipPortal.Domain.Plans.Import;

/// <summary>A table with its heading row found and its columns matched.</summary>
internal sealed record TableReading(int Index, SourceTable Source, ChapterBuilder? Heading, IReadOnlyList<ColumnDraft> Columns,
    int HeaderAt)
{
    /// <summary>A table holds actions where a column says what is to be done.</summary>
    public bool HoldsActions => Has(ColumnMeaning.Action);

    public int? HeaderRow => HeaderAt >= 0 ? Source.Rows[HeaderAt].Number : null;

    public bool Has(ColumnMeaning meaning) => Columns.Any(column => column.Meaning == meaning);

    public ColumnMeaning MeaningOf(int column) => column < Columns.Count ? Columns[column].Meaning : ColumnMeaning.Ignore;

    public TableDraft ToDraft() => new(Index, Source.Name, HeaderRow, HoldsActions, Columns);
}
