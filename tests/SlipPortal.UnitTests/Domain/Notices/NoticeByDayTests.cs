using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Notices;

/// <summary>
/// The seven terms of a real notice, served on 18 May 2021, walked day by day over eighteen months. When they are said to be done is
/// invented; what the notice asks for and when is not.
/// </summary>
public sealed class NoticeByDayTests
{
    private static readonly DateOnly Served = new(2021, 5, 18);

    private static TermRule Adviser => TermRule.Of(TermRuleKind.AtLeastFor, new(12, RecurrenceUnit.Month), Served, null);

    private static TermRule Throughout => TermRule.Of(TermRuleKind.AtLeastFor, null, Served, null);

    private static TermRule Board => TermRule.Of(TermRuleKind.Once, null, Served, null);

    private static TermRule Reviews => TermRule.Of(TermRuleKind.AtLeastEvery, new(6, RecurrenceUnit.Month), Served, null);

    private static TermRule Reports => TermRule.Of(TermRuleKind.Every, new(6, RecurrenceUnit.Week), Served, null);

    private static TermRule Delivered => TermRule.Of(TermRuleKind.Once, null, Served, new(2022, 4, 30));

    [Fact]
    public void Term_1_an_adviser_for_twelve_months_and_until_somebody_is_satisfied() => Walk(
        Adviser, [new(new(2022, 9, 1))],
        "2021-05-17 NotBegun 2021-05-18", "2021-05-18 OpenEnded 2022-05-18", "2022-05-18 OpenEnded -", "2022-09-01 Met -");

    [Fact]
    public void Term_2_a_plan_that_is_carried_out_as_long_as_the_notice_lasts() => Walk(Throughout, [], "2021-05-17 NotBegun 2021-05-18", "2021-05-18 OpenEnded -");

    [Fact]
    public void Term_3_a_board_with_an_independent_chair_for_which_no_day_is_given() => Walk(
        Board, [new(new(2021, 7, 1))], "2021-05-17 NotBegun -", "2021-05-18 OpenEnded -", "2021-07-01 Met -");

    [Fact]
    public void Term_4_reviews_at_least_every_six_months_which_is_a_latest_day_that_moves() => Walk(
        Reviews, [new(new(2021, 11, 8)), new(new(2022, 6, 20)), new(new(2022, 7, 4))],
        "2021-05-17 NotBegun 2021-11-18", "2021-05-18 Due 2021-11-18", "2021-11-08 Met 2022-05-08", "2022-05-09 Late 2022-05-08",
        "2022-06-20 Met 2022-12-20", "2022-07-04 Met 2023-01-04");

    [Fact]
    public void Term_5_support_that_is_offered_as_long_as_the_notice_lasts() => Walk(Throughout, [], "2021-05-17 NotBegun 2021-05-18", "2021-05-18 OpenEnded -");

    [Fact]
    public void Term_6_a_report_every_six_weeks_early_late_missed_and_caught_up() => Walk(
        Reports,
        [
            new(new(2021, 6, 28), new(2021, 6, 29)), new(new(2021, 8, 12), new(2021, 8, 10)), new(new(2021, 11, 5), new(2021, 11, 2)),
            .. Enumerable.Range(5, 8).Select(i => Served.AddDays(42 * i)).Select(day => new DoneOn(day, day)),
        ],
        "2021-05-17 NotBegun 2021-06-29", "2021-05-18 Due 2021-06-29", "2021-06-28 Met 2021-08-10", "2021-08-11 Late 2021-08-10", "2021-08-12 Met 2021-09-21",
        "2021-09-22 Late 2021-09-21", "2021-11-02 Missed 2021-11-02", "2021-11-05 Met 2021-12-14", "2021-12-14 Met 2022-01-25", "2022-01-25 Met 2022-03-08",
        "2022-03-08 Met 2022-04-19", "2022-04-19 Met 2022-05-31", "2022-05-31 Met 2022-07-12", "2022-07-12 Met 2022-08-23", "2022-08-23 Met 2022-10-04",
        "2022-10-04 Met 2022-11-15", "2022-11-16 Late 2022-11-15");

