namespace SlipPortal.Domain.Common;

/// <summary>Instants are kept in UTC; people read, and mean, the time of the United Kingdom.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant as clocks in the United Kingdom show it.</summary>
    public static DateTime InUk(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London).DateTime;

    /// <summary>The day of the instant in the United Kingdom.</summary>
    public static DateOnly DayInUk(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InUk());

    /// <summary>Today in the United Kingdom.</summary>
    public static DateOnly TodayInUk(this TimeProvider clock) => clock.GetUtcNow().DayInUk();

    /// <summary>The instant at which a day ends in the United Kingdom: the first of the next day.</summary>
    public static DateTimeOffset EndInUk(this DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
