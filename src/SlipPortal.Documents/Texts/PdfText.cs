using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Tokens;

namespace SlipPortal.Documents.Texts;

/// <summary>
/// The text of a PDF, page by page, with what stands in its forms, notes, bookmarks and properties. One that is only locked against changes
/// is read like any other; one that asks for a password is not.
/// </summary>
internal sealed class PdfText : ILog
{
    private const int MaxDepth = 64;

    // The entries of any object that hold what somebody wrote: a field's value, a note, a bookmark or property, what stands for a picture.
    private static readonly HashSet<string> Written =
        ["V", "DV", "Contents", "RC", "Title", "Subject", "Keywords", "Author", "Alt", "ActualText", "TU", "T", "Subj"];

    private readonly List<FileTextPart> _parts = [];
    private readonly HashSet<string> _texts = [];
    private bool _isComplete = true;
    private int _pages;

    private PdfText()
    {
    }

    /// <summary>Reads it; damage and encryption are thrown in as many ways as the library has.</summary>
    public static FileText Read(byte[] content)
    {
        var reader = new PdfText();
        using var document = PdfDocument.Open(content, new ParsingOptions { Logger = reader, SkipMissingFonts = true });
        for (var number = 1; number <= document.NumberOfPages; number++) reader.ReadPage(document, number);
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.OrderBy(reference => reference.ObjectNumber))
            reader.ReadObject(document, reference);
        // Pages that the document has lost from its tree, or none at all.
        return new(reader._parts, reader._isComplete && document.NumberOfPages > 0 && reader._pages <= document.NumberOfPages);
    }

    private void ReadPage(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            var text = TextOf(page.Letters);
            if (text.Length > 0) _parts.Add(new(string.Create(CultureInfo.InvariantCulture, $"page {number}"), text, []));
            // Nothing but a picture: a scan.
            else if (page.NumberOfImages > 0) _isComplete = false;
        }
        // What one page does, the others do not suffer from.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _isComplete = false;
        }
    }

    private void ReadObject(PdfDocument document, IndirectReference reference)
    {
        try
        {
            ReadToken(document.Structure.GetObject(reference).Data, null, 0);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _isComplete = false;
        }
    }

    private void ReadToken(IToken token, string? key, int depth)
    {
        if (depth > MaxDepth)
        {
            _isComplete = false;
            return;
        }

        switch (token)
        {
            case StringToken text when key is not null && Written.Contains(key): Add(text.Data); break;
            case HexToken hex when key is not null && Written.Contains(key): Add(TextString([.. hex.Bytes])); break;
            case ArrayToken array:
                foreach (var item in array.Data) ReadToken(item, key, depth + 1);
                break;
            case StreamToken stream:
                ReadToken(stream.StreamDictionary, key, depth + 1);
                break;
            case DictionaryToken dictionary:
                ReadDictionary(dictionary, depth);
                break;
        }
    }

    private void ReadDictionary(DictionaryToken dictionary, int depth)
    {
        if (dictionary.Data.TryGetValue("Type", out var type) && type is NameToken name)
        {
            if (name.Data == "Page") _pages++;
            // Other files are embedded, which are not looked into.
            if (name.Data == "EmbeddedFile") _isComplete = false;
        }

        if (dictionary.Data.ContainsKey("EF")) _isComplete = false;
        // What is only drawn on the page, and said in no words.
        if (dictionary.Data.TryGetValue("Subtype", out var subtype) && subtype is NameToken { Data: "Stamp" or "FreeText" or "Watermark" }
            && dictionary.Data.ContainsKey("AP") && !dictionary.Data.ContainsKey("Contents")) _isComplete = false;
        foreach (var (key, value) in dictionary.Data) ReadToken(value, key, depth + 1);
    }

    private void Add(string text)
    {
        if (text.Length > 0 && _texts.Add(text)) _parts.Add(new("a form, note or property", text, []));
    }

    private static string TextString(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };

    private static string TextOf(IReadOnlyList<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in letters)
        {
            if (before is not null) text.Append(Between(before, letter));
            text.Append(letter.Value);
            before = letter;
        }

        return text.ToString();
    }

    // Whether this goes on where the last letter ended: what is near belongs to the same word, what is further is another, what is far
    // another column.
    private static string Between(Letter before, Letter letter)
    {
        var size = letter.PointSize > 0 ? letter.PointSize : 1;
        var (width, height) = (letter.EndBaseLine.X - letter.StartBaseLine.X, letter.EndBaseLine.Y - letter.StartBaseLine.Y);
        var length = Math.Sqrt((width * width) + (height * height));
        // Along the line and across it, however the page is turned.
        var (a, b) = length > 0 ? (width / length, height / length) : (1, 0);
        var (dx, dy) = (letter.StartBaseLine.X - before.EndBaseLine.X, letter.StartBaseLine.Y - before.EndBaseLine.Y);
        var (along, across) = ((dx * a) + (dy * b), (dy * a) - (dx * b));
        return Math.Abs(across) > 0.5 * size ? "\n" : along > 2 * size || along < -size ? "     " : along > 0.18 * size ? " " : "";
    }

    void ILog.Debug(string message)
    {
    }

    void ILog.Debug(string message, Exception ex)
    {
    }

    // The library goes on where it meets a code without a meaning, a font that is not there or a part that it cannot unpack.
    void ILog.Warn(string message) => _isComplete &= !IsLoss(message);

    void ILog.Error(string message) => _isComplete &= !IsLoss(message);

    void ILog.Error(string message, Exception ex) => _isComplete = false;

    private static bool IsLoss(string message) =>
        message.StartsWith("We could not find the corresponding character", StringComparison.Ordinal)
        || message.StartsWith("Skipping a missing font", StringComparison.Ordinal);
}
