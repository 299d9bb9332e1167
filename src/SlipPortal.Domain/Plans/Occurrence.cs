using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>One turn of recurring work, as somebody recorded it: done, or missed.</summary>
public sealed class Occurrence : ActionFact
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteMaxLength = 1_000;

    private Occurrence()
    {
    }

    /// <summary>A turn recorded now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="dueOn">The day by which this turn was due.</param>
    /// <param name="doneOn">The day on which it was done; null says that it was missed.</param>
    /// <param name="note">What was done or why not, or null.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A day that is still to come.</exception>
    public Occurrence(PlanAction action, DateOnly dueOn, DateOnly? doneOn, string? note, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        if (doneOn > now.DayInUk()) throw new RefusedException("The day is still to come: enter the day on which it was done.", nameof(DoneOn));
        DueOn = dueOn;
        DoneOn = doneOn;
        Note = doneOn is null
            ? Text.Required(note, "why it was missed", NoteMaxLength, nameof(Note))
            : Text.Optional(note, "the note", NoteMaxLength, nameof(Note));
        AuthorId = authorId;
    }

    /// <summary>The day by which this turn was due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day on which it was done; null when it was missed.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>What was done or why not, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }
}

/// <summary>How one turn of recurring work went.</summary>
public enum TurnState
{
    /// <summary>Done by its day.</summary>
    Done,

    /// <summary>Done after its day.</summary>
    DoneLate,

    /// <summary>Recorded as missed, or nothing was recorded before the turn after it was due as well.</summary>
    Missed,

    /// <summary>Its day has passed and nothing is recorded yet.</summary>
    Late,

    /// <summary>The next to do.</summary>
    Next,
}

/// <summary>One turn of recurring work.</summary>
/// <param name="DueOn">The day by which it is due.</param>
/// <param name="State">How it went.</param>
public sealed record Turn(DateOnly DueOn, TurnState State);

/// <summary>The turns of recurring work up to a day, the next one included.</summary>
/// <param name="Turns">The earliest first; the last one is the next.</param>
public sealed record RecurringWork(IReadOnlyList<Turn> Turns)
{
    // Enough for a weekly task over three years; what is older says nothing about today.
    private const int MaxTurns = 160;

    /// <summary>The day by which the next turn is due.</summary>
    public DateOnly Next => Turns[^1].DueOn;

    /// <summary>How many of the last turns were met, of how many: at most <paramref name="count"/>, those whose day has passed.</summary>
    public (int Met, int Of) Last(int count)
    {
        var past = Turns.Where(turn => turn.State is not TurnState.Next).TakeLast(count).ToList();
        return (past.Count(turn => turn.State is TurnState.Done), past.Count);
    }

    /// <summary>Reckons the turns.</summary>
    /// <param name="recurrence">How often.</param>
    /// <param name="start">The day from which it is to be done.</param>
    /// <param name="recorded">What was recorded: the day due, and the day done or null for missed.</param>
    /// <param name="today">The day to reckon to.</param>
    public static RecurringWork Reckon(
        Recurrence recurrence, DateOnly start, IEnumerable<(DateOnly DueOn, DateOnly? DoneOn)> recorded, DateOnly today)
    {
        var done = recorded.GroupBy(turn => turn.DueOn).ToDictionary(turns => turns.Key, turns => turns.Last().DoneOn);
        var days = new List<DateOnly>();
        // The next turn to do is the first that is not over: a turn may be done before its day.
        var next = -1;
        foreach (var day in DueDays(recurrence, start))
        {
            days.Add(day);
            if (next >= 0) break;
            if (day >= today && !done.ContainsKey(day)) next = days.Count - 1;
        }

        var first = Math.Max(0, next - MaxTurns);
        return new([.. days[first..(next + 1)].Select((day, i) => new Turn(day, StateOf(day, first + i == next, days[first + i + 1])))]);

        TurnState StateOf(DateOnly day, bool isNext, DateOnly after) =>
            isNext ? TurnState.Next
            : done.TryGetValue(day, out var on) ? on is null ? TurnState.Missed : on <= day ? TurnState.Done : TurnState.DoneLate
            : after < today ? TurnState.Missed
            : TurnState.Late;
    }

    // The last day of each month, quarter or term; weeks and years are counted from the start.
    private static IEnumerable<DateOnly> DueDays(Recurrence recurrence, DateOnly start)
    {
        var n = recurrence.Every;
        return recurrence.Unit switch
        {
            RecurrenceUnit.Week => Count(i => start.AddDays(7 * n * (i + 1))),
            RecurrenceUnit.Year => Count(i => start.AddYears(n * (i + 1)).AddDays(-1)),
            RecurrenceUnit.Term => TermEnds(start).Where((_, i) => i % n == n - 1),
            _ => MonthEnds(start, n),
        };
    }

    private static IEnumerable<DateOnly> Count(Func<int, DateOnly> day)
    {
        for (var i = 0; ; i++) yield return day(i);
    }

    private static IEnumerable<DateOnly> MonthEnds(DateOnly start, int every)
    {
        // Quarters are those of the financial year, which begins in April; other periods are counted from the month of the start.
        var first = every == 3 ? start.AddMonths((15 - start.Month) % 3) : start.AddMonths(every - 1);
        return Count(i => EndOfMonth(first.AddMonths(every * i)));
    }

    private static DateOnly EndOfMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);

    private static IEnumerable<DateOnly> TermEnds(DateOnly start) =>
        from year in Enumerable.Range(start.Year, 200)
        from term in (SchoolTerm[])[SchoolTerm.Spring, SchoolTerm.Summer, SchoolTerm.Autumn]
        let end = SchoolAndFinancialYear.Term(term, year).Until
        where end >= start
        select end;
}
