using System.Globalization;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.TagHelpers;

/// <summary>A date as somebody typed it into three fields. The month may be a number, a name or its first three letters.</summary>
internal sealed record DateInput(string? Day, string? Month, string? Year)
{
    /// <summary>The parts of a date in the order in which they are typed.</summary>
    public static readonly string[] Parts = ["Day", "Month", "Year"];

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>Reads the date.</summary>
    /// <param name="label">What the date is, to begin the message with.</param>
    /// <returns>The date, or a message with the fields it is about ("Day", "Month", "Year").</returns>
    public (DateOnly? Date, string? Message, string[] Wrong) Read(string label)
    {
        var missing = new List<string>();
        if (string.IsNullOrWhiteSpace(Day)) missing.Add("Day");
        if (string.IsNullOrWhiteSpace(Month)) missing.Add("Month");
        if (string.IsNullOrWhiteSpace(Year)) missing.Add("Year");
        if (missing.Count == 3) return (null, $"Enter {LowerFirst(label)}", Parts);
        if (missing.Count > 0)
        {
            var names = string.Join(" and ", missing.Select(part => part.ToLowerInvariant()));
            return (null, $"{label} must include a {names}", [.. missing]);
        }

        if (Year!.Trim().Length != 4 || !TryNumber(Year, out var year)) return (null, "Year must include 4 numbers", ["Year"]);
        var day = 0;
        var month = 0;
        var wrong = new List<string>();
        if (!TryNumber(Day!, out day) || day is < 1 or > 31) wrong.Add("Day");
        if (!TryMonth(Month!.Trim(), out month)) wrong.Add("Month");
        if (wrong.Count > 0) return (null, $"{label} must be a real date", [.. wrong]);
        if (year is < DateLimits.FirstYear or > DateLimits.LastYear) return (null, DateLimits.Message(label), ["Year"]);
        if (day > DateTime.DaysInMonth(year, month)) return (null, $"{label} must be a real date", Parts);
        return (new DateOnly(year, month, day), null, []);
    }

    private static bool TryMonth(string text, out int month)
    {
        if (TryNumber(text, out month)) return month is >= 1 and <= 12;
        var names = English.DateTimeFormat.MonthNames;
        month = text.Length < 3
            ? 0
            : 1 + Array.FindIndex(names, name => name.Length > 0 && (Is(name) || (text.Length == 3 && Is(name[..3]))));
        return month > 0;

        bool Is(string name) => name.Equals(text, StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string LowerFirst(string label) =>
        label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
