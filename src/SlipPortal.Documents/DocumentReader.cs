using SlipPortal.Documents.Csv;
using SlipPortal.Documents.Excel;
using SlipPortal.Documents.Packages;
using SlipPortal.Documents.Word;

namespace SlipPortal.Documents;

/// <summary>Reads headings, paragraphs and tables of an untrusted Word, Excel or CSV file. Nothing in it is followed or run.</summary>
public static class DocumentReader
{
    /// <summary>Reads the whole file.</summary>
    /// <param name="content">The file's bytes, as they were sent.</param>
    /// <param name="fileName">The name it was sent under; only its ending is used, and must agree with the content.</param>
    /// <param name="limits">What the file may cost at most; the defaults when left out.</param>
    /// <exception cref="UnreadableDocumentException">The file is refused; the message tells the sender why and what to do next.</exception>
    public static DocumentContent Read(byte[] content, string fileName, DocumentLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= new DocumentLimits();

        if (content.Length == 0)
            throw new UnreadableDocumentException(UnreadableReason.Empty,
                "The file is empty: check that it opens on your computer, then choose it again.");
        if (content.Length > limits.MaxBytes)
            throw new UnreadableDocumentException(UnreadableReason.TooLarge,
                $"The file is larger than {limits.MaxBytes / 1_000_000.0:0.#} MB: take out pictures or split it, then choose it again.");

        try
        {
            var package = FileType.IsZip(content) ? OfficePackage.Open(content, limits) : null;
            var type = package?.Type ?? FileType.OfBytes(content);
            return type.AgreedKind(fileName) switch
            {
                DocumentKind.Word => WordReader.Read(package!, limits),
                DocumentKind.Excel => ExcelReader.Read(package!, limits),
                _ => CsvTableReader.Read(content, limits),
            };
        }
        // On damaged bytes the libraries throw whatever they stumble over: a dozen types, none documented.
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw UnreadableDocumentException.Corrupt(e);
        }
    }
}
