using System.Globalization;

namespace SlipPortal.Domain.Plans;

/// <summary>When an action is due, as a typed schedule beside the words it was written in.</summary>
/// <param name="Kind">What kind of schedule.</param>
/// <param name="Text">The original words, trimmed; empty where the cell was blank.</param>
/// <param name="From">First day of the month, quarter, term or range, or the start of a recurrence; null where not given.</param>
/// <param name="Until">Last day by which it is due; for <see cref="DueKind.Several"/> the latest part's. Null where there is none, or where
/// the year is missing.</param>
/// <param name="Recurrence">How often, for <see cref="DueKind.Recurring"/>.</param>
/// <param name="Parts">The schedules of <see cref="DueKind.Several"/>; otherwise empty.</param>
public sealed record DueSchedule(
    DueKind Kind, string Text, DateOnly? From, DateOnly? Until, Recurrence? Recurrence, IReadOnlyList<DueSchedule> Parts)
{
    /// <summary>Longest text that is kept.</summary>
    public const int TextMaxLength = 500;

    /// <summary>No date and no words.</summary>
    public static DueSchedule Undated { get; } = new(DueKind.Undated, "", null, null, null, []);

    /// <summary>True where a date was written without its year, so nothing can be reckoned from it.</summary>
    public bool LacksYear => Kind == DueKind.Several
        ? Parts.Any(part => part.LacksYear)
        : Until is null && Kind is DueKind.Date or DueKind.Month or DueKind.Range or DueKind.Quarter or DueKind.Term;

    /// <summary>Reads a due-by text. Never fails: what cannot be read is <see cref="DueKind.Undated"/> with its text kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quarters">Which year "Q1 2027" is counted in.</param>
    public static DueSchedule Parse(string text, QuarterYear quarters = QuarterYear.Financial) =>
        DueScheduleParser.Read(text, quarters).Schedule;

    /// <summary>What was understood, where that is more than what is written: "30 June 2027, April to June" for "end of Q1 2027"; null
    /// where the words say it themselves.</summary>
    /// <param name="text">The words, as they were written.</param>
    /// <param name="kind">What they were read as.</param>
    /// <param name="until">The last day that was reckoned from them.</param>
    public static string? Understood(string? text, DueKind kind, DateOnly? until)
    {
        if (string.IsNullOrWhiteSpace(text) || kind == DueKind.Undated)
        {
            return null;
        }

        var (schedule, notes, _) = DueScheduleParser.Read(text);
        if (until is not null && schedule.Until != until
            && DueScheduleParser.Read(text, QuarterYear.Calendar) is var calendar && calendar.Schedule.Until == until)
        {
            // The words alone do not say which year's quarters the council meant; the day does.
            (schedule, notes, _) = calendar;
        }

        if (schedule.Kind == kind && schedule.LacksYear && until is null)
        {
            return "year not given";
        }

        if (until is not { } last)
        {
            return kind == DueKind.Ongoing && !text.Contains("going", StringComparison.OrdinalIgnoreCase) ? "ongoing, no end date"
                : notes.Count > 0 && kind == DueKind.Recurring ? schedule.InWords() : null;
        }

        var from = schedule.Until == last ? schedule.From : null;
        return kind switch
        {
            DueKind.Quarter => $"{Day(last)}, {MonthName(from ?? last.AddDays(1).AddMonths(-3))} to {MonthName(last)}",
            DueKind.Term => $"{Day(last)}, {MonthName(from ?? SchoolAndFinancialYear.StartOfTerm(last))} to {MonthName(last)}",
            DueKind.Several => $"the last on {Day(last)}",
            DueKind.Recurring or DueKind.Ongoing => notes.Count > 0 || !NamesMonthOf(text, last) ? schedule.InWords() : null,
            DueKind.Range when !NamesMonthOf(text, last) && from is { } first => $"{Day(last)}, {Span(first, last)}",
            DueKind.Range => from is { } start
                && !text.Contains(start.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                ? $"{Day(last)}, {Span(start, last)}" : null,
            DueKind.Month => notes.Count > 0 || IsPartOfMonth(text) || !NamesMonthOf(text, last) ? Day(last) : null,
            DueKind.Date => IsRoundAbout(text) ? Day(last) : null,
            _ => null,
        };
    }

    /// <summary>The words with what was understood behind them: "end of Q1 2027 (30 June 2027, April to June)".</summary>
    public static string InFull(string text, DueKind kind, DateOnly? until) =>
        Understood(text, kind, until) is { } understood ? $"{text} ({understood})" : text;

    /// <summary>True when the last day by which it is due has passed. Without a last day it is never overdue.</summary>
    public bool IsOverdueOn(DateOnly today) => Until < today;

    /// <summary>The schedule for a reader, such as "October to November 2023" or "quarterly, from November 2023".</summary>
    public string InWords() => (Kind, From, Until) switch
    {
        (DueKind.Undated, _, _) => Text.Length == 0 ? "no date" : $"no date (\"{Text}\")",
        (DueKind.Several, _, _) => string.Join("; ", Parts.Select(part => part.InWords())),
        (DueKind.Recurring, _, _) => (Recurrence?.InWords() ?? Text) + Bounds(),
        (DueKind.Ongoing, _, _) => "ongoing" + Bounds(),
        (DueKind.Date, { } from, not null) => Day(from),
        (DueKind.Month, { } from, not null) => Month(from),
        (DueKind.Quarter, { } from, { } until) =>
            $"Q{SchoolAndFinancialYear.QuarterOf(from)} {SchoolAndFinancialYear.FinancialYearOf(from)} ({Span(from, until)})",
        (DueKind.Term, { } from, not null) => $"{SchoolAndFinancialYear.TermOf(from)} term {from.Year}",
        (_, { } from, { } until) => Span(from, until),
        _ => $"{Text} (year not given)",
    };

    private static bool NamesMonthOf(string text, DateOnly day) =>
        text.Contains(day.ToString("MMM", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
        && text.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>"Early March" and "mid-March" are due by the end of March, as nobody can say which day they mean.</summary>
    private static bool IsPartOfMonth(string text) =>
        DueToken.Split(text).Exists(token => token.IsWord("early", "mid", "middle", "start", "beginning", "before", "late"));

    /// <summary>"Week commencing 5 March" is due on the day that is named.</summary>
    private static bool IsRoundAbout(string text) =>
        DueToken.Split(text).Exists(token => token.IsWord("week", "wc", "w", "before", "after", "around", "circa", "approx"));

    private static string MonthName(DateOnly day) => day.ToString("MMMM", CultureInfo.InvariantCulture);

    private string Bounds() =>
        (From is { } from ? ", from " + Start(from) : "") + (Until is { } until ? ", until " + End(until) : "");

    private static string Start(DateOnly day) => day.Day == 1 ? Month(day) : Day(day);

    private static string End(DateOnly day) => day.AddDays(1).Day == 1 ? Month(day) : Day(day);

    private static string Span(DateOnly from, DateOnly until)
    {
        var wholeMonths = from.Day == 1 && until.AddDays(1).Day == 1;
        return (wholeMonths, from.Year == until.Year) switch
        {
            (true, true) => $"{from.ToString("MMMM", CultureInfo.InvariantCulture)} to {Month(until)}",
            (true, false) => $"{Month(from)} to {Month(until)}",
            _ => $"{Day(from)} to {Day(until)}",
        };
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
