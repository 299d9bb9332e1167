using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>What styles say about headings, numbering and hidden text, looked up through the styles they are based on.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = [];
    private readonly string? _defaultParagraphStyle;

    public WordStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id)
                continue;
            _styles.TryAdd(id, style);
            if (style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true)
                _defaultParagraphStyle ??= id;
        }
    }

    /// <summary>1 to 9 for a heading, 0 for body text.</summary>
    public int HeadingLevel(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var styleId = properties?.ParagraphStyleId?.Val?.Value;
        var outline = properties?.OutlineLevel?.Val?.Value
            ?? First(styleId, style => style.StyleParagraphProperties?.OutlineLevel?.Val?.Value
                ?? OutlineOfName(style.StyleName?.Val?.Value))
            ?? OutlineOfName(styleId);
        return outline is >= 0 and < 9 ? outline.Value + 1 : 0;
    }

    /// <summary>The numbering that a paragraph's style gives it, with the style that says so.</summary>
    public (string StyleId, NumberingProperties Numbering)? Numbering(string? styleId) =>
        Chain(styleId).Where(style => style.StyleParagraphProperties?.NumberingProperties?.NumberingId is not null)
            .Select(style => ((string, NumberingProperties)?)(style.StyleId!.Value!, style.StyleParagraphProperties!.NumberingProperties!))
            .FirstOrDefault();

    public bool IsHidden(string? styleId) => styleId is not null
        && First(styleId, style => style.StyleRunProperties?.Vanish is { } vanish ? WordMarkup.IsOn(vanish) : (bool?)null) == true;

    private T? First<T>(string? styleId, Func<Style, T?> find)
        where T : struct
        => Chain(styleId).Select(find).FirstOrDefault(found => found is not null);

    private IEnumerable<Style> Chain(string? styleId)
    {
        styleId ??= _defaultParagraphStyle;
        for (var i = 0; i < LongestChain && styleId is not null && _styles.TryGetValue(styleId, out var style); i++)
        {
            yield return style;
            styleId = style.BasedOn?.Val?.Value;
        }
    }

    /// <summary>Built-in headings are called "heading 1" in the styles part whatever Word's language; their ids are translated.</summary>
    private static int? OutlineOfName(string? name)
    {
        const string Heading = "heading";
        return name is not null && name.StartsWith(Heading, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(Heading.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            && level is >= 1 and <= 9 ? level - 1 : null;
    }
}
