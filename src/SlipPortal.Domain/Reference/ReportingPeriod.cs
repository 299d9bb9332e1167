using System.Globalization;

namespace SlipPortal.Domain.Reference;

/// <summary>The year that a figure is for. Whose year it is (financial, academic) the indicator says.</summary>
/// <param name="Text">“2025” or “2024-25”, as the source counts years.</param>
/// <param name="Year">The calendar year that it ends in: its order.</param>
public readonly record struct ReportingPeriod(string Text, int Year)
{
    /// <summary>Reads “2025”, “2024-25”, “2024/25” and Explore Education Statistics' “202425”.</summary>
    /// <returns>False for anything else: “0” is no year.</returns>
    public static bool TryParse(string text, out ReportingPeriod period)
    {
        period = default;
        var digits = text.Length == 7 && text[4] is '-' or '/' ? text.Remove(4, 1) : text;
        if (digits.Length is not (4 or 6) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var first = digits.Length == 4 ? number : number / 100;
        if (first is < 1900 or > 2199) return false;
        if (digits.Length == 4)
        {
            period = new(digits, first);
            return true;
        }

        if ((first + 1) % 100 != number % 100) return false;
        period = new($"{first}-{digits[4..]}", first + 1);
        return true;
    }
}
