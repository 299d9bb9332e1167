using System.Globalization;
using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Plans;

public sealed class DueScheduleTests
{
    /// <summary>The due-by strings of a real plan, each with what it must become.</summary>
    [Theory]
    [InlineData("Sept 2023", DueKind.Month, "2023-09-01", "2023-09-30", null)]
    [InlineData("Oct 2023", DueKind.Month, "2023-10-01", "2023-10-31", null)]
    [InlineData("Nov 2023", DueKind.Month, "2023-11-01", "2023-11-30", null)]
    [InlineData("Dec 2023", DueKind.Month, "2023-12-01", "2023-12-31", null)]
    [InlineData("Jan 2024", DueKind.Month, "2024-01-01", "2024-01-31", null)]
    [InlineData("Feb 2024", DueKind.Month, "2024-02-01", "2024-02-29", null)]
    [InlineData("April 2024", DueKind.Month, "2024-04-01", "2024-04-30", null)]
    [InlineData("August 2024", DueKind.Month, "2024-08-01", "2024-08-31", null)]
    [InlineData("January 2024", DueKind.Month, "2024-01-01", "2024-01-31", null)]
    [InlineData("November 2023", DueKind.Month, "2023-11-01", "2023-11-30", null)]
    [InlineData("March 24", DueKind.Month, "2024-03-01", "2024-03-31", null)]
    [InlineData("Oct/Nov 2023", DueKind.Range, "2023-10-01", "2023-11-30", null)]
    [InlineData("Oct 2023 Oct 2023", DueKind.Several, "2023-10-01", "2023-10-31", null)]
    [InlineData("TBC", DueKind.Undated, null, null, null)]
    [InlineData("", DueKind.Undated, null, null, null)]
    [InlineData("Weekly", DueKind.Recurring, null, null, "weekly")]
    [InlineData("Fortnightly", DueKind.Recurring, null, null, "fortnightly")]
    [InlineData("Monthly", DueKind.Recurring, null, null, "monthly")]
    [InlineData("Monthly monitoring", DueKind.Recurring, null, null, "monthly")]
    [InlineData("Quarterly", DueKind.Recurring, null, null, "quarterly")]
    [InlineData("Quarterly monitoring", DueKind.Recurring, null, null, "quarterly")]
    [InlineData("Quarterly Monitoring", DueKind.Recurring, null, null, "quarterly")]
    [InlineData("Quarterly review", DueKind.Recurring, null, null, "quarterly")]
    [InlineData("Termly", DueKind.Recurring, null, null, "termly")]
    [InlineData("Termly review", DueKind.Recurring, null, null, "termly")]
    [InlineData("Termly and annual review", DueKind.Several, null, null, null)]
    [InlineData("Annual", DueKind.Recurring, null, null, "annual")]
    [InlineData("Every 8 weeks", DueKind.Recurring, null, null, "every 8 weeks")]
    [InlineData("Quarterly reports to the Improvement and Impact Board from November 2023 (Q2)", DueKind.Recurring, "2023-11-01", null,
    "quarterly")]
    public void Reads_every_string_of_a_real_plan(string text, DueKind kind, string? from, string? until, string? recurrence)
    {
        var due = DueSchedule.Parse(text);

        Assert.Equal(kind, due.Kind);
        Assert.Equal(text, due.Text);
        Assert.Equal(from, Day(due.From));
        Assert.Equal(until, Day(due.Until));
        Assert.Equal(recurrence, due.Recurrence?.InWords());
    }

