using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>The text of paragraphs and cells as a reader sees it. To be asked in the document's order, because numbering counts.</summary>
internal sealed class WordText(WordStyles styles, WordNumbering numbering)
{
    /// <summary>A paragraph's text with its automatic number; empty where it has neither text nor number.</summary>
    public string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        AppendInline(paragraph, text, new WordFields(), styles.IsHidden(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value));
        var number = numbering.Next(paragraph);
        return number is null ? text.ToString() : $"{number} {text}".TrimEnd();
    }

    /// <summary>The text of a cell or text box: its paragraphs, and the rows of tables in it, on lines of their own.</summary>
    public string Of(OpenXmlElement container)
    {
        var text = new StringBuilder();
        AppendBlocks(container, text);
        return text.ToString();
    }

    private void AppendBlocks(OpenXmlElement container, StringBuilder text)
    {
        var joins = true;
        foreach (var block in WordMarkup.Seen(container).SelectMany(WordMarkup.Find<Paragraph, Table>))
        {
            if (!joins)
                text.Append('\n');
            joins = false;
            if (block is Paragraph paragraph)
            {
                text.Append(Of(paragraph).Trim());
                // A tracked deletion of the paragraph's end makes one paragraph of this and the next.
                joins = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null;
                continue;
            }

            var rows = WordMarkup.Seen(block).SelectMany(WordMarkup.Find<TableRow, TableRow>)
                .Select(row => string.Join(' ', WordMarkup.Seen(row).SelectMany(WordMarkup.Find<TableCell, TableCell>)
                    .Select(Of).Where(cell => cell.Length > 0)));
            text.AppendJoin('\n', rows);
        }
    }

    /// <param name="element">A paragraph, or anything in one.</param>
    /// <param name="text">Where the text goes.</param>
    /// <param name="fields">The fields around this place.</param>
    /// <param name="hidden">Whether the text here is formatted as hidden.</param>
    private void AppendInline(OpenXmlElement element, StringBuilder text, WordFields fields, bool hidden)
    {
        foreach (var child in WordMarkup.Seen(element))
        {
            var shows = !hidden && !fields.InCode;
            switch (child.LocalName)
            {
                case "t":
                    if (shows)
                        text.Append(child.InnerText);
                    break;
                case "tab" or "ptab":
                    if (shows)
                        text.Append(' ');
                    break;
                case "br" or "cr":
                    if (shows)
                        text.Append('\n');
                    break;
                case "noBreakHyphen":
                    if (shows)
                        text.Append('-');
                    break;
                case "fldChar":
                    fields.Follow((child as FieldChar)?.FieldCharType?.Value);
                    break;
                case "txbxContent":
                    if (shows)
                    {
                        text.Append('\n');
                        AppendBlocks(child, text);
                        text.Append('\n');
                    }

                    break;
                case "r":
                    AppendInline(child, text, fields, hidden || IsHidden((child as Run)?.RunProperties));
                    break;
                default:
                    AppendInline(child, text, fields, hidden);
                    break;
            }
        }
    }

    private bool IsHidden(RunProperties? properties) => properties is not null
        && (properties.Vanish is { } vanish ? WordMarkup.IsOn(vanish) : styles.IsHidden(properties.RunStyle?.Val?.Value));
}
