using SlipPortal.Documents;
using static SlipPortal.UnitTests.Documents.DocumentText;
using static SlipPortal.UnitTests.Documents.Samples.WordSample;

namespace SlipPortal.UnitTests.Documents;

public sealed class WordDocumentTests
{
    private static readonly string AnyTable = Table(RowOf("Ref"));

    [Fact]
    public void Headings_text_and_tables_come_in_the_documents_order()
    {
        var content = Read(Of(
            Styled("Front door", "Heading1") + Paragraph("How we answer.") + AnyTable + Styled("Help", "Heading2") + AnyTable), ".docx");

        Assert.Equal(DocumentKind.Word, content.Kind);
        Assert.Equal(
            [new DocumentParagraph("Front door", 1), new DocumentParagraph("How we answer.", 0), new DocumentParagraph("Help", 2)],
            content.Blocks.OfType<DocumentParagraph>());
        Assert.IsType<DocumentTable>(content.Blocks[2]);
        Assert.IsType<DocumentTable>(content.Blocks[4]);
    }

    [Fact]
    public void A_table_continued_over_a_page_break_is_two_tables_whose_rows_are_counted_on()
    {
        var tables = Read(Of(
            Table(RowOf("Ref", "Action"), RowOf("1.1", "Begin the")) + Paragraph("") + Table(RowOf("", "audit"))), ".docx").Tables.ToList();

        Assert.Equal(["1: Ref | Action", "2: 1.1 | Begin the"], Lines(tables[0]));
        Assert.Equal(["3:  | audit"], Lines(tables[1]));
    }

    [Theory]
    [InlineData("""<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>""", "berschrift2", 2)]
    [InlineData("""<w:style w:type="paragraph" w:styleId="Area"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>""", "Area", 3)]
    [InlineData(
        """
        <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Titre1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
        """, "Own", 1)]
    [InlineData(
        """
        <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
        <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
        """, "A", 0)]
    public void A_heading_is_known_by_its_style_whatever_its_name(string styles, string style, int level)
    {
        var content = Read(Of(Styled("Leadership", style) + AnyTable, styles), ".docx");

        Assert.Equal(new DocumentParagraph("Leadership", level), content.Blocks[0]);
    }

    [Fact]
    public void A_paragraph_in_bold_is_no_heading_but_one_with_an_outline_level_is()
    {
        var content = Read(Of(
            RawParagraph(Run("Bold", "<w:b/>")) + Paragraph("Outlined", """<w:outlineLvl w:val="0"/>""") + AnyTable), ".docx");

        Assert.Equal([0, 1], content.Blocks.OfType<DocumentParagraph>().Select(paragraph => paragraph.HeadingLevel));
    }

    [Fact]
    public void A_cell_keeps_its_lines_and_loses_what_is_not_seen()
    {
        var cell = RawCell(
            RawParagraph("<w:r><w:t>Head of</w:t><w:tab/><w:t>Service</w:t><w:br/><w:t>re-</w:t><w:softHyphen/></w:r>"
                + Run("feral\u00a0rate\u00ad"))
            + RawParagraph(Run("kept ") + Run("hidden", "<w:vanish/>") + Run("shown", """<w:vanish w:val="0"/>""")
                + """<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>""")
            + RawParagraph(Run("Cafe\u0301")));

        Assert.Equal(["1: Head of Service\nre-feral rate\nkept shown\nCaf\u00e9"], OnlyTable(Read(Of(Table(Row(cell))), ".docx")));
    }

    [Fact]
    public void Tracked_changes_are_read_as_if_accepted()
    {
        var changed = RawCell(RawParagraph(
            Run("Due ") + $"<w:del w:id=\"1\"><w:r><w:delText>March</w:delText></w:r></w:del><w:ins w:id=\"2\">{Run("April")}</w:ins>"
            + $"<w:moveFrom w:id=\"3\">{Run(" moved away")}</w:moveFrom><w:moveTo w:id=\"4\">{Run(" 2031")}</w:moveTo>"));
        var deletedRow = $"<w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr>{Cell("gone")}</w:tr>";
        var joined = RawCell(Paragraph("Weekly ", """<w:rPr><w:del w:id="6"/></w:rPr>""") + Paragraph("review"));

        Assert.Equal(["1: Due April 2031", "2: Weeklyreview"], OnlyTable(Read(Of(Table(Row(changed), deletedRow, Row(joined))), ".docx")));
    }

