using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Where the words of a date are not all that was understood, every page says both.</summary>
public sealed class DueInWordsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";

    private PortalBrowser _lead = null!;

    [Fact]
    public async Task What_was_understood_of_a_date_is_said_wherever_the_date_is()
    {
        const string Both = "end of Q1 2028 (30 June 2028, April to June)";
        await OnAsync(2027, 1, 11);
        await _lead.ImportPlanAsync("""
            No.,What we will do,Lead,By when
            1.1,Answer every referrer,Head of Front Door,Q4 2026/27
            1.2,Hold a weekly clinic,Head of Front Door,March 2027
            """);
        var board = await _lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Agree new dates of actions");
        Assert.Contains("Q4 2026/27 (31 March 2027, January to March)", (await _lead.GoAsync($"{Council}/plan")).Main, StringComparison.Ordinal);
        await _lead.GoAsync($"{Council}/plan/actions/1.1/date");
        Assert.Contains("The agreed date is Q4 2026/27 (31 March 2027, January to March).", _lead.Main, StringComparison.Ordinal);
        Assert.Contains("Q1 is April to June (the financial year)", _lead.Main, StringComparison.Ordinal);
        await _lead.Fill("New date", "end of Q1 2028").ClickAsync("Propose the date");
        Assert.Contains("“end of Q1 2028” is read as 30 June 2028, April to June.", _lead.Main, StringComparison.Ordinal);
        await ProposeAsync("1.1", "end of Q1 2028", "Improvement Board");
        Assert.StartsWith($"New date proposed: {Both}.", _lead.Notice, StringComparison.Ordinal);
        Assert.Contains(Both, _lead.Main, StringComparison.Ordinal);
        Assert.Equal(Both, (await _lead.GoAsync($"{Council}/plan/actions/1.1/date")).Summary("Proposed date"));
        Assert.Contains($"New date for action 1.1: {Both}: Improvement Board", (await _lead.GoAsync($"{Council}/boards")).Main, StringComparison.Ordinal);

        await _lead.GoAsync($"{Council}/plan");
        await _lead.Choose("Choose action 1.2").ClickAsync("Propose a date");
        await _lead.Fill("New date", "end of Q1 2028").Fill("Why do they have to move?", "The supplier is late.")
            .Select("Who is to agree?", "Improvement Board").ClickAsync("Propose the date");
        Assert.Equal($"New date proposed for 1 action: {Both}.", _lead.Notice);

        var meeting = await _lead.PlanMeetingAsync(board, 2027, 1, 20);
        await _lead.PutOnAgendaAsync(meeting, $"New date for action 1.1: {Both}");
        Assert.Contains(Both, (await _lead.GoAsync(meeting)).Main, StringComparison.Ordinal);
        Assert.Contains(Both, (await _lead.GoAsync($"{Council}/boards")).Main, StringComparison.Ordinal);
        await OnAsync(2027, 1, 20);
        await _lead.GoAsync(meeting);
        await _lead.GoAsync(_lead.Page.QuerySelector("a[href*='/items/']")!.GetAttribute("href")!);
        Assert.Contains(Both, _lead.Heading, StringComparison.Ordinal);
        await _lead.DecideAsync(meeting, "Agreed: the new date stands", "Agreed.");
        Assert.Contains(Both, (await _lead.GoAsync(meeting)).Main, StringComparison.Ordinal);
        Assert.Equal(Both, (await _lead.GoAsync($"{Council}/plan/actions/1.1")).Summary("Due"));
        Assert.Contains(Both, (await _lead.GoAsync($"{Council}/plan")).Main, StringComparison.Ordinal);
        Assert.Contains(Both, (await _lead.GoAsync($"{Council}/plan?format=csv")).Body, StringComparison.Ordinal);
        Assert.Contains(Both, (await _lead.GoAsync($"{Council}/plan/changes?from=2027-01-01&to=2027-01-31")).Main, StringComparison.Ordinal);
        Assert.Contains(Both, (await _lead.GoAsync($"{Council}/history")).Main, StringComparison.Ordinal);
    }

    private async Task OnAsync(int year, int month, int day)
    {
        portal.Clock.TravelTo(new(year, month, day));
        _lead = await portal.SignInAsync("lead@coldwater.example");
    }

    private async Task ProposeAsync(string action, string date, string body)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/date");
        await _lead.Fill("New date", date).Fill("Why does it have to move?", "The supplier is late.").Select("Who is to agree?", body).ClickAsync("Propose the date");
    }
}
