using System.Globalization;
using SlipPortal.Domain.Audits;

namespace SlipPortal.UnitTests.Domain.Audits;

/// <summary>Bank holidays in England are worked out; these are the lists as they were, and are to be.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2018, "1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12")]
    [InlineData(2019, "1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12")]
    [InlineData(2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12")]
    [InlineData(2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12")]
    [InlineData(2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12")]
    [InlineData(2023, "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12")]
    [InlineData(2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12")]
    [InlineData(2025, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12")]
    [InlineData(2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12")]
    [InlineData(2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12")]
    [InlineData(2028, "3/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12")]
    [InlineData(2029, "1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12")]
    [InlineData(2030, "1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12")]
    public void The_bank_holidays_of_a_year_are_those_of_its_list(int year, string list) =>
        Assert.Equal(list, string.Join(' ', WorkingDays.BankHolidays(year).Select(day => day.ToString("d/M", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")] // Friday to Monday.
    [InlineData("2026-11-21", 1, "2026-11-23")] // From a Saturday too.
    [InlineData("2026-11-23", 10, "2026-12-07")]
    [InlineData("2026-12-24", 2, "2026-12-30")] // Christmas, a weekend, and Boxing Day’s substitute.
    [InlineData("2026-12-31", 1, "2027-01-04")] // New Year is a holiday of another year.
    [InlineData("2022-09-16", 1, "2022-09-20")]
    public void So_many_working_days_leave_out_weekends_and_bank_holidays(string from, int days, string to) =>
        Assert.Equal(Day(to), WorkingDays.After(Day(from), days));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
