namespace SlipPortal.Domain.Plans.Import;

/// <summary>
/// Splits an owner cell into titles of posts where nothing separates them. It knows the council's posts and the titles that stand alone
/// elsewhere in the plan; the shortest cells are learned first, so that longer ones can be taken apart by them.
/// </summary>
internal sealed class OwnerSplitter
{
    /// <summary>A longer line is a sentence, not a list of posts.</summary>
    private const int MostWords = 60;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nearlyKnown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _split = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _cells = new(StringComparer.Ordinal);

    public OwnerSplitter(IEnumerable<string> councilPosts, IEnumerable<string> cells)
    {
        foreach (var post in councilPosts)
        {
            Learn(post);
        }

        var lines = cells.Where(cell => cell.Length <= ActionDraft.OwnersMaxLength).Distinct().SelectMany(Lines).Distinct();
        foreach (var line in lines.OrderBy(line => line.Length))
        {
            foreach (var title in _split[line] = SplitLine(line))
            {
                Learn(title);
            }
        }
    }

    /// <summary>The titles in a cell. In a cell that a person wrote, only a new line or ";" separates.</summary>
    public IReadOnlyList<string> Split(string cell, bool writtenByPerson)
    {
        if (cell.Length == 0 || cell.Length > ActionDraft.OwnersMaxLength)
        {
            return cell.Length == 0 ? [] : [cell];
        }

        if (writtenByPerson)
        {
            var written = cell.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return [.. written.DistinctBy(PlainText.Key)];
        }

        if (!_cells.TryGetValue(cell, out var titles))
        {
            titles = [.. Lines(cell).SelectMany(line => _split.GetValueOrDefault(line) ?? SplitLine(line)).DistinctBy(PlainText.Key)];
            _cells.Add(cell, titles);
        }

        return titles;
    }

