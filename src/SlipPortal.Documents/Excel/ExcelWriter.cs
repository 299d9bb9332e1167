using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SlipPortal.Documents.Excel;

/// <summary>Writes lists as Excel workbooks.</summary>
public static class ExcelWriter
{
    // As wide as a date.
    private const double NarrowestColumn = 12;
    private const double WidestFittedColumn = 60;

    // Excel counts 1900 as a leap year: from here on, its day numbers are days since 30 December 1899.
    private static readonly DateOnly FirstDate = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>A workbook of one sheet: a frozen header row with filters, typed cells, long text wrapped.</summary>
    /// <remarks>
    /// Text is never a formula; where it begins like one it gets an apostrophe in front, as in a CSV download. Text longer than the
    /// 32,767 characters that a cell can hold is cut and ends with "…".
    /// </remarks>
    /// <param name="sheet">What to write.</param>
    /// <returns>The bytes of an .xlsx file.</returns>
    /// <exception cref="ArgumentException">
    /// There is no column, a row has more or fewer cells than there are columns, or a cell holds something else than named there.
    /// </exception>
    public static byte[] Write(ExportSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Columns.Count == 0 || sheet.Rows.Any(row => row.Count != sheet.Columns.Count))
            throw new ArgumentException("Every row needs a cell for each column, of which there must be one.", nameof(sheet));

        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var worksheet = workbook.AddNewPart<WorksheetPart>();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(ExcelStyles.Xml);
            var entry = new Sheet { Name = SheetName.Of(sheet.Name), SheetId = 1, Id = workbook.GetIdOfPart(worksheet) };
            workbook.Workbook = new Workbook(new Sheets(entry));
            using var writer = OpenXmlWriter.Create(worksheet);
            WriteSheet(writer, sheet);
        }

        return stream.ToArray();
    }

    private static void WriteSheet(OpenXmlWriter writer, ExportSheet sheet)
    {
        var columns = sheet.Columns.Select((column, i) => Layout.Of(column, i, sheet.Rows)).ToList();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(columns.Select((column, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));

        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, columns, i => sheet.Columns[i].Heading, _ => ExcelStyles.Heading);
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            var cells = sheet.Rows[row];
            WriteRow(writer, row + 2, columns, i => cells[i], i => columns[i].Wraps ? ExcelStyles.WrappedText : ExcelStyles.General);
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{columns[^1].Letters}{sheet.Rows.Count + 1}" });
        writer.WriteEndElement();
    }

    private static void WriteRow(
        OpenXmlWriter writer, int number, List<Layout> columns, Func<int, object?> value, Func<int, uint> textStyle)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < columns.Count; i++)
        {
            if (CellOf(value(i), textStyle(i)) is not { } cell)
                continue;
            cell.CellReference = columns[i].Letters + number.ToString(CultureInfo.InvariantCulture);
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private static Cell? CellOf(object? value, uint textStyle) => value switch
    {
        null or "" => null,
        string text => TextCell(text, textStyle),
        int number => NumberCell(number, ExcelStyles.WholeNumber),
        long number => NumberCell(number, ExcelStyles.WholeNumber),
        decimal number => NumberCell(number, ExcelStyles.General),
        double number when double.IsFinite(number) => NumberCell(number, ExcelStyles.General),
        DateOnly date when date < FirstDate => TextCell(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), textStyle),
        DateOnly date => NumberCell(date.DayNumber - DayZero.DayNumber, ExcelStyles.Date),
        _ => throw new ArgumentException($"A cell cannot hold {value} ({value.GetType().Name}).", nameof(value)),
    };

    private static Cell TextCell(string text, uint style) =>
        new(new InlineString(new Text(CellText.Of(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static Cell NumberCell(IFormattable number, uint style) =>
        new(new CellValue(number.ToString(null, CultureInfo.InvariantCulture))) { StyleIndex = style };

    private sealed record Layout(string Letters, double Width, bool Wraps)
    {
        public static Layout Of(ExportColumn column, int index, IReadOnlyList<IReadOnlyList<object?>> rows)
        {
            // Room for the filter's button beside the heading.
            var needed = column.Heading.Length + 4.0;
            var hasLines = false;
            foreach (var row in rows)
            {
                if (row[index] is not string text)
                    continue;
                var lines = 0;
                foreach (var line in text.AsSpan().EnumerateLines())
                {
                    needed = Math.Max(needed, line.Length + 2);
                    hasLines |= ++lines > 1;
                }
            }

            var width = Math.Min(column.Width ?? Math.Clamp(needed, NarrowestColumn, WidestFittedColumn), 255);
            return new Layout(MergedRange.ColumnLetters(index + 1), width, hasLines || needed > width);
        }
    }
}
