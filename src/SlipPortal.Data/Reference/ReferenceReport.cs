namespace SlipPortal.Data.Reference;

/// <summary>What an import of national data did.</summary>
/// <param name="Files">The files that were read, in the order in which they were.</param>
/// <param name="Left">The names of the folder's other files.</param>
public sealed record ReferenceReport(IReadOnlyList<FileReport> Files, IReadOnlyList<string> Left);
