using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SlipPortal.Documents.Csv;

internal static class CsvTableReader
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static DocumentContent Read(byte[] content, DocumentLimits limits)
    {
        var notes = new List<string>();
        var text = Decode(content, notes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new UnreadableDocumentException(UnreadableReason.WrongType,
                "The file is named .csv, but its content is not text: save the table as CSV (UTF-8) and choose that file.");

        var delimiter = CsvDelimiter.TakeDeclared(ref text) ?? CsvDelimiter.Detect(text);
        Check(text, delimiter, limits);
        var rows = new TableBuilder(limits);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            // A blank record counts as a row, as it does in a spreadsheet.
            IgnoreBlankLines = false,
            // A quotation mark inside an unquoted value is an inch or a slip, not a reason to refuse.
            BadDataFound = null,
            CountBytes = false,
        });
        while (parser.Read())
            rows.Add(parser.Row, [.. parser.Record!.Select(value => Cell(value, limits))]);

        return rows.Finish(name: null) is { } table
            ? new DocumentContent(DocumentKind.Csv, [table], notes)
            : throw new UnreadableDocumentException(UnreadableReason.Empty,
                "The file holds no values: check that it is the right one, then choose it again.");
    }

    private static DocumentCell Cell(string value, DocumentLimits limits) =>
        PlainText.Tidy(value, limits) is { Length: > 0 } text ? new DocumentCell(text) : DocumentCell.Empty;

    /// <summary>A text file’s text, whatever encoding it is in.</summary>
    public static string Decode(byte[] content, List<string> notes)
    {
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content.AsSpan(2));
        if (content is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(content.AsSpan(2));
        var bytes = content is [0xEF, 0xBB, 0xBF, ..] ? content.AsSpan(3) : content;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            notes.Add("The file is not UTF-8 and was read as Windows-1252: check accented letters, pound signs and dashes.");
            return Windows1252.GetString(bytes);
        }
    }

    /// <summary>Refuses, before CsvHelper takes memory for it, a record of too many values and a quotation that never ends.</summary>
    private static void Check(string text, char delimiter, DocumentLimits limits)
    {
        var scanner = new CsvScanner(text, delimiter);
        while (scanner.Next(out var fields))
        {
            if (fields > limits.MaxColumns)
                throw UnreadableDocumentException.TooManyColumns(limits.MaxColumns);
        }

        if (scanner.OpenQuoteLine is { } line)
            throw new UnreadableDocumentException(UnreadableReason.Corrupt,
                $"A quotation mark in line {line:N0} is never closed: correct it, or save the table as CSV from the spreadsheet again.");
    }
}
