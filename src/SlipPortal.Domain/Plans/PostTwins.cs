using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Domain.Plans;

/// <summary>Titles that are one post, spelled in several ways: they differ only by spaces, slashes, small signs or a usual
/// abbreviation.</summary>
public static class PostTwins
{
    /// <summary>The groups of titles that are the same post, each with at least two.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Find<T>(IEnumerable<T> posts, Func<T, string> title) =>
        [.. posts.GroupBy(post => KeyOf(title(post))).Where(group => group.Count() > 1).Select(group => (IReadOnlyList<T>)[.. group])];

    // "HoS CIN/CP", "Head of Service CIN CP" and "Head of Service, CINCP (HS)" are the same.
    private static string KeyOf(string title)
    {
        var bracket = title.IndexOf(" (", StringComparison.Ordinal);
        var words = PlainText.Key(Homoglyphs.Fold(bracket > 0 && title.EndsWith(')') ? title[..bracket] : title)).Split(' ');
        return string.Concat(words.Select(word => PostShape.Abbreviations.GetValueOrDefault(word, word)))
            .Replace(" ", "", StringComparison.Ordinal);
    }
}
