using System.Globalization;
using System.Security.Cryptography;
using SlipPortal.Documents;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Infrastructure;

/// <summary>A file that is kept and given out again as it came: what it is by its content, and a name that is safe to give it.</summary>
/// <param name="FileName">As uploaded, without folders, with the ending that its content has.</param>
/// <param name="MediaType">By its content.</param>
/// <param name="Extension">The ending that goes with it, with its dot.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
internal sealed record KeptUpload(string FileName, string MediaType, string Extension, string Sha256)
{
    private const int LongestStem = 200;

    /// <summary>Recognises a file.</summary>
    /// <param name="name">The name that the sender gave.</param>
    /// <param name="content">Byte for byte.</param>
    /// <param name="otherwise">What to call it where the name says nothing.</param>
    /// <exception cref="RefusedException">It cannot be kept; the message says what to do instead.</exception>
    public static KeptUpload Of(string? name, byte[] content, string otherwise)
    {
        try
        {
            var kind = KeptFile.Recognise(content);
            return new(SafeName(name, kind, otherwise), kind.MediaType, kind.Extension, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (UnreadableDocumentException refused)
        {
            throw new RefusedException(refused.Message, "File");
        }
    }

    // The name that the sender gave, without folders and without signs that hide or turn what follows; the ending is the content's.
    private static string SafeName(string? name, KeptFile kind, string otherwise)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var stem = Path.GetFileNameWithoutExtension(new string([.. last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)])).Trim();
        if (stem.Length == 0) stem = otherwise;
        return (stem.Length > LongestStem ? stem[..LongestStem] : stem) + kind.Extension;
    }
}
