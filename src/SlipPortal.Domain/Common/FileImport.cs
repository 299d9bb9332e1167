using System.Security.Cryptography;

namespace SlipPortal.Domain.Common;

/// <summary>A file on its way into the portal. It is kept as it came; it becomes something once somebody confirms.</summary>
public abstract class FileImport : TenantEntity
{
    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameMaxLength = 255;

    private protected FileImport()
    {
    }

    private protected FileImport(string fileName, byte[] content, Guid authorId, DateTimeOffset now)
    {
        FileName = NameOf(fileName);
        Content = content;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        AuthorId = authorId;
        UploadedAt = now;
    }

    /// <summary>As uploaded, without folders and characters that nobody sees.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The file, byte for byte.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Its SHA-256, in lower-case hexadecimal: tells when the same file comes again.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who uploaded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When it was confirmed, or null.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>It becomes what it was read as.</summary>
    /// <exception cref="RefusedException">It was confirmed before.</exception>
    private protected void Confirm(DateTimeOffset now)
    {
        RefuseWhenConfirmed();
        ConfirmedAt = now;
    }

    private static string NameOf(string fileName)
    {
        var name = FileNames.Visible(fileName).Trim();
        if (name.Length > FileNameMaxLength) name = name[^FileNameMaxLength..];
        // Not half of a character.
        if (name.Length > 0 && char.IsLowSurrogate(name[0])) name = name[1..];
        return name.Length == 0 ? "File" : name;
    }

    private protected void RefuseWhenConfirmed()
    {
        if (ConfirmedAt is not null) throw new RefusedException("This import was confirmed already. Upload the file again to change it.");
    }
}
