using System.Text;

namespace SlipPortal.Domain.Plans.Import;

/// <summary>Small questions about text that the readers share.</summary>
internal static class PlainText
{
    /// <summary>Tidy text: one space between words, no blank lines, no invisible characters.</summary>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (IsTidy(text))
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u200B' or '\u00AD' or '\uFEFF' or '\r')
            {
                continue;
            }

            if (c is '\n' or '\v' or '\u2028' or '\u2029')
            {
                TrimSpaces(tidy);
                if (tidy.Length > 0 && tidy[^1] != '\n')
                {
                    tidy.Append('\n');
                }
            }
            else if (!char.IsWhiteSpace(c))
            {
                tidy.Append(c);
            }
            else if (tidy.Length > 0 && tidy[^1] is not (' ' or '\n'))
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().Trim();
    }

    /// <summary>A key in which case, punctuation and the look of apostrophes do not matter; "&amp;" is "and".</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (c == '&')
            {
                AppendSpace(key);
                key.Append("and ");
            }
            else if (char.IsWhiteSpace(c) || c is '-' or ':' or '(' or ')' or '/' or ',' or ';' or '_' or '\u2013' or '\u2014')
            {
                AppendSpace(key);
            }
        }

        return key.ToString().TrimEnd();
    }

    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool EndsSentence(string text) => text.Length == 0 || text.TrimEnd('"', '\'', '\u2019', '\u201D', ')', ' ')
        is { Length: > 0 } end && end[^1] is '.' or '!' or '?' or ':' or ';';

    public static bool StartsLower(string text) => text.Length > 0 && char.IsLower(text[0]);

    /// <summary>Joins two parts: as one sentence where the first does not end one, otherwise on a new line.</summary>
    public static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + (EndsSentence(first) ? '\n' : ' ') + second;

    /// <summary>A line of a table's frame, however it is drawn (---, ___, +---+, :---|, a box's lines), or nothing at all.</summary>
    public static bool IsRuling(string text) => text.All(c => c is '-' or '_' or '=' or '+' or '|' or ':' or '*' or '~' or '#' or '.'
        or '\u00AF' or '\u00B7' or '\u2022' or '\u2212' or (>= '\u2010' and <= '\u2015') or (>= '\u2500' and <= '\u257F')
            || char.IsWhiteSpace(c));

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    /// <summary>Most cells are tidy already: printable ASCII with single spaces inside.</summary>
    private static bool IsTidy(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' '))
            {
                return false;
            }

            before = c;
        }

        return before != ' ';
    }

    private static void AppendSpace(StringBuilder key)
    {
        if (key.Length > 0 && key[^1] != ' ')
        {
            key.Append(' ');
        }
    }

    private static void TrimSpaces(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }
}
