namespace SlipPortal.Domain.Notices;

/// <summary>
/// The clock of one term: how it stands on a day, by its rule and by what was recorded. Pure: the same day and the same record always
/// give the same answer.
/// </summary>
/// <remarks>
/// Late and missed are not the same: what is late can still be done; it is missed once the next one has come due. What was done after the
/// day that is asked about is not known on it.
/// </remarks>
public static class TermClock
{
    // More than weekly over thirty years.
    private const int MaxTurns = 2_000;

    /// <summary>How the term stands.</summary>
    /// <param name="rule">When it is to be met.</param>
    /// <param name="record">What was recorded about it.</param>
    /// <param name="day">The day to tell of.</param>
    public static TermStanding On(TermRule rule, TermRecord record, DateOnly day)
    {
        if (record.EndedOn is { } end && day > end) return Ended(On(rule, record, end), end);
        var known = record with { Done = [.. record.Done.Where(done => done.On <= day).OrderBy(done => done.On)], Changes = [.. record.Changes.OrderBy(change => change.From)] };
        var (state, next, turns, because) = rule.Kind switch
        {
            TermRuleKind.Every => Recurring(rule, known, day, Fixed(rule, known, day)),
            TermRuleKind.AtLeastEvery => Recurring(rule, known, day, Bounded(rule, known, day)),
            TermRuleKind.AtLeastFor => OpenEnded(rule, known, day),
            _ => Once(rule, known, day),
        };
        return new(state, next, $"{rule.InWords(known.Changes)}: {because}.", turns);
    }

    // What has ended is judged as it stood on its last day; what had not come due by then never does.
    private static TermStanding Ended(TermStanding last, DateOnly end) => last with
    {
        State = last.State is TermState.NotBegun or TermState.Due or TermState.OpenEnded ? TermState.Ended : last.State,
        Next = null,
        Turns = [.. last.Turns.Where(turn => turn.State is not TermState.Due)],
        Why = $"{last.Why} The notice ended on {TermRule.Day(end)}.",
    };

    private static Answer Once(TermRule rule, TermRecord record, DateOnly day)
    {
        var done = record.Done.Count > 0 ? record.Done[0].On : (DateOnly?)null;
        if (done is { } on)
        {
            var how = rule.By is not { } last || on == last ? "" : on < last ? $", {Days(on, last)} before its day" : $", {Days(last, on)} late";
            return new(TermState.Met, null, rule.By is { } dueOn ? [new(dueOn, TermState.Met, on)] : [], $"it was done on {TermRule.Day(on)}{how}");
        }

        if ((record.WaiverOn(rule.By ?? day) ?? record.WaiverOn(day)) is { } waiver) return new(TermState.Waived, null, rule.By is { } waived ? [new(waived, TermState.Waived, null)] : [], waiver.InWords);
        if (day < rule.From) return new(TermState.NotBegun, rule.By, [], $"it begins on {TermRule.Day(rule.From)}");
        if (rule.By is not { } by) return new(TermState.OpenEnded, null, [], "it is open until somebody reports it done");
        return day <= by
            ? new(TermState.Due, by, [new(by, TermState.Due, null)], day == by ? "today is its last day" : $"{Days(day, by)} are left")
            : new(TermState.Late, by, [new(by, TermState.Late, null)], $"it is {Days(by, day)} late and can still be done");
    }

    private static Answer OpenEnded(TermRule rule, TermRecord record, DateOnly day)
    {
        if (day < rule.From) return new(TermState.NotBegun, rule.From, [], $"it begins on {TermRule.Day(rule.From)}");
        var satisfied = record.Done.Count > 0 ? record.Done[0].On : (DateOnly?)null;
        var end = rule.EarliestEnd;
        if (satisfied is { } on && !(day < end)) return new(TermState.Met, null, [], $"on {TermRule.Day(on)} somebody said so");
        if (record.WaiverOn(day) is { } waiver) return new(TermState.Waived, null, [], waiver.InWords);
        var because = (end, satisfied) switch
        {
            ({ } first, { } said) when day < first => $"somebody said so on {TermRule.Day(said)}, and it runs until {TermRule.Day(first)} all the same",
            ({ } first, _) when day < first => $"it runs until {TermRule.Day(first)} at least",
            ({ } first, _) => $"it could have ended since {TermRule.Day(first)}, and nobody has said so yet",
            _ => "nobody has said so yet",
        };
        return new(TermState.OpenEnded, day < end ? end : null, [], because);
    }

