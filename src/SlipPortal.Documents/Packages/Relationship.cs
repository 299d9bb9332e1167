namespace SlipPortal.Documents.Packages;

/// <summary>A link from one part of an office file to another part of the same file. Links to the outside are never even kept.</summary>
/// <param name="Id">What the source part calls it.</param>
/// <param name="Type">The full type, transitional or strict.</param>
/// <param name="Part">The name of the part it leads to, without leading slash.</param>
internal sealed record Relationship(string Id, string Type, string Part)
{
    /// <summary>Strict and transitional files use different addresses with the same last word.</summary>
    public bool Is(string lastWord) => Type.EndsWith("/" + lastWord, StringComparison.Ordinal);
}
