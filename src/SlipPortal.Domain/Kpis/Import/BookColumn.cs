using System.Globalization;
using System.Text.RegularExpressions;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>What a column of a performance book holds.</summary>
internal enum BookColumnKind
{
    None,
    Theme,
    Ref,
    Measure,
    Polarity,
    Rag,
    Baseline,
    Value,
    Undated,
    YearToDate,
    Target,
    Arrow,
    Neighbours,
    England,
}

/// <summary>A column with the period that its values are for.</summary>
internal sealed partial record BookColumn(BookColumnKind Kind, Period? Period = null)
{
    /// <summary>Reads a heading of one or two rows.</summary>
    /// <param name="group">The upper heading, carried over the columns that it spans; or blank.</param>
    /// <param name="label">The lower heading, or the only one.</param>
    /// <param name="asOf">The day that the file gives itself: months without a year lie in its financial year.</param>
    public static BookColumn Of(string group, string label, DateOnly? asOf)
    {
        var words = Spaces().Replace(label.Trim().ToLowerInvariant(), " ");
        var year = YearOf(group) ?? YearOf(label) ?? (asOf is { } day ? Kpis.Period.Of(PeriodKind.FinancialYear, day) : null);
        if (words is "theme" or "area" or "domain") return new(BookColumnKind.Theme);
        if (words is "measure" or "indicator" or "description" or "kpi" or "performance indicator" or "title") return new(BookColumnKind.Measure);
        if (words is "ref" or "pi ref" or "kpi ref" or "reference" or "no" or "no." or "number") return new(BookColumnKind.Ref);
        if (words.StartsWith("polarity", StringComparison.Ordinal)) return new(BookColumnKind.Polarity);
        if (words.StartsWith("rag", StringComparison.Ordinal)) return new(BookColumnKind.Rag);
        if (words.StartsWith("direction", StringComparison.Ordinal) || words is "dot" or "trend") return new(BookColumnKind.Arrow);
        if (words.StartsWith("sn", StringComparison.Ordinal) || words.Contains("neighbour", StringComparison.Ordinal)) return new(BookColumnKind.Neighbours);
        if (words.StartsWith("england", StringComparison.Ordinal) || words.StartsWith("national", StringComparison.Ordinal)) return new(BookColumnKind.England);
        if (words.StartsWith("target", StringComparison.Ordinal) || IsAnnualTarget(words)) return new(BookColumnKind.Target);
        if (words is "ytd" or "year to date") return new(BookColumnKind.YearToDate, year);
        if (YearEnd().Match(words) is { Success: true } end && MonthOf(end.Groups[1].Value) is { } month && Century(end.Groups[2].Value) is { } ending)
            return new(BookColumnKind.Baseline, Kpis.Period.Of(PeriodKind.FinancialYear, new(ending, month, 1)));
        if (Quarter().Match(words) is { Success: true } quarter && year is { } of)
            return new(BookColumnKind.Value, of.Parts(PeriodKind.Quarter).ElementAt(quarter.Groups[1].Value[0] - '1'));
        if (MonthAndYear().Match(words) is { Success: true } dated && MonthOf(dated.Groups[1].Value) is { } named)
        {
            if (Century(dated.Groups[2].Value) is { } calendar) return new(BookColumnKind.Value, Kpis.Period.Month(calendar, named));
            if (year is { } within) return new(BookColumnKind.Value, within.Parts(PeriodKind.Month).First(part => part.Start.Month == named));
        }

        if (YearOf(label) is { } whole) return new(BookColumnKind.Value, whole);
        return words is "current" or "latest" or "actual" or "value" or "performance" ? new(BookColumnKind.Undated) : new(BookColumnKind.None);
    }

    /// <summary>True for “ANNUAL TARGET”, wherever it stands: over a column, in a row, or in a row of its own.</summary>
    public static bool IsAnnualTarget(string text) => text.Contains("annual target", StringComparison.OrdinalIgnoreCase);

    private static Period? YearOf(string text) =>
        FinancialYear().Match(text) is { Success: true } match
            ? Kpis.Period.Of(PeriodKind.FinancialYear, new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), 4, 1))
            : null;

    private static int? MonthOf(string name) =>
        DateTime.TryParseExact(name.Length > 3 ? name[..3] : name, "MMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.Month
            : null;

    // “13” and “2013”; null for none.
    private static int? Century(string year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number < 100 ? 2000 + number : number : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(20\d\d)\s*[/-]\s*\d\d\b")]
    private static partial Regex FinancialYear();

    [GeneratedRegex(@"^(?:yr|year)[ -]?end(?:ing)? ([a-z]+)\.? '?(\d{2}|\d{4})$")]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"^q ?([1-4])\b")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]?'?(\d{4}|\d{2})?$")]
    private static partial Regex MonthAndYear();
}
