using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Infrastructure;

/// <summary>The hint of every field for a due date: how it may be written, and how what stands in it is read.</summary>
internal static class DueHint
{
    private const string Ways = "As you would write it in the plan: 31 March 2027, March 2027, or quarterly. ";

    /// <param name="typed">What stands in the field, when the form comes back.</param>
    /// <param name="quarters">Which year the plan counts quarters in.</param>
    public static string Of(string? typed, QuarterYear quarters)
    {
        var ways = Ways + $"{quarters.InWords()}.";
        var schedule = DueSchedule.Parse(typed ?? "", quarters);
        return DueSchedule.Understood(schedule.Text, schedule.Kind, schedule.Until) is { } understood
            ? $"{ways} “{schedule.Text}” is read as {understood}." : ways;
    }
}
