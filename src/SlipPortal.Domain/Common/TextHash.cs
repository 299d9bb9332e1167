using System.Security.Cryptography;
using System.Text;

namespace SlipPortal.Domain.Common;

/// <summary>What is kept of a text instead of it: of keys, and to know it again.</summary>
public static class TextHash
{
    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
