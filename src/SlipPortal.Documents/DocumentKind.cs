namespace SlipPortal.Documents;

/// <summary>The kinds of file that can be read.</summary>
/// <remarks>Not called DocumentFormat: the root namespace of the Open XML SDK would hide the type from every user of both.</remarks>
public enum DocumentKind
{
    /// <summary>A Word document (.docx).</summary>
    Word,

    /// <summary>An Excel workbook (.xlsx).</summary>
    Excel,

    /// <summary>Text with separated values (.csv).</summary>
    Csv,
}
