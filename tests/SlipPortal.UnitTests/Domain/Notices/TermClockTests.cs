using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Notices;

/// <summary>The clock at the ends of months, where a rhythm changes, and where something is waived.</summary>
public sealed class TermClockTests
{
    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28 2026-03-31 2026-04-30 2026-05-31")]
    [InlineData("2028-01-31", 1, "2028-02-29 2028-03-31 2028-04-30 2028-05-31")] // a leap year
    [InlineData("2026-08-31", 6, "2027-02-28 2027-08-31 2028-02-29 2028-08-31")]
    [InlineData("2026-12-30", 2, "2027-02-28 2027-04-30 2027-06-30 2027-08-30")]
    public void Months_are_counted_from_the_first_day_and_lose_none_at_their_ends(string from, int months, string expected)
    {
        var rule = Every(months, RecurrenceUnit.Month, from);
        Assert.Equal(expected, Days(rule, TermRecord.Empty, 4));
    }

    [Theory]
    [InlineData("2026-08-31", "2027-02-28")]
    [InlineData("2026-03-15", "2026-09-15")]
    public void A_latest_day_is_counted_from_the_last_time(string last, string latest)
    {
        var rule = TermRule.Of(TermRuleKind.AtLeastEvery, new(6, RecurrenceUnit.Month), new(2026, 1, 1), null);
        var standing = TermClock.On(rule, TermRecord.Empty with { Done = [new(DateOnly.Parse(last))] }, DateOnly.Parse(last));
        Assert.Equal((TermState.Met, DateOnly.Parse(latest)), (standing.State, standing.Next!.Value));
    }

    [Theory]
    [InlineData(1, RecurrenceUnit.Week)]
    [InlineData(6, RecurrenceUnit.Week)]
    [InlineData(1, RecurrenceUnit.Month)]
    [InlineData(2, RecurrenceUnit.Month)]
    [InlineData(1, RecurrenceUnit.Year)]
    public void Whatever_day_it_counts_from_the_days_are_in_order_and_no_gap_is_longer_than_the_rhythm(int every, RecurrenceUnit unit)
    {
        var step = new Recurrence(every, unit);
        for (var from = new DateOnly(2027, 1, 1); from < new DateOnly(2028, 4, 1); from = from.AddDays(1))
        {
            var days = TermClock.On(new(TermRuleKind.Every, step, from, null), TermRecord.Empty, from.AddYears(2)).Turns.Select(turn => turn.DueOn).ToList();
            Assert.All(Enumerable.Range(0, days.Count), i => Assert.Equal(from.Plus(step, i + 1), days[i]));
            // All have passed but the last: all of them are missed but the one that can still be done.
            var states = TermClock.On(new(TermRuleKind.Every, step, from, null), TermRecord.Empty, days[^1].AddDays(-1)).Turns.Select(turn => turn.State).ToList();
            Assert.Equal([.. Enumerable.Repeat(TermState.Missed, Math.Max(0, days.Count - 2)), .. days.Count > 1 ? [TermState.Late] : Array.Empty<TermState>(), TermState.Due], states);
        }
    }

    [Fact]
    public void Done_in_time_each_time_it_is_never_late_whatever_the_rule()
    {
        foreach (var kind in (TermRuleKind[])[TermRuleKind.Every, TermRuleKind.AtLeastEvery])
        {
            var rule = new TermRule(kind, new(1, RecurrenceUnit.Month), new(2027, 1, 31), null);
            var done = new List<DoneOn>();
            for (var day = rule.From; day < rule.From.AddYears(3); day = day.AddDays(1))
            {
                if (TermClock.On(rule, TermRecord.Empty with { Done = done }, day).Next == day) done.Add(new(day, kind is TermRuleKind.Every ? day : null));
                Assert.False(TermClock.On(rule, TermRecord.Empty with { Done = done }, day).IsBehind);
            }

            Assert.Equal(35, done.Count, 1.0);
        }
    }

