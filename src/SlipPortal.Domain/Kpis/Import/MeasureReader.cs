using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>A measure as it stands in a file, before anything is concluded from it.</summary>
/// <param name="Row">The row's number in the file; of several the first.</param>
/// <param name="Ref">Its ref without spaces.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Theme">The heading that it stands under, or null.</param>
/// <param name="Polarity">Which way is better, as written; or blank.</param>
/// <param name="Unit">The unit, as written; or blank.</param>
/// <param name="IsAnnual">True where its target is said to be the year's.</param>
/// <param name="Cells">Its other cells, blank ones too.</param>
public sealed record MeasureSource(
    int Row, string Ref, string Title, string? Theme, string Polarity, string Unit, bool IsAnnual, IReadOnlyList<SourceValue> Cells);

/// <summary>A cell that says something of how a measure does.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="Column">The column's heading.</param>
/// <param name="Kind">What the column holds.</param>
/// <param name="Period">The period that the cell is for, or null.</param>
/// <param name="Text">As written.</param>
public sealed record SourceValue(int Row, string Column, BookColumnKind Kind, Period? Period, string Text)
{
    /// <summary>What kind of value it is, where a column of an export says so (“Final”, “Suppressed”); or blank.</summary>
    public string Status { get; init; } = "";

    /// <summary>Its numerator and denominator where they have columns of their own (“12/40”), or blank.</summary>
    public string Counts { get; init; } = "";

    /// <summary>Why it is not read, or null.</summary>
    public string? Why { get; init; }

    /// <summary>True where it says something: a value, its counts, or why there is none.</summary>
    public bool IsFilled => Text.Length > 0 || Counts.Length > 0 || StatusText.AbsenceOf(Status) is not null;
}

