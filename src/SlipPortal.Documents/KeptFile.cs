using System.Text;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents;

/// <summary>
/// What a file is that is kept and given out again as it came, judged by its bytes: never by its name, nor by what a browser says.
/// </summary>
/// <param name="MediaType">The type to give it out as.</param>
/// <param name="Extension">The ending that goes with it, with its dot.</param>
public sealed record KeptFile(string MediaType, string Extension)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Advice = "choose a PDF, Word, Excel or PowerPoint file without macros, a picture (PNG or JPEG) or a text file";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>True for a file that has to be unpacked to tell what it is.</summary>
    public static bool IsPacked(byte[] content) => FileType.IsZip(content);

    /// <summary>Recognises a file that may be kept: PDF, Word, Excel, PowerPoint, PNG, JPEG or plain text.</summary>
    /// <exception cref="UnreadableDocumentException">Anything else; the message says what to do instead.</exception>
    public static KeptFile Recognise(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw new UnreadableDocumentException(UnreadableReason.Empty, "The file is empty: check that it opens on your computer, then choose it again.");
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return new("image/png", ".png");
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return new("image/jpeg", ".jpg");

        var type = TypeOf(content);
        if (type == FileType.Pdf) return new("application/pdf", ".pdf");
        if (type == FileType.Word) return new(Office + "wordprocessingml.document", ".docx");
        if (type == FileType.Excel) return new(Office + "spreadsheetml.sheet", ".xlsx");
        if (type == FileType.PowerPoint) return new(Office + "presentationml.presentation", ".pptx");
        if (type == FileType.Text && IsPlainText(content)) return new("text/plain; charset=utf-8", ".txt");
        throw new UnreadableDocumentException(
            type.Reason, type == FileType.Unknown || type == FileType.Text ? $"This kind of file cannot be kept: {Advice}." : $"The file is {type.Name}, which cannot be kept: {Advice}.");
    }

    private static FileType TypeOf(byte[] content)
    {
        if (!FileType.IsZip(content)) return FileType.OfBytes(content);
        try
        {
            // Pictures make documents larger than a plan ever is.
            return OfficePackage.TypeOf(content, new DocumentLimits { MaxUnpackedBytes = 300_000_000 });
        }
        // On damaged bytes the library throws whatever it stumbles over.
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw UnreadableDocumentException.Corrupt(e);
        }
    }

    // A browser that is told “plain text” could still be asked to guess: no markup, and nothing but text.
    private static bool IsPlainText(byte[] content)
    {
        try
        {
            var text = StrictUtf8.GetString(content);
            return !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'))
                && !text.Contains("<script", StringComparison.OrdinalIgnoreCase) && !text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
