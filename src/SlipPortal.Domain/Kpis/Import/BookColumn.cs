using System.Globalization;
using System.Text.RegularExpressions;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>What a column of a performance book, or of an export with a row for each measure and period, holds.</summary>
public enum BookColumnKind
{
    /// <summary>Nothing is known of it.</summary>
    None,

    /// <summary>The heading that measures stand under.</summary>
    Theme,

    /// <summary>The measure's reference.</summary>
    Ref,

    /// <summary>What is measured.</summary>
    Measure,

    /// <summary>Which way is better.</summary>
    Polarity,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>The source's own rating; in an export, what kind of value it is (“Final”, “Suppressed”).</summary>
    Rag,

    /// <summary>The value at the end of a year.</summary>
    Baseline,

    /// <summary>Values of one period.</summary>
    Value,

    /// <summary>Values whose period its heading does not tell.</summary>
    Undated,

    /// <summary>From April on.</summary>
    YearToDate,

    /// <summary>The target.</summary>
    Target,

    /// <summary>The glyph for the direction of travel.</summary>
    Arrow,

    /// <summary>The neighbours' average.</summary>
    Neighbours,

    /// <summary>England's average.</summary>
    England,

    /// <summary>The period of the row's value.</summary>
    Period,

    /// <summary>The cases that count.</summary>
    Numerator,

    /// <summary>Of so many.</summary>
    Denominator,
}

/// <summary>A column with the period that its values are for.</summary>
internal sealed partial record BookColumn(BookColumnKind Kind, Period? Period = null, string Label = "")
{
    private static readonly Dictionary<string, BookColumnKind> Named = new(StringComparer.Ordinal)
    {
        ["theme"] = BookColumnKind.Theme,
        ["area"] = BookColumnKind.Theme,
        ["domain"] = BookColumnKind.Theme,
        ["category"] = BookColumnKind.Theme,
        ["section"] = BookColumnKind.Theme,
        ["priority"] = BookColumnKind.Theme,
        ["service"] = BookColumnKind.Theme,
        ["service area"] = BookColumnKind.Theme,
        ["measure"] = BookColumnKind.Measure,
        ["indicator"] = BookColumnKind.Measure,
        ["description"] = BookColumnKind.Measure,
        ["kpi"] = BookColumnKind.Measure,
        ["performance indicator"] = BookColumnKind.Measure,
        ["key performance indicator"] = BookColumnKind.Measure,
        ["title"] = BookColumnKind.Measure,
        ["name"] = BookColumnKind.Measure,
        ["measure name"] = BookColumnKind.Measure,
        ["indicator name"] = BookColumnKind.Measure,
        ["kpi name"] = BookColumnKind.Measure,
        ["kpi title"] = BookColumnKind.Measure,
        ["metric"] = BookColumnKind.Measure,
        ["performance measure"] = BookColumnKind.Measure,
        ["measure description"] = BookColumnKind.Measure,
        ["what is measured"] = BookColumnKind.Measure,
        ["ref"] = BookColumnKind.Ref,
        ["pi ref"] = BookColumnKind.Ref,
        ["kpi ref"] = BookColumnKind.Ref,
        ["reference"] = BookColumnKind.Ref,
        ["no"] = BookColumnKind.Ref,
        ["number"] = BookColumnKind.Ref,
        ["kpi no"] = BookColumnKind.Ref,
        ["pi no"] = BookColumnKind.Ref,
        ["id"] = BookColumnKind.Ref,
        ["kpi id"] = BookColumnKind.Ref,
        ["measure ref"] = BookColumnKind.Ref,
        ["measure id"] = BookColumnKind.Ref,
        ["indicator ref"] = BookColumnKind.Ref,
        ["ref no"] = BookColumnKind.Ref,
        ["pi"] = BookColumnKind.Ref,
        ["code"] = BookColumnKind.Ref,
        ["kpi code"] = BookColumnKind.Ref,
        ["measure reference"] = BookColumnKind.Ref,
        ["kpi reference"] = BookColumnKind.Ref,
        ["kpi number"] = BookColumnKind.Ref,
        ["good is"] = BookColumnKind.Polarity,
        ["good performance"] = BookColumnKind.Polarity,
        ["better"] = BookColumnKind.Polarity,
        ["better is"] = BookColumnKind.Polarity,
        ["good to be"] = BookColumnKind.Polarity,
        ["preferred direction"] = BookColumnKind.Polarity,
        ["desired direction"] = BookColumnKind.Polarity,
        ["high or low"] = BookColumnKind.Polarity,
        ["higher or lower"] = BookColumnKind.Polarity,
        ["unit"] = BookColumnKind.Unit,
        ["units"] = BookColumnKind.Unit,
        ["unit of measure"] = BookColumnKind.Unit,
        ["measured in"] = BookColumnKind.Unit,
        ["status"] = BookColumnKind.Rag,
        ["value status"] = BookColumnKind.Rag,
        ["data status"] = BookColumnKind.Rag,
        ["rating"] = BookColumnKind.Rag,
        ["dot"] = BookColumnKind.Arrow,
        ["trend"] = BookColumnKind.Arrow,
        ["sn"] = BookColumnKind.Neighbours,
        ["ytd"] = BookColumnKind.YearToDate,
        ["year to date"] = BookColumnKind.YearToDate,
        ["current"] = BookColumnKind.Undated,
        ["latest"] = BookColumnKind.Undated,
        ["actual"] = BookColumnKind.Undated,
        ["value"] = BookColumnKind.Undated,
        ["performance"] = BookColumnKind.Undated,
        ["result"] = BookColumnKind.Undated,
        ["figure"] = BookColumnKind.Undated,
        ["outturn"] = BookColumnKind.Undated,
        ["measure value"] = BookColumnKind.Undated,
        ["period"] = BookColumnKind.Period,
        ["month"] = BookColumnKind.Period,
        ["quarter"] = BookColumnKind.Period,
        ["reporting period"] = BookColumnKind.Period,
        ["time period"] = BookColumnKind.Period,
        ["period end"] = BookColumnKind.Period,
        ["date"] = BookColumnKind.Period,
        ["year"] = BookColumnKind.Period,
        ["numerator"] = BookColumnKind.Numerator,
        ["denominator"] = BookColumnKind.Denominator,
    };

