namespace SlipPortal.Documents.Word;

/// <summary>
/// A <see cref="ReportHeading"/>, <see cref="ReportParagraph"/>, <see cref="ReportBullets"/> or <see cref="ReportTable"/>.
/// </summary>
public abstract record ReportBlock;
