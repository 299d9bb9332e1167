using System.IO.Compression;

namespace SlipPortal.IntegrationTests;

/// <summary>What stands in the parts of a Word or Excel file: all of it, also what no reader shows.</summary>
internal static class OfficeParts
{
    /// <summary>True for a zip, which these files are.</summary>
    public static bool IsOne(byte[] content) => content is [0x50, 0x4b, ..];

    /// <summary>Each part by its name.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return [.. zip.Entries.Select(part => (part.FullName, Text(part)))];
    }

    private static string Text(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        return reader.ReadToEnd();
    }
}
