using SlipPortal.Documents;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>Reads an uploaded file into what the domain interprets. The domain knows no files, the readers know no plans.</summary>
internal static class PlanFile
{
    /// <exception cref="RefusedException">The file cannot be read; the message says why and what to do.</exception>
    public static SourceDocument Read(byte[] content, string fileName)
    {
        try
        {
            return new([.. DocumentReader.Read(content, fileName).Blocks.Select(Block)]);
        }
        catch (UnreadableDocumentException exception)
        {
            throw new RefusedException(exception.Message, "File");
        }
    }

    private static SourceBlock Block(DocumentBlock block) => block switch
    {
        DocumentParagraph paragraph => new SourceParagraph(paragraph.Text, paragraph.HeadingLevel),
        DocumentTable table => new SourceTable(table.Name, [.. table.Rows.Select(Row)]),
        _ => throw new InvalidOperationException($"{block.GetType().Name} is a new kind of block: say how a plan reads it."),
    };

    private static SourceRow Row(DocumentRow row) =>
        new(row.Number, [.. row.Cells.Select(cell => new SourceCell(cell.Text, cell.ContinuesAbove, cell.IsNumber))]);
}
