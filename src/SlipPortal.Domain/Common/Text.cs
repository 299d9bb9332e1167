namespace SlipPortal.Domain.Common;

/// <summary>Checks on what people type, with messages they can act on.</summary>
public static class Text
{
    /// <summary>The text without white space at its ends; refused when empty or longer than <paramref name="max"/> characters.</summary>
    /// <exception cref="RefusedException">Empty or too long.</exception>
    public static string Required(string? value, string what, int max, string? field = null)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0) throw new RefusedException($"Enter {what}.", field);
        return AtMost(text, what, max, field);
    }

    /// <summary>The trimmed text, or null when there is none; refused when longer than <paramref name="max"/> characters.</summary>
    /// <exception cref="RefusedException">Too long.</exception>
    public static string? Optional(string? value, string what, int max, string? field = null)
    {
        var text = value?.Trim() ?? "";
        return text.Length == 0 ? null : AtMost(text, what, max, field);
    }

    private static string AtMost(string text, string what, int max, string? field) =>
        text.Length <= max
            ? text
            : throw new RefusedException($"Shorten {what} to {max:N0} characters or fewer: it has {text.Length:N0}.", field);
}
