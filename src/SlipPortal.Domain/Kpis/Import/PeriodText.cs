using System.Globalization;
using System.Text.RegularExpressions;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Import;

/// <summary>
/// Periods as spreadsheets and exports write them: “Apr 2024”, “2024-04”, “30/04/2024”, “Q1 2024/25”, “2024/25 Q1”, “2023/24”.
/// </summary>
internal static partial class PeriodText
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "d/M/yyyy", "d/M/yyyy HH:mm"];
    private static readonly string[] Months =
        ["yyyy-MM", "yyyyMM", "M/yyyy", "MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMM-yy", "MMM yy",
        "MMMM yy", "MMMM-yy"];

    /// <summary>The period that a text names by itself, or null. A day stands for its month.</summary>
    public static Period? Read(string text)
    {
        var words = Spaces().Replace(text.Trim().Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase), " ");
        if (words.Length is 0 or > 40) return null;
        if (Quarter().Match(words) is { Success: true } quarter)
            return YearOf(words) is { } of ? of.Parts(PeriodKind.Quarter).ElementAt(quarter.Groups[1].Value[0] - '1') : null;
        if (Day(words, Days) is { } day) return Period.Of(PeriodKind.Month, day);
        if (Day(words, Months) is { } month) return Period.Of(PeriodKind.Month, month);
        if (!WholeYear().IsMatch(words) || YearOf(words) is not { } year) return null;
        return SchoolYear().IsMatch(words) ? Period.Of(PeriodKind.SchoolYear, new(year.Start.Year, 9, 1)) : year;
    }

    /// <summary>The financial year that a text names among other words (“2024/25 (ytd)”, “24/25”), or null.</summary>
    public static Period? YearOf(string text) =>
        FinancialYear().Match(text) is { Success: true } match
        && 2000 + (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) % 100) is var start
        && (start + 1) % 100 == int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)
            ? Period.Of(PeriodKind.FinancialYear, new(start, 4, 1))
            : null;

    private static DateOnly? Day(string words, string[] formats) =>
        DateOnly.TryParseExact(words, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.IsWithinLimits() && day.Year >= 1990
            ? day
            : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // The two years of a financial year follow each other; a date such as 01/02/2024 names none.
    [GeneratedRegex(@"(?<![\d/-])(20\d\d|\d\d)\s*[/-]\s*(?:20)?(\d\d)(?![\d/-])")]
    private static partial Regex FinancialYear();

    [GeneratedRegex(@"\b(?:q|qtr|quarter) ?([1-4])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"^(?:fy|financial year|year|school year|academic year|ay)? ?(?:20)?\d\d\s*[/-]\s*(?:20)?\d\d(?: financial year| school year| academic year)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex WholeYear();

    [GeneratedRegex(@"school|academic|^ay\b", RegexOptions.IgnoreCase)]
    private static partial Regex SchoolYear();
}