    /// <summary>Reads a heading of one or two rows.</summary>
    /// <param name="group">The upper heading, carried over the columns that it spans; or blank.</param>
    /// <param name="label">The lower heading, or the only one.</param>
    /// <param name="asOf">The day that the file gives itself: months without a year lie in its financial year.</param>
    public static BookColumn Of(string group, string label, DateOnly? asOf)
    {
        var words = Spaces().Replace(label.Trim().ToLowerInvariant(), " ").TrimEnd(':', '.');
        var year = PeriodText.YearOf(group) ?? PeriodText.YearOf(label)
            ?? (asOf is { } day ? Kpis.Period.Of(PeriodKind.FinancialYear, day) : null);
        if (Named.TryGetValue(words, out var kind)) return new(kind, kind is BookColumnKind.YearToDate ? year : null);
        if (words.StartsWith("polarity", StringComparison.Ordinal) || words.StartsWith("which way", StringComparison.Ordinal))
            return new(BookColumnKind.Polarity);
        if (words.StartsWith("rag", StringComparison.Ordinal)) return new(BookColumnKind.Rag);
        if (words.StartsWith("direction", StringComparison.Ordinal)) return new(BookColumnKind.Arrow);
        if (words.StartsWith("sn ", StringComparison.Ordinal) || words.Contains("neighbour", StringComparison.Ordinal))
            return new(BookColumnKind.Neighbours);
        if (words.StartsWith("england", StringComparison.Ordinal) || words.StartsWith("national", StringComparison.Ordinal)) return new(BookColumnKind.England);
        if (words.StartsWith("target", StringComparison.Ordinal) || words.EndsWith(" target", StringComparison.Ordinal)
            || IsAnnualTarget(words))
            return new(BookColumnKind.Target);
        if (YearEnd().Match(words) is { Success: true } end && MonthOf(end.Groups[1].Value) is { } month && Century(end.Groups[2].Value) is { } ending)
            return new(BookColumnKind.Baseline, Kpis.Period.Of(PeriodKind.FinancialYear, new(ending, month, 1)));
        if (Quarter().Match(words) is { Success: true } quarter && year is { } of)
            return new(BookColumnKind.Value, of.Parts(PeriodKind.Quarter).ElementAt(quarter.Groups[1].Value[0] - '1'));
        if (MonthAndYear().Match(words) is { Success: true } dated && MonthOf(dated.Groups[1].Value) is { } named)
        {
            if (Century(dated.Groups[2].Value) is { } calendar) return new(BookColumnKind.Value, Kpis.Period.Month(calendar, named));
            if (year is { } within) return new(BookColumnKind.Value, within.Parts(PeriodKind.Month).First(part => part.Start.Month == named));
        }

        return (PeriodText.Read(label) ?? PeriodText.YearOf(label)) is { } whole
            ? new(BookColumnKind.Value, whole)
            : new(BookColumnKind.None);
    }

