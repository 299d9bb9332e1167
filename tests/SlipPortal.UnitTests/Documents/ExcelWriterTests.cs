using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SlipPortal.Documents;
using SlipPortal.Documents.Excel;
using SlipPortal.Web.Infrastructure;
using static SlipPortal.UnitTests.Documents.DocumentText;

namespace SlipPortal.UnitTests.Documents;

public sealed class ExcelWriterTests
{
    [Fact]
    public void A_written_sheet_is_read_back_with_its_name_headings_and_typed_cells()
    {
        var table = Assert.Single(Read(ExcelWriter.Write(new ExportSheet(
            "Plan",
            [new("Ref"), new("Open"), new("Rate"), new("Due"), new("Note")],
            [
                ["2.10", 3, -0.125m, new DateOnly(2031, 4, 9), "Fish & <chips>\nfor two"],
                ["  ", 5_000_000_000L, 0.5, null, ""],
                [null, null, null, new DateOnly(1900, 2, 28), null],
            ])), ".xlsx").Tables);

        Assert.Equal("Plan", table.Name);
        Assert.Equal(
            ["1: Ref | Open | Rate | Due | Note", "2: 2.10 | 3 | -0.125 | 2031-04-09 | Fish & <chips>\nfor two",
                "3:  | 5000000000 | 0.5 |  | ", "4:  |  |  | 28/02/1900 | "],
            Lines(table));
        Assert.Equal([false, true, true, false, false], table.Rows[1].Cells.Select(cell => cell.IsNumber));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-", "'-")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "' =1")]
    [InlineData("\r=1", "'\n=1")]
    [InlineData("\n=1", "=1")]
    [InlineData(" =1", "=1")]
    [InlineData("'=1", "'=1")]
    [InlineData("a=1", "a=1")]
    public void Text_like_a_formula_is_defused_as_in_a_csv_download(string text, string read)
    {
        var csv = TableDownload.Of([new { Text = text }], "plan", "csv").FileContents;

        Assert.Equal(read, TextBelowHeading(Read(Of(text), ".xlsx")));
        Assert.Equal(read, TextBelowHeading(Read(csv, ".csv")));
    }

    [Theory]
    [InlineData("\u0000\u0001=1\u001f", "'=1")]
    [InlineData("_x003D_1 _x0041_x0042_", "_x003D_1 _x0041_x0042_")]
    [InlineData("<f>1</f>]]>&amp;", "<f>1</f>]]>&amp;")]
    public void Text_that_would_break_or_change_the_file_is_read_as_it_was_without_what_xml_cannot_hold(string text, string read)
        => Assert.Equal(read, TextBelowHeading(Read(Of(text), ".xlsx")));

    // Not among the cases above: half a pair does not survive in an attribute.
    [Fact]
    public void Half_a_surrogate_pair_is_dropped_and_a_whole_one_kept()
        => Assert.Equal("\ud83d\ude00 ok", TextBelowHeading(Read(Of("\ude00\ud83d\ude00 ok\ud83d"), ".xlsx")));

    [Theory]
    [InlineData("", 32_767)]
    [InlineData("\ud83d\ude00", 32_766)]
    public void Text_longer_than_a_cell_can_hold_is_cut_between_characters_and_says_so(string atTheEdge, int length)
    {
        var text = TextBelowHeading(Read(Of(new string('a', 32_765) + atTheEdge + "bbbbb"), ".xlsx"));

        Assert.Equal((length, '…'), (text.Length, text[^1]));
        Assert.DoesNotContain('\ufffd', text);
    }

    [Theory]
    [InlineData("Q1: plan/[draft]?*\\", "Q1  plan  draft")]
    [InlineData("'Actions'", "Actions")]
    [InlineData("A name that is longer than Excel allows", "A name that is longer than Exce")]
    [InlineData("\u0002:*", "Sheet1")]
    [InlineData("history", "history list")]
    public void A_sheets_name_keeps_to_excels_rules(string name, string written)
        => Assert.Equal(written, Assert.Single(Read(ExcelWriter.Write(new ExportSheet(name, [new("Ref")], [])), ".xlsx").Tables).Name);

    [Fact]
    public void The_header_row_is_bold_and_frozen_and_has_filters_and_dates_show_the_day_first()
    {
        using var stream = new MemoryStream(ExcelWriter.Write(new ExportSheet("Plan", [new("Ref"), new("Due")],
            [["1.1", new DateOnly(2031, 4, 9)], ["1.2", null]])));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var (sheet, styles) = Parts(document);

        var pane = Assert.Single(sheet.Descendants<Pane>());
        Assert.Equal((1.0, PaneStateValues.Frozen, "A2"), (pane.VerticalSplit!.Value, pane.State!.Value, pane.TopLeftCell!.Value));
        Assert.Equal("A1:B3", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        var cells = sheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => Format(cell, styles));
        Assert.NotNull(styles.Fonts!.Elements<Font>().ElementAt((int)cells["B1"].FontId!.Value).Bold);
        Assert.Null(styles.Fonts!.Elements<Font>().ElementAt((int)cells["A2"].FontId!.Value).Bold);
        Assert.Equal("dd/mm/yyyy", Assert.Single(
            styles.NumberingFormats!.Elements<NumberingFormat>(),
            format => format.NumberFormatId!.Value == cells["B2"].NumberFormatId!.Value).FormatCode!.Value);
    }

    [Fact]
    public void Columns_fit_their_longest_line_and_those_with_long_text_wrap()
    {
        using var stream = new MemoryStream(ExcelWriter.Write(new ExportSheet(
            "Plan",
            [new("Ref"), new("A heading of some length"), new("Long"), new("Lines"), new("Given", 20)],
            [["1.1", "short", new string('a', 200), "one\ntwo", "longer than its column is"]])));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var (sheet, styles) = Parts(document);

        Assert.Equal([12, 28, 60, 12, 20], sheet.Descendants<Column>().Select(column => column.Width!.Value));
        Assert.Equal([false, false, true, true, true], sheet.Descendants<Row>().Last().Elements<Cell>()
            .Select(cell => Format(cell, styles).Alignment?.WrapText?.Value == true));
    }

    [Fact]
    public void A_workbook_with_hostile_content_is_valid_and_holds_no_formula()
    {
        using var stream = new MemoryStream(ExcelWriter.Write(new ExportSheet("=\u0000<&\"'", [new("=cmd|'/c calc'!A0"), new("")],
            [["=HYPERLINK(\"x\")\u0008", 1], ["\ud800", null], ["\u202e]]><!--", -1.5m]])));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        OfficeRules.Keeps(document);
        Assert.Empty(Parts(document).Sheet.Descendants<CellFormula>());
    }

    [Fact]
    public void A_row_that_does_not_fit_the_columns_is_refused()
        => Assert.Throws<ArgumentException>(() => ExcelWriter.Write(new ExportSheet("Plan", [new("Ref")], [["1.1", "too much"]])));

    [Fact]
    public void A_value_that_no_cell_is_made_for_is_refused()
        => Assert.Throws<ArgumentException>(() => ExcelWriter.Write(new ExportSheet("Plan", [new("Rate")], [[double.NaN]])));

    private static byte[] Of(string text) => ExcelWriter.Write(new ExportSheet("Plan", [new("Text")], [[text]]));

    private static string TextBelowHeading(DocumentContent content) =>
        Assert.Single(Assert.Single(content.Tables).Rows[1].Cells).Text;

    private static (Worksheet Sheet, Stylesheet Styles) Parts(SpreadsheetDocument document) =>
        (Assert.Single(document.WorkbookPart!.WorksheetParts).Worksheet, document.WorkbookPart.WorkbookStylesPart!.Stylesheet!);

    private static CellFormat Format(Cell cell, Stylesheet styles) =>
        styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
}
