using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Plans;

public sealed class RecurringWorkTests
{
    [Theory]
    [InlineData(1, RecurrenceUnit.Week, "2026-01-05", "2026-01-20", "2026-01-26")]
    [InlineData(8, RecurrenceUnit.Week, "2026-01-05", "2026-01-20", "2026-03-02")]
    [InlineData(1, RecurrenceUnit.Month, "2028-01-31", "2028-02-03", "2028-02-29")]
    [InlineData(3, RecurrenceUnit.Month, "2026-05-14", "2026-05-14", "2026-06-30")] // quarters of the financial year
    [InlineData(3, RecurrenceUnit.Month, "2026-11-14", "2027-01-01", "2027-03-31")]
    [InlineData(6, RecurrenceUnit.Month, "2026-01-10", "2026-02-01", "2026-06-30")]
    [InlineData(1, RecurrenceUnit.Term, "2026-01-10", "2026-05-01", "2026-07-31")]
    [InlineData(1, RecurrenceUnit.Year, "2024-02-29", "2025-01-01", "2025-02-27")]
    [InlineData(1, RecurrenceUnit.Month, "2027-06-10", "2026-01-01", "2027-06-30")] // begins in the future
    public void The_next_turn_is_due_at_the_end_of_its_period(int every, RecurrenceUnit unit, string start, string today, string next) =>
        Assert.Equal(DateOnly.Parse(next), RecurringWork.Reckon(new(every, unit), DateOnly.Parse(start), [], DateOnly.Parse(today)).Next);

    [Fact]
    public void A_turn_is_done_late_missed_or_next_by_what_was_recorded()
    {
        (DateOnly, DateOnly?)[] recorded = [(Day(1, 31), Day(1, 30)), (Day(2, 28), Day(3, 4)), (Day(3, 31), null)];
        var work = RecurringWork.Reckon(new(1, RecurrenceUnit.Month), Day(1, 1), recorded, Day(6, 10));
        Assert.Equal(
            [TurnState.Done, TurnState.DoneLate, TurnState.Missed, TurnState.Missed, TurnState.Late, TurnState.Next], work.Turns.Select(turn => turn.State));
        Assert.Equal((1, 5), work.Last(12));
        Assert.Equal((0, 4), work.Last(4));
    }

    [Fact]
    public void A_turn_that_was_done_before_its_day_makes_way_for_the_one_after()
    {
        var work = RecurringWork.Reckon(new(1, RecurrenceUnit.Month), Day(6, 1), [(Day(6, 30), Day(6, 3))], Day(6, 10));
        Assert.Equal(Day(7, 31), work.Next);
        Assert.Equal((1, 1), work.Last(4));
    }

    [Fact]
    public void Decades_of_weeks_are_cut_to_what_says_something_of_today() =>
        Assert.InRange(RecurringWork.Reckon(new(1, RecurrenceUnit.Week), new(1950, 1, 2), [], Day(6, 10)).Turns.Count, 100, 200);

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
