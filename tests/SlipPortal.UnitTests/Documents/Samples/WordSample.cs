namespace SlipPortal.UnitTests.Documents.Samples;

/// <summary>Builds small Word documents from WordprocessingML.</summary>
internal static class WordSample
{
    public const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:v="urn:schemas-microsoft-com:vml"
        """;

    private const string Office = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string body, string styles = "", string numbering = "", string moreLinks = "", string prolog = "",
        string contentType = Office + ".document.main+xml") => ZipSample.Of(
        ("[Content_Types].xml",
            $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/word/document.xml" ContentType="{contentType}"/>
              <Override PartName="/word/styles.xml" ContentType="{Office}.styles+xml"/>
              <Override PartName="/word/numbering.xml" ContentType="{Office}.numbering+xml"/>
            </Types>
            """),
        ("_rels/.rels", Relationships($"""<Relationship Id="rId1" Type="{Links}/officeDocument" Target="word/document.xml"/>""")),
        ("word/_rels/document.xml.rels", Relationships(
            $"""
            <Relationship Id="rId1" Type="{Links}/styles" Target="styles.xml"/>
            <Relationship Id="rId2" Type="{Links}/numbering" Target="numbering.xml"/>
            {moreLinks}
            """)),
        ("word/document.xml", $"{prolog}<w:document {Namespaces}><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>"),
        ("word/numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>"));

    public static string Paragraph(string text, string properties = "") => RawParagraph(Run(text), properties);

    public static string RawParagraph(string content, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>";

    public static string Run(string text, string properties = "") =>
        $"""<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>""";

    public static string Styled(string text, string style) => Paragraph(text, $"""<w:pStyle w:val="{style}"/>""");

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string RowOf(params string[] texts) => Row([.. texts.Select(text => Cell(text))]);

    public static string Cell(string text, string properties = "") => RawCell(Paragraph(text), properties);

    public static string RawCell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";

    private static string Relationships(string links) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>""";
}