/// <summary>Concludes from a measure's cells how it is read, and says what became of each of them.</summary>
public static class MeasureReader
{
    /// <summary>Reads a measure.</summary>
    /// <param name="source">As it stands in the file.</param>
    /// <param name="given">How it is read, where somebody has said so; else that is inferred.</param>
    /// <param name="today">Periods that begin later are refused; null where nobody knows the day.</param>
    /// <param name="isDefined">True where a measure of the council says how it is read: then nothing has to be inferred.</param>
    public static MeasureDraft Read(MeasureSource source, KpiShape? given = null, DateOnly? today = null, bool isDefined = false)
    {
        var inferences = new List<string>();
        var notes = new List<string>();
        var results = source.Cells
            .Select(cell => new CellReceipt(cell.Row, cell.Column, source.Ref, Shown(cell), CellOutcome.Blank, null)).ToList();
        var values = source.Cells.Where(cell => cell is { Kind: BookColumnKind.Value, Period: not null, Why: null, IsFilled: true })
            .ToList();
        var target = Text(source, BookColumnKind.Target);
        var baseline = source.Cells.FirstOrDefault(cell => cell is { Kind: BookColumnKind.Baseline, Why: null, IsFilled: true });
        var (polarity, from) = PolarityReader.Of(source.Polarity, source.Title, target, inferences);
        List<string> texts = [.. values.Select(value => value.Text), .. baseline is null ? Array.Empty<string>() : [baseline.Text]];
        // A target keeps its percent sign where values have lost theirs.
        var unit = UnitOf(
            source.Title, source.Unit, [.. texts, .. target.Contains('%', StringComparison.Ordinal) ? [target] : Array.Empty<string>()]);
        var decimals = Math.Min(3, texts.Append(PolarityReader.TargetWithoutWords(target)).Select(Decimals).Max());
        var inferred = new KpiShape(unit, decimals, polarity, FrequencyOf(values), Aggregation.PointInTime);

        var readings = Readings(given ?? inferred);
        var signed = values.Count(value => value.Text.Contains('%', StringComparison.Ordinal));
        if (unit is KpiUnit.Percent && signed > 0 && signed < values.Count(value => value.Text.Any(char.IsAsciiDigit)))
            notes.Add("Some values have lost their percent sign.");
        inferred = inferred with { Aggregation = AggregationOf(source, inferred, readings, inferences) };
        var shape = given ?? inferred;
        if (isDefined) from = shape.Polarity is Polarity.None ? PolaritySource.None : PolaritySource.Source;
        else notes.AddRange(inferences);

        var draft = new MeasureDraft
        {
            Source = source,
            Row = source.Row,
            Ref = source.Ref,
            Title = source.Title,
            Theme = source.Theme,
            Shape = shape,
            PolarityFrom = from,
            Readings = readings,
            Baseline = baseline is null ? null : Take(baseline, () => Baseline(shape, baseline)),
            YearToDate = Of(BookColumnKind.YearToDate, cell => YearToDate(shape, cell, readings)),
            Target = Of(BookColumnKind.Target, cell => Target(source, shape, cell, readings, notes)),
            Undated = Of(BookColumnKind.Undated, cell => (decimal?)Number(shape, cell.Text)),
            Arrow = Stated(BookColumnKind.Arrow),
            Rag = Stated(BookColumnKind.Rag),
            Neighbours = Stated(BookColumnKind.Neighbours),
            England = Stated(BookColumnKind.England),
            Notes = notes,
            Cells = results,
        };
        var stored = draft.Stored.Select(reading => reading.Point.Period).ToHashSet();
        var read = readings.Select(reading => reading.Row).ToHashSet();
        for (var i = 0; i < results.Count; i++) results[i] = Outcome(draft, stored, read, source.Cells[i], results[i]);
        if (draft.Undated is not null) notes.Add($"“{Text(source, BookColumnKind.Undated)}” {UndatedWhy}");
        return draft;

        // A cell that cannot be read says why, and the rest of the measure is read.
        T? Take<T>(SourceValue cell, Func<T?> read)
        {
            try
            {
                return read();
            }
            catch (RefusedException refusal)
            {
                var at = Enumerable.Range(0, results.Count).First(i => ReferenceEquals(source.Cells[i], cell));
                results[at] = results[at] with { Outcome = CellOutcome.Refused, Why = refusal.Message };
                notes.Add($"{Where(cell)}: {refusal.Message}");
                return default;
            }
        }

        T? Of<T>(BookColumnKind kind, Func<SourceValue, T?> read) =>
            source.Cells.LastOrDefault(cell => cell.Kind == kind && cell is { Why: null, IsFilled: true }) is { } cell
                ? Take(cell, () => read(cell))
                : default;

        string? Stated(BookColumnKind kind) => Text(source, kind) is { Length: > 0 } text ? text : null;

        List<DraftReading> Readings(KpiShape shape)
        {
            var read = new List<DraftReading>();
            var rows = new Dictionary<Period, int>();
            foreach (var cell in values)
            {
                var point = Take(cell, () =>
                {
                    if (rows.TryGetValue(cell.Period!.Value, out var before))
                    {
                        var where = before == cell.Row ? "another column" : $"row {before}";
                        throw new RefusedException($"{cell.Period.Value.Label} stands in {where} already.");
                    }

                    return Point(shape, cell, today);
                });
                if (point is null) continue;
                read.Add(new(Shown(cell), point) { Row = cell.Row });
                rows[point.Period] = cell.Row;
            }

            return read;
        }
    }

    private const string UndatedWhy = "has no period and is not stored: write the month or quarter over its column.";

    private static CellReceipt Outcome(MeasureDraft draft, HashSet<Period> stored, HashSet<int> read, SourceValue cell, CellReceipt result)
    {
        if (cell.Why is { } why) return result with { Outcome = CellOutcome.Refused, Why = why };
        if (!cell.IsFilled || result.Outcome is CellOutcome.Refused) return result;
        return cell.Kind switch
        {
            BookColumnKind.Numerator or BookColumnKind.Denominator when !read.Contains(cell.Row) =>
                result with { Outcome = CellOutcome.Refused, Why = "Its value is not taken." },
            BookColumnKind.Value or BookColumnKind.Numerator or BookColumnKind.Denominator => result with
            {
                Outcome = cell.Period is { } period && stored.Contains(period) ? CellOutcome.Stored : CellOutcome.Derived,
            },
            BookColumnKind.Baseline => result with { Outcome = CellOutcome.Stored },
            BookColumnKind.Target when BookColumn.IsAnnualTarget(cell.Text) && !cell.Text.Any(char.IsAsciiDigit) =>
                result with { Outcome = CellOutcome.Stated },
            BookColumnKind.Target when draft.TargetLine is null =>
                result with { Outcome = CellOutcome.Refused, Why = "No reading says which year it is for." },
            BookColumnKind.Target => cell.Text == Text(draft.Source, BookColumnKind.Target)
                ? result with { Outcome = CellOutcome.Stored }
                : result with { Outcome = CellOutcome.Refused, Why = "A later row gives another target." },
            BookColumnKind.Undated => result with { Outcome = CellOutcome.Refused, Why = $"It {UndatedWhy}" },
            BookColumnKind.None => BookColumn.IsAnnualTarget(cell.Text)
                ? result with { Outcome = CellOutcome.Stated }
                : result with
                {
                    Outcome = CellOutcome.Refused,
                    Why = $"The column “{cell.Column}” is not known: rename it if it holds values.",
                },
            _ => result with { Outcome = CellOutcome.Stated },
        };
    }

