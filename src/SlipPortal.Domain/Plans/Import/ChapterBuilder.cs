namespace SlipPortal.Domain.Plans.Import;

/// <summary>A chapter while it is being found: a heading, a section row, a sheet or a word in the chapter column.</summary>
internal sealed class ChapterBuilder(string key, string heading)
{
    private static readonly string[] Labels = ["chapter", "priority", "theme", "section", "workstream", "area", "objective", "pillar",
        "part"];

    public string Key { get; } = key;

    public string Heading { get; } = heading;

    /// <summary>The number written in the heading.</summary>
    public int? HeadingNumber { get; } = ReadNumber(heading).Number;

    public string Title { get; } = ReadNumber(heading).Title;

    public int Level { get; init; }

    public List<string> Statement { get; } = [];

    public int Number { get; set; }

    public bool HasTable { get; set; }

    /// <summary>True for "1. Front door" and "Priority 2: Leadership": a heading that can only be a chapter.</summary>
    public static bool IsNumberedHeading(string text) => ReadNumber(text) is { Number: not null, Title.Length: > 2 };

    /// <summary>"2. Help and protection" → 2 and the title; "Chapter 3 - Leadership" likewise; "2.1 Front door" has no chapter
    /// number.</summary>
    private static (int? Number, string Title) ReadNumber(string heading)
    {
        var text = PlainText.Tidy(heading).Replace('\n', ' ');
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var rest = space > 0 && Labels.Contains(text[..space].ToLowerInvariant()) ? text[(space + 1)..] : text;
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        var title = rest[digits..].TrimStart('.', ')', ':', '-', '\u2013', '\u2014', ' ');
        return digits is 0 or > 2 || title.Length == 0 || char.IsAsciiDigit(title[0])
            || (digits < rest.Length && char.IsLetter(rest[digits]))
            ? (null, text)
            : (int.Parse(rest.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture), title);
    }
}
