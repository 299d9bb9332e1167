namespace SlipPortal.Domain.Plans.Import;

/// <summary>Walks the headings and paragraphs of a document: its title and period, and the chapter each table stands in.</summary>
internal sealed class HeadingReader
{
    private static readonly string[] StatementLabels = ["overall effectiveness", "effectiveness", "overall effectiveness statement"];

    private readonly List<ChapterBuilder> _open = [];
    private bool _tableSeen;
    private int _count;

    public string? Title { get; private set; }

    public string? Period { get; private set; }

    /// <summary>The heading that gave <see cref="Title"/>; a chapter only where there is no other.</summary>
    public ChapterBuilder? TitleHeading { get; private set; }

    public static bool IsStatementLabel(string text) => StatementLabels.Contains(PlainText.Key(text));

    public void Read(SourceParagraph paragraph)
    {
        var text = PlainText.Tidy(paragraph.Text);
        if (text.Length == 0 || IsStatementLabel(text))
        {
            return;
        }

        if (paragraph.HeadingLevel > 0)
        {
            Open(text, paragraph.HeadingLevel);
            return;
        }

        if (!_tableSeen && Period is null && text.Length <= 60 && text.Any(char.IsAsciiDigit)
            && DueToken.Split(text).Exists(token => token.Number is >= 2000 and <= 2098))
        {
            Period = text;
            return;
        }

        if (_open is [.., { HasTable: false } chapter])
        {
            chapter.Statement.Add(WithoutLabel(text));
        }
    }

    /// <summary>The chapter of a table here: the innermost numbered heading, else the innermost.</summary>
    public ChapterBuilder? AtTable()
    {
        _tableSeen = true;
        var chapter = _open.FindLast(heading => heading.HeadingNumber is not null) ?? (_open.Count > 0 ? _open[^1] : null);
        chapter?.HasTable = true;
        return chapter;
    }

    private void Open(string text, int level)
    {
        _open.RemoveAll(heading => heading.Level >= level);
        var heading = new ChapterBuilder($"heading:{_count++}", text) { Level = level };
        _open.Add(heading);
        if (Title is null && !_tableSeen && heading.HeadingNumber is null)
        {
            (Title, TitleHeading) = (text.Replace('\n', ' '), heading);
        }
    }

    /// <summary>"Overall effectiveness: the statement" → the statement.</summary>
    public static string WithoutLabel(string text)
    {
        var colon = text.IndexOfAny([':', '\n']);
        return colon > 0 && IsStatementLabel(text[..colon]) ? text[(colon + 1)..].Trim() : text;
    }
}
