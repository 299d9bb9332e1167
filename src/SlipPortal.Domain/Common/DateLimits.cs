namespace SlipPortal.Domain.Common;

/// <summary>
/// Which dates a council can mean. What is worked out from them (a term's end, the next quarter) stays a date that the calendar has.
/// </summary>
public static class DateLimits
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year.</summary>
    public const int LastYear = 2200;

    /// <summary>Whether it is one of them.</summary>
    public static bool IsWithinLimits(this DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>The message for another.</summary>
    /// <param name="label">What the date is, to begin the message with.</param>
    public static string Message(string label) => $"{label} must be between {FirstYear} and {LastYear}";
}
