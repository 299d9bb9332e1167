namespace SlipPortal.Data.Reference;

/// <summary>A file of national data, in a folder or sent in; it is opened twice, to see whether it has changed and to read it.</summary>
/// <param name="Name">Its name without a folder: by it the loader knows what it holds.</param>
/// <param name="Open">Opens it at its beginning.</param>
public sealed record ReferenceFile(string Name, Func<Stream> Open)
{
    /// <summary>True for a name by which the loader knows what is in the file.</summary>
    public bool IsKnown => Kind is not null;

    internal FileKind? Kind => (Name.EndsWith(".gz", StringComparison.Ordinal) ? Name[..^3] : Name) switch
    {
        "local_authorities.csv" => FileKind.Areas,
        "statistical_neighbours.csv" => FileKind.Neighbours,
        "lait_measures.csv" => FileKind.Measures,
        "lait_csc_indicators_long.csv" => FileKind.Lait,
        var name when name.StartsWith("ees_", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal) => FileKind.Ees,
        "ofsted_published_findings.csv" => FileKind.Findings,
        var name when name.EndsWith(".csv", StringComparison.Ordinal)
            && (name.StartsWith("ofsted_ilacs_history_", StringComparison.Ordinal) || name.StartsWith("ofsted_in_year_visits_", StringComparison.Ordinal)) => FileKind.Inspections,
        _ => null,
    };

    /// <summary>What it is about. Two files about the same may hold the same rows, and the one that was read last has its way.</summary>
    internal string Subject => Kind switch
    {
        FileKind.Ees => $"{FileKind.Ees}:{EesFile.DataSet(Name)}",
        // Each sheet, and each year of it, says the same of what they share.
        FileKind.Inspections => $"{FileKind.Inspections}:{Name[..Name.IndexOf('.', StringComparison.Ordinal)]}",
        _ => $"{Kind}",
    };

    /// <summary>A file on the disk.</summary>
    public static ReferenceFile At(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}

/// <summary>What a file holds. In the order in which they are read: the later ones look things up in the earlier ones.</summary>
internal enum FileKind
{
    Areas,
    Neighbours,
    Measures,
    Lait,
    Ees,
    Inspections,
    Findings,
}
