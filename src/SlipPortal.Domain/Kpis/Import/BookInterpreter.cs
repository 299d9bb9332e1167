using System.Globalization;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>
/// Reads a performance book as councils keep it in a spreadsheet: headings of one or two rows, a theme carried down, refs with a letter,
/// percentages with and without their sign, months and quarters side by side. What is inferred is said.
/// </summary>
public static class BookInterpreter
{
    private static readonly string[] DayFormats = ["d/M/yyyy", "dd/MM/yyyy", "d MMMM yyyy", "yyyy-MM-dd"];

    /// <summary>Reads the first table that has a column for what is measured.</summary>
    public static BookDraft Interpret(SourceDocument document)
    {
        foreach (var table in document.Blocks.OfType<SourceTable>())
        {
            for (var i = 0; i < Math.Min(table.Rows.Count, 30); i++)
            {
                var texts = Texts(table.Rows[i]);
                if (Array.Exists(texts, text => BookColumn.Of("", text, null).Kind is BookColumnKind.Measure) && texts.Count(text => text.Length > 0) > 2)
                    return Interpret(table, i);
            }
        }

        return new(null, null, [], [], ["No table with a column for the measures was found."]);
    }

    private static BookDraft Interpret(SourceTable table, int heading)
    {
        var before = table.Rows.Take(heading).SelectMany(Texts).Where(text => text.Length > 0).ToList();
        var asOf = before.Select(Day).FirstOrDefault(day => day is not null);
        var title = before.FirstOrDefault(text => text.Length > 10 && text.Any(char.IsLetter));
        var (columns, used) = Columns(table, heading, asOf);
        var rows = new List<RowReceipt>();
        rows.AddRange(table.Rows.Take(heading + used).Select(row => Receipt(row, RowOutcome.Heading, null, null)));
        var measures = new List<MeasureDraft>();
        string? theme = null;
        foreach (var row in table.Rows.Skip(heading + used))
        {
            var cells = new RowCells(row, columns);
            if (cells.Text(BookColumnKind.Theme) is { Length: > 0 } named) theme = named;
            if (Measure(cells, theme, measures, out var why) is { } measure)
            {
                measures.Add(measure);
                rows.Add(Receipt(row, RowOutcome.Imported, measure.Ref, measure.Notes.Count == 0 ? null : string.Join(" ", measure.Notes)));
            }
            else
            {
                rows.Add(Receipt(row, why is null ? RowOutcome.LeftOut : RowOutcome.Unresolved, null, why));
            }
        }

        var unread = columns.Values.All(column => column.Kind is not BookColumnKind.Value) ? ["No column with a month, quarter or year was found."] : Array.Empty<string>();
        return new(title, asOf, measures, rows, unread);
    }

    // The lower row of a heading of two has no ref and no measure of its own.
    private static (Dictionary<int, BookColumn> Columns, int Rows) Columns(SourceTable table, int heading, DateOnly? asOf)
    {
        var upper = Texts(table.Rows[heading]);
        var lower = heading + 1 < table.Rows.Count ? Texts(table.Rows[heading + 1]) : [];
        var measureAt = Array.FindIndex(upper, text => BookColumn.Of("", text, null).Kind is BookColumnKind.Measure);
        var hasTwo = (lower.ElementAtOrDefault(measureAt) ?? "").Length == 0
            || string.Equals(lower[measureAt], upper[measureAt], StringComparison.OrdinalIgnoreCase);
        // Any year will do to see whether it is a heading at all.
        hasTwo = hasTwo && lower.Any(text => text.Length > 0 && BookColumn.Of("", text, asOf ?? new(2000, 4, 1)).Kind is not BookColumnKind.None);
        var columns = new Dictionary<int, BookColumn>();
        var group = "";
        for (var i = 0; i < Math.Max(upper.Length, hasTwo ? lower.Length : 0); i++)
        {
            if (i < upper.Length && upper[i].Length > 0) group = upper[i];
            var label = hasTwo && i < lower.Length && lower[i].Length > 0 ? lower[i] : i < upper.Length ? upper[i] : "";
            columns[i] = BookColumn.Of(group, label, asOf);
        }

        return (columns, hasTwo ? 2 : 1);
    }

