namespace SlipPortal.Documents;

/// <summary>Why a file was refused.</summary>
public enum UnreadableReason
{
    /// <summary>Neither a Word document, an Excel workbook nor a CSV file.</summary>
    UnknownType,

    /// <summary>The content is not what the name's ending says.</summary>
    WrongType,

    /// <summary>A .doc or .xls file of Office 97 to 2003.</summary>
    OldFormat,

    /// <summary>The file holds macros.</summary>
    Macros,

    /// <summary>The file is encrypted with a password or a sensitivity label.</summary>
    PasswordProtected,

    /// <summary>The file is damaged or breaks the rules of its format.</summary>
    Corrupt,

    /// <summary>The file holds something that only an attack needs, such as an XML document type.</summary>
    Unsafe,

    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>The file holds text, but no table that can be seen.</summary>
    NoTable,

    /// <summary>The file has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>The tables have more rows than allowed.</summary>
    TooManyRows,

    /// <summary>A table has more columns than allowed.</summary>
    TooManyColumns,

    /// <summary>A cell or paragraph has more text than allowed.</summary>
    CellTooLong,

    /// <summary>The file unpacks to more parts, bytes or elements than allowed.</summary>
    TooMuchUnpacked,

    /// <summary>To read it takes more time or memory than one file is given.</summary>
    OverBudget,
}
