using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Common;

namespace SlipPortal.Data;

/// <summary>
/// What a column cannot hold is refused in words, before the database refuses it in its own: numbers that are too large, dates of another age,
/// text that is too long or holds what no text has. For what comes in by a way that did not ask before; most do.
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

    private static string? Refusal(IProperty property, object value) => value switch
    {
        decimal number when property.GetPrecision() is { } precision && decimal.Abs(number) >= Bound(precision - (property.GetScale() ?? 0)) =>
            $"{Words(property)} must be smaller than {Bound(precision - (property.GetScale() ?? 0)).ToString("N0", CultureInfo.InvariantCulture)}.",
        DateOnly day when !day.IsWithinLimits() => DateLimits.Message(Words(property)) + ".",
        string text when text.Contains('\0') => $"{Words(property)} holds a character that is no text. Type it again.",
        string text when property.GetMaxLength() is { } longest && text.Length > longest => $"{Words(property)} must be at most {longest:N0} characters long.",
        _ => null,
    };

    private static decimal Bound(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten);

    // “Lead body” for LeadBody.
    private static string Words(IProperty property) =>
        string.Concat(property.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