    private static MeasureDraft? Measure(RowCells cells, string? theme, List<MeasureDraft> before, out string? why)
    {
        why = null;
        var (title, reference) = (cells.Text(BookColumnKind.Measure), cells.Text(BookColumnKind.Ref));
        if (title.Length == 0 && reference.Length == 0) return null;
        if (title.Length == 0) return Unresolved("There is no measure in this row.", out why);
        if (!ActionRef.TryParse(string.Concat(reference.Where(letter => !char.IsWhiteSpace(letter))), out var parsed))
            return Unresolved(reference.Length == 0 ? "There is no reference in this row." : $"“{reference}” is not a reference.", out why);
        if (before.Exists(measure => measure.Ref == parsed!.Text)) return Unresolved($"{parsed!.Text} stands above already.", out why);

        var notes = new List<string>();
        var values = cells.Values().ToList();
        var unit = UnitOf(title, values.ConvertAll(value => value.Text));
        var decimals = Math.Min(3, values.Select(value => Decimals(value.Text)).DefaultIfEmpty().Max());
        var polarity = PolarityOf(cells.Text(BookColumnKind.Polarity), notes);
        var shape = new KpiShape(unit, decimals, polarity, PeriodKind.Month, Aggregation.PointInTime);
        var readings = new List<DraftReading>();
        foreach (var (period, text) in values)
        {
            if (Point(shape, period, text, notes) is { } point) readings.Add(new(text, point));
        }

        var signed = values.Count(value => value.Text.Contains('%', StringComparison.Ordinal));
        if (unit is KpiUnit.Percent && signed > 0 && signed < values.Count)
            notes.Add("Some values have lost their percent sign.");
        shape = shape with { Aggregation = AggregationOf(title, shape, readings, notes) };
        var baseline = cells.Baseline() is { } start && Point(shape, start.Period, start.Text, notes) is { Value: { } value }
            ? (value, start.Period.End)
            : ((decimal, DateOnly)?)null;
        return new()
        {
            Row = cells.Number,
            Ref = parsed!.Text,
            Title = title,
            Theme = theme,
            Shape = shape,
            Readings = readings,
            Baseline = baseline,
            YearToDate = Number(shape, cells.Text(BookColumnKind.YearToDate)),
            Target = Number(shape, cells.Text(BookColumnKind.Target)),
            Arrow = cells.Optional(BookColumnKind.Arrow),
            Rag = cells.Optional(BookColumnKind.Rag),
            Neighbours = cells.Optional(BookColumnKind.Neighbours),
            England = cells.Optional(BookColumnKind.England),
            Notes = notes,
        };
    }

    private static MeasureDraft? Unresolved(string reason, out string? why)
    {
        why = reason;
        return null;
    }

    private static KpiUnit UnitOf(string title, List<string> values)
    {
        if (title.Contains("per 10,000", StringComparison.OrdinalIgnoreCase)) return KpiUnit.RatePer10000;
        if (title.Contains("per 100,000", StringComparison.OrdinalIgnoreCase)) return KpiUnit.RatePer100000;
        if (values.Append(title).Any(text => text.Contains('%', StringComparison.Ordinal)) || title.Contains("percent", StringComparison.OrdinalIgnoreCase))
            return KpiUnit.Percent;
        if (values.Exists(value => value.Contains('£', StringComparison.Ordinal))) return KpiUnit.Pounds;
        if (title.Contains("days", StringComparison.OrdinalIgnoreCase) && title.Contains("average", StringComparison.OrdinalIgnoreCase)) return KpiUnit.Days;
        return values.Exists(value => Decimals(value) > 0) ? KpiUnit.Ratio : KpiUnit.Count;
    }

    private static Polarity PolarityOf(string text, List<string> notes)
    {
        var words = text.ToLowerInvariant();
        if (words.StartsWith("high", StringComparison.Ordinal)) return Polarity.Higher;
        if (words.StartsWith("low", StringComparison.Ordinal)) return Polarity.Lower;
        if (words.Contains("in line", StringComparison.Ordinal) || words.Contains("average", StringComparison.Ordinal)) return Polarity.NearComparator;
        notes.Add(words.Length == 0 ? "It does not say which way is better." : $"“{text}” does not say which way is better.");
        return Polarity.None;
    }

