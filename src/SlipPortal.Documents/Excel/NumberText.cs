using System.Globalization;

namespace SlipPortal.Documents.Excel;

/// <summary>
/// Numbers and dates as their number format shows them, so that ref 2.10 stays "2.10". Left out is what would hide the value from a parser:
/// thousands separators, currency signs and other words in the format.
/// </summary>
internal static class NumberText
{
    private const string Plain = "0.############################";

    public static string Shown(double value, string? format)
    {
        // Beyond this a decimal cannot hold it, or would round it to nothing.
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e15 || (value != 0 && Math.Abs(value) < 1e-9))
            return value.ToString("G15", CultureInfo.InvariantCulture);

        // Converting keeps 15 digits, as Excel does: 0.1 + 0.2 is 0.3 and not 0.30000000000000004.
        var exact = (decimal)value;
        if (Pattern(exact, format) is not var (pattern, isPercent))
            return exact.ToString(Plain, CultureInfo.InvariantCulture);
        var shown = (isPercent ? exact * 100 : exact).ToString(pattern, CultureInfo.InvariantCulture);
        return isPercent ? shown + "%" : shown;
    }

    /// <summary>An ISO date, or as much of it as the format shows: a cell that shows "Sep-23" names no day, and none is made up.</summary>
    public static string Shown(DateTime value, string? format)
    {
        var letters = string.Concat(Placeholders(format ?? "")).ToLowerInvariant();
        var showsTime = letters.Contains('h', StringComparison.Ordinal);
        var showsDate = letters.AsSpan().ContainsAny("dy") || (!showsTime && letters.Contains('m', StringComparison.Ordinal));
        var pattern = (showsDate, letters.Contains('d', StringComparison.Ordinal), letters.Contains('m', StringComparison.Ordinal)) switch
        {
            (false, _, _) when showsTime => "HH:mm",
            (true, false, true) => "MMM yyyy",
            (true, false, false) => "yyyy",
            _ when showsTime && value.TimeOfDay != TimeSpan.Zero => "yyyy-MM-dd HH:mm",
            _ => "yyyy-MM-dd",
        };
        return value.ToString(pattern, CultureInfo.InvariantCulture);
    }

    public static string Shown(TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalHours}:{value.Minutes:00}");

    /// <summary>The .NET pattern for the digits that the format shows; null where the plain number says it better.</summary>
    private static (string Pattern, bool IsPercent)? Pattern(decimal value, string? format)
    {
        format ??= "";
        // Sections that choose by value ("[>=10]0;0.0") would need their conditions worked out.
        if (format.Contains("[<", StringComparison.Ordinal) || format.Contains("[>", StringComparison.Ordinal)
            || format.Contains("[=", StringComparison.Ordinal))
            return null;
        var sections = format.Split(';');
        var section = value switch
        {
            < 0 when sections.Length > 1 => sections[1],
            0 when sections.Length > 2 => sections[2],
            _ => sections[0],
        };
        var signs = string.Concat(Placeholders(section)).Replace('?', '#');
        var isPercent = signs.Contains('%', StringComparison.Ordinal);
        var digits = string.Concat(signs.Where(sign => sign is '0' or '#' or '.' or ','));
        // Text, dates, fractions, exponents and scaled thousands.
        if (signs.AsSpan().ContainsAny("@/Ee") || digits.EndsWith(',') || !digits.AsSpan().ContainsAny("0#"))
            return null;

        digits = digits.Replace(",", "", StringComparison.Ordinal);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? "" : digits[(point + 1)..].Replace(".", "", StringComparison.Ordinal);
        var zeros = Math.Max(1, whole.Count(sign => sign == '0'));
        if (zeros > 20 || decimals.Length > 20)
            return null;
        return (decimals.Length == 0 ? new string('0', zeros) : $"{new string('0', zeros)}.{decimals}", isPercent);
    }

    /// <summary>The format without its words: quoted and escaped text, padding, colours, conditions and currencies.</summary>
    private static IEnumerable<char> Placeholders(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = End(format, '"', i);
                    break;
                case '[':
                    i = End(format, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    yield return format[i];
                    break;
            }
        }
    }

    private static int End(string format, char mark, int from)
    {
        var end = format.IndexOf(mark, from + 1);
        return end < 0 ? format.Length : end;
    }
}
