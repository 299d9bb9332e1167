using SlipPortal.Documents;

namespace SlipPortal.UnitTests.Documents;

/// <summary>Short ways to read samples and to write down what is expected of them.</summary>
internal static class DocumentText
{
    public static DocumentContent Read(byte[] content, string extension, DocumentLimits? limits = null) =>
        DocumentReader.Read(content, "plan" + extension, limits);

    /// <summary>One string a row: "2: 1.1 | Text | ^", with ^ for a cell that continues the one above.</summary>
    public static string[] Lines(DocumentTable table) =>
        [.. table.Rows.Select(row =>
            $"{row.Number}: {string.Join(" | ", row.Cells.Select(cell => cell.ContinuesAbove ? "^" : cell.Text))}")];

    public static string[] OnlyTable(DocumentContent content) => Lines(Assert.Single(content.Tables));

    public static DocumentCell OnlyCell(DocumentContent content) =>
        Assert.Single(Assert.Single(Assert.Single(content.Tables).Rows).Cells);

    public static UnreadableDocumentException Refused(
        UnreadableReason reason, byte[] content, string fileName, DocumentLimits? limits = null)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read(content, fileName, limits));
        Assert.Equal(reason, refused.Reason);
        return refused;
    }
}
