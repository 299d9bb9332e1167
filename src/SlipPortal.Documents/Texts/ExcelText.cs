using System.Globalization;
using System.Text;
using System.Xml;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Texts;

/// <summary>The text of every sheet of a workbook, the hidden ones too, with its comments, drawings and what pivot tables remember.</summary>
internal static class ExcelText
{
    public static FileText Read(OfficePackage package)
    {
        var parts = new List<FileTextPart>();
        var links = package.Relationships(package.MainPart);
        var sheets = links.Where(link => link.Is("worksheet")).Select(link => link.Part).ToList();
        var strings = links.Find(link => link.Is("sharedStrings")) is { } shared && package.Part(shared.Part) is { } bytes ? Strings(bytes) : [];
        var dates = links.Find(link => link.Is("styles")) is { } styles && package.Part(styles.Part) is { } looks ? DateStyles(looks) : [];
        var isComplete = !package.HoldsFiles;
        for (var i = 0; i < sheets.Count; i++)
        {
            if (package.Part(sheets[i]) is { } sheet) ReadSheet(sheet, i + 1, strings, dates, parts);
            else isComplete = false;
        }

        // What is no cell: comments, text boxes, headers, properties; and shared strings that no cell shows any more.
        isComplete &= OfficeText.Read(package, name => !sheets.Contains(name, StringComparer.OrdinalIgnoreCase), parts);
        return new(parts, isComplete);
    }

    private static void ReadSheet(byte[] bytes, int number, List<string> strings, HashSet<int> dates, List<FileTextPart> into)
    {
        using var reader = OfficePackage.Reader(bytes);
        var labels = new CellLabels();
        var (row, column, type, style, element) = (0, 0, "", 0, "");
        var text = new StringBuilder();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    if (element == "row")
                    {
                        row = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : row + 1;
                        column = 0;
                        labels.NextRow();
                    }
                    else if (element == "c")
                    {
                        column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
                        type = reader.GetAttribute("t") ?? "n";
                        style = int.TryParse(reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var index) ? index : 0;
                        text.Clear();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    if (element is "v" or "t") text.Append(reader.Value);
                    else if (element.EndsWith("Header", StringComparison.Ordinal) || element.EndsWith("Footer", StringComparison.Ordinal))
                        into.Add(new(string.Create(CultureInfo.InvariantCulture, $"sheet {number}, its header or footer"), reader.Value, []));
                    break;
                case XmlNodeType.EndElement:
                    if (reader.LocalName == "c" && text.Length > 0)
                    {
                        var value = Shown(text.ToString(), type, dates.Contains(style), strings);
                        into.Add(new(string.Create(CultureInfo.InvariantCulture, $"sheet {number}, row {row}"), value, labels.At(column, value)));
                    }

                    element = "";
                    break;
            }
        }
    }

    // Numbers as they are, however large, and dates as dates.
    private static string Shown(string value, string type, bool isDate, List<string> strings)
    {
        if (type == "s") return int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < strings.Count ? strings[index] : "";
        if (type is not "n" || !double.TryParse(value, CultureInfo.InvariantCulture, out var number)) return value;
        if (isDate && number is > 1 and < 100_000) return DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 && number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : value;
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => unchecked((sum * 26) + (char.ToUpperInvariant(letter) - '@')));

    private static List<string> Strings(byte[] bytes)
    {
        var strings = new List<string>();
        var text = new StringBuilder();
        using var reader = OfficePackage.Reader(bytes);
        var element = "";
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                if (element == "si" && reader.IsEmptyElement) strings.Add("");
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && element == "t")
            {
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                element = "";
                if (reader.LocalName != "si") continue;
                strings.Add(text.ToString());
                text.Clear();
            }
        }

        return strings;
    }

    // The cell styles that show a number as a day.
    private static HashSet<int> DateStyles(byte[] bytes)
    {
        var (formats, styles, isCell, next) = (new HashSet<int>(), new HashSet<int>(), false, 0);
        using var reader = OfficePackage.Reader(bytes);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") isCell = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id)
                && reader.GetAttribute("formatCode") is { } code && code.Contains('y', StringComparison.OrdinalIgnoreCase) && code.Contains('d', StringComparison.OrdinalIgnoreCase))
                formats.Add(id);
            if (reader.LocalName != "xf" || !isCell) continue;
            if (int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var used) && (used is (>= 14 and <= 17) or 22 || formats.Contains(used))) styles.Add(next);
            next++;
        }

        return styles;
    }
}
