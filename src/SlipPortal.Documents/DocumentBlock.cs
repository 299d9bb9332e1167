using System.Text.Json.Serialization;

namespace SlipPortal.Documents;

/// <summary>A <see cref="DocumentParagraph"/> or a <see cref="DocumentTable"/>.</summary>
[JsonDerivedType(typeof(DocumentParagraph), "paragraph")]
[JsonDerivedType(typeof(DocumentTable), "table")]
public abstract record DocumentBlock;