    private static string Shown(SourceValue cell) => cell switch
    {
        { Text.Length: > 0 } => cell.Text,
        { Counts.Length: > 0 } => cell.Counts,
        { IsFilled: true } => cell.Status,
        _ => "",
    };

    private static string Where(SourceValue cell) => cell.Kind switch
    {
        BookColumnKind.Value or BookColumnKind.Baseline => cell.Period!.Value.Label,
        BookColumnKind.Target => "Target",
        BookColumnKind.YearToDate => "Year to date",
        _ => "Value",
    };

    private static string Text(MeasureSource source, BookColumnKind kind) =>
        source.Cells.LastOrDefault(cell => cell.Kind == kind && cell is { Why: null, Text.Length: > 0 })?.Text ?? "";

    private static SeriesPoint? Point(KpiShape shape, SourceValue cell, DateOnly? today)
    {
        var period = cell.Period!.Value;
        Reading.RefusePeriod(shape, period, today);
        var entry = StatusText.Entry(shape, cell);
        if (entry is null) return null;
        var value = entry.Absence is null ? Reading.ValueOf(shape, entry) : (decimal?)null;
        return new(period, value, entry.Numerator, entry.Denominator, entry.Absence, entry.IsProvisional ? ReadingState.Provisional : null);
    }

    private static (decimal, DateOnly)? Baseline(KpiShape shape, SourceValue cell) =>
        StatusText.Entry(shape, cell) is { Absence: null } entry ? (Reading.ValueOf(shape, entry), cell.Period!.Value.End) : null;

    // It reaches as far as the row's own readings.
    private static DraftYearToDate YearToDate(KpiShape shape, SourceValue cell, List<DraftReading> readings) => new(
        cell.Text,
        MeasureDraft.LatestOf(readings) ?? throw new RefusedException("No reading says until when it counts."),
        Number(shape, cell.Text));

    private static DraftTarget? Target(MeasureSource source, KpiShape shape, SourceValue cell, List<DraftReading> readings,
        List<string> notes)
    {
        var words = PolarityReader.TargetWithoutWords(cell.Text);
        if (words.Length == 0) return null;
        var value = Number(shape, words);
        Kpis.Target.RefuseValue(shape, value);
        if (source.IsAnnual && !shape.Aggregation.AddsUp())
        {
            notes.Add(
                "“Annual target” stands beside it, but its parts do not add up to a year: its target is for each "
                + $"{shape.Frequency.InWords()}.");
        }

        if (readings.Count == 0) notes.Add("Target: No reading says which year it is for.");
        return new(value, source.IsAnnual);
    }

