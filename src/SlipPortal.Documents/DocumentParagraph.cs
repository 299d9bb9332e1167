namespace SlipPortal.Documents;

/// <summary>A paragraph outside tables; never empty.</summary>
/// <param name="Text">Its text, with its automatic number in front where it has one.</param>
/// <param name="HeadingLevel">1 to 9 for a heading, 0 for body text.</param>
public sealed record DocumentParagraph(string Text, int HeadingLevel) : DocumentBlock;
