using SlipPortal.Domain.Kpis;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>The colours of tags that say how a measure stands. The words beside them say the same.</summary>
internal static class KpiColours
{
    public static string Of(TargetRating rating) => rating switch
    {
        TargetRating.Met => "green",
        TargetRating.Near => "orange",
        TargetRating.Missed => "red",
        _ => "grey",
    };
}
