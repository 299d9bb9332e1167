using System.Net;
using SlipPortal.IntegrationTests.Pages.Councils.Plan;

namespace SlipPortal.IntegrationTests.Pages.Councils.Boards;

/// <summary>What can and cannot be put before a meeting, and what follows from each thing that it may decide.</summary>
public sealed class MeetingTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";

    private PortalBrowser _lead = null!;

    [Fact]
    public async Task A_council_takes_its_plan_through_its_meetings()
    {
        await OnAsync(2027, 1, 11);
        await _lead.ImportPlanAsync("""
            No.,What we will do,Lead,By when
            1. Front door,,,
            1.1,Answer every referrer,Head of Front Door,March 2027
            1.2,Second-read closed contacts,Service Manager,March 2027
            1.3,Observe practice,Director,December 2027
            """);
        var board = await _lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Agree new dates of actions", "Sign actions off", "Approve the plan");
        var group = await _lead.SetUpBodyAsync(Council, "Oversight Group", BoardSteps.Group, "Improvement Board", "Agree new dates of actions");
        await _lead.SetUpBodyAsync(Council, "Front door workstream", "Workstream", "Oversight Group");

        // Each body stands below the one that it reports to, whatever its name.
        await _lead.GoAsync($"{Council}/boards");
        Assert.Equal(
            ["Improvement Board Board", "Oversight Group Group, level 2", "Front door workstream Workstream, level 3"],
            _lead.Table("Bodies").Skip(1).Select(row => row[0]));

        // A date that is refused leaves the action as it was, and the refusal in its history.
        await ProposeAsync("1.1", "September 2027", "Oversight Group");
        await ProposeAsync("1.2", "October 2027", "Oversight Group");
        await _lead.GoAsync($"{Council}/boards");
        Assert.Contains("New date for action 1.1: September 2027: Oversight Group", _lead.Main, StringComparison.Ordinal);
        Assert.Contains("(on no agenda yet)", _lead.Main, StringComparison.Ordinal);
        var first = await _lead.PlanMeetingAsync(group, 2027, 1, 20);
        await _lead.PutOnAgendaAsync(first, "New date for action 1.1: September 2027");
        await _lead.PutOnAgendaAsync(first, "New date for action 1.2: October 2027");
        await _lead.GoAsync($"{first}/agenda");
        Assert.Contains("Nothing waits for this body.", _lead.Main, StringComparison.Ordinal);
        await OnAsync(2027, 1, 20);
        await _lead.DecideAsync(first, "Not agreed: the date before stands", "Not agreed: the team gets help.");
        await _lead.GoAsync($"{Council}/plan/actions/1.1");
        Assert.Equal("March 2027", _lead.Summary("Due"));
        Assert.Contains("Not agreed: the team gets help.", (await _lead.GoAsync($"{Council}/history")).Main, StringComparison.Ordinal);

        // What is put off waits for another meeting, and stays under review until then.
        await _lead.DecideAsync(first, "Put off to another meeting", "The supplier is asked first.");
        var second = await _lead.PlanMeetingAsync(group, 2027, 2, 17);
        await _lead.GoAsync($"{Council}/plan/actions/1.2");
        Assert.Equal("Under review until agreed at Oversight Group on 17 February 2027 (agreed date: March 2027)", _lead.Summary("Due"));
        await _lead.PutOnAgendaAsync(second, "New date for action 1.2: October 2027");

        // Decisions come after the day, not before it; and a body that is to meet is not wound up.
        await _lead.GoAsync(second);
        Assert.Equal(0, _lead.Page.QuerySelectorAll("a[href*='/items/']").Length);
        await _lead.GoAsync($"{group}/wind-up");
        await _lead.ClickAsync("Wind up Oversight Group");
        Assert.Equal(["1 proposed date still waits for Oversight Group: decide on, or take back, first."], _lead.Errors);
        await OnAsync(2027, 2, 17);
        await _lead.DecideAsync(second, "Agreed: the new date stands", "Agreed.");
        await _lead.PlanMeetingAsync(group, 2027, 6, 1);
        await _lead.GoAsync($"{group}/wind-up");
        await _lead.ClickAsync("Wind up Oversight Group");
        Assert.Equal(["Oversight Group is to meet on 1 June 2027: call its meetings off first."], _lead.Errors);

        // An action that is late can be brought up once on an agenda, by any body; and signed off only by one that may.
        await OnAsync(2027, 4, 12);
        var late = await _lead.PlanMeetingAsync(board, 2027, 4, 12);
        await _lead.GoAsync($"{late}/agenda");
        var stale = await SecondTabAsync($"{late}/agenda");
        await _lead.Choose("Action 1.1 needs attention: overdue").ClickAsync("Add agenda items");
        await stale.Choose("Action 1.1 needs attention: overdue").Fill("Something else (optional)", "The new building").ClickAsync("Add agenda items");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(["“Action 1.1 needs attention” stands on this agenda already."], stale.Errors);
        Assert.Equal("The new building", stale.Page.QuerySelector("input[name='Input.Title']")!.GetAttribute("value"));

        // What a meeting asked for is done once somebody says how it ended.
        await _lead.GoAsync(late);
        await _lead.Fill("What is to be done?", "Bring the figures of the front door.").ClickAsync("Write it down");
        await _lead.Fill("How did it end?", "They are in the papers.").ClickAsync("It is done");
        Assert.Equal(["Choose the task that is done."], _lead.Errors);
        await _lead.Select("Which task is done?", "Bring the figures of the front door.").ClickAsync("It is done");
        Assert.Equal("Done on 12 April 2027. They are in the papers.", _lead.Table("What the meeting asked for")[1][3]);
        await _lead.GoAsync($"{board}/wind-up");
        Assert.Contains("Oversight Group reports to it, and will stand at the top", _lead.Main, StringComparison.Ordinal);
        await _lead.ClickAsync("Wind up Improvement Board");
        Assert.Equal("Improvement Board is wound up. Its meetings and decisions stay.", _lead.Notice);
        Assert.Equal(["Oversight Group Group", "Front door workstream Workstream, level 2"], _lead.Table("Bodies").Skip(1).Select(row => row[0]));
        Assert.Equal(HttpStatusCode.NotFound, (await _lead.GoAsync($"{board}/wind-up")).Status);
        Assert.Contains("Action 1.1 needs attention", (await _lead.GoAsync(late)).Main, StringComparison.Ordinal);
    }

    private async Task OnAsync(int year, int month, int day)
    {
        portal.Clock.TravelTo(new(year, month, day));
        _lead = await portal.SignInAsync("lead@coldwater.example");
    }

    private async Task<PortalBrowser> SecondTabAsync(string address)
    {
        var tab = await portal.SignInAsync("lead@coldwater.example");
        return await tab.GoAsync(address);
    }

    private async Task ProposeAsync(string action, string date, string body)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/date");
        await _lead.Fill("New date", date).Fill("Why does it have to move?", "The supplier is late.").Select("Who is to agree?", body).ClickAsync("Propose the date");
    }
}
