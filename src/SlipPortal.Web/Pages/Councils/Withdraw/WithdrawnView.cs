using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>That something was withdrawn, as the page that it stood on says it.</summary>
internal sealed record WithdrawnView(DateTimeOffset At, string? By, string? Because)
{
    /// <summary>“Withdrawn on 3 May 2026 by Jo Bloggs: It was another month.”</summary>
    public string InWords => $"Withdrawn on {Words.Day(At)} by {By ?? "somebody who has left"}{(Because is null ? "" : $": {Because}")}";
}