    private static Answer Recurring(TermRule rule, TermRecord record, DateOnly day, List<TermTurn> turns)
    {
        // What can be done now: the one that is late, or else the next.
        var at = turns.FindIndex(turn => turn.State is TermState.Late);
        if (at < 0) at = turns.FindIndex(turn => turn.State is TermState.Due);
        var open = at < 0 ? null : turns[at];
        if (day < rule.From) return new(TermState.NotBegun, open?.DueOn, turns, $"the count begins on {TermRule.Day(rule.From)}");
        if (record.WaiverOn(day) is { } waiver)
            return new(TermState.Waived, open?.DueOn, turns, waiver.InWords + (open is null ? "" : $"; the next is due by {TermRule.Day(open.DueOn)}"));
        if (open is null) return new(TermState.Waived, null, turns, "every day from here on is waived");
        var before = turns.Take(at).LastOrDefault(turn => turn.State is not TermState.Waived);
        var still = open.DueOn < day ? $"was due by {TermRule.Day(open.DueOn)} and can still be done" : $"is due by {TermRule.Day(open.DueOn)}";
        return (before?.State, open.State) switch
        {
            (TermState.Missed, _) => new(TermState.Missed, open.DueOn, turns, $"the one due by {TermRule.Day(before!.DueOn)} was missed, and the one after it {still}"),
            (_, TermState.Late) => new(
                TermState.Late, open.DueOn, turns,
                $"the one due by {TermRule.Day(open.DueOn)} is {Days(open.DueOn, day)} late and can still be done"),
            (TermState.Met, _) => new(TermState.Met, open.DueOn, turns, $"the last was done on {TermRule.Day(before!.DoneOn!.Value)}, and the next is due by {TermRule.Day(open.DueOn)}"),
            _ => new(TermState.Due, open.DueOn, turns, $"the first is due by {TermRule.Day(open.DueOn)}"),
        };
    }

    // Days that stand in the calendar, whenever the one before was done.
    private static List<TermTurn> Fixed(TermRule rule, TermRecord record, DateOnly day)
    {
        var lastSaid = record.Done.Select(done => done.For ?? done.On).Append(day).Max();
        var days = new List<DateOnly>();
        var beyond = 0;
        // One after the last that matters is needed to tell late from missed, and one more where that one is done already.
        foreach (var due in DueDays(rule, record.Changes).Take(MaxTurns))
        {
            days.Add(due);
            if (due > lastSaid && record.WaiverOn(due) is null && ++beyond == 2) break;
            if (due > lastSaid && record.Waivers.Any(waiver => waiver.Until is null && waiver.From <= due)) break;
        }

        var doneFor = record.Done.GroupBy(done => TurnOf(done, days)).ToDictionary(same => same.Key, same => same.First().On);
        var turns = new List<TermTurn>();
        for (var i = 0; i < days.Count; i++)
        {
            var due = days[i];
            if (doneFor.TryGetValue(due, out var on)) turns.Add(new(due, TermState.Met, on));
            else if (record.WaiverOn(due) is not null) turns.Add(new(due, TermState.Waived, null));
            else if (days.Skip(i + 1).Any(after => after <= day && record.WaiverOn(after) is null)) turns.Add(new(due, TermState.Missed, null));
            else turns.Add(new(due, due < day ? TermState.Late : TermState.Due, null));
            if (turns[^1].State is TermState.Due) break;
        }

        return turns;
    }

    // The day that it was reported for; where the days were corrected since, the first that it could have been for.
    private static DateOnly TurnOf(DoneOn done, List<DateOnly> days) =>
        done.For is { } due && days.Contains(due) ? due : days.FirstOrDefault(day => day >= done.On, done.On);

    private static IEnumerable<DateOnly> DueDays(TermRule rule, IReadOnlyList<RhythmChange> changes)
    {
        var (from, step) = (rule.From, rule.Step!);
        for (var change = 0; change <= changes.Count; change++)
        {
            var until = change < changes.Count ? changes[change].From : DateOnly.MaxValue;
            for (var i = 1; i <= MaxTurns && from.Plus(step, i) is var due && due <= until; i++) yield return due;
            if (change < changes.Count) (from, step) = (changes[change].From, changes[change].Step);
        }
    }

    // Each time that it is done moves the latest day for the next.
    private static List<TermTurn> Bounded(TermRule rule, TermRecord record, DateOnly day)
    {
        var done = new Queue<DateOnly>(record.Done.Select(done => done.On).Where(on => on >= rule.From).Distinct());
        var turns = new List<TermTurn>();
        var from = rule.From;
        while (turns.Count < MaxTurns)
        {
            var due = Latest(rule, record.Changes, from);
            var after = Latest(rule, record.Changes, due);
            var waiver = record.WaiverOn(due);
            if (done.TryPeek(out var on) && (on <= due || (on < after && waiver is null)))
            {
                turns.Add(new(due, TermState.Met, on));
                from = done.Dequeue();
            }
            else if (waiver is not null)
            {
                turns.Add(new(due, TermState.Waived, null));
                if (waiver.Until is not { } until) break;
                from = until;
            }
            else if (after <= day)
            {
                turns.Add(new(due, TermState.Missed, null));
                from = due;
            }
            else
            {
                turns.Add(new(due, due < day ? TermState.Late : TermState.Due, null));
                break;
            }
        }

        return turns;
    }