    [Fact]
    public void Term_7_the_plan_delivered_by_the_end_of_April_2022_or_sooner()
    {
        Walk(Delivered, [new(new(2022, 6, 10))], "2021-05-17 NotBegun 2022-04-30", "2021-05-18 Due 2022-04-30", "2022-05-01 Late 2022-04-30", "2022-06-10 Met -");
        Walk(Delivered, [new(new(2022, 3, 31))], "2021-05-17 NotBegun 2022-04-30", "2021-05-18 Due 2022-04-30", "2022-03-31 Met -");
    }

    [Theory]
    [InlineData("2021-06-29", "Every 6 weeks from 18 May 2021: the first is due by 29 June 2021.")]
    [InlineData("2021-06-30", "Every 6 weeks from 18 May 2021: the one due by 29 June 2021 is 1 day late and can still be done.")]
    [InlineData("2021-08-10", "Every 6 weeks from 18 May 2021: the one due by 29 June 2021 was missed, and the one after it is due by 10 August 2021.")]
    [InlineData("2021-08-12", "Every 6 weeks from 18 May 2021: the one due by 29 June 2021 was missed, and the one after it was due by 10 August 2021 and can still be done.")]
    public void Why_is_one_sentence_with_the_rule_behind_it(string day, string why) =>
        Assert.Equal(why, TermClock.On(Reports, TermRecord.Empty, DateOnly.Parse(day)).Why);

    [Fact]
    public void Why_of_what_is_open_once_and_at_least()
    {
        Assert.Equal(
            "At least 12 months from 18 May 2021, and until somebody says that it is no longer needed: it runs until 18 May 2022 at least.",
            TermClock.On(Adviser, TermRecord.Empty, new(2021, 6, 1)).Why);
        Assert.Equal("Once, by 30 April 2022 or sooner: it is 10 days late and can still be done.", TermClock.On(Delivered, TermRecord.Empty, new(2022, 5, 10)).Why);
        Assert.Equal(
            "Once, by 30 April 2022 or sooner: it was done on 31 March 2022, 30 days before its day.",
            TermClock.On(Delivered, TermRecord.Empty with { Done = [new(new(2022, 3, 31))] }, new(2022, 5, 10)).Why);
        Assert.Equal(
            "At least every 6 months from 18 May 2021: the last was done on 8 November 2021, and the next is due by 8 May 2022.",
            TermClock.On(Reviews, TermRecord.Empty with { Done = [new(new(2021, 11, 8))] }, new(2022, 5, 8)).Why);
    }

    [Fact]
    public void A_notice_that_is_lifted_stops_the_clock()
    {
        var end = new DateOnly(2021, 9, 25);
        var record = TermRecord.Empty with { EndedOn = end };
        Assert.Equal((TermState.Missed, null), StandingOf(Reports, record, end.AddDays(1)));
        Assert.Equal((TermState.Ended, null), StandingOf(Delivered, record, new(2023, 1, 1)));
        Assert.Equal((TermState.Ended, null), StandingOf(Throughout, record, new(2023, 1, 1)));
        Assert.Equal((TermState.Due, new DateOnly(2022, 4, 30)), StandingOf(Delivered, record, end));
        Assert.EndsWith("The notice ended on 25 September 2021.", TermClock.On(Delivered, record, new(2023, 1, 1)).Why, StringComparison.Ordinal);
    }

    private static (TermState, DateOnly?) StandingOf(TermRule rule, TermRecord record, DateOnly day) =>
        TermClock.On(rule, record, day) is var standing ? (standing.State, standing.Next) : default;

    // Every day from the one before the notice, for eighteen months: the days on which the state or the next day is another.
    private static void Walk(TermRule rule, DoneOn[] done, params string[] expected)
    {
        var changes = new List<string>();
        var before = "";
        for (var day = Served.AddDays(-1); day <= Served.AddMonths(18); day = day.AddDays(1))
        {
            var (state, next) = StandingOf(rule, TermRecord.Empty with { Done = done }, day);
            var now = $"{state} {(next is { } at ? $"{at:yyyy-MM-dd}" : "-")}";
            if (now != before) changes.Add($"{day:yyyy-MM-dd} {now}");
            before = now;
        }

        Assert.Equal(expected, changes);
    }
}
