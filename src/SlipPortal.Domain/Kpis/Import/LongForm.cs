using System.Globalization;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>
/// A file with a row for each measure and period, as case systems and reporting tools export: reference, name, direction, unit, period,
/// value, status. It is known by what stands in its columns.
/// </summary>
internal static class LongForm
{
    // So much of a column has to be of a kind for the column to be.
    private const double Enough = 0.6;
    private const int RowsLookedAt = 50;

    /// <summary>Where the heading is, and what each column holds.</summary>
    internal sealed record Form(int Heading, IReadOnlyList<BookColumn> Columns);

    /// <summary>The form of a table; null where it is no such table.</summary>
    public static Form? Find(SourceTable table)
    {
        for (var heading = 0; heading < Math.Min(30, table.Rows.Count - 1); heading++)
        {
            var labels = BookInterpreter.Texts(table.Rows[heading]);
            if (labels.Count(label => label.Length > 0) < 3) continue;
            var columns = labels.Select(label => BookColumn.Of("", label, null) with { Label = label }).ToList();
            // Months side by side make a book.
            if (columns.Exists(column => column.Kind is BookColumnKind.Value)) continue;
            if (!columns.Exists(column => column.Kind is BookColumnKind.Measure or BookColumnKind.Ref)) continue;
            var below = table.Rows.Skip(heading + 1).Take(RowsLookedAt).Select(BookInterpreter.Texts).ToList();
            if (PeriodAt(columns, below) is not { } period) continue;
            columns[period] = columns[period] with { Kind = BookColumnKind.Period };
            if (ValueAt(columns, below) is not { } value) continue;
            columns[value] = columns[value] with { Kind = BookColumnKind.Value };
            return new(heading, BookColumn.Resolved(columns, table.Rows.Skip(heading + 1).Take(RowsLookedAt)));
        }

        return null;
    }

    /// <summary>Reads the table.</summary>
    public static BookDraft Interpret(SourceTable table, Form form, DateOnly? today)
    {
        var rows = table.Rows.Take(form.Heading + 1).Select(row => BookInterpreter.Receipt(row, RowOutcome.Heading, null, null)).ToList();
        var title = table.Rows.Take(form.Heading).SelectMany(BookInterpreter.Texts)
            .FirstOrDefault(text => text.Length > 10 && text.Any(char.IsLetter));
        var strays = new List<CellReceipt>();
        var lines = new List<Line>();
        foreach (var row in table.Rows.Skip(form.Heading + 1))
        {
            var line = Line.Of(row, form.Columns, lines.LastOrDefault());
            if (line.IsBlank)
            {
                rows.Add(BookInterpreter.Receipt(row, RowOutcome.LeftOut, null, null));
                continue;
            }

            var why = line.Why;
            if (why is null)
            {
                lines.Add(line);
            }
            else
            {
                strays.AddRange(line.Values.Select(cell => new CellReceipt(
                    cell.Row, cell.Column, line.Ref, cell.Text, cell.IsFilled ? CellOutcome.Refused : CellOutcome.Blank,
                    cell.IsFilled ? why : null)));
            }

            rows.Add(BookInterpreter.Receipt(row, why is null ? RowOutcome.Imported : RowOutcome.Unresolved, line.Ref, why));
        }

        var measures = lines.GroupBy(line => line.Ref!).Select(group => MeasureReader.Read(Source([.. group]), null, today)).ToList();
        return new(title, null, measures, rows, []) { Strays = strays };
    }

    private static MeasureSource Source(IReadOnlyList<Line> lines)
    {
        string First(Func<Line, string> of) => lines.Select(of).FirstOrDefault(text => text.Length > 0) ?? "";
        var theme = First(line => line.Text(BookColumnKind.Theme));
        return new(
            lines[0].Number, lines[0].Ref!, First(line => line.Title), theme.Length == 0
                ? null
                : theme, First(line => line.Text(BookColumnKind.Polarity)),
            First(line => line.Text(BookColumnKind.Unit)), lines.Any(line => line.IsAnnual), [.. lines.SelectMany(line => line.Values)]);
    }

    private static int? PeriodAt(List<BookColumn> columns, List<string[]> below)
    {
        var candidates = Enumerable.Range(0, columns.Count).Where(i => columns[i].Kind is BookColumnKind.Period or BookColumnKind.None)
            .Select(i => (At: i, Share: Share(below, i, text => PeriodText.Read(text) is not null))).ToList();
        // A heading that says so is believed on less.
        var named = candidates.FindAll(candidate => columns[candidate.At].Kind is BookColumnKind.Period && candidate.Share > 0.3);
        var found = named.Count > 0 ? named : candidates.FindAll(candidate => candidate.Share >= Enough);
        return found.Count == 0 ? null : found.MaxBy(candidate => candidate.Share).At;
    }

