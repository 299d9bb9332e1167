using System.Text.RegularExpressions;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Oversight;

/// <summary>
/// What a council did about a finding and what came of it, in its own words. It stays the council's working text; others read a publication
/// of it, which keeps the words of its day.
/// </summary>
public sealed class PracticeExample : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 150;

    /// <summary>Longest text of one of its parts, in characters.</summary>
    public const int TextMaxLength = 4_000;

    private PracticeExample()
    {
    }

    /// <summary>A draft. It need not be whole.</summary>
    /// <param name="finding">The finding that it is about, or null.</param>
    /// <param name="words">What it says.</param>
    /// <param name="now">When it is written.</param>
    /// <exception cref="RefusedException">No title, or texts that are too long.</exception>
    public PracticeExample(Finding? finding, PracticeWords words, DateTimeOffset now)
    {
        FindingId = finding?.Id;
        Describe(words, now);
    }

    /// <summary>The finding that it is about, or null.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is about, in the words that findings have.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>What the problem was.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>What the council did.</summary>
    public string Action { get; private set; } = "";

    /// <summary>What came of it, and what shows that.</summary>
    public string Impact { get; private set; } = "";

    /// <summary>When its words were last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Changes what it says. What is published stays as it was.</summary>
    /// <exception cref="RefusedException">No title, or texts that are too long.</exception>
    public void Describe(PracticeWords words, DateTimeOffset now)
    {
        Title = Text.RequiredLine(words.Title, "a title", TitleMaxLength, nameof(Title));
        Themes = Finding.ThemesOf(words.Themes);
        Problem = Text.Optional(words.Problem, "what the problem was", TextMaxLength, nameof(Problem)) ?? "";
        Action = Text.Optional(words.Action, "what you did", TextMaxLength, nameof(Action)) ?? "";
        Impact = Text.Optional(words.Impact, "what came of it", TextMaxLength, nameof(Impact)) ?? "";
        ChangedAt = now;
    }

    /// <summary>Publishes these words to everybody who is signed in, in place of what is published of it.</summary>
    /// <param name="standing">What is published of it now, or null.</param>
    /// <param name="isAnonymous">True for a publication without the council's name.</param>
    /// <param name="names">What the council is called: words that such a publication cannot have.</param>
    /// <param name="byId">Who publishes it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">Something is missing, nothing was chosen, or its words name the council.</exception>
    public PracticePublication Publish(PracticePublication? standing, bool? isAnonymous, IReadOnlyCollection<string> names, Guid byId, DateTimeOffset now)
    {
        (string What, bool IsThere)[] parts =
            [("a theme", Themes.Count > 0), ("what the problem was", Problem.Length > 0), ("what you did", Action.Length > 0), ("what came of it", Impact.Length > 0)];
        var missing = parts.Where(part => !part.IsThere).Select(part => part.What).ToList();
        if (missing.Count > 0) throw new RefusedException($"Others can use an example only when it is whole. Add {string.Join(", ", missing)}.");
        if (isAnonymous is not { } anonymous) throw new RefusedException("Choose whether it says whose it is.", nameof(PracticePublication.IsAnonymous));
        if (anonymous) RefuseNames(names);
        standing?.Withdraw(byId, now);
        return new(this, anonymous, byId, now);
    }

    private void RefuseNames(IReadOnlyCollection<string> names)
    {
        (string Part, string Text)[] parts =
            [("The title", Title), ("The themes", string.Join(", ", Themes)), ("The problem", Problem), ("What you did", Action), ("What came of it", Impact)];
        foreach (var (part, text) in parts)
            foreach (var name in names)
                // A name can run over the end of a line.
                if (Regex.Match(text, $@"(?<!\w){Regex.Escape(name).Replace(@"\ ", @"\s+", StringComparison.Ordinal)}(?!\w)", RegexOptions.IgnoreCase) is { Success: true } found)
                    throw new RefusedException($"{part} names {found.Value}. Take the name out, or publish it with the council’s name.", nameof(PracticePublication.IsAnonymous));
    }
}

/// <summary>What a practice example says.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Themes">With commas between them.</param>
/// <param name="Problem">What the problem was.</param>
/// <param name="Action">What the council did.</param>
/// <param name="Impact">What came of it, and what shows that.</param>
public sealed record PracticeWords(string? Title, string? Themes, string? Problem, string? Action, string? Impact);

/// <summary>
/// A practice example as everybody who is signed in reads it, from its publication until it is withdrawn. Its id stands in its address:
/// that of the example would lead to the council.
/// </summary>
public sealed class PracticePublication : TenantEntity
{
    private PracticePublication()
    {
    }

    internal PracticePublication(PracticeExample example, bool isAnonymous, Guid byId, DateTimeOffset now)
    {
        ExampleId = example.Id;
        Title = example.Title;
        Themes = example.Themes;
        Problem = example.Problem;
        Action = example.Action;
        Impact = example.Impact;
        IsAnonymous = isAnonymous;
        PublishedById = byId;
        PublishedAt = now;
    }

    /// <summary>The example.</summary>
    public Guid ExampleId { get; private set; }

    /// <summary>The example's title on that day.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The example's themes on that day.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>What the problem was.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>What the council did.</summary>
    public string Action { get; private set; } = "";

    /// <summary>What came of it.</summary>
    public string Impact { get; private set; } = "";

    /// <summary>Nobody outside the council is told whose it is.</summary>
    public bool IsAnonymous { get; private set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Who published it.</summary>
    public Guid PublishedById { get; private set; }

    /// <summary>When it was withdrawn, or another took its place; null while others read it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it, or null.</summary>
    public Guid? WithdrawnById { get; private set; }

    /// <summary>Nobody outside the council reads it any more.</summary>
    /// <exception cref="RefusedException">It was withdrawn before.</exception>
    public void Withdraw(Guid byId, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) throw new RefusedException("It is withdrawn already: nobody outside the council reads it.");
        (WithdrawnAt, WithdrawnById) = (now, byId);
    }
}
