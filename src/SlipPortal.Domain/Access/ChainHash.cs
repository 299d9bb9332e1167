using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlipPortal.Domain.Access;

/// <summary>The hash that chains are made of. Its form never changes: it would break every chain there is.</summary>
internal static class ChainHash
{
    /// <summary>SHA-256 of each field as its length in bytes, a colon and its text, so that no two rows can look alike; in lower-case hexadecimal.</summary>
    public static string Of(IEnumerable<string> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        fields.Select(field => $"{Encoding.UTF8.GetByteCount(field).ToString(CultureInfo.InvariantCulture)}:{field}")))));
}
