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
    public static DueSchedule Parse(string text) => DueScheduleParser.Read(text).Schedule;

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