    private static int? ValueAt(List<BookColumn> columns, List<string[]> below)
    {
        var named = columns.FindIndex(column => column.Kind is BookColumnKind.Undated);
        if (named >= 0) return named;
        var found = columns.FindIndex(column => column.Kind is BookColumnKind.None
            && Share(below, columns.IndexOf(column), text =>
                decimal.TryParse(text.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out _)) >= Enough);
        return found >= 0 ? found : null;
    }

    private static double Share(List<string[]> below, int at, Func<string, bool> fits)
    {
        var filled = below.Select(row => row.ElementAtOrDefault(at) ?? "").Where(text => text.Length > 0).ToList();
        return filled.Count == 0 ? 0 : (double)filled.Count(fits) / filled.Count;
    }

    // A row of the table.
    private sealed record Line(int Number, string? Ref, string Title, IReadOnlyList<(BookColumn Column, string Text)> Cells)
    {
        public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

        public bool IsAnnual => Cells.Any(cell => BookColumn.IsAnnualTarget(cell.Text)
            || (cell.Column.Kind is BookColumnKind.Target && BookColumn.IsAnnualTarget(cell.Column.Label)));

        /// <summary>Why it is not taken, or null.</summary>
        public string? Why { get; private init; }

        public IReadOnlyList<SourceValue> Values { get; private init; } = [];

        public static Line Of(SourceRow row, IReadOnlyList<BookColumn> columns, Line? above)
        {
            var texts = row.Cells.Select(cell => cell.Text.Trim()).ToList();
            var line = new Line(
                row.Number, null, "",
                [.. Enumerable.Range(0, Math.Max(columns.Count, texts.Count)).Select(i => (
                    i < columns.Count ? columns[i] : new BookColumn(BookColumnKind.None, null, $"Column {i + 1}"),
                    i < texts.Count ? texts[i] : ""))]);
            if (line.IsBlank) return line;
            var (written, title) = (line.Text(BookColumnKind.Ref), line.Text(BookColumnKind.Measure));
            // Exports leave out what is as in the row above.
            var isAsAbove = written.Length == 0 && title.Length == 0 && above is not null && line.Text(BookColumnKind.Period).Length > 0;
            string? why = null;
            var reference = isAsAbove ? above!.Ref : BookInterpreter.Ref(written, out why);
            line = line with { Ref = reference, Title = isAsAbove ? above!.Title : title };
            var (period, text) = (PeriodText.Read(line.Text(BookColumnKind.Period)), line.Text(BookColumnKind.Period));
            why ??= line.Title.Length == 0 && above?.Ref != reference ? "There is no measure in this row." : null;
            why ??= period is not null ? null
                : text.Length == 0 ? "There is no period in this row."
                : $"“{text}” is not a period. Write it like “Apr 2024”, “2024-04”, “Q1 2024/25” or “2023/24”.";
            return line with { Why = why, Values = [.. line.ValuesFor(period)] };
        }

        public string Text(BookColumnKind kind) =>
            Cells.FirstOrDefault(cell => cell.Column.Kind == kind && cell.Text.Length > 0).Text ?? "";

        private IEnumerable<SourceValue> ValuesFor(Period? period)
        {
            var (part, whole, status) = (Text(BookColumnKind.Numerator), Text(BookColumnKind.Denominator), Text(BookColumnKind.Rag));
            foreach (var (column, text) in Cells)
            {
                // The status is part of the value, unless it is a rating.
                var isStatus = column.Kind is BookColumnKind.Rag && (text.Length == 0 || StatusText.Knows(text));
                if (BookColumn.Defines(column.Kind) || column.Kind is BookColumnKind.Period || isStatus) continue;
                if (column.Kind is BookColumnKind.None && (column.Label.Length == 0 || text.Length == 0) && text.Length == 0) continue;
                yield return column.Kind is BookColumnKind.Value
                    ? new(Number, column.Label, column.Kind, period, text)
                    {
                        Status = status,
                        Counts = part.Length > 0 && whole.Length > 0 ? $"{part}/{whole}" : "",
                    }
                    : new(
                        Number, column.Label, column.Kind,
                        column.Kind is BookColumnKind.Numerator or BookColumnKind.Denominator ? period : null, text);
            }
        }
    }
}
