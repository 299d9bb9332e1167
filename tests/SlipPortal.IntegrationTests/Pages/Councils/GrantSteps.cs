namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Steps that several tests take on their way.</summary>
public static class GrantSteps
{
    /// <summary>A lead fills in the form to give access until 30 days from now; the page that shows what it opens is then on the screen.</summary>
    /// <param name="lead">The lead's browser.</param>
    /// <param name="council">Their council's slug.</param>
    /// <param name="email">Who it is for.</param>
    /// <param name="areas">Practice areas; all of them where there is none.</param>
    /// <param name="also">What they may do besides seeing the plan and documents: “See performance”.</param>
    /// <param name="why">What for.</param>
    public static async Task DraftAccessAsync(
        this PortalBrowser lead, string council, string email, IReadOnlyCollection<string>? areas = null, IReadOnlyCollection<string>? also = null, string why = "Reports")
    {
        await lead.GoAsync($"/councils/{council}/partners/give");
        foreach (var area in areas ?? [.. lead.Page.QuerySelectorAll("input[name='PracticeAreaIds']").Select(area => area.NextElementSibling!.TextContent.Trim())])
            lead.Choose(area);
        foreach (var right in also ?? []) lead.Choose(right);
        var last = DateTime.UtcNow.AddDays(30);
        await lead.Fill("Their e-mail address", email).Fill("Why do they need it?", why)
            .Fill("Day", $"{last.Day}").Fill("Month", $"{last.Month}").Fill("Year", $"{last.Year}").ClickAsync("Continue");
    }

    /// <summary>The same, and it is given.</summary>
    public static async Task GiveAccessAsync(
        this PortalBrowser lead, string council, string email, IReadOnlyCollection<string>? areas = null, IReadOnlyCollection<string>? also = null, string why = "Reports")
    {
        await lead.DraftAccessAsync(council, email, areas, also, why);
        await lead.ClickAsync("Give access");
        Assert.Equal("Access is given. They are told by e-mail.", lead.Notice.Replace("Success ", "", StringComparison.Ordinal));
    }
}
