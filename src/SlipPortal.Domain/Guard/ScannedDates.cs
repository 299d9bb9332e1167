using System.Buffers;
using System.Globalization;

namespace SlipPortal.Domain.Guard;

/// <summary>Full dates in a scanned text: 12/03/2015, 2015-03-12, 12th March 2015, March 12, 2015.</summary>
internal static class ScannedDates
{
    private static readonly SearchValues<char> Loose = SearchValues.Create(" \n,-./");

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The date that begins with a word, and its last word; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The word.</param>
    /// <param name="today">Two digits of a year are of the hundred years up to now.</param>
    /// <param name="loosely">Also 12 03 2015 and 12032015, which are dates only where something says so.</param>
    public static (DateOnly Day, int Last)? At(ScannedText text, int first, DateOnly today, bool loosely = false)
    {
        var words = text.Words;
        var word = words[first];
        if (loosely && word is { IsNumber: true, Length: 8 }
            && DateOnly.TryParseExact(text[word], ["ddMMyyyy", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed))
            return (packed, first);
        if (first + 2 >= words.Count) return null;
        var (middle, last) = (words[first + 1], words[first + 2]);
        var before = text.Between(word, middle);
        var behind = text.Between(middle, last);

        if (word.IsNumber && middle.IsNumber && last.IsNumber)
        {
            if (!(IsSign(before) && IsSign(behind)) && !(loosely && IsSpace(before) && IsSpace(behind))) return null;
            if (middle.Length > 2) return null;
            return word.Length == 4
                ? last.Length <= 2 && Day(Number(text, word), Number(text, middle), Number(text, last)) is { } iso ? (iso, first + 2) : null
                : word.Length <= 2 && Year(text, last, today) is { } year
                    ? (Day(year, Number(text, middle), Number(text, word)) ?? Day(year, Number(text, word), Number(text, middle))) is { } day
                        ? (day, first + 2) : null
                    : null;
        }

        // 12 March 2015, 12th of March, 2015
        if (DayOfMonth(text, word) is { } number)
        {
            var at = text[middle].Equals("of", StringComparison.OrdinalIgnoreCase) ? first + 2 : first + 1;
            if (at + 1 >= words.Count || !IsLoose(text.Before(at)) || !IsLoose(text.Before(at + 1))) return null;
            return Month(text, words[at]) is { } month && Year(text, words[at + 1], today) is { } year && Day(year, month, number) is { } day
                ? (day, at + 1) : null;
        }

        // March 12, 2015
        return Month(text, word) is { } named && DayOfMonth(text, middle) is { } nth && IsLoose(before) && IsLoose(behind)
            && last.Length == 4 && Year(text, last, today) is { } american && Day(american, named, nth) is { } written
                ? (written, first + 2) : null;
    }

    /// <summary>The month of a name or its first three letters, or null.</summary>
    public static int? Month(ScannedText text, Word word)
    {
        if (!word.IsLetters || word.Length is < 3 or > 9 || !"jfmasondJFMASOND".Contains(text[word][0])) return null;
        for (var i = 0; i < Months.Length; i++)
            if (Months[i].AsSpan().StartsWith(text[word], StringComparison.OrdinalIgnoreCase) || (i == 8 && text[word].Equals("sept", StringComparison.OrdinalIgnoreCase))) return i + 1;
        return null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int? Year(ScannedText text, Word word, DateOnly today)
    {
        if (!word.IsNumber || word.Length is not (2 or 4)) return null;
        var year = Number(text, word);
        if (word.Length == 4) return year;
        year += today.Year / 100 * 100;
        return year > today.Year ? year - 100 : year;
    }

    private static int? DayOfMonth(ScannedText text, Word word)
    {
        var span = text[word];
        if (word is { Digits: >= 1 and <= 2, Length: >= 3 } && (span.EndsWith("st", StringComparison.OrdinalIgnoreCase) || span.EndsWith("nd", StringComparison.OrdinalIgnoreCase)
            || span.EndsWith("rd", StringComparison.OrdinalIgnoreCase) || span.EndsWith("th", StringComparison.OrdinalIgnoreCase))) span = span[..^2];
        return span.Length <= 2 && int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;
    }

    private static int Number(ScannedText text, Word word) => int.Parse(text[word], NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsSign(ReadOnlySpan<char> between) => between.Trim(" \n") is "/" or "-" or "." && between.Length <= 5;

    private static bool IsSpace(ReadOnlySpan<char> between) => between.Length <= 3 && between.Trim(" \n").IsEmpty;

    private static bool IsLoose(ReadOnlySpan<char> between) => between.Length <= 4 && !between.ContainsAnyExcept(Loose);
}
