using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data;

/// <summary>
/// What a column cannot hold is refused in words, before the database refuses it in its own: numbers that are too large, dates of another
/// age, text that is too long or holds what no text has. For what comes in by a way that did not ask before; most do.
/// </summary>
internal static class StorageLimits
{
    /// <summary>Refuses the first value that cannot be stored.</summary>
    /// <exception cref="RefusedException">It says which field and why.</exception>
    public static void Check(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is not { } value || (entry.State is EntityState.Modified && !property.IsModified)) continue;
            if (Refusal(property.Metadata, value) is { } why) throw new RefusedException(why, property.Metadata.Name);
        }
    }

    private static string? Refusal(IProperty property, object value)
    {
        var words = PropertyNames.InWords(property.Name);
        return value switch
        {
            decimal number when BoundOf(property) is { } bound && decimal.Abs(number) >= bound =>
                $"{words} must be smaller than {bound.ToString("N0", CultureInfo.InvariantCulture)}.",
            DateOnly day when !day.IsWithinLimits() => DateLimits.Message(words) + ".",
            string text when text.Contains('\0') => $"{words} holds a character that is no text. Type it again.",
            string text when property.GetMaxLength() is { } longest && text.Length > longest =>
                $"{words} must be at most {longest:N0} characters long.",
            _ => null,
        };
    }

    private static decimal? BoundOf(IProperty property) => property.GetPrecision() is { } precision
        ? Enumerable.Repeat(10m, precision - (property.GetScale() ?? 0)).Aggregate(1m, (product, ten) => product * ten)
        : null;
}
