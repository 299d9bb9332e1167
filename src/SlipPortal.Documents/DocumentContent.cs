using System.Text.Json.Serialization;

namespace SlipPortal.Documents;

/// <summary>What was read from a file.</summary>
/// <param name="Kind">The kind of file it turned out to be.</param>
/// <param name="Blocks">Paragraphs and tables in the order of the document; at least one table.</param>
/// <param name="Notes">Sentences about what was left out or assumed, for the person who sent the file.</param>
public sealed record DocumentContent(DocumentKind Kind, IReadOnlyList<DocumentBlock> Blocks, IReadOnlyList<string> Notes)
{
    /// <summary>The tables alone.</summary>
    [JsonIgnore]
    public IEnumerable<DocumentTable> Tables => Blocks.OfType<DocumentTable>();
}