    // By its words; else by how the file's own quarter follows from its months.
    private static Aggregation AggregationOf(string title, KpiShape shape, List<DraftReading> readings, List<string> notes)
    {
        if (Says("(ytd)") || Says("year to date") || Says("accumulative") || Says("cumulative") || Says("since april")) return Aggregation.YearToDate;
        if (Says("point in time") || Says("at the end of")) return Aggregation.PointInTime;
        if (Says("rolling")) return Aggregation.Rolling;
        if (shape.Unit.IsShare()) return Inferred(Aggregation.Weighted);
        foreach (var quarter in readings.Where(reading => reading.Point.Period.Kind is PeriodKind.Quarter && reading.Point.Value is not null))
        {
            var months = quarter.Point.Period.Parts(PeriodKind.Month).Select(month => readings.Find(reading => reading.Point.Period == month)?.Point.Value).ToList();
            if (months.Contains(null)) continue;
            if (months.Sum() == quarter.Point.Value && months[^1] != quarter.Point.Value) return Inferred(Aggregation.Sum);
            if (months[^1] == quarter.Point.Value) return Inferred(Aggregation.PointInTime);
        }

        return Inferred(Aggregation.PointInTime);

        bool Says(string words) => title.Contains(words, StringComparison.OrdinalIgnoreCase);

        Aggregation Inferred(Aggregation rule)
        {
            notes.Add($"Quarters and years are taken as “{rule.InWords()}”.");
            return rule;
        }
    }

    private static SeriesPoint? Point(KpiShape shape, Period period, string text, List<string> notes)
    {
        try
        {
            if (ReadingText.Parse(shape, text) is not { } entry) return null;
            var value = entry is { Numerator: { } part, Denominator: > 0 and { } whole } ? part / whole * shape.Unit.Base() : entry.Value;
            return new(period, value, entry.Numerator, entry.Denominator, entry.Absence);
        }
        catch (RefusedException refusal)
        {
            notes.Add($"{period.Label}: {refusal.Message}");
            return null;
        }
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static decimal? Number(KpiShape shape, string text) => text.Length == 0 ? null : Point(shape, Period.Month(2000, 1), text, [])?.Value;

    private static int Decimals(string text)
    {
        var digits = text.TrimEnd(' ', '%');
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? 0 : digits.Length - dot - 1;
    }

    private static string[] Texts(SourceRow row) => [.. row.Cells.Select(cell => cell.ContinuesAbove ? "" : cell.Text.Trim())];

    private static RowReceipt Receipt(SourceRow row, RowOutcome outcome, string? reference, string? message) =>
        new(row.Number, 1, outcome, reference, [.. row.Cells.Select(cell => cell.Text)], message);

    private sealed class RowCells(SourceRow row, Dictionary<int, BookColumn> columns)
    {
        private readonly string[] _texts = [.. row.Cells.Select(cell => cell.Text.Trim())];

        public int Number => row.Number;

        public string Text(BookColumnKind kind) =>
            columns.Where(column => column.Value.Kind == kind && column.Key < _texts.Length).Select(column => _texts[column.Key]).FirstOrDefault() ?? "";

        public string? Optional(BookColumnKind kind) => Text(kind) is { Length: > 0 } text ? text : null;

        public IEnumerable<(Period Period, string Text)> Values() => columns
            .Where(column => column.Value is { Kind: BookColumnKind.Value, Period: not null } && column.Key < _texts.Length && _texts[column.Key].Length > 0)
            .Select(column => (column.Value.Period!.Value, _texts[column.Key]));

        public (Period Period, string Text)? Baseline() => columns
            .Where(column => column.Value is { Kind: BookColumnKind.Baseline, Period: not null } && column.Key < _texts.Length && _texts[column.Key].Length > 0)
            .Select(column => ((Period, string)?)(column.Value.Period!.Value, _texts[column.Key])).FirstOrDefault();
    }
}
