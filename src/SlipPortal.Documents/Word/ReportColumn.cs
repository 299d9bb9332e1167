namespace SlipPortal.Documents.Word;

/// <summary>A column of a <see cref="ReportTable"/>.</summary>
/// <param name="Heading">What stands in the header row.</param>
/// <param name="Width">Percent of the table's width, above 0; widths that do not add up to 100 are scaled so that they do.</param>
public sealed record ReportColumn(string Heading, double Width);
