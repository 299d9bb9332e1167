using SlipPortal.Documents.Csv;
using SlipPortal.Documents.Packages;

namespace SlipPortal.Documents.Texts;

/// <summary>A piece of a file’s text.</summary>
/// <param name="Place">Where it stands: “page 3”, “sheet 2, row 14”; empty for the main part of a document. Never what somebody
/// wrote.</param>
/// <param name="Text">The text.</param>
/// <param name="Labels">For a cell, the nearest words to its left and above it, which may say what it is.</param>
public sealed record FileTextPart(string Place, string Text, IReadOnlyList<string> Labels);

/// <summary>
/// All the text of an untrusted file, also what a reader does not see: headers, notes, comments, deleted and hidden text, hidden sheets,
/// properties. Unlike <see cref="DocumentReader"/> it never refuses a file: it says whether it could read everything.
/// </summary>
/// <param name="Parts">What was read.</param>
/// <param name="IsComplete">False where something could not be read: a picture, a scan, an encrypted or damaged file.</param>
public sealed record FileText(IReadOnlyList<FileTextPart> Parts, bool IsComplete)
{
    // As for files that are kept: pictures make documents larger than a plan ever is.
    private static readonly DocumentLimits Limits = new() { MaxUnpackedBytes = 300_000_000, MaxRows = 1_000_000, MaxElements = 20_000_000, MaxColumns = 20_000 };

    /// <summary>Reads a Word, Excel, PowerPoint, PDF, CSV or text file; of anything else nothing.</summary>
    public static FileText Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            if (FileType.IsZip(content))
            {
                var package = OfficePackage.Open(content, Limits);
                return package.Type == FileType.Excel ? ExcelText.Read(package)
                    : package.Type == FileType.Word || package.Type == FileType.PowerPoint ? OfficeText.Read(package) : new([], false);
            }

            var type = FileType.OfBytes(content);
            return type == FileType.Pdf ? PdfText.Read(content)
                : type == FileType.Text && !IsPicture(content) ? OfText(content) : new([], content.Length == 0);
        }
        // On damaged bytes the libraries throw whatever they stumble over.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new([], false);
        }
    }

    // Without a zero byte among their first, JPEG and PNG pictures would pass for text.
    private static bool IsPicture(byte[] content) => content is [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..];

    private static FileText OfText(byte[] content)
    {
        var parts = new List<FileTextPart>();
        try
        {
            var labels = new CellLabels();
            foreach (var row in CsvTableReader.Read(content, Limits).Tables.SelectMany(table => table.Rows))
            {
                labels.NextRow();
                for (var column = 0; column < row.Cells.Count; column++)
                    if (row.Cells[column].Text is { Length: > 0 } text) parts.Add(new($"row {row.Number}", text, labels.At(column, text)));
            }
        }
        catch (UnreadableDocumentException)
        {
            // No table: it is a text.
        }

        // And as it came, for what goes over several cells or lines.
        parts.Add(new("", CsvTableReader.Decode(content, []), []));
        return new(parts, true);
    }
}

/// <summary>The words to the left of the cells of a table and above them.</summary>
internal sealed class CellLabels
{
    private readonly Dictionary<int, string> _above = [];
    private string? _left;

    public void NextRow() => _left = null;

    /// <summary>The labels of a cell that holds a digit; a cell without one is a label itself.</summary>
    public IReadOnlyList<string> At(int column, string text)
    {
        if (!text.Any(char.IsDigit))
        {
            _above[column] = _left = text;
            return [];
        }

        return (_left, _above.GetValueOrDefault(column)) switch
        {
            (null, null) => [],
            ({ } left, null) => [left],
            (null, { } above) => [above],
            var (left, above) => [left, above],
        };
    }
}