    // A longer rhythm gives more time at once. A shorter one does not make late what was in time: it counts from its own first day, or the
    // latest day by the rhythm before stands, whichever comes first.
    private static DateOnly Latest(TermRule rule, IReadOnlyList<RhythmChange> changes, DateOnly from)
    {
        var latest = from.Plus(rule.Step!);
        foreach (var change in changes)
        {
            var byTheNew = from.Plus(change.Step);
            if (change.From <= from) latest = byTheNew;
            else if (change.From <= latest) latest = Later(byTheNew, Sooner(latest, change.From.Plus(change.Step)));
        }

        return latest;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Sooner(DateOnly one, DateOnly other) => one < other ? one : other;

    private static string Days(DateOnly from, DateOnly until) => until.DayNumber - from.DayNumber is var days && days == 1 ? "1 day" : $"{days:N0} days";

    private sealed record Answer(TermState State, DateOnly? Next, IReadOnlyList<TermTurn> Turns, string Because);
}

/// <summary>What was recorded about a term and stands.</summary>
/// <param name="Done">When it was done.</param>
/// <param name="Waivers">When it need not be done.</param>
/// <param name="Changes">The days from which its rhythm is another.</param>
/// <param name="EndedOn">The last day of the notice, or null while it lasts.</param>
public sealed record TermRecord(IReadOnlyList<DoneOn> Done, IReadOnlyList<Waiver> Waivers, IReadOnlyList<RhythmChange> Changes, DateOnly? EndedOn = null)
{
    /// <summary>Nothing was recorded.</summary>
    public static TermRecord Empty { get; } = new([], [], []);

    internal Waiver? WaiverOn(DateOnly day) => Waivers.FirstOrDefault(waiver => waiver.From <= day && !(waiver.Until < day));
}

/// <summary>It was done on a day; where its days are fixed, for which of them.</summary>
public sealed record DoneOn(DateOnly On, DateOnly? For = null);

/// <summary>It need not be done from a day until another; without the other, any more.</summary>
public sealed record Waiver(DateOnly From, DateOnly? Until)
{
    internal string InWords => Until == From ? $"its day, {TermRule.Day(From)}, is waived"
        : Until is { } until ? $"it is waived from {TermRule.Day(From)} to {TermRule.Day(until)}" : $"it is waived from {TermRule.Day(From)} on";
}

/// <summary>One time that a term was or is due.</summary>
/// <param name="DueOn">The last day for it.</param>
/// <param name="State">Met, missed, late, due or waived.</param>
/// <param name="DoneOn">The day it was done, or null.</param>
public sealed record TermTurn(DateOnly DueOn, TermState State, DateOnly? DoneOn)
{
    /// <summary>How many days late it was done; 0 where it was in time or is not done.</summary>
    public int DaysLate => DoneOn is { } on && on > DueOn ? on.DayNumber - DueOn.DayNumber : 0;
}

/// <summary>How a term stands on a day.</summary>
/// <param name="State">In one word.</param>
/// <param name="Next">
/// The day that it is about: the next one to come; the one that has passed, where that can still be done; the earliest end of what is
/// open-ended. Null where there is none.
/// </param>
/// <param name="Why">One sentence, with the rule behind it.</param>
/// <param name="Turns">The times it was due up to the next, the earliest first.</param>
public sealed record TermStanding(TermState State, DateOnly? Next, string Why, IReadOnlyList<TermTurn> Turns)
{
    /// <summary>True where somebody has to act on it now.</summary>
    public bool IsBehind => State is TermState.Late or TermState.Missed;
}

/// <summary>How a term stands.</summary>
public enum TermState
{
    /// <summary>The day that it counts from is still to come.</summary>
    NotBegun,

    /// <summary>To be done, and its day is still to come.</summary>
    Due,

    /// <summary>Its day has passed, and it can still be done.</summary>
    Late,

    /// <summary>Not done before the next one came due, and nothing has been done since.</summary>
    Missed,

    /// <summary>Done; for what comes again, the last one was done and the next is still to come.</summary>
    Met,

    /// <summary>Need not be done.</summary>
    Waived,

    /// <summary>Goes on until somebody says that it is no longer needed.</summary>
    OpenEnded,

    /// <summary>The notice ended before it came due.</summary>
    Ended,
}
