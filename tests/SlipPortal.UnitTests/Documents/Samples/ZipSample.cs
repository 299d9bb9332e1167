using System.IO.Compression;
using System.Text;

namespace SlipPortal.UnitTests.Documents.Samples;

/// <summary>A zip of named parts, which may break every rule.</summary>
internal static class ZipSample
{
    public static byte[] Of(params (string Name, string Text)[] parts) =>
        Of(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Text))));

    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A zip with one part more.</summary>
    public static byte[] With(byte[] zip, (string Name, string Text) part) => Of(Parts(zip).Append((part.Name, Encoding.UTF8.GetBytes(part.Text))));

    public static IReadOnlyList<(string Name, byte[] Bytes)> Parts(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry =>
        {
            using var source = entry.Open();
            using var bytes = new MemoryStream();
            source.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        })];
    }
}
