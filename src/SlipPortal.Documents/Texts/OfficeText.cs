using System.Globalization;
using System.Text;
using System.Xml;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Texts;

/// <summary>
/// The text of every part of a Word or PowerPoint file, and of those parts of a workbook that are not its sheets. Runs of a paragraph are
/// put together, so that a number stays one however often its look changes.
/// </summary>
internal static class OfficeText
{
    public static FileText Read(OfficePackage package)
    {
        var parts = new List<FileTextPart>();
        var isComplete = Read(package, _ => true, parts) && !package.HoldsFiles;
        return new(parts, isComplete);
    }

    /// <summary>Reads some of a package’s parts. False where one could not be read.</summary>
    public static bool Read(OfficePackage package, Func<string, bool> which, List<FileTextPart> into)
    {
        var isComplete = true;
        foreach (var name in package.PartNames.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && which(name)).Order(StringComparer.Ordinal))
        {
            try
            {
                using var reader = OfficePackage.Reader(package.Part(name)!);
                ReadPart(reader, PlaceOf(name), name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase), name.Contains("pivotCache", StringComparison.OrdinalIgnoreCase), into);
            }
            catch (Exception e) when (e is XmlException or UnreadableDocumentException)
            {
                isComplete = false;
            }
        }

        return isComplete;
    }

    private static string PlaceOf(string name)
    {
        var file = Path.GetFileNameWithoutExtension(name).ToLowerInvariant();
        var number = new string([.. file.Where(char.IsAsciiDigit)]);
        return file.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
        {
            "document" => "",
            "header" => "a header",
            "footer" => "a footer",
            "footnotes" or "endnotes" => "the notes",
            var comments when comments.Contains("comment", StringComparison.Ordinal) => "the comments",
            "slide" => $"slide {number}",
            "notesslide" => $"the notes of slide {number}",
            "core" or "app" or "custom" => "the file’s properties",
            "chart" => "a chart",
            _ => "another part",
        };
    }

    private static void ReadPart(XmlReader reader, string place, bool isAllText, bool isCache, List<FileTextPart> into)
    {
        var paragraphs = new Stack<StringBuilder>();
        var tables = new Stack<Table>();
        var tableCount = 0;
        // The element that the text stands in.
        var element = "";
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    foreach (var attribute in (string[])(isCache ? ["v", "name"] : ["descr", "title", "alt"]))
                        if (reader.GetAttribute(attribute) is { Length: > 0 } text) into.Add(new(place, text, []));
                    var isEmpty = reader.IsEmptyElement;
                    switch (element)
                    {
                        case "p" or "si" or "comment" when !isEmpty: paragraphs.Push(new()); break;
                        case "tbl" when !isEmpty: tables.Push(new(++tableCount)); break;
                        case "tr" when !isEmpty && tables.TryPeek(out var table): table.NextRow(); break;
                        case "tc" when !isEmpty && tables.TryPeek(out var table): table.Cell.Clear(); break;
                        case "br" or "cr" when paragraphs.TryPeek(out var into1): into1.Append('\n'); break;
                        case "tab" when paragraphs.TryPeek(out var into2): into2.Append(' '); break;
                        case "noBreakHyphen" when paragraphs.TryPeek(out var into3): into3.Append('-'); break;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA:
                    if (element is "t" or "delText" or "instrText" && paragraphs.TryPeek(out var paragraph)) paragraph.Append(reader.Value);
                    else if ((isAllText || element is "t" or "v" or "text" || element.EndsWith("Header", StringComparison.Ordinal) || element.EndsWith("Footer", StringComparison.Ordinal))
                        && !string.IsNullOrWhiteSpace(reader.Value)) into.Add(new(place, reader.Value, []));
                    break;
                case XmlNodeType.EndElement:
                    element = "";
                    switch (reader.LocalName)
                    {
                        case "p" or "si" or "comment" when paragraphs.TryPop(out var ended):
                            if (tables.TryPeek(out var around)) around.Cell.Append(ended).Append('\n');
                            else if (ended.Length > 0) into.Add(new(place, ended.ToString(), []));
                            break;
                        case "tc" when tables.TryPeek(out var table):
                            table.Finish(place, into);
                            break;
                        case "tbl":
                            tables.TryPop(out _);
                            break;
                    }

                    break;
            }
        }
    }

    private sealed class Table(int number)
    {
        private readonly CellLabels _labels = new();
        private int _row;
        private int _column;

        public StringBuilder Cell { get; } = new();

        public void NextRow()
        {
            _row++;
            _column = 0;
            _labels.NextRow();
        }

        public void Finish(string place, List<FileTextPart> into)
        {
            var text = Cell.ToString().Trim();
            Cell.Clear();
            _column++;
            if (text.Length == 0) return;
            var where = string.Create(CultureInfo.InvariantCulture, $"table {number}, row {_row}");
            into.Add(new(place.Length == 0 ? where : $"{place}, {where}", text, _labels.At(_column, text)));
        }
    }
}