    /// <summary>True where one title holds the end of another in its middle, so that it may be two posts.</summary>
    public static bool MayBeTwo(string title)
    {
        var words = title.Split(' ');
        var keys = Array.ConvertAll(words, WordKey);
        for (var cut = 2; cut <= words.Length - 2; cut++)
        {
            if (PostShape.EndsInPost(keys.AsSpan(0, cut)) && !words[cut - 1].EndsWith(':') && char.IsUpper(words[cut][0])
                && PostShape.EndsInPost(keys.AsSpan(cut)) && !PostShape.IsBareOpening(string.Join(' ', keys, 0, cut)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lines of a cell; a title that was wrapped in the middle is put together again.</summary>
    private IEnumerable<string> Lines(string cell)
    {
        var lines = cell.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            while (i + 1 < lines.Length && (GoesOn(line) || PlainText.StartsLower(lines[i + 1])))
            {
                line += " " + lines[++i];
            }

            yield return line;
        }

        static bool GoesOn(string line)
        {
            var words = line.Split(' ');
            return WordKey(words[^1]) is "of" or "and" or "for" or "the" or "to" || line[^1] is ',' or '/' or '-' or '&' or ':'
                || PlainText.Key(line) is "head of service" or "service manager" or "team manager";
        }
    }

    private void Learn(string title)
    {
        var key = KeyOf(title.Split(' ').Select(WordKey));
        if (key.Length > 0 && !PostShape.IsBareOpening(key))
        {
            _known.Add(key);
            _nearlyKnown.Add(WithoutBrackets(key));
        }
    }

    private List<string> SplitLine(string line)
    {
        var words = ApartAtSlashes(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
        {
            return [line];
        }

        var keys = Array.ConvertAll(words, WordKey);
        var titles = new List<string>();
        SplitWords(words, keys, 0, words.Length, titles);
        return titles;
    }

    /// <summary>"Head of A/Team Manager B" is two posts and "QA/Performance Manager" is one: both sides of the slash say which.</summary>
    private string ApartAtSlashes(string line)
    {
        var parts = line.Split('/');
        var apart = parts[0];
        for (var i = 1; i < parts.Length; i++)
        {
            apart = IsTitle(parts[i - 1].Trim()) && BeginsTitle(parts[i].Trim())
                ? apart.TrimEnd() + " / " + parts[i].TrimStart() : apart + "/" + parts[i];
        }

        return apart;

        bool IsTitle(string part) => part.Length > 0 && (PostShape.LooksLikePost(part) || IsKnownTitle(part));

        // "CIN/CP Training and Development Manager" ends in a post, but its slash stands between two kinds of plan.
        bool BeginsTitle(string part) => IsTitle(part)
            && (part.Split(' ').Length <= 3 || PostShape.StartsTitle(PlainText.Key(part).Split(' ')) || IsKnownTitle(part));

        bool IsKnownTitle(string part) =>
            _known.Contains(KeyOf(part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WordKey)));
    }

    private void SplitWords(string[] words, string[] keys, int from, int to, List<string> titles)
    {
        (from, to) = TrimJoiners(words, keys, from, to);
        if (from >= to)
        {
            return;
        }

        var cut = IsKnown(keys, from, to) ? -1 : FindCut(words, keys, from, to);
        if (cut < 0)
        {
            titles.Add(string.Join(' ', words, from, to - from).TrimEnd(','));
            return;
        }

        SplitWords(words, keys, from, cut, titles);
        SplitWords(words, keys, cut, to, titles);
    }

    private int FindCut(string[] words, string[] keys, int from, int to)
    {
        for (var cut = to - 1; cut > from; cut--)
        {
            if (IsKnown(keys, from, cut) && IsPlausible(words, keys, cut, to))
            {
                return cut;
            }
        }

        for (var cut = from + 1; cut < to; cut++)
        {
            if (IsNearlyKnown(keys, cut, to) && IsPlausible(words, keys, from, cut))
            {
                return cut;
            }
        }

        for (var cut = from + 1; cut < to; cut++)
        {
            var rest = keys.AsSpan(cut, to - cut);
            if (PostShape.StartsStrongly(rest) && !PostShape.IsModifier(keys[cut - 1]) && char.IsUpper(words[cut][0])
                && IsPlausible(words, keys, from, cut))
            {
                return cut;
            }

            var joined = keys[cut - 1] is "and" or "/" or "with" || words[cut - 1].EndsWith(',');
            var left = TrimJoiners(words, keys, from, cut).To;
            if (words[cut - 1] is "/" or "&" or "+" or "|" && left > from && PostShape.LooksLikePost(string.Join(' ', words[from..left]))
                && PostShape.LooksLikePost(string.Join(' ', words[cut..to])))
            {
                return cut;
            }

            if (joined && left > from && PostShape.EndsInPost(keys.AsSpan(from, left - from)) && PostShape.EndsInPost(rest))
            {
                return cut;
            }
        }

        return -1;
    }

    private bool IsKnown(string[] keys, int from, int to) => _known.Contains(KeyOf(keys[from..to]));

    private bool IsNearlyKnown(string[] keys, int from, int to) =>
        to - from >= 2 && _nearlyKnown.Contains(WithoutBrackets(KeyOf(keys[from..to])));

    private bool IsPlausible(string[] words, string[] keys, int from, int to)
    {
        (from, to) = TrimJoiners(words, keys, from, to);
        if (to <= from || !char.IsUpper(words[from][0]))
        {
            return false;
        }

        var part = keys.AsSpan(from, to - from);
        return IsKnown(keys, from, to) || IsNearlyKnown(keys, from, to) || PostShape.StartsTitle(part) || PostShape.EndsInPost(part)
            || (to == words.Length && PostShape.EndsInBody(part));
    }

    private static (int From, int To) TrimJoiners(string[] words, string[] keys, int from, int to)
    {
        while (from < to && IsJoiner(words[from], keys[from]))
        {
            from++;
        }

        while (from < to && IsJoiner(words[to - 1], keys[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private static bool IsJoiner(string word, string key) => key is "and" or "with" or "/" || word is "," or "-" or "+" or "|";

    /// <summary>One word without case, punctuation and foreign look-alikes; brackets are kept, as they mark an abbreviation.</summary>
    private static string WordKey(string word)
    {
        if (word is "/" or "&")
        {
            return word == "&" ? "and" : word;
        }

        var key = PlainText.Key(Homoglyphs.Fold(word));
        key = key.Contains(' ', StringComparison.Ordinal) ? key.Replace(" ", "", StringComparison.Ordinal) : key;
        return word.StartsWith('(') ? "(" + key : key;
    }

    private static string KeyOf(IEnumerable<string> keys) => string.Join(' ', keys.Where(key => key.Length > 0));

    private static string WithoutBrackets(string key)
    {
        var bracket = key.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? key[..bracket] : key;
    }
}
