namespace SlipPortal.Documents.Word;

/// <summary>A paragraph of body text.</summary>
/// <param name="Text">Line breaks are kept.</param>
public sealed record ReportParagraph(string Text) : ReportBlock;
