using System.Buffers.Binary;
using System.Text;
using SlipPortal.Documents;
using SlipPortal.UnitTests.Documents.Samples;
using static SlipPortal.UnitTests.Documents.DocumentText;
using static SlipPortal.UnitTests.Documents.Samples.WordSample;

namespace SlipPortal.UnitTests.Documents;

public sealed class HostileFileTests
{
    private const string Entity = """<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>""";

    private static readonly string AnyTable = Table(RowOf("Ref", "Action"), RowOf("1.1", "Begin"));

    [Fact]
    public void A_document_type_is_refused()
        => Refused(UnreadableReason.Unsafe, Of(Table(RowOf("&secret;")), prolog: Entity), "plan.docx");

    [Fact]
    public void A_link_to_the_outside_is_not_followed_and_does_no_harm()
    {
        const string Outside =
            """
            <Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
              Target="http://127.0.0.1:9/template.dotm" TargetMode="External"/>
            <Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
              Target="mailto:not an address@@" TargetMode="External"/>
            <Relationship Id="rId1b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
              Target="file:///etc/hostname" TargetMode="External"/>
            """;
        var link = RawCell(RawParagraph($"""<w:hyperlink r:id="rId9">{Run("Write to us")}</w:hyperlink>"""));

        Assert.Equal(["1: Write to us"], OnlyTable(Read(Of(Table(Row(link)), moreLinks: Outside), ".docx")));
    }

    [Theory]
    [InlineData("word/media/picture.bin")]
    [InlineData("word/other.xml")]
    public void A_part_packed_a_thousand_to_one_is_refused_even_when_it_is_not_read(string name)
        => Refused(UnreadableReason.TooMuchUnpacked, With(name, new byte[5_000_000]), "plan.docx");

    [Fact]
    public void Parts_that_unpack_to_more_than_the_limit_together_are_refused()
    {
        var random = new Random(1);
        var bytes = new byte[400_000];
        random.NextBytes(bytes);

        Refused(UnreadableReason.TooMuchUnpacked, With("word/media/a.bin", bytes), "plan.docx",
            new DocumentLimits { MaxUnpackedBytes = 300_000 });
    }

    [Fact]
    public void A_size_that_lies_does_not_get_past_the_limits()
    {
        var zip = With("word/other.xml", new byte[5_000_000]);
        var size = BitConverter.GetBytes(5_000_000);
        for (var at = zip.AsSpan().IndexOf(size); at >= 0; at = zip.AsSpan().IndexOf(size))
            BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at), 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record.Exception(() => DocumentReader.Read(zip, "plan.docx"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Too_many_parts_are_refused()
        => Refused(UnreadableReason.TooMuchUnpacked,
            ZipSample.Of(Enumerable.Range(0, 2_001).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))), "plan.docx");

    [Fact]
    public void An_archive_inside_the_file_stays_packed()
        => Assert.Single(Read(With("word/embeddings/inner.zip", ZipSample.Of(("bomb", new string('0', 9_000_000)))), ".docx").Tables);

    [Theory]
    [InlineData("../outside.xml")]
    [InlineData("word/../../outside.xml")]
    [InlineData("..\\outside.xml")]
    [InlineData("/etc/outside.xml")]
    [InlineData("C:/outside.xml")]
    [InlineData("word/document.xml")]
    [InlineData("WORD/Document.xml")]
    public void A_part_named_outside_the_file_or_like_another_part_is_refused(string name)
        => Refused(UnreadableReason.Unsafe, With(name, [1]), "plan.docx");

    [Fact]
    public void A_file_cut_off_in_transit_is_refused()
    {
        var whole = Of(AnyTable);

        Refused(UnreadableReason.Corrupt, whole[..(whole.Length / 2)], "plan.docx");
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")]
    [InlineData("<w:x>", "</w:x>")]
    public void Elements_nested_without_end_do_not_overflow_the_stack(string open, string close)
    {
        static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
        static string Nested(string open, string close, int times) => AnyTable + Repeat(open, times) + AnyTable + Repeat(close, times);

        Refused(UnreadableReason.Unsafe, Of(Nested(open, close, 100_000)), "plan.docx");
        // Just within the limit, which the stack of a worker thread has to stand.
        var thread = new Thread(() => Read(Of(Nested(open, close, 50)), ".docx"), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
    }

    [Theory]
    [InlineData("""<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>""")]
    [InlineData("""<w:tcPr><w:gridSpan w:val="501"/></w:tcPr>""")]
    public void A_cell_that_spans_more_columns_than_any_table_has_is_refused(string properties)
        => Refused(UnreadableReason.TooManyColumns, Of(Table($"<w:tr><w:tc>{properties}{Paragraph("x")}</w:tc></w:tr>")), "plan.docx");

    [Fact]
    public void A_negative_span_does_no_harm()
        => Assert.Equal(["1: x"], OnlyTable(Read(Of(Table(Row(Cell("x", """<w:gridSpan w:val="-5"/>""")))), ".docx")));

    [Fact]
    public void A_table_with_too_many_rows_is_refused()
        => Refused(UnreadableReason.TooManyRows, Of(Table([.. Enumerable.Repeat(RowOf("x"), 5_001)])), "plan.docx");

    [Fact]
    public void A_cell_with_a_book_in_it_is_refused()
        => Refused(UnreadableReason.CellTooLong, Of(Table(RowOf(new string('x', 32_768)))), "plan.docx");

    [Fact]
    public void More_elements_than_the_limit_are_refused()
        => Refused(UnreadableReason.TooMuchUnpacked, Of(AnyTable + string.Concat(Enumerable.Repeat("<w:p/>", 1_000))), "plan.docx",
            new DocumentLimits { MaxElements = 1_000 });

    [Fact]
    public void Only_encodings_that_the_checks_understand_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        static byte[] Encoded(string declared, Encoding encoding) => ZipSample.Of([.. ZipSample.Parts(Of(AnyTable)).Select(part =>
            part.Name != "word/document.xml" ? part : (part.Name,
                [.. Encoding.ASCII.GetBytes($"""<?xml version="1.0" encoding="{declared}"?>"""),
                    .. encoding.GetBytes(Encoding.UTF8.GetString(part.Bytes))]))]);

        Assert.Single(Read(Encoded("us-ascii", Encoding.ASCII), ".docx").Tables);
        Refused(UnreadableReason.Unsafe, Encoded("IBM037", Encoding.GetEncoding("IBM037")), "plan.docx");
        Refused(UnreadableReason.Unsafe, Encoded("utf-16", Encoding.Unicode), "plan.docx");
    }

    [Fact]
    public void An_element_with_attributes_by_the_hundred_thousand_is_refused()
        => Refused(UnreadableReason.Unsafe,
            Of($"<w:p {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' "))}/>{AnyTable}"), "plan.docx");

