using System.Globalization;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>The kinds of period that a value is for. Quarters and years are the financial ones of England: Q1 is April to June.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter of the financial year.</summary>
    Quarter,

    /// <summary>April to March.</summary>
    FinancialYear,

    /// <summary>September to August.</summary>
    SchoolYear,
}

/// <summary>A month, quarter or year that a value is for.</summary>
public readonly record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateOnly start) => (Kind, Start) = (kind, start);

    /// <summary>What kind.</summary>
    public PeriodKind Kind { get; }

    /// <summary>Its first day.</summary>
    public DateOnly Start { get; }

    /// <summary>Its last day.</summary>
    public DateOnly End => Start.AddMonths(Months).AddDays(-1);

    /// <summary>How many months it has.</summary>
    public int Months => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, _ => 12 };

    /// <summary>The period after it.</summary>
    public Period Next => new(Kind, Start.AddMonths(Months));

    /// <summary>The financial year that it begins in.</summary>
    public Period Year => Of(PeriodKind.FinancialYear, Start);

    /// <summary>“Sep 2026”, “Q2 2026/27”, “2026/27”, “School year 2026/27”.</summary>
    public string Label => Kind switch
    {
        PeriodKind.Month => Start.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => $"Q{((Start.Month + 8) % 12 / 3) + 1} {YearLabel(Start.Month >= 4 ? Start.Year : Start.Year - 1)}",
        PeriodKind.FinancialYear => YearLabel(Start.Year),
        _ => $"School year {YearLabel(Start.Year)}",
    };

    /// <summary>The period of a kind that a day lies in.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Month => new(kind, new(day.Year, day.Month, 1)),
        PeriodKind.Quarter => new(kind, new DateOnly(day.Year, day.Month, 1).AddMonths(-((day.Month + 8) % 3))),
        PeriodKind.FinancialYear => new(kind, new(day.Month >= 4 ? day.Year : day.Year - 1, 4, 1)),
        _ => new(kind, new(day.Month >= 9 ? day.Year : day.Year - 1, 9, 1)),
    };

    /// <summary>A month.</summary>
    public static Period Month(int year, int month) => new(PeriodKind.Month, new(year, month, 1));

    /// <summary>The parts of a kind that it is made of, in their order.</summary>
    public IEnumerable<Period> Parts(PeriodKind kind)
    {
        for (var part = Of(kind, Start); part.Start <= End; part = part.Next) yield return part;
    }

    /// <summary>Reads “2026-09”, “Sep 2026”, “September 2026”, “Q2 2026/27” or “2026/27”.</summary>
    /// <exception cref="RefusedException">It is none of these.</exception>
    public static Period Parse(string? text, string? field = null)
    {
        var words = text?.Trim() ?? "";
        string[] months = ["yyyy-MM", "MMM yyyy", "MMMM yyyy"];
        if (DateOnly.TryParseExact(words, months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month.IsWithinLimits())
            return Of(PeriodKind.Month, month);
        var isQuarter = words.Length > 3 && words[0] is 'Q' or 'q' && words[1] is >= '1' and <= '4' && words[2] is ' ';
        if (TryYear(isQuarter ? words[3..] : words) is { } year)
            return isQuarter ? new(PeriodKind.Quarter, new DateOnly(year, 4, 1).AddMonths(3 * (words[1] - '1'))) : new(PeriodKind.FinancialYear, new(year, 4, 1));
        throw new RefusedException("Write the period like “September 2026”, “Q2 2026/27” or “2026/27”.", field);
    }

    /// <inheritdoc/>
    public int CompareTo(Period other) => (Start, Kind).CompareTo((other.Start, other.Kind));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Label;

    private static string YearLabel(int start) => string.Create(CultureInfo.InvariantCulture, $"{start}/{(start + 1) % 100:00}");

    private static int? TryYear(string text) =>
        text.Trim().Split('/', '-') is [{ Length: 4 } first, { Length: 2 } second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && start is > 1900 and < 2200 && (start + 1) % 100 == end
            ? start
            : null;
}