    /// <summary>A figure beside a measure (an average of others) in its unit; null where it is none.</summary>
    public static decimal? FigureOf(KpiShape shape, string text)
    {
        try
        {
            return Number(shape, text);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static decimal Number(KpiShape shape, string text)
    {
        if (ReadingText.Parse(shape, text) is not { Absence: null } entry) throw new RefusedException($"“{text}” is not a number.");
        return Reading.ValueOf(shape with { Unit = shape.Unit is KpiUnit.Count ? KpiUnit.Ratio : shape.Unit }, entry);
    }

    private static PeriodKind FrequencyOf(List<SourceValue> values)
    {
        var kinds = values.Select(value => value.Period!.Value.Kind).Distinct().ToList();
        return kinds.Count == 0 ? PeriodKind.Month : kinds.Min();
    }

    private static KpiUnit UnitOf(string title, string unit, List<string> values)
    {
        if (OfWords(unit.Trim().ToLowerInvariant()) is { } said) return said;
        if (title.Contains("per 10,000", StringComparison.OrdinalIgnoreCase)) return KpiUnit.RatePer10000;
        if (title.Contains("per 100,000", StringComparison.OrdinalIgnoreCase)) return KpiUnit.RatePer100000;
        if (values.Append(title).Any(text => text.Contains('%', StringComparison.Ordinal))
            || title.Contains("percent", StringComparison.OrdinalIgnoreCase))
            return KpiUnit.Percent;
        if (values.Exists(value => value.Contains('£', StringComparison.Ordinal))) return KpiUnit.Pounds;
        if (title.Contains("days", StringComparison.OrdinalIgnoreCase) && title.Contains("average", StringComparison.OrdinalIgnoreCase))
            return KpiUnit.Days;
        return values.Exists(value => Decimals(value) > 0) ? KpiUnit.Ratio : KpiUnit.Count;

        static KpiUnit? OfWords(string words) => words switch
        {
            "" => null,
            _ when words.Contains("100,000", StringComparison.Ordinal)
                || words.Contains("100000", StringComparison.Ordinal) || words.Contains("100k", StringComparison.Ordinal)
                => KpiUnit.RatePer100000,
            _ when words.Contains("10,000", StringComparison.Ordinal)
                || words.Contains("10000", StringComparison.Ordinal) || words.Contains("10k", StringComparison.Ordinal)
                => KpiUnit.RatePer10000,
            _ when words.Contains('%', StringComparison.Ordinal) || words.StartsWith("percent", StringComparison.Ordinal) =>
                KpiUnit.Percent,
            _ when words.Contains('£', StringComparison.Ordinal) || words.StartsWith("pound", StringComparison.Ordinal) => KpiUnit.Pounds,
            _ when words.Contains("day", StringComparison.Ordinal) => KpiUnit.Days,
            "number" or "count" or "no" or "no." or "#" or "n" or "numeric" or "whole number" => KpiUnit.Count,
            "ratio" or "average" or "mean" or "decimal" => KpiUnit.Ratio,
            _ => null,
        };
    }

    // By its words; else by how the file's own quarter follows from its months.
    private static Aggregation AggregationOf(MeasureSource source, KpiShape shape, List<DraftReading> readings, List<string> notes)
    {
        if (Says("(ytd)") || Says("year to date") || Says("accumulative") || Says("cumulative") || Says("since april"))
            return Aggregation.YearToDate;
        if (Says("point in time") || Says("at the end of")) return Aggregation.PointInTime;
        if (Says("rolling")) return Aggregation.Rolling;
        if (shape.Unit.IsShare()) return Inferred(Aggregation.Weighted);
        foreach (var quarter in readings.Where(reading => reading.Point.Period.Kind is PeriodKind.Quarter
            && reading.Point.Value is not null))
        {
            var months = quarter.Point.Period.Parts(PeriodKind.Month)
                .Select(month => readings.Find(reading => reading.Point.Period == month)?.Point.Value).ToList();
            if (months.Contains(null)) continue;
            if (months.Sum() == quarter.Point.Value && months[^1] != quarter.Point.Value) return Inferred(Aggregation.Sum);
            if (months[^1] == quarter.Point.Value) return Inferred(Aggregation.PointInTime);
        }

        // Only what adds up can have a target for the year.
        return Inferred(source.IsAnnual ? Aggregation.Sum : Aggregation.PointInTime);

        bool Says(string words) => source.Title.Contains(words, StringComparison.OrdinalIgnoreCase);

        Aggregation Inferred(Aggregation rule)
        {
            notes.Add($"Quarters and years are taken as “{rule.InWords()}”.");
            return rule;
        }
    }

    private static int Decimals(string text)
    {
        var digits = text.TrimEnd(' ', '%', 'p', 'P');
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? 0 : digits[(dot + 1)..].TakeWhile(char.IsAsciiDigit).Count();
    }
}
