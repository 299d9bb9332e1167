using System.Security;

namespace SlipPortal.UnitTests.Documents.Samples;

/// <summary>Builds small workbooks from SpreadsheetML.</summary>
internal static class ExcelSample
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Styles by number, from 0.</summary>
    private static readonly string[] Formats = ["General", "0.00", "0%", "dd/mm/yyyy", "mmm-yy", "[$£-809]#,##0.0", "hh:mm"];

    public static byte[] Of(params Sheet[] sheets) => Of([], sheets);

    public static byte[] Of(string[] sharedStrings, params Sheet[] sheets) => ZipSample.Of(
    [
        ("[Content_Types].xml",
            $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="{Office}.worksheet+xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Office}.sheet.main+xml"/>
              <Override PartName="/xl/styles.xml" ContentType="{Office}.styles+xml"/>
              <Override PartName="/xl/sharedStrings.xml" ContentType="{Office}.sharedStrings+xml"/>
            </Types>
            """),
        ("_rels/.rels", Relationships($"""<Relationship Id="rId1" Type="{Links}/officeDocument" Target="/xl/workbook.xml"/>""")),
        ("xl/_rels/workbook.xml.rels", Relationships(string.Concat(sheets.Select((_, i) =>
            $"""<Relationship Id="sheet{i}" Type="{Links}/worksheet" Target="worksheets/s{i}.xml"/>"""))
            + $"""
              <Relationship Id="styles" Type="{Links}/styles" Target="styles.xml"/>
              <Relationship Id="strings" Type="{Links}/sharedStrings" Target="sharedStrings.xml"/>
              """)),
        ("xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{string.Concat(sheets.Select((sheet, i) =>
                $"""<sheet name="{sheet.Name}" sheetId="{i + 1}" state="{sheet.State}" r:id="sheet{i}"/>"""))}</sheets></workbook>
            """),
        ("xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><numFmts>{string.Concat(Formats.Select((format, i) =>
                $"""<numFmt numFmtId="{200 + i}" formatCode="{SecurityElement.Escape(format)}"/>"""))}</numFmts>
            <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{string.Concat(Formats.Select((_, i) =>
                $"""<xf numFmtId="{200 + i}" xfId="0" applyNumberFormat="1"/>"""))}</cellXfs></styleSheet>
            """),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(sharedStrings.Select(text => $"<si><t>{text}</t></si>"))}</sst>"""),
        .. sheets.Select((sheet, i) => ($"xl/worksheets/s{i}.xml",
            $"""<worksheet xmlns="{Main}">{sheet.Before}<sheetData>{sheet.Rows}</sheetData>{sheet.After}</worksheet>""")),
    ]);

    public static string Row(int number, params string[] cells) => $"""<row r="{number}">{string.Concat(cells)}</row>""";

    public static string Text(string at, string text) => $"""<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>""";

    public static string Value(string at, string value, int style = 0, string type = "n") =>
        $"""<c r="{at}" s="{style}" t="{type}"><v>{value}</v></c>""";

    private static string Relationships(string links) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>""";

    /// <param name="Name">The sheet's name.</param>
    /// <param name="Rows">Its rows.</param>
    /// <param name="After">What follows the rows, such as merged cells.</param>
    /// <param name="State">visible, hidden or veryHidden.</param>
    /// <param name="Before">What comes before the rows, such as the dimension.</param>
    internal sealed record Sheet(string Name, string Rows, string After = "", string State = "visible", string Before = "");
}
