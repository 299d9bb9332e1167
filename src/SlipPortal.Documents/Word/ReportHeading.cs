namespace SlipPortal.Documents.Word;

/// <summary>A heading that Word's navigation and screen readers find.</summary>
/// <param name="Text">One line.</param>
/// <param name="Level">1 to 3; the report's title stands above them all.</param>
public sealed record ReportHeading(string Text, int Level) : ReportBlock;
