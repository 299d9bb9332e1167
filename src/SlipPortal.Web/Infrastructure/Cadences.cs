using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Infrastructure;

/// <summary>How often, as a list to choose from. A value reads “3 Month”.</summary>
internal static class Cadences
{
    private static readonly Recurrence[] Usual =
    [
        new(1, RecurrenceUnit.Week), new(2, RecurrenceUnit.Week), new(6, RecurrenceUnit.Week), new(8, RecurrenceUnit.Week),
        new(1, RecurrenceUnit.Month), new(2, RecurrenceUnit.Month), new(3, RecurrenceUnit.Month), new(6, RecurrenceUnit.Month),
        new(1, RecurrenceUnit.Term), new(1, RecurrenceUnit.Year),
    ];

    /// <summary>The usual ones, and the one that is set already if it is another.</summary>
    public static IReadOnlyList<SelectListItem> Items(Recurrence? current) =>
    [
        .. Usual.Concat(current is null || Usual.Contains(current) ? [] : [current])
            .Select(cadence => new SelectListItem(Capital(cadence.InWords()), ValueOf(cadence))),
    ];

    /// <summary>The value of a cadence in the list.</summary>
    public static string? ValueOf(Recurrence? cadence) => cadence is null ? null : $"{cadence.Every} {cadence.Unit}";

    /// <summary>The cadence of a value; null for none, and for what is no value of the list.</summary>
    public static Recurrence? Parse(string? value) =>
        value?.Split(' ') is [var every, var unit] && int.TryParse(every, out var n) && n is > 0 and < 100
        && Enum.TryParse<RecurrenceUnit>(unit, out var parsed) && Enum.IsDefined(parsed)
            ? new(n, parsed) : null;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
