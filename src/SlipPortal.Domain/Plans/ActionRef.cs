using System.Globalization;
using System.Text;

namespace SlipPortal.Domain.Plans;

/// <summary>An action's reference as text: "3.10" is not "3.1", and comes after "3.9". Unique inside one plan version only.</summary>
public sealed record ActionRef : IComparable<ActionRef>
{
    /// <summary>Longest reference.</summary>
    public const int MaxLength = 20;

    /// <summary>Longest <see cref="SortKey"/>: every digit of the reference may grow to four and a dot.</summary>
    public const int SortKeyMaxLength = 100;

    private static readonly string[] Labels = ["action", "ref", "no"];

    private ActionRef(string text, string sortKey)
    {
        Text = text;
        SortKey = sortKey;
    }

    /// <summary>The reference as people write it, such as "3.10" or "1.1a".</summary>
    public string Text { get; }

    /// <summary>Sorts naturally as plain (ordinal) text: "0003.0010". Two references with the same key are the same reference.</summary>
    public string SortKey { get; }

    /// <summary>The chapter's number in "3.10"; null in a reference without a dot, or one that starts with a letter.</summary>
    public int? ChapterNumber
    {
        get
        {
            var dot = Text.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && int.TryParse(Text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : null;
        }
    }

    /// <summary>Reads a reference: letters, digits and . - / with at least one digit. "Action 1.2." gives "1.2".</summary>
    public static bool TryParse(string? text, out ActionRef? reference)
    {
        reference = null;
        var trimmed = WithoutLabel((text ?? "").Trim()).Trim('(', ')', '[', ']', ':', '.', ' ');
        if (trimmed.Length is 0 or > MaxLength || !trimmed.Any(char.IsAsciiDigit)
            || !trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/'))
        {
            return false;
        }

        if (KeyOf(trimmed) is not { } key)
        {
            return false;
        }

        reference = new(trimmed, key);
        return true;
    }

    /// <summary>The reference that follows: 2.9 → 2.10, 1.1a → 1.1b. Null after a final z or 9999.</summary>
    public ActionRef? Next()
    {
        var last = Text[^1];
        string next;
        if (char.IsAsciiLetter(last))
        {
            next = Text[..^1] + (char)(last + 1);
        }
        else
        {
            var start = Text.Length;
            while (start > 0 && char.IsAsciiDigit(Text[start - 1]))
            {
                start--;
            }

            var number = int.TryParse(Text.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value + 1 : 1;
            next = Text[..start] + number.ToString(CultureInfo.InvariantCulture).PadLeft(Text.Length - start, '0');
        }

        return TryParse(next, out var reference) ? reference : null;
    }

    /// <inheritdoc/>
    public int CompareTo(ActionRef? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byKey = string.CompareOrdinal(SortKey, other.SortKey);
        return byKey != 0 ? byKey : string.CompareOrdinal(Text, other.Text);
    }

    public static bool operator <(ActionRef left, ActionRef right) => left.CompareTo(right) < 0;

    public static bool operator >(ActionRef left, ActionRef right) => left.CompareTo(right) > 0;

    public static bool operator <=(ActionRef left, ActionRef right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ActionRef left, ActionRef right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string WithoutLabel(string text)
    {
        foreach (var label in Labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                && text.Length > label.Length && text[label.Length] is ' ' or '.' or ':')
            {
                return text[(label.Length + 1)..];
            }
        }

        return text;
    }

    private static string? KeyOf(string text)
    {
        var key = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                var digits = text.AsSpan(start, i - start).TrimStart('0');
                if (digits.Length > 4)
                {
                    return null;
                }

                key.Append('0', 4 - digits.Length).Append(digits);
                continue;
            }

            key.Append(text[i] is '-' or '/' ? '.' : char.ToLowerInvariant(text[i]));
            i++;
        }

        return key.ToString();
    }
}
