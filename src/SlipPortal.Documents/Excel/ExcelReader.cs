using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Excel;

internal static class ExcelReader
{
    private const string MainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string LinkNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictLinkNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // ExcelDataReader asks for code page 1252 when it is configured, though only the old binary files need it.
    static ExcelReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static DocumentContent Read(OfficePackage package, DocumentLimits limits)
    {
        var notes = new List<string>();
        var sheets = new List<(string Name, SheetCopy Copy)>();
        using var stream = CleanCopy(package, limits, sheets, notes);
        if (sheets.Count == 0)
            throw notes.Count == 0
                ? new UnreadableDocumentException(UnreadableReason.Empty,
                    "The workbook holds no values: check that it is the right one, then choose it again.")
                : new UnreadableDocumentException(UnreadableReason.NoTable,
                    "Only hidden sheets could hold values: unhide the sheets to import, save the workbook and choose it again.");

        var tables = new List<DocumentTable>();
        var rows = new TableBuilder(limits);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
        foreach (var (name, copy) in sheets)
        {
            var covered = new CoveredCells(copy, limits);
            foreach (var number in copy.RowNumbers)
            {
                if (!reader.Read())
                    throw UnreadableDocumentException.Corrupt();
                rows.Add(number, Cells(reader, number, covered, limits));
            }

            if (rows.Finish(name) is { } table)
                tables.Add(table);
            reader.NextResult();
            if (copy.HiddenRows > 0)
                notes.Add($"Rows that are hidden on sheet \"{name}\" were read as well: {copy.HiddenRows}.");
        }

        return tables.Count > 0
            ? new DocumentContent(DocumentKind.Excel, tables, notes)
            : throw new UnreadableDocumentException(UnreadableReason.Empty,
                "The workbook holds no values: check that it is the right one, then choose it again.");
    }

    private static List<DocumentCell> Cells(IExcelDataReader reader, int number, CoveredCells covered, DocumentLimits limits)
    {
        var cells = new List<DocumentCell>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            cells.Add(covered.At(number, i + 1) ?? reader.GetValue(i) switch
            {
                null => DocumentCell.Empty,
                double value => new DocumentCell(NumberText.Shown(value, reader.GetNumberFormatString(i)), IsNumber: true),
                int value => new DocumentCell(NumberText.Shown(value, reader.GetNumberFormatString(i)), IsNumber: true),
                DateTime value => new DocumentCell(NumberText.Shown(value, reader.GetNumberFormatString(i))),
                TimeSpan value => new DocumentCell(NumberText.Shown(value)),
                bool value => new DocumentCell(value ? "TRUE" : "FALSE"),
                var value => new DocumentCell(PlainText.Tidy(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", limits)),
            });
        }

        return cells;
    }

    private static MemoryStream CleanCopy(
        OfficePackage package, DocumentLimits limits, List<(string Name, SheetCopy Copy)> sheets, List<string> notes)
    {
        var links = package.Relationships(package.MainPart);
        var root = package.Relationships("").First(link => link.Is("officeDocument"));
        var clean = new CleanPackage("xl/workbook.xml", ContentTypes + "sheet.main+xml", root.Type);
        var strings = links.Find(link => link.Is("sharedStrings")) is { } found ? package.Part(found.Part) : null;
        foreach (var name in new[] { "sharedStrings", "styles" })
        {
            if (links.Find(link => link.Is(name)) is { } link && package.Part(link.Part) is { } bytes)
                clean.Add($"{name}.xml", bytes, $"{ContentTypes}{name}+xml", link);
        }

        var stringCount = strings is null ? 0 : CountStrings(strings);
        using var workbook = new MemoryStream();
        using (var writer = XmlWriter.Create(workbook, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        using (var reader = OfficePackage.Reader(package.Part(package.MainPart) ?? throw UnreadableDocumentException.Corrupt()))
        {
            writer.WriteStartElement("workbook", MainNamespace);
            var inSheets = false;
            var parts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var sheetLinks = links.Where(link => link.Is("worksheet")).ToDictionary(link => link.Id);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true")
                {
                    writer.WriteStartElement("workbookPr", MainNamespace);
                    writer.WriteAttributeString("date1904", "1");
                    writer.WriteEndElement();
                }

                if (reader.LocalName != "sheet")
                    continue;
                var name = reader.GetAttribute("name") ?? "";
                var id = reader.GetAttribute("id", LinkNamespace) ?? reader.GetAttribute("id", StrictLinkNamespace);
                // Chart and dialogue sheets hold no cells.
                if (id is null || !sheetLinks.TryGetValue(id, out var link))
                    continue;
                // One sheet listed a hundred thousand times would be copied as often.
                if (!parts.Add(link.Part))
                    throw UnreadableDocumentException.Corrupt();
                if (reader.GetAttribute("state") is "hidden" or "veryHidden")
                {
                    notes.Add($"Sheet \"{name}\" is hidden and was left out.");
                    continue;
                }

                var copy = SheetCopy.Of(package.Part(link.Part) ?? throw UnreadableDocumentException.Corrupt(), stringCount, limits);
                if (copy.RowNumbers.Count == 0)
                    continue;
                if (!inSheets)
                    writer.WriteStartElement("sheets", MainNamespace);
                inSheets = true;
                sheets.Add((name, copy));
                writer.WriteStartElement("sheet", MainNamespace);
                writer.WriteAttributeString("name", name);
                writer.WriteAttributeString("sheetId", sheets.Count.ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("r", "id", LinkNamespace, link.Id);
                writer.WriteEndElement();
                clean.Add($"worksheets/sheet{sheets.Count}.xml", copy.Bytes, ContentTypes + "worksheet+xml", link);
            }

            writer.WriteEndDocument();
        }

        return clean.Write(workbook.ToArray());
    }

    private static int CountStrings(byte[] sharedStrings)
    {
        using var reader = OfficePackage.Reader(sharedStrings);
        var count = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "si" })
                count++;
        }

        return count;
    }
}
