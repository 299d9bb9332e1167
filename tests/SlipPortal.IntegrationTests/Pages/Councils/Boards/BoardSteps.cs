namespace SlipPortal.IntegrationTests.Pages.Councils.Boards;

/// <summary>What a council does with its bodies and their meetings, through the pages.</summary>
internal static class BoardSteps
{
    public const string Board = "Board of partners, such as the improvement board";
    public const string Group = "Group that a board set up, such as an oversight group";
    public const string Committee = "Committee of councillors, cabinet or full council";

    /// <summary>Sets a body up and returns its address.</summary>
    public static async Task<string> SetUpBodyAsync(this PortalBrowser lead, string council, string name, string kind, string? parent, params string[] powers)
    {
        await lead.GoAsync($"{council}/boards/new");
        lead.Fill("Name", name).Choose(kind);
        if (parent is not null) lead.Select("Which body does it report to?", parent);
        foreach (var power in powers) lead.Choose(power);
        await lead.ClickAsync("Save");
        Assert.Equal(name, lead.Page.QuerySelector("h1")!.LastChild!.TextContent);
        return lead.Path;
    }

    /// <summary>Opens a body by its name.</summary>
    public static async Task<PortalBrowser> OpenBodyAsync(this PortalBrowser browser, string council, string name)
    {
        await browser.GoAsync($"{council}/boards");
        return await browser.GoAsync(browser.Page.QuerySelectorAll("main a").First(link => link.TextContent == name).GetAttribute("href")!);
    }

    /// <summary>Plans a meeting and returns its address.</summary>
    public static async Task<string> PlanMeetingAsync(this PortalBrowser lead, string body, int year, int month, int day)
    {
        await lead.GoAsync(body);
        await lead.Fill("Day", $"{day}").Fill("Month", $"{month}").Fill("Year", $"{year}").ClickAsync("Plan the meeting");
        Assert.StartsWith("The meeting is planned.", lead.Notice, StringComparison.Ordinal);
        return lead.Path;
    }

    /// <summary>Puts something of the plan on an agenda.</summary>
    public static async Task PutOnAgendaAsync(this PortalBrowser lead, string meeting, string subject)
    {
        await lead.GoAsync($"{meeting}/agenda");
        await lead.Choose(subject).ClickAsync("Add agenda items");
        Assert.Equal("The agenda is changed.", lead.Notice);
    }

    /// <summary>Records what a meeting decided on the first item that it has not decided on.</summary>
    public static async Task DecideAsync(this PortalBrowser lead, string meeting, string outcome, string decision, string? condition = null)
    {
        await lead.GoAsync(meeting);
        await lead.GoAsync(lead.Page.QuerySelector("a[href*='/items/']")!.GetAttribute("href")!);
        lead.Choose(outcome).Fill("The decision, as in the minutes", decision);
        if (condition is not null) lead.Fill("On which condition? (only for a sign-off in part)", condition);
        await lead.ClickAsync("Record the decision");
    }
}
