using System.IO.Compression;
using System.Xml;

namespace SlipPortal.Documents.Packages;

/// <summary>
/// The XML parts of an office file, unpacked within the limits. The libraries never see the file as sent: they get a
/// <see cref="CleanPackage"/> of the few parts that hold text, each of them checked; links, macros, pictures, embedded files and odd names
/// stay behind.
/// </summary>
internal sealed class OfficePackage
{
    private const int RatioIsJudgedFrom = 1_000_000;
    private const int MostAttributes = 10_000;

    private static readonly HashSet<string> AsciiCompatible =
        new(["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _checked = new(StringComparer.OrdinalIgnoreCase);
    private readonly DocumentLimits _limits;
    private int _elements;

    private OfficePackage(DocumentLimits limits) => _limits = limits;

    public FileType Type { get; private set; } = FileType.OtherZip;

    /// <summary>The name of the document or workbook part.</summary>
    public string MainPart { get; private set; } = "";

    /// <summary>The names of all XML parts.</summary>
    public IEnumerable<string> PartNames => _parts.Keys;

    /// <summary>True where other files are embedded, which are not looked into.</summary>
    public bool HoldsFiles { get; private set; }

    public static OfficePackage Open(byte[] content, DocumentLimits limits) => Open(
        content, limits,
        name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));

    /// <summary>What it is; everything in it is unpacked and counted, and nothing kept but the parts that say so.</summary>
    public static FileType TypeOf(byte[] content, DocumentLimits limits) => Open(
        content, limits,
        name => name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
            || name.Equals("_rels/.rels", StringComparison.OrdinalIgnoreCase)).Type;

    private static OfficePackage Open(byte[] content, DocumentLimits limits, Func<string, bool> isKept)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var package = new OfficePackage(limits);
        var names = package.Unpack(archive, isKept);
        package.Type = package.FindType(names);
        package.HoldsFiles = names.Any(name => name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase));
        return package;
    }

    /// <summary>The bytes of a part, well-formed and within the limits; null when there is no such part.</summary>
    public byte[]? Part(string name)
    {
        if (!_parts.TryGetValue(name, out var bytes))
            return null;
        if (_checked.Add(name))
            Check(bytes);
        return bytes;
    }

    /// <summary>The links from a part (or from the whole file, for the empty name) to other parts.</summary>
    public List<Relationship> Relationships(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new List<Relationship>();
        if (Part($"{folder}_rels/{part[folder.Length..]}.rels") is not { } bytes)
            return found;
        using var reader = Reader(bytes);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type
                && reader.GetAttribute("Target") is { } target)
                found.Add(new Relationship(id, type, Resolve(folder, target)));
        }

        return found;
    }

    /// <summary>A reader that follows nothing and takes no document type.</summary>
    public static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    private HashSet<string> Unpack(ZipArchive archive, Func<string, bool> isKept)
    {
        if (archive.Entries.Count > _limits.MaxEntries || archive.Entries.Sum(entry => (decimal)entry.Length) > _limits.MaxUnpackedBytes)
            throw UnreadableDocumentException.TooMuchUnpacked();

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unpacked = 0L;
        var buffer = new byte[81_920];
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/'))
                continue;
            if (entry.IsEncrypted)
                throw new UnreadableDocumentException(UnreadableReason.PasswordProtected,
                    "The file is a zip protected by a password: take the protection off and choose the document itself.");
            if (name.StartsWith('/') || name.Contains(':') || name.Split('/').Contains("..") || !names.Add(name))
                throw UnreadableDocumentException.Unsafe();

            var part = isKept(name) ? new MemoryStream() : null;
            using var source = entry.Open();
            var length = 0L;
            // The sizes a zip declares can lie, so what counts is counted here, for parts that are thrown away as well.
            while (source.Read(buffer) is > 0 and var read)
            {
                length += read;
                unpacked += read;
                if (unpacked > _limits.MaxUnpackedBytes
                    || (length > RatioIsJudgedFrom && length > entry.CompressedLength * _limits.MaxRatio))
                    throw UnreadableDocumentException.TooMuchUnpacked();
                part?.Write(buffer, 0, read);
            }

            if (part is not null)
                _parts[name] = part.ToArray();
        }

        return names;
    }

    private FileType FindType(HashSet<string> names)
    {
        if (names.Contains("mimetype"))
            return FileType.OpenDocument;
        if (Relationships("").Find(link => link.Is("officeDocument")) is not { } main)
            return names.Contains("[Content_Types].xml") ? throw UnreadableDocumentException.Corrupt() : FileType.OtherZip;

        MainPart = main.Part;
        var hasMacros = names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        var contentType = ContentType(main.Part);
        return contentType switch
        {
            _ when contentType.Contains("template", StringComparison.OrdinalIgnoreCase) => FileType.Template,
            _ when contentType.Contains("sheet.binary", StringComparison.Ordinal) => FileType.ExcelBinary,
            "application/vnd.ms-word.document.macroEnabled.main+xml" => FileType.WordWithMacros,
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml" => FileType.ExcelWithMacros,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                => hasMacros ? FileType.WordWithMacros : FileType.Word,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                => hasMacros ? FileType.ExcelWithMacros : FileType.Excel,
            _ when contentType.Contains("presentationml", StringComparison.Ordinal) => hasMacros ? FileType.Unknown : FileType.PowerPoint,
            _ => FileType.Unknown,
        };
    }

    private string ContentType(string part)
    {
        using var reader = Reader(Part("[Content_Types].xml") ?? throw UnreadableDocumentException.Corrupt());
        var byExtension = "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "Override"
                && string.Equals(reader.GetAttribute("PartName")?.TrimStart('/'), part, StringComparison.OrdinalIgnoreCase))
                return reader.GetAttribute("ContentType") ?? "";
            if (reader.LocalName == "Default"
                && string.Equals("." + reader.GetAttribute("Extension"), Path.GetExtension(part), StringComparison.OrdinalIgnoreCase))
                byExtension = reader.GetAttribute("ContentType") ?? "";
        }

        return byExtension;
    }

    private void Check(byte[] bytes)
    {
        CheckAttributes(bytes);
        using var reader = Reader(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding
                    && !AsciiCompatible.Contains(encoding))
                    throw UnreadableDocumentException.Unsafe();
                if (reader.Depth > _limits.MaxDepth)
                    throw UnreadableDocumentException.Unsafe();
                if (reader.NodeType == XmlNodeType.Element && (_elements += 1 + reader.AttributeCount) > _limits.MaxElements)
                    throw UnreadableDocumentException.TooMuchUnpacked();
            }
        }
        // The reader has no error of its own for a document type; at that point it has read nothing else.
        catch (XmlException e) when (reader.ReadState == ReadState.Error && bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0)
        {
            throw new UnreadableDocumentException(UnreadableReason.Unsafe, UnreadableDocumentException.Unsafe().Message, e);
        }
    }

    /// <summary>
    /// XmlReader takes minutes over one element with millions of attributes, before it gives control back. Attributes hold no "&lt;",
    /// so it is enough to count the equals signs between two of them, given that the bytes mean what they mean in ASCII.
    /// </summary>
    private static void CheckAttributes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            throw UnreadableDocumentException.Unsafe();
        var signs = 0;
        for (var next = bytes.IndexOfAny((byte)'<', (byte)'='); next >= 0; next = bytes.IndexOfAny((byte)'<', (byte)'='))
        {
            signs = bytes[next] == '<' ? 0 : signs + 1;
            if (signs > MostAttributes)
                throw UnreadableDocumentException.Unsafe();
            bytes = bytes[(next + 1)..];
        }
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
