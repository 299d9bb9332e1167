using System.IO.Compression;
using System.Net;

namespace SlipPortal.IntegrationTests;

/// <summary>What stands in the parts of a Word or Excel file: all of it, also what no reader shows.</summary>
internal static class OfficeParts
{
    /// <summary>True for a zip, which these files are.</summary>
    public static bool IsOne(byte[] content) => content is [0x50, 0x4b, ..];

    /// <summary>Each part by its name.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return [.. zip.Entries.Select(part => (part.FullName, Text(part)))];
    }

    /// <summary>A workbook of one sheet, with merged blocks of cells.</summary>
    public static byte[] Workbook(IReadOnlyList<string[]> rows, params string[] merged)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var cells = string.Concat(rows.Select((row, at) => $"<row r=\"{at + 1}\">{string.Concat(row.Select((text, column) =>
            $"<c r=\"{(char)('A' + column)}{at + 1}\" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(text)}</t></is></c>"))}</row>"));
        var blocks = string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Add("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
            Add("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{cells}</sheetData><mergeCells count=\"{merged.Length}\">{blocks}</mergeCells></worksheet>");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();

        static string Relation(string type, string target) => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"r1\" Type=\"{Office}/{type}\" Target=\"{target}\"/></Relationships>";
    }

    private static string Text(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        return reader.ReadToEnd();
    }
}
