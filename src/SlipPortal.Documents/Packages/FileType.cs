using System.Text;

namespace SlipPortal.Documents.Packages;

/// <summary>What a file is, judged by its bytes alone.</summary>
/// <param name="Name">With its article, for messages.</param>
/// <param name="Extension">The ending such a file should have; null where there is none that helps.</param>
/// <param name="Kind">Set where it can be read.</param>
/// <param name="Reason">Why it is refused, where it cannot be read.</param>
/// <param name="Advice">What to do next, where it cannot be read.</param>
internal sealed record FileType(
    string Name, string? Extension, DocumentKind? Kind, UnreadableReason Reason = UnreadableReason.UnknownType,
    string Advice = "save the tables as .docx, .xlsx or .csv and choose that file")
{
    public static readonly FileType Word = new("a Word document", ".docx", DocumentKind.Word);
    public static readonly FileType Excel = new("an Excel workbook", ".xlsx", DocumentKind.Excel);
    public static readonly FileType Text = new("plain text", ".csv", DocumentKind.Csv);

    public static readonly FileType WordWithMacros = new("a Word document with macros", ".docm", null, UnreadableReason.Macros,
        "save it as a Word document without macros (.docx) and choose that file");
    public static readonly FileType ExcelWithMacros = new("an Excel workbook with macros", ".xlsm", null, UnreadableReason.Macros,
        "save it as an Excel workbook without macros (.xlsx) and choose that file");
    public static readonly FileType ExcelBinary = new("a binary Excel workbook", ".xlsb", null,
        Advice: "save it as an Excel workbook (.xlsx) and choose that file");
    public static readonly FileType Template = new("an Office template", null, null,
        Advice: "save it as an ordinary document (.docx) or workbook (.xlsx) and choose that file");
    public static readonly FileType PowerPoint = new("a PowerPoint presentation", ".pptx", null,
        Advice: "copy its tables into a Word document (.docx) and choose that file");
    public static readonly FileType OldWord = new("an old Word document", ".doc", null, UnreadableReason.OldFormat,
        "open it in Word, save it as .docx and choose that file");
    public static readonly FileType OldExcel = new("an old Excel workbook", ".xls", null, UnreadableReason.OldFormat,
        "open it in Excel, save it as .xlsx and choose that file");
    public static readonly FileType OldOffice = new("a file of an old Office program", null, null, UnreadableReason.OldFormat);
    public static readonly FileType Encrypted = new("an encrypted file", null, null, UnreadableReason.PasswordProtected);
    public static readonly FileType Pdf = new("a PDF", ".pdf", null,
        Advice: "tables cannot be read from a PDF reliably, so choose the Word or Excel file it was made from");
    public static readonly FileType RichText = new("a rich text document", ".rtf", null,
        Advice: "open it in Word, save it as .docx and choose that file");
    public static readonly FileType OpenDocument = new("an OpenDocument file", null, null,
        Advice: "save it as .docx or .xlsx and choose that file");
    public static readonly FileType WebPage = new("a web page", ".html", null);
    public static readonly FileType OtherZip = new("a zip archive", ".zip", null,
        Advice: "unpack it and choose the document inside");
    public static readonly FileType Unknown = new("something else", null, null);

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8);

    /// <summary>The type of a file that is not a zip.</summary>
    public static FileType OfBytes(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return OfCompoundFile(content);
        if (content.StartsWith("%PDF-"u8))
            return Pdf;
        if (content.StartsWith("{\\rtf"u8))
            return RichText;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Text;
        if (content.Contains((byte)0))
            return Unknown;
        // Behind a byte order mark and white space.
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 200)])
            .TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        string[] markup = ["<!doctype", "<html", "<?xml", "<table"];
        return markup.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) ? WebPage : Text;
    }

    /// <summary>The kind to read the file as.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read, or the name's ending says otherwise.</exception>
    public DocumentKind AgreedKind(string fileName)
    {
        if (this == Encrypted)
            throw new UnreadableDocumentException(Reason,
                "The file is protected by a password or a sensitivity label: take the protection off, save it and choose it again.");

        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var isKnownExtension = All.Any(type => type.Extension == extension);
        if (isKnownExtension && extension != Extension)
        {
            var next = Kind is null ? Advice : $"choose the right file, or give this one the ending {Extension}";
            throw new UnreadableDocumentException(UnreadableReason.WrongType,
                $"The file is named {extension}, but its content is {Name}{(Extension is null ? "" : $" ({Extension})")}: {next}.");
        }

        if (Kind is null)
            throw new UnreadableDocumentException(Reason, this == Unknown
                ? $"This kind of file cannot be read: {Advice}."
                : $"The file is {Name}, which cannot be read: {Advice}.");
        if (!isKnownExtension)
            throw new UnreadableDocumentException(UnreadableReason.UnknownType,
                $"Only files whose names end in .docx, .xlsx or .csv can be read, and this one looks like {Name}: "
                + $"if that is right, give its name the ending {Extension} and choose it again.");
        return Kind.Value;
    }

    private static FileType OfCompoundFile(ReadOnlySpan<byte> content)
    {
        // The streams' names stand in the file's directory, wherever that lies; looking for them spares a parser for refused files.
        if (content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return Encrypted;
        if (content.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0)
            return OldWord;
        return content.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0 ? OldExcel : OldOffice;
    }

    private static IEnumerable<FileType> All =>
    [
        Word, Excel, Text, WordWithMacros, ExcelWithMacros, ExcelBinary, PowerPoint, OldWord, OldExcel, Pdf, RichText, WebPage, OtherZip,
    ];
}
