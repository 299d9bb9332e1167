namespace SlipPortal.Domain.Reference;

/// <summary>A file of national figures that was read. Each reading of a file is one; nothing changes them.</summary>
/// <param name="Id">Grows with each reading.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Subject">What it is about: files about the same may hold the same figures.</param>
/// <param name="Hash">The SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="ReadWith">With what it was read: the readers' version, and the readings of the files that it looks things up in.</param>
/// <param name="Rows">Rows read, without the header.</param>
/// <param name="Taken">Items that were taken: rows, or the figures of a file that has several in a row.</param>
/// <param name="Added">Of these, how many were new.</param>
/// <param name="Changed">Of these, how many said something else before.</param>
/// <param name="Refused">Items that were refused.</param>
/// <param name="Reasons">Why, the most frequent first, each with its number.</param>
/// <param name="LoadedAt">When, by the database's clock.</param>
/// <param name="LoadedBy">The platform administrator's name, or “command line”.</param>
public sealed record LoadedFile(
    int Id, string Name, string Subject, string Hash, string ReadWith, int Rows, int Taken, int Added, int Changed, int Refused, string[] Reasons,
    DateTimeOffset LoadedAt, string LoadedBy);
