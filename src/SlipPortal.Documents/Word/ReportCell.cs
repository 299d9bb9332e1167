namespace SlipPortal.Documents.Word;

/// <summary>A cell of a <see cref="ReportTable"/>.</summary>
/// <param name="Text">Line breaks are kept.</param>
/// <param name="ContinuesAbove">Merges the cell with the one above it, whose text is then that of both; its own is not written.</param>
public sealed record ReportCell(string Text, bool ContinuesAbove = false)
{
    /// <summary>A cell merged with the one above it.</summary>
    public static ReportCell Continued { get; } = new("", ContinuesAbove: true);
}
