using System.Globalization;

namespace SlipPortal.Domain.Plans;

/// <summary>Quarters and terms as English councils use them: Q1 is April to June; the school year starts in September.</summary>
internal static class SchoolAndFinancialYear
{
    public static (DateOnly From, DateOnly Until) Month(int year, int month)
    {
        var from = new DateOnly(year, month, 1);
        return (from, from.AddMonths(1).AddDays(-1));
    }

    /// <param name="quarter">1 to 4.</param>
    /// <param name="startYear">The year in which the financial year starts: Q4 of 2024/25 is January to March 2025.</param>
    public static (DateOnly From, DateOnly Until) Quarter(int quarter, int startYear)
    {
        var from = new DateOnly(startYear, 4, 1).AddMonths(3 * (quarter - 1));
        return (from, from.AddMonths(3).AddDays(-1));
    }

    /// <param name="quarter">1 to 4, of which the first begins in January.</param>
    /// <param name="year">The calendar year.</param>
    public static (DateOnly From, DateOnly Until) CalendarQuarter(int quarter, int year)
    {
        var from = new DateOnly(year, 1, 1).AddMonths(3 * (quarter - 1));
        return (from, from.AddMonths(3).AddDays(-1));
    }

    public static (DateOnly From, DateOnly Until) Term(SchoolTerm term, int year) => term switch
    {
        SchoolTerm.Autumn => (new(year, 9, 1), new(year, 12, 31)),
        SchoolTerm.Spring => (new(year, 1, 1), new(year, 3, 31)),
        _ => (new(year, 4, 1), new(year, 7, 31)),
    };

    public static SchoolTerm TermOf(DateOnly start) => start.Month switch
    {
        9 => SchoolTerm.Autumn,
        1 => SchoolTerm.Spring,
        _ => SchoolTerm.Summer,
    };

    /// <summary>The first day of the term that ends on a day.</summary>
    public static DateOnly StartOfTerm(DateOnly end) =>
        Term(end.Month switch { 12 => SchoolTerm.Autumn, 3 => SchoolTerm.Spring, _ => SchoolTerm.Summer }, end.Year).From;

    public static int QuarterOf(DateOnly day) => ((day.Month + 8) % 12 / 3) + 1;

    public static string FinancialYearOf(DateOnly day)
    {
        var start = day.Month >= 4 ? day.Year : day.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{start}/{(start + 1) % 100:00}");
    }
}

/// <summary>Which year the quarters of "Q1 2027" are counted in; "Q1 2027/28" is of a financial year for everybody.</summary>
public enum QuarterYear
{
    /// <summary>Q1 is April to June.</summary>
    Financial,

    /// <summary>Q1 is January to March.</summary>
    Calendar,
}

/// <summary>The choice in words.</summary>
public static class QuarterYears
{
    /// <summary>“Q1 is April to June (the financial year)”.</summary>
    public static string InWords(this QuarterYear quarters) => quarters == QuarterYear.Calendar
        ? "Q1 is January to March (the calendar year)"
        : "Q1 is April to June (the financial year)";
}

/// <summary>The three terms of the school year, in the order of a calendar year.</summary>
internal enum SchoolTerm
{
    Spring,
    Summer,
    Autumn,
}
