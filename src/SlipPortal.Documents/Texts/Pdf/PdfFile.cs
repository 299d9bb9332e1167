using System.IO.Compression;

namespace SlipPortal.Documents.Texts.Pdf;

/// <summary>
/// The objects of a PDF, found by looking through the whole file rather than by its tables, which may be wrong. Unpacked within a limit.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxUnpacked = 200_000_000;

    private readonly Dictionary<int, object?> _objects = [];
    private int _unpacked;

    public PdfFile(byte[] content)
    {
        FindObjects(content);
        foreach (var stream in _objects.Values.OfType<PdfStream>().Where(stream => Get(stream.Entries, "Type") is PdfName { Text: "ObjStm" }).ToList()) OpenObjects(stream);
        IsEncrypted = _objects.Values.OfType<PdfStream>().Any(stream => stream.Entries.ContainsKey("Encrypt")) || HasEncryptedTrailer(content);
    }

    public bool IsEncrypted { get; }

    /// <summary>The dictionaries of all objects, also those of streams.</summary>
    public IEnumerable<Dictionary<string, object?>> Dictionaries =>
        _objects.OrderBy(pair => pair.Key).Select(pair => pair.Value as Dictionary<string, object?> ?? (pair.Value as PdfStream)?.Entries).OfType<Dictionary<string, object?>>();

    /// <summary>What a value stands for: the object, where it points to one.</summary>
    public object? Resolve(object? value)
    {
        for (var i = 0; i < 8 && value is PdfRef reference; i++) value = _objects.GetValueOrDefault(reference.Id);
        return value is PdfRef ? null : value;
    }

    /// <summary>An entry of a dictionary, resolved.</summary>
    public object? Get(Dictionary<string, object?>? entries, string key) => entries is null ? null : Resolve(entries.GetValueOrDefault(key));

    /// <summary>An entry that is a dictionary itself.</summary>
    public Dictionary<string, object?>? Dictionary(Dictionary<string, object?>? entries, string key) => AsDictionary(Get(entries, key));

    public static Dictionary<string, object?>? AsDictionary(object? value) => value as Dictionary<string, object?> ?? (value as PdfStream)?.Entries;

    /// <summary>A stream’s bytes, or null where it is packed in a way that is not known here.</summary>
    public byte[]? Unpack(PdfStream stream)
    {
        var filters = Get(stream.Entries, "Filter") switch
        {
            PdfName one => [one.Text],
            List<object?> several => several.Select(Resolve).OfType<PdfName>().Select(name => name.Text).ToList(),
            _ => new List<string>(),
        };
        var parameters = Get(stream.Entries, "DecodeParms") switch
        {
            List<object?> several => several.Select(value => AsDictionary(Resolve(value))).ToList(),
            var one => [AsDictionary(one)],
        };
        if (parameters.Exists(entries => Get(entries, "Predictor") is > 1.0)) return null;
        var bytes = stream.Raw.ToArray();
        foreach (var filter in filters)
        {
            if (filter is "FlateDecode" or "Fl") bytes = Inflate(bytes);
            else if (filter is "ASCII85Decode" or "A85") bytes = Ascii85(bytes);
            else if (filter is "ASCIIHexDecode" or "AHx") bytes = (byte[])new PdfLexer((byte[])[(byte)'<', .. bytes]).Next()!;
            else return null;
        }

        return bytes;
    }

    private void FindObjects(byte[] content)
    {
        var span = content.AsSpan();
        for (var at = 0; at < content.Length;)
        {
            var found = span[at..].IndexOf(" obj"u8);
            if (found < 0) return;
            var end = at + found;
            at = end + 4;
            // “12 0 obj”: the two numbers stand before it.
            var start = end;
            while (start > 0 && span[start - 1] is >= (byte)'0' and <= (byte)'9') start--;
            if (start == end || start == 0 || !PdfLexer.IsSpace(span[start - 1])) continue;
            var idEnd = start;
            while (idEnd > 0 && PdfLexer.IsSpace(span[idEnd - 1])) idEnd--;
            var idStart = idEnd;
            while (idStart > 0 && span[idStart - 1] is >= (byte)'0' and <= (byte)'9') idStart--;
            if (!int.TryParse(span[idStart..idEnd], out var id)) continue;

            var lexer = new PdfLexer(content, at);
            var value = lexer.Next();
            at = Math.Max(at, lexer.At);
            if (value is Dictionary<string, object?> entries && lexer.Next() is PdfWord { Text: "stream" })
            {
                var raw = lexer.At;
                if (raw < content.Length && content[raw] == 13) raw++;
                if (raw < content.Length && content[raw] == 10) raw++;
                var length = entries.GetValueOrDefault("Length") is double given && given >= 0 && raw + given <= content.Length
                    && span[(raw + (int)given)..].TrimStart("\r\n "u8).StartsWith("endstream"u8) ? (int)given : span[raw..].IndexOf("endstream"u8);
                if (length < 0) length = content.Length - raw;
                value = new PdfStream(entries, content.AsMemory(raw, length));
                at = raw + length;
            }

            _objects[id] = value;
        }
    }

    private void OpenObjects(PdfStream stream)
    {
        if (Unpack(stream) is not { } bytes || Get(stream.Entries, "N") is not double count || Get(stream.Entries, "First") is not double first) return;
        var head = new PdfLexer(bytes);
        for (var i = 0; i < count && !head.IsAtEnd; i++)
        {
            if (head.Next() is not double id || head.Next() is not double offset || offset < 0 || first + offset >= bytes.Length) return;
            _objects.TryAdd((int)id, new PdfLexer(bytes, (int)(first + offset)).Next());
        }
    }

    private static bool HasEncryptedTrailer(byte[] content)
    {
        var span = content.AsSpan();
        for (var at = span.IndexOf("trailer"u8); at >= 0;)
        {
            if (new PdfLexer(content, at + 7).Next() is Dictionary<string, object?> trailer && trailer.ContainsKey("Encrypt")) return true;
            var next = span[(at + 7)..].IndexOf("trailer"u8);
            at = next < 0 ? -1 : at + 7 + next;
        }

        return false;
    }

    private byte[] Inflate(byte[] bytes)
    {
        using var source = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var into = new MemoryStream();
        var buffer = new byte[81_920];
        while (source.Read(buffer) is > 0 and var read)
        {
            _unpacked += read;
            if (_unpacked > MaxUnpacked) throw UnreadableDocumentException.TooMuchUnpacked();
            into.Write(buffer, 0, read);
        }

        return into.ToArray();
    }

    private static byte[] Ascii85(byte[] bytes)
    {
        var result = new List<byte>(bytes.Length);
        var (sum, count) = (0u, 0);
        foreach (var b in bytes)
        {
            if (b == '~') break;
            if (b == 'z' && count == 0) result.AddRange([0, 0, 0, 0]);
            if (b is < (byte)'!' or > (byte)'u') continue;
            sum = unchecked((sum * 85) + (uint)(b - '!'));
            if (++count < 5) continue;
            result.AddRange([(byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum]);
            (sum, count) = (0, 0);
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++) sum = unchecked((sum * 85) + 84);
            for (var i = 0; i < count - 1; i++) result.Add((byte)(sum >> (24 - (8 * i))));
        }

        return [.. result];
    }
}
