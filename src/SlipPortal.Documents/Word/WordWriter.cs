using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>Writes reports as Word documents that assistive technology can find its way in: A4 across, pages numbered.</summary>
public static class WordWriter
{
    // In twentieths of a point: A4 across, with margins of 2 cm.
    private const int PageWidth = 16_838;
    private const int PageHeight = 11_906;
    private const int Margin = 1_134;
    private const int TextWidth = PageWidth - (2 * Margin);

    /// <summary>Widths in percent are written in fiftieths.</summary>
    private const int FullWidth = 5_000;

    /// <summary>Writes the whole report; characters that XML cannot hold are left out.</summary>
    /// <param name="report">What to write.</param>
    /// <returns>The bytes of a .docx file.</returns>
    /// <exception cref="ArgumentException">
    /// A heading's level is not 1 to 3, a table has no column, a column no width, a row more or fewer cells than there are columns,
    /// or a cell of the first row continues one above.
    /// </exception>
    public static byte[] Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = OneLine(report.Title);
            document.PackageProperties.Language = "en-GB";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(WordTemplate.Styles);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(WordTemplate.Numbering);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(WordTemplate.Settings);
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(WordTemplate.Footer);

            var body = new Body(Styled(OneLine(report.Title), WordTemplate.TitleStyle));
            foreach (var block in report.Blocks)
                body.Append(Elements(block));
            body.AppendChild(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = Margin, Right = Margin, Bottom = Margin, Left = Margin, Header = Margin / 2, Footer = Margin / 2 }));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Elements(ReportBlock block) => block switch
    {
        ReportHeading { Level: >= 1 and <= 3 } heading => [Styled(OneLine(heading.Text), $"{WordTemplate.HeadingStyle}{heading.Level}")],
        ReportParagraph paragraph => [new Paragraph(RunOf(paragraph.Text))],
        ReportBullets bullets => bullets.Items.Select(item => Styled(item, WordTemplate.BulletStyle)),
        // Word joins tables that nothing stands between, and wants a paragraph at the end of the document.
        ReportTable table => [TableOf(table), new Paragraph()],
        _ => throw new ArgumentException($"A report cannot hold {block}.", nameof(block)),
    };

    private static Table TableOf(ReportTable table)
    {
        var total = table.Columns.Sum(column => column.Width);
        if (table.Columns.Count == 0 || table.Columns.Any(column => !(column.Width > 0)) || !double.IsFinite(total))
            throw new ArgumentException("A table needs columns with widths above 0.", nameof(table));
        if (table.Rows.Any(row => row.Count != table.Columns.Count))
            throw new ArgumentException("Every row needs a cell for each column.", nameof(table));
        if (table.Rows.Count > 0 && table.Rows[0].Any(cell => cell.ContinuesAbove))
            throw new ArgumentException("The first row has none above it to continue.", nameof(table));

        var shares = table.Columns.Select(column => column.Width / total).ToList();
        var word = new Table(
            new TableProperties(
                new TableStyle { Val = WordTemplate.TableStyle },
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = Whole(FullWidth) },
                new TableLayout { Type = TableLayoutValues.Fixed },
                // The number says the same to programs that know only that.
                new TableLook { Val = "0620", FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = OneLine(table.Caption) },
                new TableDescription { Val = OneLine(table.Description) }),
            new TableGrid(shares.Select(share => new GridColumn { Width = Whole(share * TextWidth) })));

        word.AppendChild(new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()))).Append(
            table.Columns.Select((column, i) => CellOf(column.Heading, shares[i], merge: null)));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var below = row + 1 < table.Rows.Count ? table.Rows[row + 1] : null;
            word.AppendChild(new TableRow(new TableRowProperties(new CantSplit()))).Append(table.Rows[row].Select((cell, i) =>
                cell.ContinuesAbove ? CellOf("", shares[i], MergedCellValues.Continue)
                : CellOf(cell.Text, shares[i], below?[i].ContinuesAbove == true ? MergedCellValues.Restart : null)));
        }

        return word;
    }

    private static TableCell CellOf(string text, double share, MergedCellValues? merge)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Type = TableWidthUnitValues.Pct, Width = Whole(share * FullWidth) });
        if (merge is { } value)
            properties.VerticalMerge = new VerticalMerge { Val = value };
        return new TableCell(properties, new Paragraph(RunOf(text)));
    }

    private static Paragraph Styled(string text, string style) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), RunOf(text));

    private static Run RunOf(string text)
    {
        var run = new Run();
        foreach (var line in XmlText.Clean(text).ReplaceLineEndings("\n").Split('\n'))
        {
            if (run.HasChildren)
                run.AppendChild(new Break());
            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string OneLine(string text) => XmlText.Clean(text).ReplaceLineEndings(" ");

    private static string Whole(double number) => Math.Round(number).ToString(CultureInfo.InvariantCulture);
}
