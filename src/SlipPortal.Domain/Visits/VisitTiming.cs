using System.Globalization;
using System.Text.RegularExpressions;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Visits;

/// <summary>When a visit is, as far as anybody knows: a day, some days, “week commencing”, or a month.</summary>
/// <param name="Kind">How exactly it is known.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the same for a single one.</param>
public readonly partial record struct VisitTiming(TimingKind Kind, DateOnly First, DateOnly Last)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    /// <summary>
    /// Reads “8 October 2026”, “8 to 10 October 2026”, “30 November to 2 December 2026”, “week commencing 10 March 2027”, “March 2027”.
    /// </summary>
    /// <exception cref="RefusedException">Nothing, or something else.</exception>
    public static VisitTiming Read(string? text)
    {
        var words = Spaces().Replace(text?.Trim() ?? "", " ");
        if (words.Length == 0) throw new RefusedException("Enter when it is.", "When");
        return TryRead(words) is { } timing && timing.First.Year is >= FirstYear and <= LastYear && timing.Last >= timing.First
            ? timing
            : throw new RefusedException(
                "Write it like “8 October 2026”, “8 to 10 October 2026”, “week commencing 10 March 2027” or “March 2027”.", "When");
    }

    /// <summary>As people write it.</summary>
    public string InWords() => Kind switch
    {
        TimingKind.Month => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        TimingKind.WeekCommencing => $"week commencing {Day(First)}",
        TimingKind.Days when (First.Year, First.Month) == (Last.Year, Last.Month) => $"{First.Day} to {Day(Last)}",
        TimingKind.Days when First.Year == Last.Year => $"{First.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(Last)}",
        TimingKind.Days => $"{Day(First)} to {Day(Last)}",
        _ => Day(First),
    };

    private static VisitTiming? TryRead(string words)
    {
        if (Week().Match(words) is { Success: true } week)
            return Date(week.Groups["day"].Value) is { } monday ? new(TimingKind.WeekCommencing, monday, monday.AddDays(6)) : null;
        if (Month(words) is { } month) return new(TimingKind.Month, month, month.AddMonths(1).AddDays(-1));
        if (Date(words) is { } day) return new(TimingKind.Day, day, day);
        if (Range().Match(words) is not { Success: true } range || Date(range.Groups["last"].Value) is not { } last) return null;
        // “8 to 10 October 2026”: the first day takes what it lacks from the last.
        var from = range.Groups["first"].Value;
        var first = Date(from) ?? Date($"{from} {last.Year}") ?? Date($"{from} {last.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}");
        return first is { } begin ? new(begin == last ? TimingKind.Day : TimingKind.Days, begin, last) : null;
    }

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(
        Ordinal().Replace(text.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase), "$1"),
        ["d MMMM yyyy", "d MMM yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.IsWithinLimits()
        ? day
        : null;

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase), ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.IsWithinLimits()
            ? month
            : null;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:week commencing|week beginning|week of|w/c|w/b)\s+(?<day>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Week();

    // A word between the days has spaces round it: there is a “to” in October.
    [GeneratedRegex(@"^(?<first>.+?)(?:\s+(?:to|until|and)\s+|\s*[&\-–—]\s*)(?<last>\S.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}

/// <summary>How exactly a visit's time is known.</summary>
public enum TimingKind
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>From a day to another.</summary>
    Days,

    /// <summary>Some days in a week.</summary>
    WeekCommencing,

    /// <summary>Some time in a month.</summary>
    Month,
}
