namespace SlipPortal.Domain.Plans;

/// <summary>One thing a due-by text says: a date, month, quarter, term or year, a frequency, "ongoing", or "to be confirmed".</summary>
internal sealed record DueItem(DueItemKind Kind)
{
    /// <summary>The day of a <see cref="DueItemKind.Day"/>.</summary>
    public int Day { get; init; }

    /// <summary>The month (1-12), the quarter (1-4) or the <see cref="SchoolTerm"/>.</summary>
    public int Part { get; init; }

    /// <summary>The calendar year, or the year in which a financial or school year starts; null where not written.</summary>
    public int? Year { get; init; }

    /// <summary>Written as "2023/24", so <see cref="Year"/> is its first half.</summary>
    public bool SplitYear { get; init; }

    /// <summary>Which year a quarter without a split year is counted in.</summary>
    public QuarterYear Quarters { get; init; }

    public Recurrence? Recurrence { get; init; }

    /// <summary>First and last token, so that the words between two items can be looked at.</summary>
    public int FirstToken { get; init; }

    /// <summary>The token after the last one.</summary>
    public int EndToken { get; init; }

    public bool IsCalendar => Kind is DueItemKind.Day or DueItemKind.Month or DueItemKind.Quarter or DueItemKind.Term or DueItemKind.Year;

    /// <summary>First and last day; null where the year is missing or the day does not exist.</summary>
    public (DateOnly From, DateOnly Until)? Span()
    {
        if (Year is not { } year)
        {
            return null;
        }

        switch (Kind)
        {
            case DueItemKind.Day:
                if (Day > DateTime.DaysInMonth(year, Part))
                {
                    return null;
                }

                var day = new DateOnly(year, Part, Day);
                return (day, day);
            case DueItemKind.Month:
                return SchoolAndFinancialYear.Month(year, Part);
            case DueItemKind.Quarter:
                return Quarters == QuarterYear.Calendar && !SplitYear
                    ? SchoolAndFinancialYear.CalendarQuarter(Part, year) : SchoolAndFinancialYear.Quarter(Part, year);
            case DueItemKind.Term:
                var term = (SchoolTerm)Part;
                return SchoolAndFinancialYear.Term(term, SplitYear && term != SchoolTerm.Autumn ? year + 1 : year);
            default:
                return SplitYear ? (new(year, 4, 1), new(year + 1, 3, 31)) : (new(year, 1, 1), new(year, 12, 31));
        }
    }
}

/// <summary>What a <see cref="DueItem"/> is.</summary>
internal enum DueItemKind
{
    Day,
    Month,
    Quarter,
    Term,
    Year,
    Recurring,
    Ongoing,
    ToBeConfirmed,
}
