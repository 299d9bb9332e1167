namespace SlipPortal.Domain.Audits;

/// <summary>Days on which offices in England are open: Monday to Friday, but for bank holidays.</summary>
public static class WorkingDays
{
    // Proclaimed for one year each: a holiday of its own, or one that moved to another day.
    private static readonly DateOnly VictoryInEurope = new(2020, 5, 8);
    private static readonly DateOnly JubileeSpring = new(2022, 6, 2);
    private static readonly DateOnly[] OneOff = [new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    /// <summary>True from Monday to Friday, but for bank holidays.</summary>
    public static bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && !BankHolidays(day.Year).Contains(day);

    /// <summary>The day so many working days after a day. The day itself does not count.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) workingDays--;
        }

        return day;
    }

    /// <summary>The bank holidays of a year in England, with substitute days, in their order.</summary>
    public static IReadOnlyList<DateOnly> BankHolidays(int year)
    {
        var easter = Easter(year);
        var christmas = new DateOnly(year, 12, 25);
        List<DateOnly> days =
        [
            Weekday(new(year, 1, 1)),
            easter.AddDays(-2),
            easter.AddDays(1),
            year == VictoryInEurope.Year ? VictoryInEurope : FirstMonday(year, 5),
            year == JubileeSpring.Year ? JubileeSpring : LastMonday(year, 5),
            LastMonday(year, 8),
            .. OneOff.Where(day => day.Year == year),
            // Where one of the two falls on a weekend, its substitute is the next day that is free of the other.
            .. christmas.DayOfWeek switch
            {
                DayOfWeek.Friday => [christmas, christmas.AddDays(3)],
                DayOfWeek.Saturday => [christmas.AddDays(2), christmas.AddDays(3)],
                DayOfWeek.Sunday => [christmas.AddDays(1), christmas.AddDays(2)],
                _ => (DateOnly[])[christmas, christmas.AddDays(1)],
            },
        ];
        days.Sort();
        return days;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Weekday(DateOnly day) => IsWeekend(day) ? Weekday(day.AddDays(1)) : day;

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }

    // Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
    private static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * sunday)) / 451;
        var day = moon + sunday - (7 * late) + 114;
        return new(year, day / 31, (day % 31) + 1);
    }
}
