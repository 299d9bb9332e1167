using System.Buffers;

namespace SlipPortal.Domain.Common;

/// <summary>
/// Checks on what people type, with messages they can act on. A name, a title or a reference is one line: it stands in headings and in the
/// subjects of e-mails. Anything else may have several, with \n between them however it was sent.
/// </summary>
public static class Text
{
    // What sets the direction of the text after it, so that something else is read than is written.
    private const string Overrides = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\f\u0085\u2028\u2029");

    private static readonly SearchValues<char> HiddenInLines = SearchValues.Create($"{Controls(_ => true)}{Overrides}");

    private static readonly SearchValues<char> Hidden = SearchValues.Create($"{Controls(c => c is not ('\n' or '\t'))}{Overrides}");

    /// <summary>The text without white space at its ends; refused when empty or longer than <paramref name="max"/> characters.</summary>
    /// <exception cref="RefusedException">Empty, too long, or with characters that nobody sees.</exception>
    public static string Required(string? value, string what, int max, string? field = null) =>
        Optional(value, what, max, field) ?? throw Missing(what, field);

    /// <summary>The trimmed text, or null when there is none; refused when longer than <paramref name="max"/> characters.</summary>
    /// <exception cref="RefusedException">Too long, or with characters that nobody sees.</exception>
    public static string? Optional(string? value, string what, int max, string? field = null)
    {
        var text = value?.ReplaceLineEndings("\n").Trim() ?? "";
        RefuseHidden(text, Hidden, what, field);
        return text.Length == 0 ? null : AtMost(text, what, max, field);
    }

    /// <summary>The same of a single line: line breaks are refused too.</summary>
    /// <exception cref="RefusedException">Empty, too long, of several lines, or with characters that nobody sees.</exception>
    public static string RequiredLine(string? value, string what, int max, string? field = null) =>
        OptionalLine(value, what, max, field) ?? throw Missing(what, field);

    /// <summary>The trimmed line, or null when there is none.</summary>
    /// <exception cref="RefusedException">Too long, of several lines, or with characters that nobody sees.</exception>
    public static string? OptionalLine(string? value, string what, int max, string? field = null)
    {
        var text = value?.Trim() ?? "";
        if (text.AsSpan().ContainsAny(Breaks)) throw new RefusedException($"Write {what} on one line, without line breaks.", field);
        RefuseHidden(text, HiddenInLines, what, field);
        return text.Length == 0 ? null : AtMost(text, what, max, field);
    }

    /// <summary>The text on one line, for what is put together from what may have several.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(c => !HiddenInLines.Contains(c)))).Where(word => word.Length > 0));

    private static string AtMost(string text, string what, int max, string? field) =>
        text.Length <= max
            ? text
            : throw new RefusedException($"Shorten {what} to {max:N0} characters or fewer: it has {text.Length:N0}.", field);

    private static void RefuseHidden(string text, SearchValues<char> hidden, string what, string? field)
    {
        if (text.AsSpan().ContainsAny(hidden))
            throw new RefusedException($"Type {what} again: it has hidden characters, which may come from copying.", field);
    }

    private static RefusedException Missing(string what, string? field) => new($"Enter {what}.", field);

    private static string Controls(Func<char, bool> isRefused) =>
        string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && isRefused(c)));
}
