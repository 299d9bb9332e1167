using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>Months, financial quarters and years, and school years.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData(PeriodKind.Month, "2026-03-31", "Mar 2026", "2026-03-01", "2026-03-31")]
    [InlineData(PeriodKind.Quarter, "2026-03-31", "Q4 2025/26", "2026-01-01", "2026-03-31")]
    [InlineData(PeriodKind.Quarter, "2026-04-01", "Q1 2026/27", "2026-04-01", "2026-06-30")]
    [InlineData(PeriodKind.Quarter, "2026-12-31", "Q3 2026/27", "2026-10-01", "2026-12-31")]
    [InlineData(PeriodKind.FinancialYear, "2026-03-31", "2025/26", "2025-04-01", "2026-03-31")]
    [InlineData(PeriodKind.FinancialYear, "1999-04-01", "1999/00", "1999-04-01", "2000-03-31")]
    [InlineData(PeriodKind.SchoolYear, "2026-08-31", "School year 2025/26", "2025-09-01", "2026-08-31")]
    public void A_day_lies_in_one_period_of_each_kind(PeriodKind kind, string day, string label, string start, string end)
    {
        var period = Period.Of(kind, DateOnly.Parse(day));
        Assert.Equal((label, DateOnly.Parse(start), DateOnly.Parse(end)), (period.Label, period.Start, period.End));
    }

    [Theory]
    [InlineData("September 2026", "Sep 2026")]
    [InlineData(" sep 2026 ", "Sep 2026")]
    [InlineData("2026-09", "Sep 2026")]
    [InlineData("Q4 2025/26", "Q4 2025/26")]
    [InlineData("q1 2025-26", "Q1 2025/26")]
    [InlineData("2025/26", "2025/26")]
    public void People_write_periods_in_several_ways(string text, string label) => Assert.Equal(label, Period.Parse(text).Label);

    [Theory]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025/27")]
    [InlineData("Q5 2025/26")]
    [InlineData("last month")]
    public void What_is_no_period_is_refused(string text) => Assert.Throws<RefusedException>(() => Period.Parse(text));

    [Fact]
    public void A_year_has_four_quarters_and_a_quarter_three_months()
    {
        Assert.Equal(["Q1 2026/27", "Q2 2026/27", "Q3 2026/27", "Q4 2026/27"], Period.Parse("2026/27").Parts(PeriodKind.Quarter).Select(part => part.Label));
        Assert.Equal(["Jan 2027", "Feb 2027", "Mar 2027"], Period.Parse("Q4 2026/27").Parts(PeriodKind.Month).Select(part => part.Label));
    }
}
