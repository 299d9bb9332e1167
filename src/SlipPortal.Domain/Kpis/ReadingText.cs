using System.Globalization;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// Readings as people write them in a cell: “71”, “71%”, “1,071”, “£1,200”, “12/40”, “missing”, “suppressed”, “n/a”; with a “p” behind
/// them while they are provisional.
/// </summary>
public static class ReadingText
{
    private static readonly Dictionary<string, Absence> Absences = new(StringComparer.OrdinalIgnoreCase)
    {
        ["missing"] = Absence.Missing,
        ["not known"] = Absence.Missing,
        ["suppressed"] = Absence.Suppressed,
        ["c"] = Absence.Suppressed,
        ["n/a"] = Absence.NotApplicable,
        ["na"] = Absence.NotApplicable,
        ["not applicable"] = Absence.NotApplicable,
        ["no cases"] = Absence.NotApplicable,
    };

    // As large as is stored.
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>Reads a cell; null for a blank one.</summary>
    /// <exception cref="RefusedException">It cannot be read, or has another unit than the measure.</exception>
    public static ReadingEntry? Parse(KpiShape shape, string? text, string? field = null)
    {
        var words = text?.Trim() ?? "";
        if (words.Length == 0) return null;
        if (words.Length > Reading.SourceTextMaxLength) throw new RefusedException($"Shorten it to {Reading.SourceTextMaxLength} characters or fewer.", field);
        if (Absences.TryGetValue(words, out var absence)) return new(null, Absence: absence);
        var isProvisional = words.Length > 1 && words[^1] is 'p' or 'P' && (char.IsAsciiDigit(words[^2]) || words[^2] is ' ' or '%');
        var number = isProvisional ? words[..^1].TrimEnd() : words;
        if (number.Split('/') is [var part, var whole] && TryNumber(part, out var numerator) && TryNumber(whole, out var denominator))
            return new(null, numerator, denominator, IsProvisional: isProvisional);
        if (number.EndsWith('%') && shape.Unit is not KpiUnit.Percent) throw new RefusedException($"“{words}” is a percentage, and this measure is not.", field);
        if (number.StartsWith('£') && shape.Unit is not KpiUnit.Pounds) throw new RefusedException($"“{words}” is in pounds, and this measure is not.", field);
        if (TryNumber(number.TrimStart('£').TrimEnd('%'), out var value)) return new(value, IsProvisional: isProvisional);
        throw new RefusedException($"“{words}” is not a number. Write 71, 12/40, missing, suppressed or n/a.", field);
    }

    /// <summary>A reading as a cell shows it, and as <see cref="Parse"/> reads it back.</summary>
    public static string Show(KpiShape shape, SeriesPoint? point)
    {
        if (point is null) return "";
        if (point.Absence is { } absence) return absence is Absence.NotApplicable ? "n/a" : absence.InWords();
        var text = point is { Numerator: { } part, Denominator: { } whole }
            ? $"{Plain(part)}/{Plain(whole)}"
            : Plain(Math.Round(point.Value ?? 0, Math.Max(shape.Decimals, 2), MidpointRounding.AwayFromZero));
        return point.State is ReadingState.Provisional ? text + " p" : text;
    }

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool TryNumber(string text, out decimal value)
    {
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text.Trim(), Styles, CultureInfo.InvariantCulture, out value)) return false;
        return decimal.Abs(value) < Largest
            ? true
            : throw new RefusedException(
                $"“{text.Trim()}” is too large. Write a number below {Largest.ToString("N0", CultureInfo.InvariantCulture)}.");
    }
}
