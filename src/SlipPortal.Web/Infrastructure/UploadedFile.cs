using System.Security.Cryptography;
using SlipPortal.Documents;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Infrastructure;

/// <summary>A file that somebody sent in to be kept and given out again as it came, recognised by its bytes.</summary>
/// <param name="Name">As the sender called it, without folders; its ending is the content's.</param>
/// <param name="MediaType">By its content.</param>
/// <param name="Content">Byte for byte.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
internal sealed record UploadedFile(string Name, string MediaType, byte[] Content, string Sha256)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = Evidence.MaxBytes;

    /// <summary>
    /// Largest form with such a file: a little more, so that a file that is only just too large gets a page that says so.
    /// </summary>
    public const int MaxRequest = MaxBytes + (5 * 1024 * 1024);

    private const int NameMaxLength = 200;

    /// <summary>Reads the file of a form.</summary>
    /// <param name="file">As the form sent it, or null.</param>
    /// <param name="reader">Looks into it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">None, too large, or of a kind that is not kept; the field is “File”.</exception>
    public static async Task<UploadedFile> ReadAsync(IFormFile? file, FileReader reader, CancellationToken cancellationToken)
    {
        if (file is null) throw new RefusedException("Choose a file.", "File");
        if (file.Length > MaxBytes) throw new RefusedException($"The file is larger than {MaxBytes / 1024 / 1024} MB.", "File");
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        try
        {
            var bytes = content.ToArray();
            return Of(file.FileName, bytes, await reader.RecogniseAsync(bytes, cancellationToken));
        }
        catch (UnreadableDocumentException refused)
        {
            throw new RefusedException(refused.Message, "File");
        }
    }

    /// <summary>A file that the portal made itself.</summary>
    public static UploadedFile Of(string name, byte[] content) => Of(name, content, KeptFile.Recognise(content));

    private static UploadedFile Of(string? name, byte[] content, KeptFile kind) =>
        new(SafeName(name, kind), kind.MediaType, content, Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>For letters and notices: they come as PDF or Word.</summary>
    /// <exception cref="RefusedException">It is neither; the field is “File”.</exception>
    public UploadedFile AsLetter() => Path.GetExtension(Name) is ".pdf" or ".docx" ? this : throw new RefusedException("Choose a PDF or a Word (.docx) file.", "File");

    // The name that the sender gave; the ending is the content's.
    private static string SafeName(string? name, KeptFile kind)
    {
        var stem = Path.GetFileNameWithoutExtension(FileNames.Visible(name ?? "")).Trim();
        if (stem.Length == 0) stem = "File";
        if (stem.Length > NameMaxLength) stem = stem[..NameMaxLength];
        // Not half of a character.
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + kind.Extension;
    }
}