    [Theory]
    [InlineData("01/03/2024", DueKind.Date, "2024-03-01", "2024-03-01")]
    [InlineData("1 March 2024", DueKind.Date, "2024-03-01", "2024-03-01")]
    [InlineData("by 31st March 2024", DueKind.Date, "2024-03-31", "2024-03-31")]
    [InlineData("2024-03-01", DueKind.Date, "2024-03-01", "2024-03-01")]
    [InlineData("2024-03-01 00:00:00", DueKind.Date, "2024-03-01", "2024-03-01")]
    [InlineData("05.03.24", DueKind.Date, "2024-03-05", "2024-03-05")]
    [InlineData("March 5, 2024", DueKind.Date, "2024-03-05", "2024-03-05")]
    [InlineData("end of March 2024", DueKind.Month, "2024-03-01", "2024-03-31")]
    [InlineData("Mar-24", DueKind.Month, "2024-03-01", "2024-03-31")]
    [InlineData("Oct\n2023", DueKind.Month, "2023-10-01", "2023-10-31")]
    [InlineData("this may slip to June 2024", DueKind.Month, "2024-06-01", "2024-06-30")]
    [InlineData("Dec/Jan 2024", DueKind.Range, "2023-12-01", "2024-01-31")]
    [InlineData("Oct 2023 - Jan 2024", DueKind.Range, "2023-10-01", "2024-01-31")]
    [InlineData("between October and December 2023", DueKind.Range, "2023-10-01", "2023-12-31")]
    [InlineData("2023/24", DueKind.Range, "2023-04-01", "2024-03-31")]
    [InlineData("Q1 2024/25", DueKind.Quarter, "2024-04-01", "2024-06-30")]
    [InlineData("end of Q4 2023-24", DueKind.Quarter, "2024-01-01", "2024-03-31")]
    [InlineData("2024/25 Q3", DueKind.Quarter, "2024-10-01", "2024-12-31")]
    [InlineData("Spring term 2024", DueKind.Term, "2024-01-01", "2024-03-31")]
    [InlineData("Summer 2024", DueKind.Term, "2024-04-01", "2024-07-31")]
    [InlineData("Autumn term 2023/24", DueKind.Term, "2023-09-01", "2023-12-31")]
    [InlineData("Spring term 2023/24", DueKind.Term, "2024-01-01", "2024-03-31")]
    [InlineData("Oct and Dec 2023", DueKind.Several, "2023-10-01", "2023-12-31")]
    [InlineData("Ongoing", DueKind.Ongoing, null, null)]
    [InlineData("Immediate", DueKind.Ongoing, null, null)]
    [InlineData("ASAP", DueKind.Ongoing, null, null)]
    [InlineData("As soon as possible", DueKind.Ongoing, null, null)]
    [InlineData("a.s.a.p.", DueKind.Ongoing, null, null)]
    [InlineData("Ongoing from Sept 2023", DueKind.Ongoing, "2023-09-01", null)]
    [InlineData("Monthly until March 2024", DueKind.Recurring, null, "2024-03-31")]
    [InlineData("Weekly\nOct 2023", DueKind.Several, "2023-10-01", "2023-10-31")]
    [InlineData("when funding allows", DueKind.Undated, null, null)]
    [InlineData("30/02/2024", DueKind.Undated, null, null)]
    public void Reads_the_other_ways_councils_write_dates(string text, DueKind kind, string? from, string? until)
    {
        var due = DueSchedule.Parse(text);

        Assert.Equal((kind, from, until), (due.Kind, Day(due.From), Day(due.Until)));
    }

