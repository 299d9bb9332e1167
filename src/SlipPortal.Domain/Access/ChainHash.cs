using System.Globalization;
using System.Text;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>The hash that chains are made of. Its form never changes: it would break every chain there is.</summary>
internal static class ChainHash
{
    /// <summary>Of each field its length in bytes, a colon and its text, so that no two rows can look alike.</summary>
    public static string Of(IEnumerable<string> fields) => TextHash.Of(string.Concat(
        fields.Select(field => $"{Encoding.UTF8.GetByteCount(field).ToString(CultureInfo.InvariantCulture)}:{field}")));
}
