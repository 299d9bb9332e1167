namespace SlipPortal.Documents;

/// <summary>A file is refused. The message is one sentence for the person who sent it: what is wrong and what to do next.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>A file is refused, here or in another process that read it.</summary>
    public UnreadableDocumentException(UnreadableReason reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why it is refused.</summary>
    public UnreadableReason Reason { get; }

    /// <summary>To read it would take more time or memory than one file is given.</summary>
    public static UnreadableDocumentException OverBudget() => new(UnreadableReason.OverBudget,
        "The file takes too long or too much memory to read: copy what is needed into a new, smaller document, then choose the new file.");

    internal static UnreadableDocumentException Corrupt(Exception? inner = null) => new(UnreadableReason.Corrupt,
        "The file is damaged and cannot be read: open it in Word or Excel, save it again under a new name, then choose the new file.",
        inner);

    internal static UnreadableDocumentException Unsafe() => new(UnreadableReason.Unsafe,
        "The file holds parts that office programs do not write, so it is not opened: "
        + "copy its tables into a new document, then choose the new file.");

    internal static UnreadableDocumentException TooMuchUnpacked() => new(UnreadableReason.TooMuchUnpacked,
        "The file unpacks to far more than its tables need: copy the tables into a new document, then choose the new file.");

    internal static UnreadableDocumentException TooManyRows(int maxRows) => new(UnreadableReason.TooManyRows,
        $"The tables have more than {maxRows:N0} rows together: keep only the tables to import, or split the file.");

    internal static UnreadableDocumentException TooManyColumns(int maxColumns) => new(UnreadableReason.TooManyColumns,
        $"A table has more than {maxColumns:N0} columns: delete the columns that are not needed, then choose the file again.");

    internal static UnreadableDocumentException CellTooLong(int maxCellLength) => new(UnreadableReason.CellTooLong,
        $"A cell or paragraph holds more than {maxCellLength:N0} characters: shorten or split it, then choose the file again.");
}
