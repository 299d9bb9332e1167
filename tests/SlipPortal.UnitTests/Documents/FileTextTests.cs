using System.Text;
using SlipPortal.Documents.Texts;
using SlipPortal.UnitTests.Documents.Samples;
using static SlipPortal.UnitTests.Documents.Samples.WordSample;

namespace SlipPortal.UnitTests.Documents;

/// <summary>All the text of a file, also what a reader does not see, and the honest word where it could not be read.</summary>
public sealed class FileTextTests
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void A_word_file_is_read_with_what_is_deleted_and_hidden_and_runs_are_put_together()
    {
        var file = FileText.Read(WordSample.Of(
            RawParagraph(Run("943 4") + Run("76 59", "<w:vanish/>") + Run("19"))
            + RawParagraph("""<w:del w:id="1"><w:r><w:delText>401 023 2137</w:delText></w:r></w:del>""")
            + Table(RowOf("Name", "Date of birth"), RowOf("E. O.", "12/03/2015"))
            + RawParagraph("""<w:r><w:t>450</w:t><w:noBreakHyphen/><w:t>557</w:t><w:br/><w:t>7104</w:t></w:r>""")));
        Assert.True(file.IsComplete);
        Assert.Contains(file.Parts, part => part is { Place: "", Text: "943 476 5919" });
        Assert.Contains(file.Parts, part => part.Text == "401 023 2137");
        Assert.Contains(file.Parts, part => part.Text == "450-557\n7104");
        var cell = Assert.Single(file.Parts, part => part.Text == "12/03/2015");
        Assert.Equal("table 1, row 2", cell.Place);
        Assert.Equal(["E. O.", "Date of birth"], cell.Labels);
    }

    [Theory]
    [InlineData("word/header1.xml", "a header")]
    [InlineData("word/footer2.xml", "a footer")]
    [InlineData("word/footnotes.xml", "the notes")]
    [InlineData("word/comments.xml", "the comments")]
    public void Headers_footers_notes_and_comments_of_a_word_file_are_read(string part, string place)
    {
        var file = FileText.Read(ZipSample.With(WordSample.Of(Paragraph("A plan")), (part, $"<w:x {W}><w:p><w:r><w:t>943 476 5919</w:t></w:r></w:p></w:x>")));
        Assert.Contains(file.Parts, found => found.Place == place && found.Text == "943 476 5919");
    }

    [Fact]
    public void A_workbook_is_read_with_its_hidden_sheets_its_large_numbers_and_its_dates()
    {
        var file = FileText.Read(ExcelSample.Of(
            ["943 476 5919"],
            new ExcelSample.Sheet("Front", ExcelSample.Row(3, ExcelSample.Value("B3", "0", type: "s"), ExcelSample.Value("C3", "9.434765919E9"))),
            new ExcelSample.Sheet("Hidden", ExcelSample.Row(1, ExcelSample.Text("A1", "DOB")) + ExcelSample.Row(2, ExcelSample.Value("A2", "42075", 3)), State: "veryHidden")));
        Assert.True(file.IsComplete);
        Assert.Contains(file.Parts, part => part is { Place: "sheet 1, row 3", Text: "943 476 5919" });
        Assert.Contains(file.Parts, part => part is { Place: "sheet 1, row 3", Text: "9434765919" });
        var born = Assert.Single(file.Parts, part => part.Text == "2015-03-12");
        Assert.Equal("sheet 2, row 2", born.Place);
        Assert.Equal(["DOB"], born.Labels);
    }

    [Fact]
    public void A_csv_file_is_read_cell_by_cell_and_as_it_came()
    {
        var file = FileText.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Case ref,Who\n204417,A\n")).ToArray());
        Assert.True(file.IsComplete);
        Assert.Equal(["Case ref"], Assert.Single(file.Parts, part => part is { Place: "row 2", Text: "204417" }).Labels);
        Assert.Contains(file.Parts, part => part.Text.StartsWith("Case ref,Who\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BT /F1 12 Tf (943 476 5919) Tj ET")]
    [InlineData("BT /F1 12 Tf [(94) -20 (3 4) 15 (76 5919)] TJ ET")]
    [InlineData("BT /F1 12 Tf 1 0 0 1 72 700 Tm (943 476) Tj 0 -14 Td (5919) Tj ET")]
    [InlineData("BT /F1 12 Tf 14 TL (943) Tj (476) ' 0 0 (5919) \" ET")]
    [InlineData("BT /F1 12 Tf <393433203437362035393139> Tj ET")]
    [InlineData("BT /F1 12 Tf (\\071\\0643 476 59\\\n19) Tj ET")]
    [InlineData("q BI /W 5 /H 1 /BPC 8 /CS /G ID xxEIx EI Q BT /F1 12 Tf (943 476 5919) Tj ET")]
    public void A_pdf_is_read_however_its_text_is_shown(string content)
    {
        var file = FileText.Read(PdfSample.Of("BT /F1 12 Tf (First) Tj ET", content));
        Assert.True(file.IsComplete);
        var page = Assert.Single(file.Parts, part => part.Place == "page 2");
        Assert.Equal("943 476 5919", page.Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public void A_pdf_of_packed_objects_and_mapped_codes_is_read()
    {
        Assert.Equal("943", Assert.Single(FileText.Read(PdfSample.Packed("BT /F1 9 Tf (943) Tj ET")).Parts).Text);
        var mapped = FileText.Read(PdfSample.Composite(
            "BT /F1 10 Tf <0001000200030004> Tj 40 0 Td <0005> Tj ET",
            "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <0039> endbfchar 2 beginbfrange <0002> <0003> <0034> <0004> <0005> [<0020> <0031>] endbfrange"));
        Assert.True(mapped.IsComplete);
        // The last is far away: another column.
        Assert.Equal("945 1", string.Join(' ', Assert.Single(mapped.Parts).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void A_pdf_that_is_only_locked_against_changes_is_read()
    {
        var file = FileText.Read(PdfSample.Locked("BT /F1 12 Tf (943 476 5919) Tj ET"));
        Assert.True(file.IsComplete);
        Assert.Contains(file.Parts, part => part is { Place: "page 1", Text: "943 476 5919" });
    }

    [Fact]
    public void A_pdf_s_fields_notes_bookmarks_and_properties_are_read()
    {
        var file = FileText.Read(PdfSample.With(
            "BT /F1 12 Tf (A plan) Tj ET", "/Annots [101 0 R 102 0 R]", "<< /Title (A title) /Subject <FEFF00390034> >>",
            "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A note) >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] /V (A value) >>", "<< /Title (A bookmark) >>"));
        Assert.True(file.IsComplete);
        foreach (var text in (string[])["A title", "94", "A note", "A value", "A bookmark"])
            Assert.Contains(file.Parts, part => part.Place == "a form, note or property" && part.Text == text);
    }

    [Fact]
    public void A_pdf_with_files_in_it_pages_outside_its_tree_or_stamps_without_words_is_incomplete()
    {
        const string Page = "BT /F1 12 Tf (A plan) Tj ET";
        Assert.False(FileText.Read(PdfSample.With(Page, "", "<< >>", "<< /Type /Filespec /F (a.txt) /EF << /F 102 0 R >> >>")).IsComplete);
        Assert.False(FileText.Read(PdfSample.With(Page, "", "<< >>", "<< /Type /Page /Parent 2 0 R >>")).IsComplete);
        Assert.False(FileText.Read(PdfSample.With(Page, "", "<< >>", "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << >> >>")).IsComplete);
        Assert.True(FileText.Read(PdfSample.With(Page, "", "<< >>", "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << >> /Contents (Draft) >>")).IsComplete);
    }

    [Fact]
    public void What_cannot_be_read_is_said_to_be_incomplete()
    {
        Assert.False(FileText.Read(PdfSample.Scan()).IsComplete);
        Assert.False(FileText.Read(PdfSample.Locked("BT /F1 12 Tf (943 476 5919) Tj ET", password: "willow")).IsComplete);
        Assert.False(FileText.Read(PdfSample.Unmapped("BT /F1 12 Tf <00010002> Tj ET")).IsComplete);
        Assert.False(FileText.Read("%PDF-1.7 nothing"u8.ToArray()).IsComplete);
        Assert.False(FileText.Read([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).IsComplete);
        Assert.False(FileText.Read([0xFF, 0xD8, 0xFF, 0xE0]).IsComplete);
        Assert.False(FileText.Read("PK\u0003\u0004 damaged"u8.ToArray()).IsComplete);
        Assert.False(FileText.Read(ZipSample.With(WordSample.Of(Paragraph("A plan")), ("word/embeddings/sheet.xlsx", "PK"))).IsComplete);
    }
}
