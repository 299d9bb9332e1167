using System.IO.Compression;
using System.Security;
using System.Text;

namespace SlipPortal.Documents.Packages;

/// <summary>Writes an office file of checked parts, under the usual names and uncompressed, for a library to read from memory.</summary>
internal sealed class CleanPackage(string mainPart, string mainContentType, string mainRelationshipType)
{
    private readonly List<(string Name, byte[] Bytes, string ContentType)> _parts = [];
    private readonly StringBuilder _relationships = new();

    /// <summary>Adds a part that the main part refers to.</summary>
    /// <param name="name">Relative to the main part's folder.</param>
    /// <param name="bytes">The checked part.</param>
    /// <param name="contentType">Its content type.</param>
    /// <param name="link">The relationship by which the main part refers to it.</param>
    public void Add(string name, byte[] bytes, string contentType, Relationship link)
    {
        _parts.Add((Folder + name, bytes, contentType));
        _relationships.Append(RelationshipTo(link.Id, link.Type, name));
    }

    public MemoryStream Write(byte[] main)
    {
        _parts.Add((mainPart, main, mainContentType));
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var overrides = _parts.Select(part => $"""<Override PartName="/{part.Name}" ContentType="{part.ContentType}"/>""");
            WriteEntry(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                {string.Concat(overrides)}
                </Types>
                """));
            WriteEntry(archive, "_rels/.rels", Relationships(RelationshipTo("rId1", mainRelationshipType, mainPart)));
            WriteEntry(archive, $"{Folder}_rels/{mainPart[Folder.Length..]}.rels", Relationships(_relationships.ToString()));
            foreach (var (name, bytes, _) in _parts)
                WriteEntry(archive, name, bytes);
        }

        stream.Position = 0;
        return stream;
    }

    private string Folder => mainPart[..(mainPart.LastIndexOf('/') + 1)];

    private static string RelationshipTo(string id, string type, string target) =>
        $"""<Relationship Id="{SecurityElement.Escape(id)}" Type="{SecurityElement.Escape(type)}" Target="{target}"/>""";

    private static byte[] Relationships(string links) => Encoding.UTF8.GetBytes(
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>""");

    private static void WriteEntry(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(bytes);
    }
}
