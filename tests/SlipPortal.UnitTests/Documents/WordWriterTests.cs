using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SlipPortal.Documents;
using SlipPortal.Documents.Word;
using static SlipPortal.UnitTests.Documents.DocumentText;

namespace SlipPortal.UnitTests.Documents;

public sealed class WordWriterTests
{
    private static readonly ReportTable AnyTable = Table(["Ref"], ["1.1"]);

    [Fact]
    public void A_written_report_is_read_back_with_its_headings_text_bullets_and_tables_in_order()
    {
        var content = Read(WordWriter.Write(new Report("Improvement plan",
        [
            new ReportHeading("Front door", 1), new ReportHeading("Contacts", 2), new ReportHeading("Out of hours", 3),
            new ReportParagraph("How we\nanswer."), new ReportBullets(["First", "Second"]),
            Table(["Ref", "Action"], ["1.1", "Begin\r\nthe audit"]), AnyTable,
        ])), ".docx");

        Assert.Equal(
            [
                new DocumentParagraph("Improvement plan", 0), new DocumentParagraph("Front door", 1), new DocumentParagraph("Contacts", 2),
                new DocumentParagraph("Out of hours", 3), new DocumentParagraph("How we\nanswer.", 0),
                new DocumentParagraph("First", 0), new DocumentParagraph("Second", 0),
            ],
            content.Blocks.OfType<DocumentParagraph>());
        Assert.Equal(["1: Ref | Action", "2: 1.1 | Begin\nthe audit", "3: Ref", "4: 1.1"], content.Tables.SelectMany(Lines));
    }

    [Fact]
    public void A_cell_that_continues_the_one_above_is_merged_with_it()
    {
        var written = WordWriter.Write(new Report("Plan", [new ReportTable("Actions", "", [new("Action", 50), new("Impact", 50)],
        [
            [new("Audit"), new("Safer")],
            [new("Train"), ReportCell.Continued],
            [new("Recruit"), new("not written", ContinuesAbove: true)],
            [new("Review"), new("Quicker")],
            [new("Report"), ReportCell.Continued],
        ])]));

        Assert.Equal(
            ["1: Action | Impact", "2: Audit | Safer", "3: Train | ^", "4: Recruit | ^", "5: Review | Quicker", "6: Report | ^"],
            OnlyTable(Read(written, ".docx")));
        // Our reader takes any cell above for the merged cell's beginning; Word wants it marked.
        using var document = WordprocessingDocument.Open(new MemoryStream(written), isEditable: false);
        Assert.Equal(["Safer", "Quicker"], document.MainDocumentPart!.Document.Descendants<TableCell>()
            .Where(cell => cell.TableCellProperties!.VerticalMerge?.Val?.Value == MergedCellValues.Restart).Select(cell => cell.InnerText));
    }

    [Fact]
    public void The_file_names_its_title_and_language_and_every_page_its_number()
    {
        using var document = Open(new Report("Plan\nof \u0001May", [AnyTable]));
        var main = document.MainDocumentPart!;

        Assert.Equal(("Plan of May", "en-GB"), (document.PackageProperties.Title, document.PackageProperties.Language));
        Assert.Equal("en-GB", main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value);
        Assert.Equal("Title", main.Document.Body!.Elements<Paragraph>().First().ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        var footer = Assert.Single(main.FooterParts);
        Assert.Equal(main.GetIdOfPart(footer), Assert.Single(main.Document.Descendants<FooterReference>()).Id!.Value);
        Assert.Equal([" PAGE ", " NUMPAGES "], footer.Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        Assert.Equal(PageOrientationValues.Landscape, Assert.Single(main.Document.Descendants<PageSize>()).Orient!.Value);
    }

    [Fact]
    public void A_table_has_a_repeated_header_row_whole_rows_and_a_description_and_its_widths_fill_the_page()
    {
        using var document = Open(new Report("Plan", [new ReportTable("Actions", "One action a row.",
            [new("Ref", 1), new("Action", 3)], [[new("1.1"), new("Begin")], [new("1.2"), new("End")]])]));
        var table = Assert.Single(document.MainDocumentPart!.Document.Descendants<Table>());

        Assert.Equal([true, false, false], table.Elements<TableRow>().Select(row => row.Descendants<TableHeader>().Any()));
        Assert.All(table.Elements<TableRow>(), row => Assert.Single(row.Descendants<CantSplit>()));
        Assert.Equal("Actions", Assert.Single(table.Descendants<TableCaption>()).Val!.Value);
        Assert.Equal("One action a row.", Assert.Single(table.Descendants<TableDescription>()).Val!.Value);
        Assert.Equal(["1250", "3750"], table.Elements<TableRow>().Last().Descendants<TableCellWidth>().Select(width => width.Width!.Value));
    }

    [Fact]
    public void Tables_that_follow_each_other_are_kept_apart()
    {
        using var document = Open(new Report("Plan", [AnyTable, AnyTable]));

        Assert.All(document.MainDocumentPart!.Document.Descendants<Table>(), table => Assert.IsType<Paragraph>(table.NextSibling()));
    }

    [Fact]
    public void A_report_with_every_kind_of_block_and_hostile_text_is_valid()
    {
        const string Hostile = "\u0000<w:p>&\"']]>\ud800 \u202e\ufffe";
        using var document = Open(new Report(Hostile,
        [
            new ReportHeading(Hostile, 3), new ReportParagraph(Hostile), new ReportParagraph(""), new ReportBullets([Hostile, ""]),
            new ReportTable(Hostile, Hostile, [new(Hostile, 0.001), new("", 99)],
                [[new(Hostile), new("")], [ReportCell.Continued, new("\t\v\f")]]),
        ]));

        OfficeRules.Keeps(document);
    }

    [Fact]
    public void Hostile_text_is_text_and_only_loses_what_xml_cannot_hold()
        => Assert.Equal(["1: <w:p>&amp; \"]]>-->", "2: end"],
            OnlyTable(Read(WordWriter.Write(new Report("Plan", [Table(["<w:p>&amp;\u0000 \"]]>-->\ud800"], ["\u001bend"])])), ".docx")));

    [Fact]
    public void Very_long_text_is_written_whole()
    {
        var text = new string('a', 500_000);

        var content = Read(WordWriter.Write(new Report("Plan", [Table(["Text"], [text])])), ".docx", new() { MaxCellLength = text.Length });

        Assert.Equal(text, content.Tables.Single().Rows[1].Cells[0].Text);
    }

    public static TheoryData<ReportBlock> Impossible =>
    [
        new ReportHeading("Too deep", 4),
        new ReportTable("", "", [], []),
        new ReportTable("", "", [new("Ref", 0)], []),
        Table(["Ref"], ["1.1", "too much"]),
        new ReportTable("", "", [new("Ref", 100)], [[ReportCell.Continued]]),
    ];

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_Word_could_not_show_is_refused(ReportBlock block)
        => Assert.Throws<ArgumentException>(() => WordWriter.Write(new Report("Plan", [block])));

    private static ReportTable Table(string[] headings, params string[][] rows) => new("Actions", "One action a row.",
        [.. headings.Select(heading => new ReportColumn(heading, 100.0 / headings.Length))],
        [.. rows.Select(row => row.Select(text => new ReportCell(text)).ToList())]);

    private static WordprocessingDocument Open(Report report) =>
        WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(report)), isEditable: false);
}