    [Fact]
    public void Formatted_empty_cells_and_a_dimension_that_lies_are_not_content()
    {
        var empty = string.Concat(Enumerable.Range(3, 50_000).Select(i =>
            $"""<row r="{i}"><c r="A{i}" s="1"/><c r="XFD{i}" s="1"/></row>"""));
        var content = Workbook("""<row r="2"><c r="B2"><v>7</v></c></row>""" + empty
            + """<row r="1048576"><c r="A1048576"><v>8</v></c></row>""",
            before: """<dimension ref="A1:XFD1048576"/>""");

        Assert.Equal(["2:  | 7", "1048576: 8 | "], OnlyTable(Read(content, ".xlsx")));
    }

    [Theory]
    [InlineData("""<row r="2000000000"><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>99</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>-1</v></c></row>""")]
    [InlineData("""<row r="5"><c r="A5"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>""")]
    public void A_sheet_that_breaks_the_rules_of_its_format_is_refused(string rows)
        => Refused(UnreadableReason.Corrupt, Workbook(rows), "book.xlsx");

    [Fact]
    public void A_sheet_listed_twice_is_refused()
    {
        var parts = ZipSample.Parts(Workbook("""<row r="1"><c r="A1"><v>1</v></c></row>""")).Select(part =>
            part.Name != "xl/workbook.xml" ? part : (part.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(part.Bytes)
                .Replace("</sheets>", """<sheet name="Twin" sheetId="2" r:id="sheet0"/></sheets>""", StringComparison.Ordinal))));

        Refused(UnreadableReason.Corrupt, ZipSample.Of(parts), "book.xlsx");
    }

    [Fact]
    public void Fields_nested_by_the_ten_thousand_are_read_through()
    {
        const string Begun = """<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>""";
        var words = RawParagraph(string.Concat(Enumerable.Repeat(Begun, 60_000)) + string.Concat(Enumerable.Repeat(Run("x"), 30_000)));

        Assert.Equal(30_000, OnlyCell(Read(Of(Table(Row(RawCell(words)))), ".docx")).Text.Length);
    }

    [Fact]
    public void A_value_beyond_the_last_column_is_refused()
        => Refused(UnreadableReason.TooManyColumns, Workbook("""<row r="1"><c r="XFD1"><v>1</v></c></row>"""), "book.xlsx");

    [Fact]
    public void Merged_cells_that_overlap_by_the_thousand_are_refused_at_once()
    {
        var rows = string.Concat(Enumerable.Range(1, 1_000).Select(i => $"""<row r="{i}"><c r="A{i}"><v>1</v></c></row>"""));
        var merged = string.Concat(Enumerable.Repeat("""<mergeCell ref="A1:XFD1048576"/>""", 50_000));

        Refused(UnreadableReason.Corrupt, Workbook(rows, after: $"<mergeCells>{merged}</mergeCells>"), "book.xlsx");
    }

    [Fact]
    public void A_csv_value_of_millions_of_characters_is_refused()
        => Refused(UnreadableReason.CellTooLong, Encoding.UTF8.GetBytes("a," + new string('x', 15_000_000)), "plan.csv");

    [Fact]
    public void A_csv_line_of_millions_of_values_is_refused()
        => Refused(UnreadableReason.TooManyColumns, Encoding.UTF8.GetBytes(new string(',', 15_000_000)), "plan.csv");

    [Fact]
    public void Csv_text_with_nul_characters_is_refused()
        => Refused(UnreadableReason.WrongType, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,\0")], "plan.csv");

    private static byte[] With(string name, byte[] bytes) => ZipSample.Of([.. ZipSample.Parts(Of(AnyTable)), (name, bytes)]);

    private static byte[] Workbook(string rows, string before = "", string after = "") =>
        ExcelSample.Of(new ExcelSample.Sheet("Book", rows, after, Before: before));
}
