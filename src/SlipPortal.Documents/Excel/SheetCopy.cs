using System.Globalization;
using System.Text;
using System.Xml;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Excel;

/// <summary>
/// A sheet cut down to the cells that hold a value, with its rows pushed together. ExcelDataReader makes a row of every row number it
/// finds or passes over, so a cell in row 1,048,576 or a million formatted empty cells would cost it seconds and memory.
/// </summary>
internal sealed class SheetCopy
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int ExcelRows = 1_048_576;
    private const int ExcelColumns = 16_384;

    private readonly DocumentLimits _limits;
    private readonly int _sharedStrings;
    private readonly List<int> _rowNumbers = [];
    private readonly List<MergedRange> _merged = [];

    private SheetCopy(DocumentLimits limits, int sharedStrings) => (_limits, _sharedStrings) = (limits, sharedStrings);

    public byte[] Bytes { get; private set; } = [];

    /// <summary>The real numbers of the rows that were kept, in order.</summary>
    public IReadOnlyList<int> RowNumbers => _rowNumbers;

    public IReadOnlyList<MergedRange> Merged => _merged;

    /// <summary>How many of the kept rows are hidden, by hand or by a filter.</summary>
    public int HiddenRows { get; private set; }

    /// <param name="sheet">The checked part.</param>
    /// <param name="sharedStrings">How many shared strings the workbook has.</param>
    /// <param name="limits">The limits on rows and columns.</param>
    public static SheetCopy Of(byte[] sheet, int sharedStrings, DocumentLimits limits)
    {
        var copy = new SheetCopy(limits, sharedStrings);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        using (var reader = OfficePackage.Reader(sheet))
        {
            writer.WriteStartElement("worksheet", Namespace);
            writer.WriteStartElement("sheetData", Namespace);
            copy.CopyRows(reader, writer);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        copy.Bytes = stream.ToArray();
        return copy;
    }

    private void CopyRows(XmlReader reader, XmlWriter writer)
    {
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "row":
                    var given = reader.GetAttribute("r");
                    var next = given is null ? number + 1 : int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture);
                    if (next <= number || next > ExcelRows)
                        throw UnreadableDocumentException.Corrupt();
                    number = next;
                    var hidden = reader.GetAttribute("hidden") is "1" or "true";
                    if (CopyRow(reader, writer, number) && hidden)
                        HiddenRows++;
                    break;
                case "mergeCell" when reader.GetAttribute("ref") is { } range:
                    _merged.Add(MergedRange.Parse(range));
                    break;
            }
        }
    }

    private bool CopyRow(XmlReader reader, XmlWriter writer, int number)
    {
        if (reader.IsEmptyElement)
            return false;
        var column = 0;
        var kept = false;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
                continue;
            var given = reader.GetAttribute("r");
            var next = given is null ? column + 1 : MergedRange.ParseCell(given).Column;
            if (next <= column || next > ExcelColumns)
                throw UnreadableDocumentException.Corrupt();
            column = next;
            var type = reader.GetAttribute("t");
            var style = reader.GetAttribute("s");
            if (Value(reader, type) is not { Length: > 0 } value)
                continue;

            if (column > _limits.MaxColumns)
                throw UnreadableDocumentException.TooManyColumns(_limits.MaxColumns);
            if (!kept)
            {
                kept = true;
                _rowNumbers.Add(number);
                if (_rowNumbers.Count > _limits.MaxRows)
                    throw UnreadableDocumentException.TooManyRows(_limits.MaxRows);
                writer.WriteStartElement("row", Namespace);
                writer.WriteAttributeString("r", _rowNumbers.Count.ToString(CultureInfo.InvariantCulture));
            }

            writer.WriteStartElement("c", Namespace);
            writer.WriteAttributeString("r", $"{MergedRange.ColumnLetters(column)}{_rowNumbers.Count}");
            if (style is not null)
                writer.WriteAttributeString("s", style);
            // ExcelDataReader 3.6 gives nothing for errors such as #REF!; the text says what the sheet shows.
            if (type is not null)
                writer.WriteAttributeString("t", type is "inlineStr" or "e" ? "str" : type);
            writer.WriteElementString("v", Namespace, value);
            writer.WriteEndElement();
        }

        if (kept)
            writer.WriteEndElement();
        return kept;
    }

    /// <summary>The text of the cell's value or inline string; the reader is left at the cell's end.</summary>
    private string? Value(XmlReader reader, string? type)
    {
        if (reader.IsEmptyElement)
            return null;
        var value = new StringBuilder();
        var depth = reader.Depth;
        var wanted = type == "inlineStr" ? "t" : "v";
        var phonetic = false;
        var inside = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh")
                phonetic = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (reader.LocalName == wanted)
                inside = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (inside && !phonetic)
                value.Append(reader.Value);
        }

        var text = value.ToString();
        if (type == "s" && text.Length > 0
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _sharedStrings))
            throw UnreadableDocumentException.Corrupt();
        return text;
    }
}
