using System.Globalization;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>
/// Reads a performance book as councils keep it in a spreadsheet: headings of one or two rows, a theme carried down, refs with a letter,
/// percentages with and without their sign, months and quarters side by side. What is inferred is said. A file with a row for each measure
/// and period is read by <see cref="LongForm"/>.
/// </summary>
public static class BookInterpreter
{
    private const string NoPeriods = "No column with a month, quarter or year was found.";

    private static readonly string[] DayFormats = ["d/M/yyyy", "dd/MM/yyyy", "d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd"];

    /// <summary>
    /// Reads each table that has a column for what is measured, such as a sheet for each theme. A measure that stands in two of them is
    /// read where it stands first, and named.
    /// </summary>
    /// <param name="document">The file.</param>
    /// <param name="today">Values of later periods are refused; null where nobody knows the day.</param>
    public static BookDraft Interpret(SourceDocument document, DateOnly? today = null)
    {
        var tables = document.Blocks.OfType<SourceTable>().ToList();
        var drafts = tables.ConvertAll(table => (Table: table, Draft: Read(table, today)));
        // A sheet of definitions heads its measures too. It is read only where there is nothing else.
        if (drafts.Exists(pair => pair.Draft is { } draft && !draft.Warnings.Contains(NoPeriods)))
            drafts = drafts.ConvertAll(pair => pair.Draft is { } draft && draft.Warnings.Contains(NoPeriods) ? (pair.Table, null) : pair);
        if (drafts.TrueForAll(pair => pair.Draft is null))
            return new(null, null, [], [], ["No table with a column for the measures was found."]);
        var first = drafts.Find(pair => pair.Draft is not null).Draft!;
        var all = first with { Rows = [], Measures = [], Strays = [], Warnings = [] };
        foreach (var (table, draft) in drafts)
            all = draft is null ? all with { Strays = [.. all.Strays, .. Unread(table)] } : Add(all, table, draft);
        return all;
    }

    private static BookDraft? Read(SourceTable table, DateOnly? today) =>
        LongForm.Find(table) is { } form ? LongForm.Interpret(table, form, today)
        : HeadingOf(table) is >= 0 and var heading ? Interpret(table, heading, today) : null;

    private static BookDraft Add(BookDraft all, SourceTable table, BookDraft draft)
    {
        var known = all.Measures.Select(measure => measure.Ref).ToHashSet();
        var again = draft.Measures.Where(measure => known.Contains(measure.Ref)).ToDictionary(measure => measure.Ref);
        string Why(string reference) => $"{reference} stands in a table above already.";
        return all with
        {
            Measures = [.. all.Measures, .. draft.Measures.Where(measure => !again.ContainsKey(measure.Ref))],
            Rows =
            [
                .. all.Rows,
                .. draft.Rows.Select(row => row.Outcome is RowOutcome.Imported && row.Ref is { } reference && again.ContainsKey(reference)
                    ? row with { Outcome = RowOutcome.Unresolved, Message = Why(reference) } : row),
            ],
            Strays =
            [
                .. all.Strays, .. draft.Strays,
                .. again.Values.SelectMany(measure => measure.Cells.Select(cell => cell with
                {
                    Ref = null,
                    Outcome = cell.Outcome is CellOutcome.Blank ? CellOutcome.Blank : CellOutcome.Refused,
                    Why = cell.Outcome is CellOutcome.Blank ? null : Why(measure.Ref),
                })),
            ],
            Warnings =
            [
                .. all.Warnings, .. draft.Warnings,
                .. again.Count == 0 ? Array.Empty<string>()
                    : [$"{Named(table)} has measures that stand in a table above ({string.Join(", ", again.Keys)}). "
                        + "They were read there only: send this table as a file of its own."],
            ],
        };
    }

    private static string Named(SourceTable table) => table.Name is null ? "Another table" : $"The sheet “{table.Name}”";

    /// <summary>The texts of a row's cells; the lower part of a merged cell has none of its own.</summary>
    internal static string[] Texts(SourceRow row) => [.. row.Cells.Select(cell => cell.ContinuesAbove ? "" : cell.Text.Trim())];

    /// <summary>The receipt for a row.</summary>
    internal static RowReceipt Receipt(SourceRow row, RowOutcome outcome, string? reference, string? message) =>
        new(row.Number, 1, outcome, reference, [.. row.Cells.Select(cell => cell.Text)], message);

