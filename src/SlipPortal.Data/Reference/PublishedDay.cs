using System.Globalization;

namespace SlipPortal.Data.Reference;

/// <summary>Days as published files write them.</summary>
internal static class PublishedDay
{
    /// <summary>“2025-03-26” or “26/03/2025”; null for anything else.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
}
