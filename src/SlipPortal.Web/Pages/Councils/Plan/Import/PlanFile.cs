using SlipPortal.Documents;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>Reads an uploaded file into what the domain interprets. The domain knows no files, the readers know no plans.</summary>
internal static class PlanFile
{
    /// <exception cref="RefusedException">The file cannot be read; the message says why and what to do.</exception>
    public static async Task<SourceDocument> ReadAsync(
        FileReader reader, byte[] content, string fileName, CancellationToken cancellationToken)
    {
        try
        {
            return new(Blocks(await reader.ReadTablesAsync(content, fileName, cancellationToken)));
        }
        catch (UnreadableDocumentException exception)
        {
            throw new RefusedException(exception.Message, "File");
        }
    }

    // Each sheet of a workbook counts its rows from 1. A receipt names each row once, so later sheets count on from the one before.
    private static List<SourceBlock> Blocks(DocumentContent document)
    {
        var blocks = new List<SourceBlock>();
        var before = 0;
        foreach (var block in document.Blocks)
        {
            blocks.Add(Block(block, document.Kind == DocumentKind.Excel ? before : 0));
            if (block is DocumentTable { Rows: [.., var last] }) before += last.Number;
        }

        return blocks;
    }

    private static SourceBlock Block(DocumentBlock block, int before) => block switch
    {
        DocumentParagraph paragraph => new SourceParagraph(paragraph.Text, paragraph.HeadingLevel),
        DocumentTable table => new SourceTable(table.Name, [.. table.Rows.Select(row => Row(row, before))]),
        _ => throw new InvalidOperationException($"{block.GetType().Name} is a new kind of block: say how a plan reads it."),
    };

    private static SourceRow Row(DocumentRow row, int before) =>
        new(before + row.Number, [.. row.Cells.Select(cell => new SourceCell(cell.Text, cell.ContinuesAbove, cell.IsNumber))]);
}