    /// <summary>A ref as a file writes it, with or without spaces in it; null for none, with the reason.</summary>
    internal static string? Ref(string text, out string? why)
    {
        why = null;
        if (ActionRef.TryParse(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), out var parsed)) return parsed!.Text;
        why = text.Length == 0 ? "There is no reference in this row." : $"“{text}” is not a reference.";
        return null;
    }

    // What stands in a table that is not read is not lost in silence.
    private static IEnumerable<CellReceipt> Unread(SourceTable table) =>
        from row in table.Rows
        from cell in row.Cells.Select((cell, i) => (cell.Text, Column: $"Column {i + 1}"))
        where cell.Text.Trim().Length > 0
        select new CellReceipt(row.Number, cell.Column, null, cell.Text.Trim(), CellOutcome.Refused, $"{Named(table)} was not read.");

    // The index of the row that heads the measures, or -1.
    private static int HeadingOf(SourceTable table) => table.Rows.Take(30).ToList().FindIndex(row =>
    {
        var texts = Texts(row);
        return Array.Exists(texts, text => BookColumn.Of("", text, null).Kind is BookColumnKind.Measure) && texts.Count(text => text.Length > 0) > 2;
    });

    private static BookDraft Interpret(SourceTable table, int heading, DateOnly? today)
    {
        var before = table.Rows.Take(heading).SelectMany(Texts).Where(text => text.Length > 0).ToList();
        var asOf = before.Select(Day).FirstOrDefault(day => day is not null);
        var title = before.FirstOrDefault(text => text.Length > 10 && text.Any(char.IsLetter));
        var (columns, used) = Columns(table, heading, asOf);
        var isAnnualColumn = table.Rows.Skip(heading).Take(used).SelectMany(Texts).Any(BookColumn.IsAnnualTarget);
        var rows = new List<RowReceipt>();
        rows.AddRange(table.Rows.Take(heading + used).Select(row => Receipt(row, RowOutcome.Heading, null, null)));
        var measures = new List<MeasureDraft>();
        var strays = new List<CellReceipt>();
        string? theme = null;
        RowCells? above = null;
        var body = table.Rows.Skip(heading + used).ToList();
        for (var i = 0; i < body.Count; i++)
        {
            var (row, cells) = (body[i], new RowCells(body[i], columns, above));
            above = cells;
            if (IsAnnualNote(row))
            {
                rows.Add(Receipt(row, RowOutcome.Merged, measures.LastOrDefault()?.Ref, null));
                continue;
            }

            // The note may stand in the row, over its column, or in a row of its own below.
            var isAnnual = isAnnualColumn || cells.Any(BookColumn.IsAnnualTarget) || (i + 1 < body.Count && IsAnnualNote(body[i + 1]));
            if (cells.Text(BookColumnKind.Theme) is { Length: > 0 } named && !BookColumn.IsAnnualTarget(named)) theme = named;
            if (Source(cells, theme, isAnnual, measures, out var why) is { } source)
            {
                var measure = MeasureReader.Read(source, null, today);
                measures.Add(measure);
                rows.Add(Receipt(row, RowOutcome.Imported, measure.Ref, measure.Notes.Count == 0 ? null : string.Join(" ", measure.Notes)));
                continue;
            }

            var outcome = why is not null ? RowOutcome.Unresolved : cells.IsBlank ? RowOutcome.LeftOut : RowOutcome.Heading;
            rows.Add(Receipt(row, outcome, null, why));
            if (why is null) continue;
            strays.AddRange(cells.Values().Select(cell => new CellReceipt(
                cell.Row, cell.Column, null, cell.Text, cell.IsFilled ? CellOutcome.Refused : CellOutcome.Blank,
                cell.IsFilled ? why : null)));
        }

        string[] unread = columns.All(column => column.Kind is not BookColumnKind.Value)
            ? [NoPeriods]
            : [];
        return new(title, asOf, measures, rows, unread) { Strays = strays };
    }

    // “ANNUAL TARGET” in a row of its own is said of the row above.
    private static bool IsAnnualNote(SourceRow row) =>
        Texts(row).Where(text => text.Length > 0).ToList() is { Count: > 0 } texts && texts.TrueForAll(BookColumn.IsAnnualTarget);

    // The lower row of a heading of two has no ref and no measure of its own.
    private static (IReadOnlyList<BookColumn> Columns, int Rows) Columns(SourceTable table, int heading, DateOnly? asOf)
    {
        var upper = Texts(table.Rows[heading]);
        var lower = heading + 1 < table.Rows.Count ? Texts(table.Rows[heading + 1]) : [];
        var measureAt = Array.FindIndex(upper, text => BookColumn.Of("", text, null).Kind is BookColumnKind.Measure);
        var hasTwo = (lower.ElementAtOrDefault(measureAt) ?? "").Length == 0
            || string.Equals(lower[measureAt], upper[measureAt], StringComparison.OrdinalIgnoreCase);
        // Any year will do to see whether it is a heading at all.
        hasTwo = hasTwo && lower.Any(text => text.Length > 0 && BookColumn.Of("", text, asOf ?? new(2000, 4, 1)).Kind is not BookColumnKind.None);
        var columns = new List<BookColumn>();
        var group = "";
        for (var i = 0; i < Math.Max(upper.Length, hasTwo ? lower.Length : 0); i++)
        {
            if (i < upper.Length && upper[i].Length > 0) group = upper[i];
            var label = hasTwo && i < lower.Length && lower[i].Length > 0 ? lower[i] : i < upper.Length ? upper[i] : "";
            columns.Add(BookColumn.Of(group, label, asOf) with { Label = label });
        }

        return (BookColumn.Resolved(columns, table.Rows.Skip(heading + (hasTwo ? 2 : 1))), hasTwo ? 2 : 1);
    }

    private static MeasureSource? Source(RowCells cells, string? theme, bool isAnnual, List<MeasureDraft> before, out string? why)
    {
        why = null;
        var (title, written) = (cells.Text(BookColumnKind.Measure), cells.Text(BookColumnKind.Ref));
        if (title.Length == 0 && written.Length == 0)
        {
            why = cells.Values().Any(cell => cell.IsFilled) ? "There is no reference and no measure in this row." : null;
            return null;
        }

        if (title.Length == 0)
        {
            why = "There is no measure in this row.";
            return null;
        }

        if (Ref(written, out why) is not { } reference) return null;
        if (before.Exists(measure => measure.Ref == reference))
        {
            why = $"{reference} stands above already.";
            return null;
        }

        return new(
            cells.Number, reference, title, theme, cells.Text(BookColumnKind.Polarity), cells.Text(BookColumnKind.Unit), isAnnual,
            [.. cells.Values()]);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.IsWithinLimits()
            ? day
            : null;

    private sealed class RowCells
    {
        private readonly string[] _texts;
        private readonly IReadOnlyList<BookColumn> _columns;

        public RowCells(SourceRow row, IReadOnlyList<BookColumn> columns, RowCells? above)
        {
            (Number, _columns) = (row.Number, columns);
            _texts = [.. row.Cells.Select(cell => cell.Text.Trim())];
            // What says what a measure is may be one merged cell over several rows.
            for (var i = 0; i < _texts.Length && i < columns.Count; i++)
            {
                if (row.Cells[i].ContinuesAbove)
                    _texts[i] = columns[i].Kind is BookColumnKind.Measure or BookColumnKind.Polarity or BookColumnKind.Unit
                        ? above?._texts.ElementAtOrDefault(i) ?? ""
                        : "";
            }
        }

        public int Number { get; }

        public bool IsBlank => _texts.All(text => text.Length == 0);

        public string Text(BookColumnKind kind) =>
            _columns.Zip(_texts).Where(cell => cell.First.Kind == kind).Select(cell => cell.Second).FirstOrDefault() ?? "";

        public bool Any(Func<string, bool> says) => _texts.Any(says);

        // Every cell that says how a measure does; columns that nobody has named only where something stands in them.
        public IEnumerable<SourceValue> Values()
        {
            var seen = new HashSet<BookColumnKind>();
            for (var i = 0; i < Math.Max(_columns.Count, _texts.Length); i++)
            {
                var column = i < _columns.Count ? _columns[i] : new BookColumn(BookColumnKind.None);
                var text = i < _texts.Length ? _texts[i] : "";
                var label = column.Label.Length > 0 ? column.Label : $"Column {i + 1}";
                var isFirst = column.Kind is BookColumnKind.None or BookColumnKind.Value || seen.Add(column.Kind);
                if (BookColumn.Defines(column.Kind) && isFirst) continue;
                if (column.Label.Length == 0 && text.Length == 0) continue;
                yield return new(Number, label, column.Kind, column.Period, text) { Why = text.Length == 0 ? null : Why(column, isFirst) };
            }
        }

        private static string? Why(BookColumn column, bool isFirst) =>
            !isFirst ? "Another column holds this already: keep one of them."
            : column.Kind is BookColumnKind.Period or BookColumnKind.Numerator or BookColumnKind.Denominator
                ? $"The column “{column.Label}” is not known: rename it if it holds values."
            : null;
    }
}
