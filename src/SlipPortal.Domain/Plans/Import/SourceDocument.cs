namespace SlipPortal.Domain.Plans.Import;

/// <summary>A plan as it was uploaded: headings, paragraphs and tables of text, in reading order. Knows no file format.</summary>
public sealed record SourceDocument(IReadOnlyList<SourceBlock> Blocks);

/// <summary>A paragraph or a table.</summary>
public abstract record SourceBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="HeadingLevel">1 to 9 for a heading, 0 for body text.</param>
public sealed record SourceParagraph(string Text, int HeadingLevel) : SourceBlock;

/// <summary>A table, or one sheet of a spreadsheet.</summary>
/// <param name="Name">The sheet's name; null for a table in a text document.</param>
/// <param name="Rows">Its rows, headings included.</param>
public sealed record SourceTable(string? Name, IReadOnlyList<SourceRow> Rows) : SourceBlock;

/// <summary>A row of a table.</summary>
/// <param name="Number">The row's number, unique in the whole document: receipts, warnings and corrections name it.</param>
/// <param name="Cells">One cell for each column of the table; a shorter row ends in empty cells.</param>
public sealed record SourceRow(int Number, IReadOnlyList<SourceCell> Cells);

/// <summary>A cell.</summary>
/// <param name="Text">Its text; lines and paragraphs are separated by \n.</param>
/// <param name="ContinuesAbove">True for the lower part of a vertically merged cell, whose text is in the row above.</param>
/// <param name="IsNumber">True where the file holds a number, so that 2.10 may have become 2.1.</param>
public sealed record SourceCell(string Text, bool ContinuesAbove = false, bool IsNumber = false);
