using System.Globalization;

namespace SlipPortal.Domain.Guard;

/// <summary>
/// Finds what points to a single child, family or case in a text: pure, and linear in the text’s length, because each word is looked at with
/// a fixed number of words around it. docs/guard.md says what it holds and what it cannot see.
/// </summary>
public static class ChildDataScan
{
    /// <summary>Somebody who may be a child is at most so old.</summary>
    private const int OldestYears = 25;

    private const int MostBetween = 8;

    private static readonly HashSet<string> Systems = Set("lcs", "ics", "mosaic", "liquidlogic", "cin", "case");
    private static readonly HashSet<string> Subjects = Set(
        "lcs", "ics", "mosaic", "liquidlogic", "cin", "case", "file", "child", "childs", "client", "pupil", "person", "family", "service", "record");
    private static readonly HashSet<string> References = Set("ref", "reference", "number", "num", "no", "nr", "id");
    private static readonly HashSet<string> BirthFillers = Set(
        "is", "was", "on", "of", "the", "a", "child", "baby", "pupil", "person", "young", "his", "her", "their", "given", "as", "mother", "father");
    private static readonly HashSet<string> NamePrefixes = Set(
        "by", "cllr", "councillor", "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "chair", "director", "rt", "hon", "with", "from", "to", "signed");

    /// <summary>What of a text is held, in its order; empty for what is clean.</summary>
    /// <param name="text">The text, as it was written.</param>
    /// <param name="today">To tell how old somebody with a date of birth would be.</param>
    public static IReadOnlyList<Finding> Scan(string? text, DateOnly today) =>
        text is not null && ScannedText.Of(text) is { } scanned ? Scan(scanned, today) : [];

    internal static List<Finding> Scan(ScannedText scanned, DateOnly today)
    {
        var found = new List<Finding>();
        var figures = RowsOfFigures(scanned);
        for (var i = 0; i < scanned.Words.Count; i++)
        {
            var (finding, last) = NhsNumber(scanned, i, figures) ?? PupilNumber(scanned, i) ?? InsuranceNumber(scanned, i)
                ?? BirthDate(scanned, i, today) ?? CaseReference(scanned, i, today, figures) ?? default;
            if (finding is null) continue;
            found.Add(finding);
            i = last;
        }

        return found;
    }

    /// <summary>
    /// True for a label that says what stands beside or below it in a table or form: “Date of birth”, “Case reference”, “NHS no”.
    /// A scan of “label: value” finds what neither cell shows alone.
    /// </summary>
    public static bool IsLabel(string text)
    {
        if (text.Length is 0 or > 60) return false;
        // A digit, so that there is something to scan.
        var scanned = ScannedText.Of(text + " 0")!;
        for (var i = 0; i < scanned.Words.Count; i++)
        {
            if (IsBirthWord(scanned, i) is not null || Is(scanned, i, Systems) || Is(scanned, i, References) || Says(scanned, i, "nhs") || Says(scanned, i, "nino"))
                return true;
        }

        return false;
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);

    private static (Finding, int)? NhsNumber(ScannedText text, int first, bool[] figures)
    {
        if (!text.Words[first].IsNumber) return null;
        Span<char> digits = stackalloc char[10];
        if (Gather(text, first, digits, word => word.IsNumber, [3, 6]) is not { } last) return null;
        var isNamed = false;
        for (var i = Math.Max(0, first - 4); i < first && !isNamed; i++) isNamed = Says(text, i, "nhs") || Says(text, i, "chi");
        if (!isNamed)
        {
            // A telephone number, a sum, a part of a decimal, one of a row of figures.
            if (digits[0] == '0' || figures[first] || IsPartOfNumber(text, first, last) || IsDialled(text, first)) return null;
        }

        return CheckedNumbers.IsNhsNumber(digits)
            ? Found(text, LooksLike.NhsNumber, first, last, $"{digits[..3]} ••• ••••", digits.ToString())
            : null;
    }

    private static (Finding, int)? PupilNumber(ScannedText text, int first)
    {
        Span<char> number = stackalloc char[13];
        if (!char.IsAsciiLetter(text[text.Words[first]][0]) || Gather(text, first, number, word => word.Digits > 0 || word.Length == 1, [1, 4, 8, 10]) is not { } last)
            return null;
        return CheckedNumbers.IsPupilNumber(number)
            ? Found(text, LooksLike.PupilNumber, first, last, $"{number[0]}{new string('•', 12)}", number.ToString())
            : null;
    }

    private static (Finding, int)? InsuranceNumber(ScannedText text, int first)
    {
        var word = text.Words[first];
        if (word.Length < 2 || !char.IsAsciiLetter(text[word][0]) || !char.IsAsciiLetter(text[word][1]) || word.Length - word.Digits > 3) return null;
        // Written in parts it must be in capitals: “at 10 11 12 a” is none.
        if (word.Length == 2 && !(char.IsAsciiLetterUpper(text[word][0]) && char.IsAsciiLetterUpper(text[word][1]))) return null;
        Span<char> number = stackalloc char[9];
        if (Gather(text, first, number, part => part.Digits > 0 || part.Length <= 2, [2, 4, 6, 8]) is { } last)
        {
            return CheckedNumbers.IsNationalInsuranceNumber(number, withoutLetter: false) ? Insured(text, first, last, number) : null;
        }

        // Its last letter may be wanting where something says what it is.
        var isNamed = false;
        for (var i = Math.Max(0, first - 4); i < first && !isNamed; i++) isNamed = Says(text, i, "ni") || Says(text, i, "nino") || Says(text, i, "insurance");
        return isNamed && Gather(text, first, number[..8], part => part.Digits > 0 || part.Length == 2, [2, 4, 6]) is { } end
            && CheckedNumbers.IsNationalInsuranceNumber(number[..8], withoutLetter: true)
            ? Insured(text, first, end, number[..8]) : null;
    }

    private static (Finding, int) Insured(ScannedText text, int first, int last, ReadOnlySpan<char> number) =>
        Found(text, LooksLike.NationalInsuranceNumber, first, last, $"{number[..2]} •• •• •• •", number[..8].ToString());

    private static (Finding, int)? BirthDate(ScannedText text, int i, DateOnly today)
    {
        // “dob 12/03/2015”, “born on 12 March 2015”
        if (IsBirthWord(text, i) is var (end, isBorn))
        {
            for (var at = end + 1; at < text.Words.Count && at <= end + 5; at++)
            {
                if (text.Before(at).Length > MostBetween || text.Before(at).Contains(';')) break;
                if (ScannedDates.At(text, at, today, loosely: true) is var (day, last)) return day <= today ? Born(text, i, last, day) : null;
                if (text.Before(at).Contains('.') || !Is(text, at, BirthFillers) || (isBorn && !Says(text, at, "on"))) break;
            }

            return null;
        }

        var word = text.Words[i];
        if (!(word.Digits > 0 && word.Length <= 4) && ScannedDates.Month(text, word) is null) return null;
        if (ScannedDates.At(text, i, today) is not var (date, behind) || date > today) return null;
        // “12/03/2015 (dob)”
        if (behind + 1 < text.Words.Count && text.Before(behind + 1).Length <= 3 && !text.Before(behind + 1).Contains('.')
            && IsBirthWord(text, behind + 1) is (var said, false))
            return Born(text, i, said, date);
        // “Ellie Otterburn (12/03/2015)”, “Ellie Otterburn, 12 March 2015”
        return date >= today.AddYears(-OldestYears) && i > 0 && StandsBehindName(text, i) ? Born(text, i, behind, date) : null;
    }

    private static (Finding, int) Born(ScannedText text, int first, int last, DateOnly day) => Found(
        text, LooksLike.BirthDate, first, last, $"•• •• {day.Year.ToString(CultureInfo.InvariantCulture)}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    // The last word of “dob”, “d.o.b.”, “date of birth”, “born”.
    private static (int End, bool IsBorn)? IsBirthWord(ScannedText text, int i)
    {
        if (Says(text, i, "dob") || Says(text, i, "birthdate") || Says(text, i, "birthday")) return (i, false);
        if (Says(text, i, "born")) return (i, true);
        if (Says(text, i, "birth") && Says(text, i + 1, "date")) return (i + 1, false);
        return (Says(text, i, "date") && Says(text, i + 1, "of") && Says(text, i + 2, "birth")) || (Says(text, i, "d") && Says(text, i + 1, "o") && Says(text, i + 2, "b")
            && text.Before(i + 1).Length <= 2 && text.Before(i + 2).Length <= 2)
            ? (i + 2, false) : null;
    }

    // Two or three words with capitals, none of which is one that bodies, places, posts and papers are called by.
    private static bool StandsBehindName(ScannedText text, int date)
    {
        // A comma without a space is the border of two cells of a CSV file.
        var before = text.Before(date);
        if (before is not (" (" or "(" or ", " or " [" or ",  " or ",\n" or ", (")) return false;
        var count = 1;
        var at = date - 1;
        for (; at >= 0 && count <= 3; at--)
        {
            var word = text.Words[at];
            // The O of O’Brien is a word too.
            if (!word.IsLetters || !char.IsUpper(text[word][0]) || !(word.Length > 1 ? text[word][1..].ContainsAnyInRange('a', 'z') : text.After(at) is "'" or "’")) break;
            if (NotInNames.Holds(text[word])) return false;
            if (at == 0 || !IsNameGap(text.Before(at))) return count is 2 or 3;
            if (text.Before(at) is " " or "\n") count++;
        }

        // The word that the run ended at is none of the name.
        count--;
        return count is 2 or 3 && !(at >= 0 && IsNameGap(text.Before(at + 1)) && Is(text, at, NamePrefixes));
    }

    private static bool IsNameGap(ReadOnlySpan<char> between) => between is " " or "-" or "'" or "’" or "\n";

    private static (Finding, int)? CaseReference(ScannedText text, int i, DateOnly today, bool[] figures)
    {
        if (!Is(text, i, Subjects)) return null;
        var at = i + 1;
        var named = false;
        // “case file reference”: at most one word between.
        for (var step = 0; step < 2 && at < text.Words.Count && !named && text.Before(at).Length <= 3; step++)
        {
            if (Is(text, at, References)) named = true;
            else if (Says(text, at, "s")) step--;
            else if (!Is(text, at, Subjects)) break;
            at++;
        }

        if (!named)
        {
            if (!Is(text, i, Systems)) return null;
            at = i + 1;
        }
        else if (Says(text, at, "is") || Says(text, at, "was"))
        {
            at++;
        }

        if (at >= text.Words.Count) return null;
        var between = text.Before(at);
        // “Cost per case: 12,345” names no case.
        if (between.Length > 5 || between.ContainsAnyExcept(named ? " \n:#.-=(" : Says(text, i, "case") || Says(text, i, "cin") ? " \n#" : " \n:#-")) return null;
        var (last, digits) = (at, text.Words[at].Digits);
        while (last + 1 < text.Words.Count && last < at + 4 && text.Before(last + 1) is "/" or "-") digits += text.Words[++last].Digits;
        if (digits < 5 || text.Words[last].End - text.Words[at].Start > 30 || IsPartOfNumber(text, at, last)) return null;
        // What is known better is called by its own name.
        if (ScannedDates.At(text, at, today) is not null || IsYears(text, at, last) || NhsNumber(text, at, figures) is not null) return null;
        var value = string.Concat(Enumerable.Range(at, last - at + 1).Select(n => text[text.Words[n]].ToString())).ToUpperInvariant();
        return Found(text, LooksLike.CaseReference, i, last, $"{text[text.Words[i]].ToString().ToLowerInvariant()} {value[..2]}{new string('•', Math.Min(value.Length, 12) - 2)}", value);
    }

    // 2023/24 and 2023-2024
    private static bool IsYears(ScannedText text, int first, int last) =>
        last == first + 1 && text.Words[first] is { IsNumber: true, Length: 4 } && text.Words[last] is { IsNumber: true, Length: 2 or 4 }
        && text[text.Words[first]].StartsWith("20", StringComparison.Ordinal);

    /// <summary>
    /// Writes the letters and digits from a word on, until there are as many as wanted. Parts may be set apart by spaces, hyphens or a full
    /// stop at the usual places; a line may break anywhere. Returns the last word, or null.
    /// </summary>
    private static int? Gather(ScannedText text, int first, Span<char> into, Func<Word, bool> isPart, ReadOnlySpan<int> cuts)
    {
        var (filled, broken, cut) = (0, 0, 0);
        for (var at = first; at < text.Words.Count; at++)
        {
            var word = text.Words[at];
            if (!isPart(word) || filled + word.Length > into.Length) return null;
            if (at > first)
            {
                var between = text.Before(at);
                if (IsLineBreak(between)) broken++;
                if (cuts.Contains(filled) && IsJoint(between)) cut++;
                else if (!IsLineBreak(between)) return null;
            }

            // Upper case, so that it is written as it is given out.
            filled += text[word].ToUpperInvariant(into[filled..]);
            if (filled < into.Length) continue;
            // Whole, or parted at every usual place; with one break that is anywhere, if no more figures stand above or below.
            var parts = at - first;
            if (parts == 0 || cut == cuts.Length || (into.Length != 10 && cut == parts)) return at;
            return broken == 1 && (cut == 0 || cut >= cuts.Length - 1 || into.Length != 10) && !IsListed(text, first, at) ? at : null;
        }

        return null;
    }

    private static bool IsListed(ScannedText text, int first, int last) =>
        (first > 0 && text.Words[first - 1].IsNumber && IsLineBreak(text.Before(first)))
        || (last + 1 < text.Words.Count && text.Words[last + 1].IsNumber && IsLineBreak(text.After(last)));

    private static bool IsJoint(ReadOnlySpan<char> between) => between is "." || (between.Length <= 3 && !between.ContainsAnyExcept(" -")) || IsLineBreak(between);

    private static bool IsLineBreak(ReadOnlySpan<char> between) => between.Length <= MostBetween && between.Contains('\n') && !between.ContainsAnyExcept(" -\n");

    // 0.9434765919, 1,943, £943...
    private static bool IsPartOfNumber(ScannedText text, int first, int last)
    {
        var before = text.Before(first);
        var after = text.After(last);
        return (before.Length > 0 && before[^1] is '£' or '$' or '€')
            || (before is "." or "," && first > 0 && text.Words[first - 1].IsNumber)
            || (after is "." or "," && last + 1 < text.Words.Count && text.Words[last + 1].IsNumber)
            || (after.Length > 0 && after[0] == '%');
    }

    // +44 7700 900123, 0044 ..., +44 (0)7700 900123
    private static bool IsDialled(ScannedText text, int first)
    {
        if (text.Before(first) is [.., '+']) return true;
        for (var i = first - 1; i >= Math.Max(0, first - 2) && text.Words[i] is { IsNumber: true, Length: <= 4 }; i--)
            if (text.Before(i) is [.., '+'] || text[text.Words[i]] is "0044") return true;
        return false;
    }

    /// <summary>Numbers that stand in a row of six or more, set apart by spaces alone, are figures: unless every three make a number.</summary>
    private static bool[] RowsOfFigures(ScannedText text)
    {
        var rows = new bool[text.Words.Count];
        Span<char> digits = stackalloc char[10];
        for (var first = 0; first < rows.Length; first++)
        {
            if (!text.Words[first].IsNumber) continue;
            var last = first;
            while (last + 1 < rows.Length && text.Words[last + 1].IsNumber && !text.After(last).ContainsAnyExcept(' ')) last++;
            if (last - first >= 5)
            {
                var isAllNumbers = (last - first + 1) % 3 == 0;
                for (var at = first; isAllNumbers && at < last; at += 3)
                    isAllNumbers = Gather(text, at, digits, word => word.IsNumber, [3, 6]) == at + 2 && CheckedNumbers.IsNhsNumber(digits);
                // A figure of ten digits among them is judged by itself.
                for (var at = first; at <= last; at++) rows[at] = !isAllNumbers && text.Words[at].Length < 10;
            }

            first = last;
        }

        return rows;
    }

    private static bool Is(ScannedText text, int word, HashSet<string> set) =>
        word < text.Words.Count && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[text.Words[word]]);

    private static bool Says(ScannedText text, int word, string what) =>
        word < text.Words.Count && text[text.Words[word]].Equals(what, StringComparison.OrdinalIgnoreCase);

    private static (Finding, int) Found(ScannedText text, LooksLike kind, int first, int last, string masked, string value)
    {
        var (start, length) = text.PlaceOf(first, last);
        return (new(kind, start, length, masked, value), last);
    }
}
