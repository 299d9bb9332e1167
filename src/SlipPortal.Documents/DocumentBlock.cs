namespace SlipPortal.Documents;

/// <summary>A <see cref="DocumentParagraph"/> or a <see cref="DocumentTable"/>.</summary>
public abstract record DocumentBlock;