    [Fact]
    public void A_field_shows_its_result_and_not_its_code()
    {
        static string Mark(string type) => $"""<w:r><w:fldChar w:fldCharType="{type}"/></w:r>""";
        var nested = Mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>"
            + Mark("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + Mark("separate")
            + Run("inside the code") + Mark("end")
            + Mark("separate") + Run("result") + Mark("end") + Run(" after");
        var simple = $"""<w:fldSimple w:instr="PAGE">{Run("7")}</w:fldSimple>""";

        Assert.Equal(["1: result after | 7"],
            OnlyTable(Read(Of(Table(Row(RawCell(RawParagraph(nested)), RawCell(RawParagraph(simple))))), ".docx")));
    }

    [Fact]
    public void Content_controls_around_blocks_rows_cells_and_words_are_seen_through_but_prompts_are_not_content()
    {
        static string Control(string content, string properties = "") =>
            $"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>";
        var row = Row(Cell("1.1"), Control(Cell("Amber")), RawCell(RawParagraph(Control(Run("Lead")))),
            RawCell(Control(Paragraph("Choose an item."), "<w:showingPlcHdr/>")));

        Assert.Equal(["1: 1.1 | Amber | Lead | "], OnlyTable(Read(Of(Control(Control(Table(Control(row))))), ".docx")));
    }

    [Fact]
    public void A_text_box_is_read_once_though_it_is_stored_twice()
    {
        var box = $"<w:txbxContent>{Paragraph("In the box")}</w:txbxContent>";
        var both = $"""
            <w:r><mc:AlternateContent><mc:Choice Requires="wps">
            <w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
            <wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            """;

        Assert.Equal(["1: Beside\nIn the box"], OnlyTable(Read(Of(Table(Row(RawCell(RawParagraph(Run("Beside") + both))))), ".docx")));
    }

    [Fact]
    public void Merged_and_indented_cells_keep_the_columns_aligned()
    {
        var lines = OnlyTable(Read(Of(Table(
            Row(Cell("Front door", """<w:gridSpan w:val="3"/>""")),
            Row(Cell("1.1", """<w:vMerge w:val="restart"/>"""), Cell("a"), Cell("b")),
            Row(Cell("not shown", "<w:vMerge/>"), Cell("c"), Cell("d")),
            $"""<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{Cell("middle")}</w:tr>""")), ".docx"));

        Assert.Equal(["1: Front door |  | ", "2: 1.1 | a | b", "3: ^ | c | d", "4:  | middle | "], lines);
    }

    [Fact]
    public void A_table_inside_a_cell_is_text_of_the_cell()
    {
        var cell = RawCell(Paragraph("Owners") + Table(RowOf("Lead", "Head of Audit"), RowOf("Deputy", "")) + Paragraph(""));

        Assert.Equal(["1: Owners\nLead Head of Audit\nDeputy"], OnlyTable(Read(Of(Table(Row(cell))), ".docx")));
    }

    [Fact]
    public void Rows_that_hold_nothing_are_left_out_but_counted()
        => Assert.Equal(["1: Ref | Action", "3: 1.1 | Begin"],
            OnlyTable(Read(Of(Table(RowOf("Ref", "Action"), RowOf("", " "), RowOf("1.1", "Begin"))), ".docx")));

    [Fact]
    public void Automatic_numbers_of_headings_and_refs_are_worked_out()
    {
        const string Numbering =
            """
            <w:abstractNum w:abstractNumId="7">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
              <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
            </w:abstractNum>
            <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="10"/></w:lvlOverride></w:num>
            """;
        const string Styles =
            """
            <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
              <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            """;
        static string Numbered(string text, int level, int id = 1) =>
            RawCell(Paragraph(text, $"""<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"""));

        var content = Read(Of(
            Styled("Front door", "Heading1") + Table(Row(Numbered("", 1), Numbered("Begin", 2)), Row(Numbered("", 1), Numbered("Then", 2)))
            + Styled("Help", "Heading1")
            + Table(Row(Numbered("", 1), Numbered("Point", 0, id: 2)), Row(Numbered("", 1, id: 3), Cell("Later"))),
            Styles, Numbering), ".docx");

        Assert.Equal(["1. Front door", "2. Help"], content.Blocks.OfType<DocumentParagraph>().Select(heading => heading.Text));
        Assert.Equal(["1: 1.1 | a) Begin", "2: 1.2 | a) Then", "3: 2.1 | Point", "4: 2.10 | Later"], content.Tables.SelectMany(Lines));
    }

    [Fact]
    public void A_document_without_a_table_is_refused()
        => Refused(UnreadableReason.NoTable, Of(Paragraph("Only words")), "plan.docx");

    [Fact]
    public void A_document_without_words_is_refused()
        => Refused(UnreadableReason.Empty, Of(Paragraph("") + Table(RowOf("", ""))), "plan.docx");
}
