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

    /// <summary>Reads the first table that has a column for what is measured. A further one is named, not read.</summary>
    public static BookDraft Interpret(SourceDocument document)
    {
        var found = document.Blocks.OfType<SourceTable>().Select(table => (Table: table, Heading: HeadingOf(table)))
            .Where(found => found.Heading >= 0).ToList();
        if (found.Count == 0) return new(null, null, [], [], ["No table with a column for the measures was found."]);
        var draft = Interpret(found[0].Table, found[0].Heading);
        const string Another = "There is another table with measures in this file, which was not read: send it as a file of its own.";
        return found.Count == 1 ? draft : draft with { Warnings = [.. draft.Warnings, Another] };
    }

    // The index of the row that heads the measures, or -1.
    private static int HeadingOf(SourceTable table) => table.Rows.Take(30).ToList().FindIndex(row =>
    {
        var texts = Texts(row);
        return Array.Exists(texts, text => BookColumn.Of("", text, null).Kind is BookColumnKind.Measure) && texts.Count(text => text.Length > 0) > 2;
    });

    private static BookDraft Interpret(SourceTable table, int heading)
    {
        var before = table.Rows.Take(heading).SelectMany(Texts).Where(text => text.Length > 0).ToList();
        var asOf = before.Select(Day).FirstOrDefault(day => day is not null);
        var title = before.FirstOrDefault(text => text.Length > 10 && text.Any(char.IsLetter));
        var (columns, used) = Columns(table, heading, asOf);
        var isAnnualColumn = table.Rows.Skip(heading).Take(used).SelectMany(Texts).Any(BookColumn.IsAnnualTarget);
        var rows = new List<RowReceipt>();
        rows.AddRange(table.Rows.Take(heading + used).Select(row => Receipt(row, RowOutcome.Heading, null, null)));
        var measures = new List<MeasureDraft>();
        string? theme = null;
        var body = table.Rows.Skip(heading + used).ToList();
        for (var i = 0; i < body.Count; i++)
        {
            var (row, cells) = (body[i], new RowCells(body[i], columns));
            if (IsAnnualNote(row))
            {
                rows.Add(Receipt(row, RowOutcome.Merged, measures.LastOrDefault()?.Ref, null));
                continue;
            }

            // The note may stand in the row, over its column, or in a row of its own below.
            var isAnnual = isAnnualColumn || cells.Any(BookColumn.IsAnnualTarget) || (i + 1 < body.Count && IsAnnualNote(body[i + 1]));
            if (cells.Text(BookColumnKind.Theme) is { Length: > 0 } named && !BookColumn.IsAnnualTarget(named)) theme = named;
            if (Measure(cells, theme, isAnnual, measures, out var why) is { } measure)
            {
                measures.Add(measure);
                rows.Add(Receipt(row, RowOutcome.Imported, measure.Ref, measure.Notes.Count == 0 ? null : string.Join(" ", measure.Notes)));
            }
            else
            {
                rows.Add(Receipt(row, why is null ? RowOutcome.LeftOut : RowOutcome.Unresolved, null, why));
            }
        }

        string[] unread = columns.Values.All(column => column.Kind is not BookColumnKind.Value) ? ["No column with a month, quarter or year was found."] : [];
        return new(title, asOf, measures, rows, unread);
    }

    // “ANNUAL TARGET” in a row of its own is said of the row above.
    private static bool IsAnnualNote(SourceRow row) =>
        Texts(row).Where(text => text.Length > 0).ToList() is { Count: > 0 } texts && texts.TrueForAll(BookColumn.IsAnnualTarget);

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

    private static MeasureDraft? Measure(RowCells cells, string? theme, bool isAnnual, List<MeasureDraft> before, out string? why)
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
        var target = cells.Text(BookColumnKind.Target);
        // A target keeps its percent sign where values have lost theirs.
        var unit = UnitOf(title, [.. values.Select(value => value.Text), .. target.Contains('%', StringComparison.Ordinal) ? [target] : Array.Empty<string>()]);
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
        shape = shape with { Aggregation = AggregationOf(title, shape, readings, isAnnual, notes) };
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
            YearToDate = YearToDateOf(shape, cells.Text(BookColumnKind.YearToDate), readings, notes),
            Target = TargetOf(shape, target, isAnnual, notes),
            Undated = UndatedOf(shape, cells.Text(BookColumnKind.Undated), notes),
            Arrow = cells.Optional(BookColumnKind.Arrow),
            Rag = cells.Optional(BookColumnKind.Rag),
            Neighbours = cells.Optional(BookColumnKind.Neighbours),
            England = cells.Optional(BookColumnKind.England),
            Notes = notes,
        };
    }

    // It reaches as far as the row's own readings.
    private static DraftYearToDate? YearToDateOf(KpiShape shape, string text, List<DraftReading> readings, List<string> notes) =>
        Number(shape, text, "Year to date", notes) is { } value && MeasureDraft.LatestOf(readings) is { } until ? new(text, until, value) : null;

    private static DraftTarget? TargetOf(KpiShape shape, string text, bool isAnnual, List<string> notes)
    {
        // The words may stand in the same cell.
        var words = text.Replace("annual target", "", StringComparison.OrdinalIgnoreCase).Trim(' ', '(', ')', ':', '*');
        if (Number(shape, words, "Target", notes) is not { } value) return null;
        if (isAnnual && !shape.Aggregation.AddsUp())
            notes.Add("“Annual target” stands beside it, but its parts do not add up to a year: its target is for each month.");
        return new(value, isAnnual);
    }

    private static decimal? UndatedOf(KpiShape shape, string text, List<string> notes)
    {
        var value = Number(shape, text, "Value", notes);
        if (value is not null) notes.Add($"“{text}” has no period and is not stored: write the month or quarter over its column.");
        return value;
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
    private static Aggregation AggregationOf(string title, KpiShape shape, List<DraftReading> readings, bool isAnnual, List<string> notes)
    {
        if (Says("(ytd)") || Says("year to date") || Says("accumulative") || Says("cumulative") || Says("since april")) return Aggregation.YearToDate;
        if (Says("point in time") || Says("at the end of")) return Aggregation.PointInTime;
        if (Says("rolling")) return Aggregation.Rolling;
        if (shape.Unit.IsShare()) return Inferred(Aggregation.Weighted);
        foreach (var quarter in readings.Where(reading => reading.Point.Period.Kind is PeriodKind.Quarter && reading.Point.Value is not null))
        {
            var months = quarter.Point.Period.Parts(PeriodKind.Month)
                .Select(month => readings.Find(reading => reading.Point.Period == month)?.Point.Value).ToList();
            if (months.Contains(null)) continue;
            if (months.Sum() == quarter.Point.Value && months[^1] != quarter.Point.Value) return Inferred(Aggregation.Sum);
            if (months[^1] == quarter.Point.Value) return Inferred(Aggregation.PointInTime);
        }

        // Only what adds up can have a target for the year.
        return Inferred(isAnnual ? Aggregation.Sum : Aggregation.PointInTime);

        bool Says(string words) => title.Contains(words, StringComparison.OrdinalIgnoreCase);

        Aggregation Inferred(Aggregation rule)
        {
            notes.Add($"Quarters and years are taken as “{rule.InWords()}”.");
            return rule;
        }
    }

    private static SeriesPoint? Point(KpiShape shape, Period period, string text, List<string> notes) => Point(shape, period, period.Label, text, notes);

    private static SeriesPoint? Point(KpiShape shape, Period period, string where, string text, List<string> notes)
    {
        try
        {
            if (ReadingText.Parse(shape, text) is not { } entry) return null;
            var value = entry is { Numerator: { } part, Denominator: > 0 and { } whole } ? part / whole * shape.Unit.Base() : entry.Value;
            return new(period, value, entry.Numerator, entry.Denominator, entry.Absence);
        }
        catch (RefusedException refusal)
        {
            notes.Add($"{where}: {refusal.Message}");
            return null;
        }
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.IsWithinLimits()
            ? day
            : null;

    // What belongs to no one period.
    private static decimal? Number(KpiShape shape, string text, string where, List<string> notes) =>
        Point(shape, Period.Month(2000, 1), where, text, notes)?.Value;

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

        public bool Any(Func<string, bool> says) => _texts.Any(says);

        public string? Optional(BookColumnKind kind) => Text(kind) is { Length: > 0 } text ? text : null;

        public IEnumerable<(Period Period, string Text)> Values() => columns
            .Where(column => column.Value is { Kind: BookColumnKind.Value, Period: not null } && column.Key < _texts.Length && _texts[column.Key].Length > 0)
            .Select(column => (column.Value.Period!.Value, _texts[column.Key]));

        public (Period Period, string Text)? Baseline() => columns
            .Where(column => column.Value is { Kind: BookColumnKind.Baseline, Period: not null } && column.Key < _texts.Length && _texts[column.Key].Length > 0)
            .Select(column => ((Period, string)?)(column.Value.Period!.Value, _texts[column.Key])).FirstOrDefault();
    }
}
