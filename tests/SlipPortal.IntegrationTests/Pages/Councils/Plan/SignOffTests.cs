using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>From finished work to a board's sign-off: each question once, and for many at once.</summary>
public sealed class SignOffTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";
    private const string Plan = $"{Council}/plan";
    private const string Part = "Signed off in part, on a condition";

    private PortalBrowser _lead = null!;
    private int _clicks;

    [Fact]
    public async Task Finished_work_is_signed_off_in_twelve_clicks_and_many_at_once()
    {
        portal.Clock.TravelTo(new(2027, 1, 11));
        _lead = await portal.SignInAsync("lead@coldwater.example");
        await _lead.ImportPlanAsync("""
            No.,What we will do,Lead,By when
            1.1,Answer every referrer,Head of Front Door,March 2027
            1.2,Second-read closed contacts,Head of Front Door,March 2027
            1.3,Observe practice,Director,June 2027
            1.4,Publish the thresholds,Director,June 2027
            """);
        var board = await _lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Sign actions off");
        await FinishAsync("1.2");
        await _lead.GoAsync($"{Plan}/actions/1.2/sign-off");
        Assert.Contains("A board signs it off at a meeting, and none is planned.", _lead.Main, StringComparison.Ordinal);
        var meeting = await _lead.PlanMeetingAsync(board, 2027, 1, 11);

        // Every choice, press and link counts; what is typed does not.
        await _lead.GoAsync($"{Plan}/actions/1.1");
        _clicks = 0;
        await ShowAsync("1.1");
        await PressAsync("Put on the agenda");
        Assert.Empty(_lead.Errors);
        Assert.Equal("Sign-off of action 1.1 is on the agenda.", _lead.Notice);
        await FollowAsync("Record the decision on item 1");
        Choose("Signed off in full");
        _lead.Fill("The decision, as in the minutes", "Signed off.");
        await PressAsync("Record the decision");
        Assert.Equal(12, _clicks);
        await _lead.GoAsync($"{Plan}/actions/1.1");
        Assert.StartsWith("Signed off", _lead.Summary("Sign-off"), StringComparison.Ordinal);

        // Many: one agenda, one decision; what cannot be signed off so is named and keeps nothing else back.
        await _lead.GoAsync($"{Plan}/actions/1.3");
        await ShowAsync("1.3");
        await FinishAsync("1.4");
        meeting = await _lead.PlanMeetingAsync(board, 2027, 1, 12);
        await _lead.GoAsync($"{meeting}/agenda?kind=SignOff");
        await _lead.ClickAsync("Add all 3");
        await _lead.GoAsync($"{Plan}/actions/1.3/sign-off");
        Assert.Contains("it is on an agenda", _lead.Main, StringComparison.Ordinal);
        portal.Clock.TravelTo(new(2027, 1, 12));
        _lead = await portal.SignInAsync("lead@coldwater.example");
        await _lead.GoAsync($"{meeting}/decide/SignOff");
        await _lead.Choose("Signed off in full").Fill("The decision, as in the minutes", "Signed off, but for 1.4.")
            .Fill("On which condition? (only for a sign-off in part)", "An audit in June finds no gap.")
            .Select("Decision: Sign off action 1.4", Part).ClickAsync("Record decisions");
        Assert.Equal("2 decisions recorded", _lead.Notice);
        Assert.Contains("Nothing was recorded on these items: Sign off action 1.2: Only an action whose impact was shown", _lead.Main, StringComparison.Ordinal);
        Assert.StartsWith("Signed off", (await _lead.GoAsync($"{Plan}/actions/1.3")).Summary("Sign-off"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Signed off in part, on the condition: An audit in June finds no gap.", (await _lead.GoAsync($"{Plan}/actions/1.4")).Summary("Sign-off"), StringComparison.Ordinal);
        Assert.StartsWith("Evidence checked", (await _lead.GoAsync($"{Plan}/actions/1.2")).Summary("Sign-off"), StringComparison.Ordinal);
    }

    // From the action's page: complete, delivered, with evidence that is enough.
    private async Task FinishAsync(string action)
    {
        await _lead.GoAsync($"{Plan}/actions/{action}");
        Choose("Blue: complete");
        _lead.Fill("Why this rating?", "In use by every team.");
        await PressAsync("Report progress");
        _lead.Fill("What was delivered?", "The new step.");
        await PressAsync("Record: delivered");
        await FollowAsync("Evidence of this action");
        _lead.Fill("What does the page show?", "Dip sample").Fill("Its address", "https://coldwater.example/dip");
        await PressAsync("Add the link");
        Choose("Sufficient");
        _lead.Fill("Why?", "Nineteen of twenty.");
        await PressAsync("Record the verdict");
        Assert.Contains("Next: impact shown", _lead.Main, StringComparison.Ordinal);
    }

    private async Task ShowAsync(string action)
    {
        await FinishAsync(action);
        _lead.Fill("What has changed for children and families?", "They hear back the same day.");
        await PressAsync("Record: impact shown");
    }

    private void Choose(string label)
    {
        _clicks++;
        _lead.Choose(label);
    }

    private Task<PortalBrowser> PressAsync(string button)
    {
        _clicks++;
        return _lead.ClickAsync(button);
    }

    private Task<PortalBrowser> FollowAsync(string link)
    {
        _clicks++;
        var found = _lead.Page.QuerySelectorAll("a").First(one => string.Join(' ', one.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == link);
        return _lead.GoAsync(found.GetAttribute("href")!);
    }
}
