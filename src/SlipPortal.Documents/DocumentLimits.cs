namespace SlipPortal.Documents;

/// <summary>What one file may cost at most. README.md says why each default is what it is.</summary>
public sealed record DocumentLimits
{
    /// <summary>Size of the file as sent, in bytes.</summary>
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>Rows with content, over all tables of the file.</summary>
    public int MaxRows { get; init; } = 5_000;

    /// <summary>Columns of one table.</summary>
    public int MaxColumns { get; init; } = 500;

    /// <summary>Characters in one cell or paragraph.</summary>
    public int MaxCellLength { get; init; } = 32_767;

    /// <summary>Bytes that all parts of an office file unpack to together.</summary>
    public long MaxUnpackedBytes { get; init; } = 100_000_000;

    /// <summary>How many times larger than its packed form one part above a megabyte may be.</summary>
    public double MaxRatio { get; init; } = 200;

    /// <summary>Parts (zip entries) in an office file.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>XML elements and attributes over all parts that are read.</summary>
    public int MaxElements { get; init; } = 2_000_000;

    /// <summary>XML elements inside one another; the readers recurse, so this keeps the stack.</summary>
    public int MaxDepth { get; init; } = 256;
}
