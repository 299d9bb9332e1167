namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// Meets the owners' words with the council's posts. A near match (a typing slip, "Head of Service X" for "Head of X", a look-alike
/// letter) is offered and never taken. Titles that differ in one word are found by masking each word in turn, so the work grows with the
/// number of titles, not with its square.
/// </summary>
internal sealed class PostDirectory
{
    private const int MostCompared = 40;

    private readonly Dictionary<string, string> _council = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Title> _titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byLooseKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Word, string Title)>> _byMaskedKey = new(StringComparer.Ordinal);

    public PostDirectory(IEnumerable<string> councilPosts, IReadOnlyDictionary<string, string> choices)
    {
        foreach (var post in councilPosts.Where(post => !string.IsNullOrWhiteSpace(post)))
        {
            _council.TryAdd(ExactKey(post), post);
            Offer(post);
        }

        foreach (var (words, post) in choices)
        {
            _chosen[ExactKey(words)] = PlainText.Tidy(post);
        }
    }

    /// <summary>Counts a title where it stands in the plan; all must be counted before <see cref="Match"/>.</summary>
    public void Count(string title, int row)
    {
        var key = ExactKey(title);
        _titles[key] = _titles.TryGetValue(key, out var seen) ? seen with { Count = seen.Count + 1 } : new(title, 1, row);
    }

    /// <summary>Matches the counted titles: the council's own first, then the plan's, the commonest first, then those whose
    /// abbreviation fits.</summary>
    public IReadOnlyList<PostProposal> Match()
    {
        var proposals = new Dictionary<string, PostProposal>(StringComparer.Ordinal);
        foreach (var (key, title) in _titles.OrderByDescending(title => title.Value.Count)
            .ThenByDescending(title => AbbreviationFits(title.Value.Text)).ThenBy(title => title.Value.FirstRow))
        {
            var (match, post, suggestion, reason) = Meet(key, title.Text);
            var decided = _chosen.ContainsKey(key);
            reason ??= PostShape.IsGroup(PlainText.Key(title.Text)) ? "It names a group, not one post" : null;
            reason ??= !decided && OwnerSplitter.MayBeTwo(title.Text) ? "It may be two posts with nothing between them" : null;
            proposals[key] = new(title.Text, post, match, suggestion, reason, decided, title.Count, title.FirstRow);
            if (match != PostMatch.Near)
            {
                Offer(post);
            }
        }

        return [.. _titles.Keys.Select(key => proposals[key]).OrderBy(proposal => proposal.FirstRow)];
    }

    /// <summary>Case, spaces and the form of an apostrophe do not make another post.</summary>
    public static string ExactKey(string title) => PlainText.Tidy(title).Replace('\u2019', '\'').Replace('\n', ' ').ToLowerInvariant();

    private (PostMatch Match, string Post, string? Suggestion, string? Reason) Meet(string key, string title)
    {
        if (_chosen.TryGetValue(key, out var chosen) && chosen.Length > 0)
        {
            return _council.TryGetValue(ExactKey(chosen), out var own) ? (PostMatch.Exact, own, null, null)
                : (PostMatch.New, chosen, null, null);
        }

        if (_council.TryGetValue(key, out var council))
        {
            return (PostMatch.Exact, council, null, null);
        }

        var latin = Homoglyphs.Fold(title);
        if (latin != title)
        {
            var known = _council.GetValueOrDefault(ExactKey(latin)) ?? _byLooseKey.GetValueOrDefault(LooseKey(latin))
                ?? OneWordOff(latin, ExactKey(latin)) ?? latin;
            return (PostMatch.Near, title, known, "It holds letters of another alphabet that look Latin");
        }

        if (_byLooseKey.TryGetValue(LooseKey(title), out var loose) && ExactKey(loose) != key)
        {
            return (PostMatch.Near, title, loose, "It differs only in small words, punctuation, or an abbreviation");
        }

        return OneWordOff(title, key) is { } other
            ? (PostMatch.Near, title, other, "It differs by a letter or two")
            : (PostMatch.New, title, null, null);
    }

    private void Offer(string post)
    {
        _byLooseKey.TryAdd(LooseKey(post), post);
        foreach (var (masked, word) in Masked(post))
        {
            if (!_byMaskedKey.TryGetValue(masked, out var titles))
            {
                _byMaskedKey.Add(masked, titles = []);
            }

            if (titles.Count < MostCompared)
            {
                titles.Add((word, post));
            }
        }
    }

    private string? OneWordOff(string title, string key)
    {
        foreach (var (masked, word) in Masked(title))
        {
            foreach (var (otherWord, other) in _byMaskedKey.GetValueOrDefault(masked, []))
            {
                if (IsSlip(word, otherWord) && ExactKey(other) != key)
                {
                    return other;
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string Masked, string Word)> Masked(string title)
    {
        var words = PlainText.Key(title).Split(' ');
        for (var i = 0; i < words.Length && words.Length <= 30; i++)
        {
            var word = words[i];
            if (word.Length >= 4 && !word.Any(char.IsAsciiDigit))
            {
                words[i] = "*";
                yield return (string.Join(' ', words), word);
                words[i] = word;
            }
        }
    }

    /// <summary>One letter more, less or other, or two neighbours swapped.</summary>
    private static bool IsSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var (endA, endB) = (a.Length, b.Length);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }

        return (endA - start <= 1 && endB - start <= 1)
            || (endA - start == 2 && endB - start == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    /// <summary>The title without what people leave out or add: "of service", "interim", "the", "and", brackets, spaces.</summary>
    private static string LooseKey(string title)
    {
        var text = Homoglyphs.Fold(title);
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var key = PlainText.Key(bracket > 0 ? text[..bracket] : text) + " ";
        key = key.Replace("head of service ", "head of ", StringComparison.Ordinal);
        return string.Concat(key.Split(' ').Where(word => word is not ("and" or "the" or "for" or "interim" or "acting")));
    }

    /// <summary>"Quality Assurance Officer (QAO)" is more likely right than "(QOA)".</summary>
    private static bool AbbreviationFits(string title)
    {
        var bracket = title.IndexOf(" (", StringComparison.Ordinal);
        if (bracket < 0 || !title.EndsWith(')'))
        {
            return false;
        }

        var initials = string.Concat(title[..bracket].Split(' ').Select(word => word[..Math.Min(1, word.Length)]));
        return title[(bracket + 2)..^1].Equals(initials, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Title(string Text, int Count, int FirstRow);
}