    /// <summary>True for what says what a measure is, and not how it does.</summary>
    public static bool Defines(BookColumnKind kind) =>
        kind is BookColumnKind.Theme or BookColumnKind.Ref or BookColumnKind.Measure or BookColumnKind.Polarity or BookColumnKind.Unit;

    /// <summary>
    /// The columns of a table, once it is seen what stands in them: a column “Direction” has arrows, or says which way is better. Of
    /// several years' ends the last is the baseline.
    /// </summary>
    public static IReadOnlyList<BookColumn> Resolved(IReadOnlyList<BookColumn> columns, IEnumerable<SourceRow> below)
    {
        var rows = below.Take(50).ToList();
        var hasPolarity = columns.Any(column => column.Kind is BookColumnKind.Polarity);
        var last = columns.Where(column => column.Kind is BookColumnKind.Baseline).Max(column => column.Period);
        return [.. columns.Select((column, i) => column.Kind switch
        {
            BookColumnKind.Arrow when !hasPolarity && SaysWhichWay(i) => column with { Kind = BookColumnKind.Polarity },
            BookColumnKind.Baseline when column.Period != last => column with { Kind = BookColumnKind.Value },
            _ => column,
        })];

        bool SaysWhichWay(int at)
        {
            var texts = rows.Where(row => at < row.Cells.Count && row.Cells[at].Text.Trim().Length > 0)
                .Select(row => row.Cells[at].Text.Trim()).ToList();
            return texts.Count > 0 && texts.Count(text => text.Length > 1 && PolarityReader.Said(text) is not null) * 2 > texts.Count;
        }
    }

    /// <summary>True for “ANNUAL TARGET”, wherever it stands: over a column, in a row, or in a row of its own.</summary>
    public static bool IsAnnualTarget(string text) => text.Contains("annual target", StringComparison.OrdinalIgnoreCase);

    private static int? MonthOf(string name) =>
        DateTime.TryParseExact(name.Length > 3 ? name[..3] : name, "MMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.Month
            : null;

    // “13” and “2013”; null for none.
    private static int? Century(string year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number < 100 ? 2000 + number : number : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:yr|year)[ -]?end(?:ing)? ([a-z]+)\.? '?(\d{2}|\d{4})$")]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"\b(?:q|qtr|quarter) ?([1-4])\b")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]?'?(\d{4}|\d{2})?$")]
    private static partial Regex MonthAndYear();
}
