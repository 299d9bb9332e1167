namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// The chapter of each row: from a chapter column, else from the document's headings, else from section rows, else from sheets, else
/// one chapter for all.
/// </summary>
internal sealed class ChapterFinder
{
    private readonly Dictionary<string, ChapterBuilder> _byKey = new(StringComparer.Ordinal);
    private readonly ChapterBuilder? _titleHeading;
    private readonly bool _fromHeadings;
    private readonly bool _fromSheets;
    private ChapterBuilder _base;
    private ChapterBuilder? _section;
    private ChapterBuilder? _column;

    public ChapterFinder(IReadOnlyCollection<TableReading> tables, ChapterBuilder? titleHeading)
    {
        var plan = tables.Where(table => table.HoldsActions).ToList();
        var headings = plan.Select(table => table.Heading).OfType<ChapterBuilder>().Distinct().ToList();
        _fromHeadings = headings.Count > 1 || headings.Exists(heading => heading.HeadingNumber is not null);
        _fromSheets = plan.Select(table => table.Source.Name).OfType<string>().Distinct().Count() > 1;
        _titleHeading = titleHeading;
        _base = Named("all", "Actions");
    }

    /// <summary>The chapter that a statement found here belongs to.</summary>
    public ChapterBuilder Current => _column ?? _section ?? _base;

    public void Enter(TableReading table)
    {
        if (_fromHeadings || _fromSheets)
        {
            (_section, _column) = (null, null);
        }

        _base = _fromHeadings ? table.Heading ?? Named("all", "Actions")
            : _fromSheets && table.Source.Name is { } sheet ? Named("sheet:" + sheet, sheet)
            : table.Heading is { } heading && heading != _titleHeading ? heading
            : Named("all", "Actions");
    }

    /// <summary>A row that is only a title starts a chapter, unless the document's headings already do.</summary>
    public bool StartSection(int row, string text)
    {
        if (!_fromHeadings)
        {
            _section = Named("row:" + row.ToString(System.Globalization.CultureInfo.InvariantCulture), text);
        }

        return !_fromHeadings;
    }

    public ChapterBuilder Of(RowReading row)
    {
        if (row.Table.Has(ColumnMeaning.Chapter) && row[ColumnMeaning.Chapter] is { Length: > 0 } words)
        {
            _column = Named("column:" + PlainText.Key(words), words);
        }

        return Current;
    }

    private ChapterBuilder Named(string key, string heading)
    {
        if (!_byKey.TryGetValue(key, out var chapter))
        {
            _byKey.Add(key, chapter = new(key, heading));
        }

        return chapter;
    }
}
