namespace SlipPortal.Documents.Word;

/// <summary>A list with a bullet before each item.</summary>
/// <param name="Items">The items' text; line breaks are kept.</param>
public sealed record ReportBullets(IReadOnlyList<string> Items) : ReportBlock;
