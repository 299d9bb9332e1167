namespace SlipPortal.Documents.Word;

/// <summary>What <see cref="WordWriter"/> writes: a title and what follows it.</summary>
/// <param name="Title">Stands at the top and in the file's properties.</param>
/// <param name="Blocks">In the order of the document.</param>
public sealed record Report(string Title, IReadOnlyList<ReportBlock> Blocks);
