using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Word;

internal static class WordReader
{
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public static DocumentContent Read(OfficePackage package, DocumentLimits limits)
    {
        using var stream = CleanCopy(package);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var part = document.MainDocumentPart ?? throw UnreadableDocumentException.Corrupt();
        var styles = new WordStyles(part.StyleDefinitionsPart?.Styles);
        var text = new WordText(styles, new WordNumbering(part.NumberingDefinitionsPart?.Numbering, styles));
        var tables = new WordTables(text, limits);

        var blocks = new List<DocumentBlock>();
        var notes = new List<string>();
        foreach (var block in Blocks(part))
        {
            if (block is Table table)
            {
                if (tables.Read(table) is { } read)
                    blocks.Add(read);
                continue;
            }

            if (block is not Paragraph paragraph)
            {
                notes.Add("Part of the document is an embedded file, which was not read.");
                continue;
            }

            var words = PlainText.Tidy(text.Of(paragraph), limits);
            if (words.Length > 0)
                blocks.Add(new DocumentParagraph(words, styles.HeadingLevel(paragraph)));
        }

        if (blocks.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.Empty,
                "The document holds no text: check that it is the right one, then choose it again.");
        if (!blocks.OfType<DocumentTable>().Any())
            throw new UnreadableDocumentException(UnreadableReason.NoTable,
                "The document holds no table: put what is to be imported into a table with a header row, then choose it again.");
        return new DocumentContent(DocumentKind.Word, blocks, notes);
    }

    /// <summary>The paragraphs, tables and embedded files of the body; only one of the body's children is in memory at a time.</summary>
    private static IEnumerable<OpenXmlElement> Blocks(MainDocumentPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        if (!reader.Read() || reader.ElementType != typeof(Document) || !reader.ReadFirstChild())
            throw UnreadableDocumentException.Corrupt();
        while (reader.ElementType != typeof(Body))
        {
            if (!reader.ReadNextSibling())
                throw UnreadableDocumentException.Corrupt();
        }

        if (!reader.ReadFirstChild())
            yield break;
        do
        {
            if (reader.LoadCurrentElement() is { } child)
            {
                foreach (var block in child is AltChunk ? [child] : WordMarkup.Find<Paragraph, Table>(child))
                    yield return block;
            }
        }
        while (reader.ReadNextSibling());
    }

    private static MemoryStream CleanCopy(OfficePackage package)
    {
        var links = package.Relationships(package.MainPart);
        var main = package.Part(package.MainPart) ?? throw UnreadableDocumentException.Corrupt();
        var root = package.Relationships("").First(link => link.Is("officeDocument"));
        var clean = new CleanPackage("word/document.xml", ContentTypes + "document.main+xml", root.Type);
        foreach (var name in new[] { "styles", "numbering" })
        {
            if (links.Find(link => link.Is(name)) is { } link && package.Part(link.Part) is { } bytes)
                clean.Add($"{name}.xml", bytes, $"{ContentTypes}{name}+xml", link);
        }

        return clean.Write(main);
    }
}