    [Fact]
    public void A_rhythm_that_changes_keeps_its_days_until_then_and_counts_from_then()
    {
        var monthly = Every(1, RecurrenceUnit.Month, "2026-01-31");
        var record = TermRecord.Empty with { Changes = [new(new(2026, 4, 15), new(2, RecurrenceUnit.Month))] };
        Assert.Equal("2026-02-28 2026-03-31 2026-06-15 2026-08-15", Days(monthly, record, 4));
        var onADueDay = TermRecord.Empty with { Changes = [new(new(2026, 3, 31), new(2, RecurrenceUnit.Month))] };
        Assert.Equal("2026-02-28 2026-03-31 2026-05-31 2026-07-31", Days(monthly, onADueDay, 4));
        var back = TermRecord.Empty with { Changes = [new(new(2026, 4, 15), new(2, RecurrenceUnit.Month)), new(new(2026, 6, 20), new(2, RecurrenceUnit.Week))] };
        Assert.Equal("2026-02-28 2026-03-31 2026-06-15 2026-07-04", Days(monthly, back, 4));
        Assert.StartsWith(
            "Every month from 31 January 2026, every 2 months from 15 April 2026, every 2 weeks from 20 June 2026:",
            TermClock.On(monthly, back, new(2026, 2, 1)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, "2026-12-20", "2027-10-01")] // longer: from the last time
    [InlineData(3, "2026-12-20", "2027-03-20")] // shorter: from the change on …
    [InlineData(3, "2027-02-01", "2027-04-01")] // … or as before, whichever comes first
    [InlineData(3, "2027-05-01", "2027-04-01")] // after the latest day: it changes nothing
    public void A_latest_day_by_another_rhythm_makes_nothing_late_that_was_in_time(int months, string from, string latest)
    {
        var rule = TermRule.Of(TermRuleKind.AtLeastEvery, new(6, RecurrenceUnit.Month), new(2026, 1, 1), null);
        var record = TermRecord.Empty with { Done = [new(new(2026, 10, 1))], Changes = [new(DateOnly.Parse(from), new(months, RecurrenceUnit.Month))] };
        Assert.Equal(DateOnly.Parse(latest), TermClock.On(rule, record, new(2027, 1, 5)).Next);
    }

    [Fact]
    public void A_latest_day_that_nobody_kept_is_late_then_missed_and_what_is_done_then_counts_for_the_next()
    {
        var rule = TermRule.Of(TermRuleKind.AtLeastEvery, new(1, RecurrenceUnit.Month), new(2026, 1, 31), null);
        Assert.Equal((TermState.Late, Day(2, 28)), At(rule, TermRecord.Empty, Day(3, 27)));
        Assert.Equal((TermState.Missed, Day(3, 28)), At(rule, TermRecord.Empty, Day(3, 28)));
        var done = TermRecord.Empty with { Done = [new(Day(3, 30))] };
        Assert.Equal((TermState.Met, Day(4, 30)), At(rule, done, Day(3, 30)));
        Assert.Equal(
            [(TermState.Missed, 0), (TermState.Met, 2), (TermState.Due, 0)],
            TermClock.On(rule, done, Day(3, 30)).Turns.Select(turn => (turn.State, turn.DaysLate)));
    }

    [Fact]
    public void What_is_waived_is_neither_late_nor_missed()
    {
        var rule = Every(1, RecurrenceUnit.Month, "2026-01-31");
        var oneDay = TermRecord.Empty with { Waivers = [new(Day(2, 28), Day(2, 28))] };
        Assert.Equal((TermState.Due, Day(3, 31)), At(rule, oneDay, Day(2, 27)));
        Assert.Equal((TermState.Due, Day(3, 31)), At(rule, oneDay, Day(3, 1)));
        Assert.Equal((TermState.Late, Day(3, 31)), At(rule, oneDay, Day(4, 1)));
        var some = TermRecord.Empty with { Waivers = [new(Day(3, 1), Day(5, 15))] };
        Assert.Equal((TermState.Late, Day(2, 28)), At(rule, TermRecord.Empty with { Waivers = [new(Day(4, 1), Day(5, 15))] }, Day(3, 5)));
        Assert.Equal((TermState.Waived, Day(2, 28)), At(rule, some, Day(3, 5)));
        Assert.Equal((TermState.Waived, Day(5, 31)), At(rule, some with { Done = [new(Day(2, 10), Day(2, 28))] }, Day(4, 5)));
        Assert.Equal((TermState.Met, Day(5, 31)), At(rule, some with { Done = [new(Day(2, 10), Day(2, 28))] }, Day(5, 20)));
        var forGood = TermRecord.Empty with { Waivers = [new(Day(2, 1), null)] };
        Assert.Equal((TermState.Waived, null), At(rule, forGood, Day(12, 31)));
        var latest = TermRule.Of(TermRuleKind.AtLeastEvery, new(1, RecurrenceUnit.Month), new(2026, 1, 31), null);
        Assert.Equal((TermState.Due, Day(6, 15)), At(latest, TermRecord.Empty with { Waivers = [new(Day(2, 1), Day(5, 15))] }, Day(5, 20)));
        Assert.Equal((TermState.Waived, null), At(latest, forGood, Day(12, 31)));
        var once = TermRule.Of(TermRuleKind.Once, null, Day(1, 1), Day(4, 30));
        Assert.Equal((TermState.Waived, null), At(once, TermRecord.Empty with { Waivers = [new(Day(4, 30), Day(4, 30))] }, Day(6, 1)));
        Assert.Equal((TermState.Late, Day(4, 30)), At(once, TermRecord.Empty with { Waivers = [new(Day(6, 1), null)] }, Day(5, 31)));
        Assert.Equal((TermState.Waived, null), At(once, TermRecord.Empty with { Waivers = [new(Day(6, 1), null)] }, Day(6, 1)));
    }

    [Fact]
    public void What_was_reported_for_a_day_that_was_corrected_since_counts_for_the_first_that_it_could_be_for()
    {
        var rule = Every(1, RecurrenceUnit.Month, "2026-02-05");
        Assert.Equal((TermState.Met, Day(4, 5)), At(rule, TermRecord.Empty with { Done = [new(Day(2, 20), Day(2, 28))] }, Day(3, 1)));
    }

    [Theory]
    [InlineData(66, "2024-06-30", false, "Behind: 0% of the way is made in 49% of the time.")]
    [InlineData(40, "2024-06-30", true, "On the way: 72% of the way is made in 49% of the time.")]
    [InlineData(29, "2024-06-30", true, "The target is reached.")]
    [InlineData(70, "2024-06-30", false, "It has gone the wrong way since the baseline.")]
    [InlineData(40, "2025-06-30", false, "The target was not reached by its day: 72% of the way is made.")]
    public void A_measure_is_held_against_the_line_from_baseline_to_target(int value, string on, bool isOnTheWay, string words)
    {
        var measure = new TermMeasure(66, new(2024, 1, 1), 30, new(2024, 12, 31));
        Assert.Equal(new(isOnTheWay, words), measure.Progress(value, DateOnly.Parse(on)));
    }

    [Fact]
    public void A_rule_is_refused_where_something_is_missing_or_out_of_place()
    {
        Refused("Kind", null, null, new(2026, 1, 1), null);
        Refused("Every", TermRuleKind.Every, null, new(2026, 1, 1), null);
        Refused("Every", TermRuleKind.AtLeastEvery, new(1, RecurrenceUnit.Term), new(2026, 1, 1), null);
        Refused("Every", TermRuleKind.AtLeastFor, new(0, RecurrenceUnit.Month), new(2026, 1, 1), null);
        Refused("From", TermRuleKind.Every, new(1, RecurrenceUnit.Week), null, null);
        Refused("From", TermRuleKind.Every, new(1, RecurrenceUnit.Week), new(226, 1, 1), null);
        Refused("By", TermRuleKind.Once, null, new(2026, 1, 1), new(2025, 12, 31));

        static void Refused(string field, TermRuleKind? kind, Recurrence? step, DateOnly? from, DateOnly? by) =>
            Assert.Equal(field, Assert.Throws<RefusedException>(() => TermRule.Of(kind, step, from, by)).Field);
    }

    private static TermRule Every(int every, RecurrenceUnit unit, string from) => TermRule.Of(TermRuleKind.Every, new(every, unit), DateOnly.Parse(from), null);

    private static (TermState, DateOnly?) At(TermRule rule, TermRecord record, DateOnly day) =>
        TermClock.On(rule, record, day) is var standing ? (standing.State, standing.Next) : default;

    private static string Days(TermRule rule, TermRecord record, int count) =>
        string.Join(' ', TermClock.On(rule, record, rule.From.AddYears(5)).Turns.Take(count).Select(turn => $"{turn.DueOn:yyyy-MM-dd}"));

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
