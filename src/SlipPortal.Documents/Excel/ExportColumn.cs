namespace SlipPortal.Documents.Excel;

/// <summary>A column of an <see cref="ExportSheet"/>.</summary>
/// <param name="Heading">What stands in the header row.</param>
/// <param name="Width">In characters, at most 255; fitted to the content when left out.</param>
public sealed record ExportColumn(string Heading, double? Width = null);