    [Theory]
    [InlineData("Q2", DueKind.Quarter)]
    [InlineData("January", DueKind.Month)]
    [InlineData("31 March", DueKind.Date)]
    [InlineData("Autumn term", DueKind.Term)]
    public void Keeps_the_kind_but_no_day_where_the_year_is_missing(string text, DueKind kind)
    {
        var due = DueSchedule.Parse(text);

        Assert.Equal(kind, due.Kind);
        Assert.True(due.LacksYear);
        Assert.False(due.IsOverdueOn(new(2099, 1, 1)));
        Assert.Contains("year not given", due.InWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bi-weekly", 2, RecurrenceUnit.Week)]
    [InlineData("bi-monthly", 2, RecurrenceUnit.Month)]
    [InlineData("twice yearly", 6, RecurrenceUnit.Month)]
    [InlineData("half-yearly", 6, RecurrenceUnit.Month)]
    [InlineData("six-weekly", 6, RecurrenceUnit.Week)]
    [InlineData("every other month", 2, RecurrenceUnit.Month)]
    [InlineData("once a term", 1, RecurrenceUnit.Term)]
    [InlineData("every two years", 2, RecurrenceUnit.Year)]
    [InlineData("three times a year", 4, RecurrenceUnit.Month)]
    public void Reads_frequencies(string text, int every, RecurrenceUnit unit) =>
        Assert.Equal(new Recurrence(every, unit), DueSchedule.Parse(text).Recurrence);

    [Fact]
    public void Is_overdue_only_after_its_last_day()
    {
        var due = DueSchedule.Parse("Oct/Nov 2023");

        Assert.False(due.IsOverdueOn(new(2023, 11, 30)));
        Assert.True(due.IsOverdueOn(new(2023, 12, 1)));
    }

    [Theory]
    [InlineData("TBC")]
    [InlineData("Quarterly from Nov 2023")]
    [InlineData("Ongoing")]
    public void Is_never_overdue_without_a_last_day(string text) => Assert.False(DueSchedule.Parse(text).IsOverdueOn(new(2099, 1, 1)));

    [Theory]
    [InlineData("Oct/Nov 2023", "October to November 2023")]
    [InlineData("Oct 2023 - Jan 2024", "October 2023 to January 2024")]
    [InlineData("Q3 2024/25", "Q3 2024/25 (October to December 2024)")]
    [InlineData("Quarterly from Nov 2023 to March 2025", "quarterly, from November 2023, until March 2025")]
    [InlineData("Termly and annual review", "termly; annual")]
    [InlineData("TBC", "no date (\"TBC\")")]
    public void Says_itself_in_words(string text, string words) => Assert.Equal(words, DueSchedule.Parse(text).InWords());

    [Theory]
    [InlineData("end of Q1 2027", "end of Q1 2027 (30 June 2027, April to June)")]
    [InlineData("Q4 2023/24", "Q4 2023/24 (31 March 2024, January to March)")]
    [InlineData("Autumn term 2027", "Autumn term 2027 (31 December 2027, September to December)")]
    [InlineData("2027/28", "2027/28 (31 March 2028, April 2027 to March 2028)")]
    [InlineData("Dec/Jan 2024", "Dec/Jan 2024 (31 January 2024, December 2023 to January 2024)")]
    [InlineData("March 24", "March 24 (31 March 2024)")]
    [InlineData("mid-March 2027", "mid-March 2027 (31 March 2027)")]
    [InlineData("week commencing 5 March 2027", "week commencing 5 March 2027 (5 March 2027)")]
    [InlineData("Oct 2023\nFeb 2024", "Oct 2023\nFeb 2024 (the last on 29 February 2024)")]
    [InlineData("bi-weekly", "bi-weekly (fortnightly)")]
    [InlineData("ASAP", "ASAP (ongoing, no end date)")]
    [InlineData("Q2", "Q2 (year not given)")]
    [InlineData("Monthly until Q1 2027/28", "Monthly until Q1 2027/28 (monthly, until June 2027)")]
    [InlineData("31 March 2027", "31 March 2027")]
    [InlineData("01/03/2024", "01/03/2024")]
    [InlineData("Sept 2023", "Sept 2023")]
    [InlineData("end of March 2024", "end of March 2024")]
    [InlineData("Oct/Nov 2023", "Oct/Nov 2023")]
    [InlineData("Quarterly from Nov 2023 to March 2025", "Quarterly from Nov 2023 to March 2025")]
    [InlineData("Termly review", "Termly review")]
    [InlineData("Ongoing", "Ongoing")]
    [InlineData("TBC", "TBC")]
    public void Says_what_was_understood_where_it_is_not_what_is_written(string text, string words)
    {
        var due = DueSchedule.Parse(text);

        Assert.Equal(words, DueSchedule.InFull(due.Text, due.Kind, due.Until));
    }

    [Fact]
    public void A_quarter_can_be_the_calendar_years_unless_its_year_is_split()
    {
        Assert.Equal(new DateOnly(2027, 3, 31), DueSchedule.Parse("end of Q1 2027", QuarterYear.Calendar).Until);
        Assert.Equal(new DateOnly(2027, 6, 30), DueSchedule.Parse("Q1 2027/28", QuarterYear.Calendar).Until);
        Assert.Equal("end of Q1 2027 (31 March 2027, January to March)", DueSchedule.InFull("end of Q1 2027", DueKind.Quarter, new(2027, 3, 31)));
        Assert.Equal(
            "Monthly until Q1 2027 (monthly, until March 2027)", DueSchedule.InFull("Monthly until Q1 2027", DueKind.Recurring, new(2027, 3, 31)));
    }

    [Fact]
    public void Keeps_each_part_of_a_cell_with_two_dates()
    {
        var due = DueSchedule.Parse("Oct 2023\nFeb 2024");

        Assert.Equal(["Oct 2023", "Feb 2024"], due.Parts.Select(part => part.Text));
        Assert.Equal(new DateOnly(2024, 2, 29), due.Until);
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
