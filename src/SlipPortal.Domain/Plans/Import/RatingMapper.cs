namespace SlipPortal.Domain.Plans.Import;

/// <summary>Meets the rating words of the source with the council's scale. Only the council's own word is taken; all else is
/// offered.</summary>
internal sealed class RatingMapper
{
    /// <summary>Words that often mean the same; the council's rating may be any of them.</summary>
    private static readonly string[][] Families =
    [
        ["complete", "completed", "done", "closed", "achieved", "finished", "blue", "b", "complete and evidenced"],
        ["on track", "green", "g", "on target", "in progress", "underway", "progressing"],
        ["delayed", "amber", "a", "at risk", "some delay", "slipping", "slight delay", "off target", "behind"],
        ["off track", "red", "r", "overdue", "significant delay", "not on track", "stalled", "significantly delayed"],
        ["not started", "grey", "gray", "white", "not due", "not yet started", "not yet due", "to start"],
    ];

    /// <summary>The words that councils rate with.</summary>
    public static IEnumerable<string> UsualWords => Families.SelectMany(words => words);

    private readonly Dictionary<string, string> _council = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RatingProposal> _proposals = new(StringComparer.Ordinal);

    public RatingMapper(IEnumerable<string> councilRatings, IReadOnlyDictionary<string, string> choices)
    {
        foreach (var rating in councilRatings)
        {
            _council.TryAdd(Key(rating), rating);
        }

        foreach (var (word, rating) in choices)
        {
            _chosen[Key(word)] = rating;
        }
    }

    public IReadOnlyList<RatingProposal> Proposals => [.. _proposals.Values];

    /// <summary>The council's rating for a word; null where there is none, or nobody has decided.</summary>
    public string? Map(string text, int row)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var key = Key(text);
        var proposal = _proposals.TryGetValue(key, out var seen) ? seen with { Count = seen.Count + 1 } : Propose(text, key, row);
        _proposals[key] = proposal;
        return proposal.Rating;
    }

    private RatingProposal Propose(string text, string key, int row)
    {
        if (_chosen.TryGetValue(key, out var chosen))
        {
            return new(text, 1, null, chosen.Length == 0 ? null : _council.GetValueOrDefault(Key(chosen), chosen), Decided: true, row);
        }

        return _council.TryGetValue(key, out var own)
            ? new(text, 1, own, own, Decided: true, row)
            : new(text, 1, Suggest(key) ?? Suggest(FirstPart(text)), null, Decided: false, row);
    }

    private string? Suggest(string key)
    {
        if (_council.TryGetValue(key, out var own))
        {
            return own;
        }

        var family = Array.Find(Families, words => words.Contains(key));
        return family?.Select(word => _council.GetValueOrDefault(word)).FirstOrDefault(rating => rating is not null);
    }

    /// <summary>"Amber - waiting for a date" starts with its rating; "A/G" is two letters, and nobody can say which.</summary>
    public static string FirstPart(string text)
    {
        var end = text.IndexOfAny(['\n', ':', ',', '(', '.']);
        var dash = text.IndexOf(" - ", StringComparison.Ordinal);
        end = dash > 0 && (end < 0 || dash < end) ? dash : end;
        return end > 0 ? Key(text[..end]) : "";
    }

    private static string Key(string text) => text.Contains('/', StringComparison.Ordinal)
        ? text.Trim().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)
        : PlainText.Key(text);
}
