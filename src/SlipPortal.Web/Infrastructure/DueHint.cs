using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Infrastructure;

/// <summary>The hint of every field for a due date: how it may be written, and how what stands in it is read.</summary>
internal static class DueHint
{
    private const string Ways = "As you would write it in the plan: 31 March 2027, March 2027, or quarterly. "
        + "A quarter is of the financial year: Q1 2027 is April to June 2027.";

    /// <param name="typed">What stands in the field, when the form comes back.</param>
    public static string Of(string? typed)
    {
        var schedule = DueSchedule.Parse(typed ?? "");
        return DueSchedule.Understood(schedule.Text, schedule.Kind, schedule.Until) is { } understood
            ? $"{Ways} “{schedule.Text}” is read as {understood}." : Ways;
    }
}
