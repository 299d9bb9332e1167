using SlipPortal.Documents;
using static SlipPortal.UnitTests.Documents.DocumentText;
using static SlipPortal.UnitTests.Documents.Samples.ExcelSample;

namespace SlipPortal.UnitTests.Documents;

public sealed class ExcelWorkbookTests
{
    [Fact]
    public void Every_visible_sheet_with_values_is_a_table_and_hidden_ones_are_named()
    {
        var content = Read(Of(
            new Sheet("Book", Row(1, Text("A1", "Measure"))),
            new Sheet("Empty", ""),
            new Sheet("Lookups", Row(1, Text("A1", "secret")), State: "hidden"),
            new Sheet("Older", Row(1, Text("XFD1", "too wide")), State: "veryHidden"),
            new Sheet("Tracker", Row(2, Text("B2", "Target")))), ".xlsx");

        Assert.Equal(["Book", "Tracker"], content.Tables.Select(table => table.Name));
        Assert.Equal(["2:  | Target"], Lines(content.Tables.Last()));
        Assert.Equal(["Sheet \"Lookups\" is hidden and was left out.", "Sheet \"Older\" is hidden and was left out."], content.Notes);
    }

    [Fact]
    public void Rows_keep_the_numbers_of_the_sheet_when_empty_ones_are_left_out()
    {
        var rows = Row(1, Text("A1", "Performance book")) + Row(4, Text("A4", "Ref"), Text("C4", "Aug"))
            + Row(5, Value("A5", "", 1)) + Row(9, Text("A9", "1.1"));

        Assert.Equal(["1: Performance book |  | ", "4: Ref |  | Aug", "9: 1.1 |  | "],
            OnlyTable(Read(Of(new Sheet("Book", rows)), ".xlsx")));
    }

    [Theory]
    [InlineData("2.1", 0, "2.1")]
    [InlineData("2.1", 1, "2.10")]
    [InlineData("0.30000000000000004", 0, "0.3")]
    [InlineData("1569", 0, "1569")]
    [InlineData("-1234.5", 5, "-1234.5")]
    [InlineData("0.504", 2, "50%")]
    [InlineData("1E+20", 0, "1E+20")]
    public void A_number_is_shown_as_its_format_shows_it(string stored, int style, string shown)
    {
        var cell = OnlyCell(Read(Of(new Sheet("Book", Row(1, Value("A1", stored, style)))), ".xlsx"));

        Assert.Equal(new DocumentCell(shown, IsNumber: true), cell);
    }

    [Theory]
    [InlineData("45200", 3, "2023-10-01")]
    [InlineData("45200.5", 3, "2023-10-01")]
    [InlineData("45200", 4, "Oct 2023")]
    [InlineData("0.5", 6, "12:00")]
    public void A_date_says_as_much_as_its_format_shows(string stored, int style, string shown)
    {
        var cell = OnlyCell(Read(Of(new Sheet("Book", Row(1, Value("A1", stored, style)))), ".xlsx"));

        Assert.Equal(new DocumentCell(shown), cell);
    }

    [Fact]
    public void Texts_truth_values_errors_and_formulas_are_read_as_the_sheet_shows_them()
    {
        var row = Row(1, Value("A1", "1", type: "s"), Value("B1", "1", type: "b"), Value("C1", "#REF!", type: "e"),
            """<c r="D1"><f>1+WEBSERVICE("http://example.test")</f><v>7</v></c>""", """<c r="E1" t="str"><f>A1</f><v>two</v></c>""",
            """<c r="F1" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>aloud</t></rPh></is></c>""");

        Assert.Equal(["1: two | TRUE | #REF! | 7 | two | rich text"], OnlyTable(Read(Of(["one", "two"], new Sheet("Book", row)), ".xlsx")));
    }

    [Fact]
    public void Merged_cells_show_their_text_once_and_continue_downwards()
    {
        var rows = Row(1, Text("A1", "Theme"), Text("B1", "2030/31"), Text("C1", "covered"))
            + Row(2, Text("B2", "Aug"), Text("C2", "Sep")) + Row(3, Text("B3", "1"), Text("C3", "2"));

        Assert.Equal(["1: Theme | 2030/31 | ", "2: ^ | Aug | Sep", "3: ^ | 1 | 2"], OnlyTable(Read(Of(new Sheet("Book", rows,
            """<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B1:C1"/></mergeCells>""")), ".xlsx")));
    }

    [Fact]
    public void Hidden_rows_are_read_and_mentioned()
    {
        var content = Read(Of(new Sheet("Book", Row(1, Text("A1", "Ref"))
            + """<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>""")), ".xlsx");

        Assert.Equal(["1: Ref", "2: 1"], OnlyTable(content));
        Assert.Equal(["Rows that are hidden on sheet \"Book\" were read as well: 1."], content.Notes);
    }

    [Fact]
    public void A_workbook_without_values_is_refused()
        => Refused(UnreadableReason.Empty, Of(new Sheet("Book", Row(1, Value("A1", "")))), "book.xlsx");

    [Fact]
    public void A_workbook_with_every_sheet_hidden_is_refused()
        => Refused(UnreadableReason.NoTable, Of(new Sheet("Book", Row(1, Text("A1", "Ref")), State: "hidden")), "book.xlsx");

    [Fact]
    public void The_limit_on_rows_is_over_all_sheets()
    {
        var sheet = Row(1, Text("A1", "a")) + Row(2, Text("A2", "b"));

        Refused(UnreadableReason.TooManyRows, Of(new Sheet("One", sheet), new Sheet("Two", sheet)), "book.xlsx",
            new DocumentLimits { MaxRows = 3 });
    }
}
