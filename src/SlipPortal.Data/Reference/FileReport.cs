namespace SlipPortal.Data.Reference;

/// <summary>What became of one file. Every item in it was taken or refused: <see cref="Items"/> is the sum of both.</summary>
public sealed class FileReport(string file)
{
    // A file of the wrong kind can have a reason for each of its rows.
    private const int ReasonsKept = 10;

    private readonly Dictionary<string, int> _refused = [];
    private readonly Dictionary<string, int> _notes = [];

    /// <summary>Its name.</summary>
    public string File { get; } = file;

    /// <summary>When it was read, if neither it nor what it is read with has changed since: then it was not read again, and all that follows is nought.</summary>
    public DateTimeOffset? UnchangedSince { get; internal set; }

    /// <summary>Rows read, without the header.</summary>
    public int Rows { get; internal set; }

    /// <summary>What the rows held: as many as rows, or the figures of a file that has several in a row.</summary>
    public int Items => Taken + RefusedItems;

    /// <summary>Items that are in the database now.</summary>
    public int Taken { get; internal set; }

    /// <summary>Of these, how many were not in it before.</summary>
    public int Added { get; internal set; }

    /// <summary>Of these, how many said something else before.</summary>
    public int Changed { get; internal set; }

    /// <summary>Items that were not taken, by reason.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>How many items were not taken.</summary>
    public int RefusedItems => _refused.Values.Sum();

    /// <summary>Why items were not taken, in words, the most frequent first: “unknown area code “99”: 12”.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var sorted = _refused.OrderByDescending(pair => pair.Value).ToList();
            var lines = sorted.Take(ReasonsKept).Select(pair => $"{pair.Key}: {pair.Value:N0}");
            return [.. sorted.Count > ReasonsKept ? lines.Append($"other reasons: {sorted.Skip(ReasonsKept).Sum(pair => pair.Value):N0}") : lines];
        }
    }

    /// <summary>What the reader should know of items that were taken, and how many it is about.</summary>
    public IReadOnlyDictionary<string, int> Notes => _notes;

    internal void Refuse(string why, int items = 1) => _refused[why] = _refused.GetValueOrDefault(why) + items;

    internal void Note(string what, int items = 1) => _notes[what] = _notes.GetValueOrDefault(what) + items;
}
