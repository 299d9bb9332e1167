using System.Globalization;
using System.Text;

namespace SlipPortal.Domain.Guard;

/// <summary>
/// A text as a reader takes it, cut into words: digits of any script and width are 0 to 9, every space is a space, every dash a hyphen,
/// and what cannot be seen is gone. Each word knows where it stands in the text as it was written.
/// </summary>
internal sealed class ScannedText
{
    private readonly char[] _chars;
    private readonly int[] _places;

    private ScannedText(char[] chars, int[] places, List<Word> words) => (_chars, _places, Words) = (chars, places, words);

    /// <summary>Runs of letters and digits.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>Reads a text, once from end to end; null where it holds no digit at all and nothing can be held.</summary>
    public static ScannedText? Of(string text)
    {
        if (!HasDigit(text)) return null;
        var chars = new List<char>(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Plain(text, i) is { } c)
            {
                chars.Add(c);
                places.Add(i);
            }

            if (char.IsSurrogatePair(text, i)) i++;
        }

        places.Add(text.Length);
        return new([.. chars], [.. places], Cut(chars));
    }

    /// <summary>How often somebody looked at a word or between two: the work, for a test to count.</summary>
    public long Looks { get; private set; }

    /// <summary>The word’s letters and digits.</summary>
    public ReadOnlySpan<char> this[Word word]
    {
        get
        {
            Looks++;
            return _chars.AsSpan(word.Start, word.End - word.Start);
        }
    }

    /// <summary>What stands between two words.</summary>
    public ReadOnlySpan<char> Between(Word before, Word after)
    {
        Looks++;
        return _chars.AsSpan(before.End, after.Start - before.End);
    }

    /// <summary>What stands before a word, up to the word before it.</summary>
    public ReadOnlySpan<char> Before(int word) =>
        word == 0 ? _chars.AsSpan(0, Words[0].Start) : Between(Words[word - 1], Words[word]);

    /// <summary>What stands behind a word, up to the next.</summary>
    public ReadOnlySpan<char> After(int word) =>
        word == Words.Count - 1 ? _chars.AsSpan(Words[word].End) : Between(Words[word], Words[word + 1]);

    /// <summary>Where words stand in the text as it was written.</summary>
    public (int Start, int Length) PlaceOf(int first, int last)
    {
        var start = _places[Words[first].Start];
        return (start, _places[Words[last].End - 1] + 1 - start);
    }

    private static bool HasDigit(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0) return true;
        // Digits of other scripts: those of two code units are looked at by their first.
        foreach (var c in text)
            if (c > '\x7f' && (char.IsDigit(c) || char.IsHighSurrogate(c))) return true;
        return false;
    }

    // Null for what cannot be seen.
    private static char? Plain(string text, int i)
    {
        var c = text[i];
        if (c is '\n' or '\r' or '\v' or '\f') return '\n';
        if (c is '\t') return ' ';
        if (c < '\x7f') return c < ' ' ? null : c;
        // Full-width letters, digits and signs.
        if (c is >= '\uff01' and <= '\uff5e') return (char)(c - '\uff01' + '!');
        var category = CharUnicodeInfo.GetUnicodeCategory(text, i);
        switch (category)
        {
            case UnicodeCategory.DecimalDigitNumber:
                return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, i));
            case UnicodeCategory.SpaceSeparator:
                return ' ';
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return '\n';
            case UnicodeCategory.DashPunctuation:
                return '-';
            // Zero-width characters, soft hyphens, marks of direction; accents that are written on their own.
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return null;
            case UnicodeCategory.Control:
                return c == '\u0085' ? '\n' : null;
        }

        if (c is '\u2212' or '\u2043') return '-';
        // Bold and other letters of mathematics.
        return char.IsSurrogatePair(text, i) && char.ConvertToUtf32(text, i) is >= 0x1d400 and <= 0x1d7ff
            ? text.Substring(i, 2).Normalize(NormalizationForm.FormKC)[0]
            : c;
    }

    private static List<Word> Cut(List<char> chars)
    {
        var words = new List<Word>();
        for (var i = 0; i < chars.Count;)
        {
            if (!char.IsLetterOrDigit(chars[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var digits = 0;
            for (; i < chars.Count && char.IsLetterOrDigit(chars[i]); i++)
                if (char.IsAsciiDigit(chars[i])) digits++;
            words.Add(new(start, i, digits));
        }

        return words;
    }
}

/// <summary>A run of letters and digits.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Digits">How many of them are digits.</param>
internal readonly record struct Word(int Start, int End, int Digits)
{
    public int Length => End - Start;

    public bool IsNumber => Digits == Length;

    public bool IsLetters => Digits == 0;
}
