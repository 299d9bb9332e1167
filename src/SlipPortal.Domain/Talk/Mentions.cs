using System.Text.RegularExpressions;

namespace SlipPortal.Domain.Talk;

/// <summary>Finds “@Name Surname” in a text.</summary>
public static partial class Mentions
{
    /// <summary>Which of these names the text calls. Of two that begin alike the longer one is meant.</summary>
    public static IReadOnlyList<string> Called(string text, IEnumerable<string> names)
    {
        var byLength = names.Distinct().OrderByDescending(name => name.Length).ToList();
        return [.. Starts(text).Select(start => byLength.Find(name => IsAt(text, start, name))).OfType<string>().Distinct()];
    }

    /// <summary>What looks like a call for somebody and is none of these names.</summary>
    public static IReadOnlyList<string> Unknown(string text, IReadOnlyCollection<string> names) =>
        [.. Call().Matches(text).Where(call => !names.Any(name => IsAt(text, call.Index + 1, name))).Select(call => call.Groups[1].Value).Distinct()];

    private static IEnumerable<int> Starts(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1)) yield return at + 1;
    }

    private static bool IsAt(string text, int start, string name) =>
        string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (start + name.Length >= text.Length || !char.IsLetterOrDigit(text[start + name.Length]));

    // Two or three words that begin with capitals, so that an e-mail address is none.
    [GeneratedRegex(@"(?<![\p{L}\p{N}.])@(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){1,2})")]
    private static partial Regex Call();
}
