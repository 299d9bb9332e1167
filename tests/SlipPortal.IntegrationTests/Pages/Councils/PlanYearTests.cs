using System.Net;
using System.Text;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>
/// A plan lives through a year: imported, approved, worked on, re-dated through a meeting, signed off in part and handed over, opened
/// again, and followed by a second version; readable as at any of its days.
/// </summary>
public sealed class PlanYearTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";

    private const string Plan = """
        No.,Intended impact,What we will do,Lead,By when,Finding
        1. Front door,,,,,
        1.1,Families hear back,Answer every referrer,Head of Front Door,March 2027,Referrers wait
        1.2,,Second-read closed contacts,Service Manager,April 2027,
        1.3,,Hold a clinic on late visits,Head of Front Door,Monthly,
        1.4,,See actions 1.1-1.2,,,
        2. Leadership,,,,,
        2.1,Leaders know,Observe practice,Director,TBC,
        2.2,,Agree a pay offer,Director,December 2027,
        """;

    private PortalBrowser _lead = null!;

    [Fact]
    public async Task A_plan_lives_through_a_year_and_is_readable_as_at_any_of_its_days()
    {
        await OnAsync(2027, 1, 11);
        await ImportAsync();
        var board = await _lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Agree new dates of actions", "Sign actions off", "Approve the plan");
        var group = await _lead.SetUpBodyAsync(Council, "Oversight Group", BoardSteps.Group, "Improvement Board", "Agree new dates of actions");
        await _lead.SetUpBodyAsync(Council, "Scrutiny Committee", BoardSteps.Committee, null);

        // Approved by the board at a meeting, and in no other way.
        var meeting = await _lead.PlanMeetingAsync(board, 2027, 1, 20);
        await _lead.PutOnAgendaAsync(meeting, "Approve “Our plan”, version 1");
        await _lead.GoAsync(meeting);
        Assert.DoesNotContain("Record the decision", _lead.Main, StringComparison.Ordinal);
        await OnAsync(2027, 1, 20);
        await _lead.DecideAsync(meeting, "Approved: it comes into force", "The board approves the plan.");
        await _lead.GoAsync($"{Council}/plan/details");
        Assert.Equal("In force since 11 January 2027. Approved by Improvement Board at its meeting on 20 January 2027.", _lead.Summary("Status"));

        // Work, and a date that does not hold.
        await OnAsync(2027, 2, 15);
        await ReportAsync("1.1", "Amber: at risk", "The system is late.");
        await OnAsync(2027, 5, 3);
        Assert.Equal("Overdue", await StandsAsync("1.1"));
        await ProposeAsync("1.1", "September 2027", "The supplier is late.", "Oversight Group");
        Assert.Equal("Under review until agreed at Oversight Group, which has no meeting planned (agreed date: March 2027)", _lead.Summary("Due"));
        var redating = meeting = await _lead.PlanMeetingAsync(group, 2027, 5, 20);
        await _lead.PutOnAgendaAsync(meeting, "New date for action 1.1: September 2027");
        await _lead.GoAsync($"{Council}/plan?format=csv");
        Assert.Contains("Under review until agreed at Oversight Group on 20 May 2027 (agreed date: March 2027)", _lead.Body, StringComparison.Ordinal);
        await OnAsync(2027, 5, 21);
        await _lead.DecideAsync(meeting, "Agreed: the new date stands", "Agreed, once.");
        await _lead.GoAsync($"{Council}/plan/actions/1.1");
        Assert.Equal("September 2027", _lead.Summary("Due"));
        Assert.Equal("1 time. The original date: March 2027.", _lead.Summary("Moved"));
        Assert.Equal("At risk", _lead.Summary("Stands"));

        // Complete is not evidenced, and evidenced is not signed off: each step asks for the one before.
        await OnAsync(2027, 7, 5);
        await _lead.GoAsync($"{Council}/plan/actions/1.2/sign-off");
        Assert.Contains("It is not rated complete yet", _lead.Main, StringComparison.Ordinal);
        await ReportAsync("1.2", "Blue: complete", "In use by every team.");
        await StepAsync("1.2", "What was delivered?", "Record: delivered");
        Assert.Contains("Its evidence is not judged sufficient yet.", _lead.Main, StringComparison.Ordinal);
        await EvidenceAsync("1.2");
        await _lead.GoAsync($"{Council}/plan/actions/1.2/sign-off");
        Assert.Contains("Next: impact shown", _lead.Main, StringComparison.Ordinal);
        meeting = await _lead.PlanMeetingAsync(board, 2027, 7, 14);
        await _lead.PutOnAgendaAsync(meeting, "Sign off action 1.2: evidence checked");
        await OnAsync(2027, 7, 14);
        await _lead.DecideAsync(meeting, "Signed off in full", "Signed off.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, _lead.Status);
        Assert.Equal(["Only an action whose impact was shown can be signed off in full."], _lead.Errors);
        await _lead.DecideAsync(meeting, "Signed off in part, on a condition", "Signed off in part.");
        Assert.Equal(["Enter the condition."], _lead.Errors);
        await _lead.DecideAsync(meeting, "Signed off in part, on a condition", "Signed off in part.", "Two audits find no case without it.");
        await _lead.GoAsync($"{Council}/plan/actions/1.2");
        Assert.StartsWith("Signed off in part, on the condition: Two audits find no case without it.", _lead.Summary("Sign-off"), StringComparison.Ordinal);
        await _lead.GoAsync($"{Council}/plan/actions/1.2/sign-off");
        await _lead.Select("Who takes it over?", "Scrutiny Committee").Fill("What do they take over?", "A look once a year.").ClickAsync("Record: handed over");
        Assert.Contains("Handed over", _lead.Main, StringComparison.Ordinal);

        // A later audit fails.
        await OnAsync(2027, 10, 4);
        await _lead.GoAsync($"{Council}/plan/actions/1.2/sign-off");
        await _lead.Choose("Red: off track").Fill("Why is it opened again?", "Seven of twelve only.").ClickAsync("Open it again");
        Assert.Equal("Overdue", await StandsAsync("1.2"));
        // What was judged before it was opened again says nothing of the work that is open now.
        Assert.EndsWith("not judged. Evidence of this action", (await ActionAsync("1.2")).Summary("Evidence"), StringComparison.Ordinal);
        await _lead.GoAsync($"{Council}/plan?format=csv");
        Assert.DoesNotContain("judged sufficient", _lead.Body, StringComparison.Ordinal);
        await _lead.GoAsync($"{await _lead.PlanMeetingAsync(board, 2027, 10, 4)}/agenda");
        Assert.DoesNotContain("Sign off action 1.2", _lead.Main, StringComparison.Ordinal);

        // The second version carries forward what is open, and says what it was.
        await OnAsync(2027, 11, 1);
        await ReportAsync("2.2", "Blue: complete", "Agreed.");
        await _lead.GoAsync($"{Council}/plan/versions");
        await _lead.Fill("Title", "Our second plan").Fill("Period (optional)", "2028").ClickAsync("Start the next version");
        var draft = _lead.Path;
        Assert.Equal(["2.2 Agree a pay offer"], Details("Dropped or left behind"));
        await _lead.GoAsync($"{draft}/actions/1.1");
        await _lead.Fill("Reference", "1.9").ClickAsync("Save");
        await _lead.GoAsync($"{Council}/plan/actions/1.9/edit?version={draft.Split('/')[^1]}");
        await _lead.Fill("What will be done", "Answer every referrer within two days").ClickAsync("Save");
        await _lead.GoAsync(draft);
        Assert.Equal(["1.1 becomes 1.9"], Details("Renumbered"));
        Assert.Equal(["1.9: “Answer every referrer within two days” (was “Answer every referrer”)"], Details("Reworded"));
        Assert.Equal("Answer every referrer", (await ActionAsync("1.1")).Text("p.govuk-body-l"));
        meeting = await _lead.PlanMeetingAsync(board, 2027, 12, 8);
        await _lead.PutOnAgendaAsync(meeting, "Approve “Our second plan”, version 2");
        await OnAsync(2027, 12, 8);
        await _lead.DecideAsync(meeting, "Approved: it comes into force", "Approved.");
        await _lead.GoAsync($"{Council}/plan/actions/1.9");
        Assert.Equal("Was 1.1 in version 1 of the plan, “Our plan”", _lead.Summary("Before"));
        Assert.Equal("1 time. The original date: March 2027.", _lead.Summary("Moved"));
        // What the version left behind keeps its page, which says so.
        Assert.Equal(HttpStatusCode.OK, (await _lead.GoAsync($"{Council}/plan/actions/2.2")).Status);
        Assert.Matches("A later version of the plan dropped this action\\.|This is an earlier version of action", _lead.Main);

        // An old agenda leads to the work as it is now.
        await _lead.GoAsync(redating);
        Assert.Contains("It is action 1.9 now.", _lead.Main, StringComparison.Ordinal);
        Assert.EndsWith("/plan/actions/1.9", _lead.Page.QuerySelector("td[data-label=About] a")!.GetAttribute("href"), StringComparison.Ordinal);

        // As at: words, dates, ratings, sign-off and counts of any day.
        await OnAsync(2028, 1, 10);
        Assert.Equal(["1.1", "Answer every referrer", "Head of Front Door", "March 2027", "Not rated"], await RowAsync("1.1", "2027-01-31"));
        Assert.Equal(["1.1", "Answer every referrer", "Head of Front Door", "March 2027", "Overdue"], await RowAsync("1.1", "2027-04-30"));
        Assert.StartsWith("Under review until agreed at Oversight Group on 20 May 2027", (await RowAsync("1.1", "2027-05-10"))[3], StringComparison.Ordinal);
        Assert.Equal(["September 2027. Moved 1 time", "At risk"], (await RowAsync("1.1", "2027-06-30")).Skip(3));
        Assert.Equal("Complete Handed over", (await RowAsync("1.2", "2027-09-01"))[4]);
        Assert.Equal("Overdue Reopened", (await RowAsync("1.2", "2027-11-15"))[4]);
        Assert.Equal("Answer every referrer within two days", (await RowAsync("1.9", "2027-12-31"))[1]);
        Assert.Contains("The last rating was 76 days old then.", (await _lead.GoAsync($"{Council}/plan?asAt=2027-12-19")).Main, StringComparison.Ordinal);
        Assert.Contains("No plan was in force at the end of 1 January 2027", (await _lead.GoAsync($"{Council}/plan?asAt=2027-01-01")).Main, StringComparison.Ordinal);

        // And what changed between two days, for the board.
        await _lead.GoAsync($"{Council}/plan/changes?from=2027-04-30&to=2027-07-31");
        Assert.Equal(["Overdue", "1", "0"], _lead.Table("Where actions stood at each end").Single(row => row[0] == "Overdue"));
        Assert.Contains("1.1 September 2027: agreed by Oversight Group (21 May 2027)", _lead.Main, StringComparison.Ordinal);
        Assert.Contains("1.2 Handed over: A look once a year. Condition: Two audits find no case without it. (14 July 2027)", _lead.Main, StringComparison.Ordinal);
        await _lead.GoAsync(_lead.Page.QuerySelector("main .govuk-list--bullet a")!.GetAttribute("href")!);
        Assert.Matches("A later version of the plan dropped this action\\.|This is an earlier version of action 1", _lead.Main);
        await _lead.GoAsync($"{Council}/history");
        Assert.Contains("Oversight Group, 20 May 2027, on “New date for action 1.1: September 2027”: agreed. Agreed, once.", _lead.Main, StringComparison.Ordinal);
    }

    private async Task OnAsync(int year, int month, int day)
    {
        portal.Clock.TravelTo(new(year, month, day));
        _lead = await portal.SignInAsync("lead@coldwater.example");
    }

    private async Task ImportAsync()
    {
        await _lead.GoAsync($"{Council}/plan/import");
        await _lead.Attach("Plan file", "Our plan.csv", Encoding.UTF8.GetBytes(Plan)).ClickAsync("Read the file");
        await _lead.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", _lead.Heading);
    }

    private async Task ReportAsync(string action, string rating, string reason)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/progress");
        await _lead.Choose(rating).Fill("Why this rating?", reason).ClickAsync("Report progress");
        Assert.Equal($"Progress on action {action} is reported.", _lead.Notice);
    }

    private async Task ProposeAsync(string action, string date, string reason, string body)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/date");
        await _lead.Fill("New date", date).Fill("Why does it have to move?", reason).Select("Who is to agree?", body).ClickAsync("Propose the date");
        await ActionAsync(action);
    }

    private async Task StepAsync(string action, string question, string button)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/sign-off");
        await _lead.Fill(question, "As the records show.").ClickAsync(button);
    }

    private async Task EvidenceAsync(string action)
    {
        await _lead.GoAsync($"{Council}/plan/actions/{action}/evidence");
        await _lead.Fill("What does the file show?", "Dip sample").Attach("File", "Dip sample.csv", "Read,Good\n20,19\n"u8.ToArray()).ClickAsync("Add the file");
        Assert.Equal("The evidence is added.", _lead.Notice);
        await _lead.Choose("Sufficient").Fill("Why?", "Nineteen of twenty.").ClickAsync("Record the verdict");
        Assert.Equal("The verdict is recorded.", _lead.Notice);
    }

    private async Task<PortalBrowser> ActionAsync(string action) => await _lead.GoAsync($"{Council}/plan/actions/{action}");

    private async Task<string> StandsAsync(string action) => (await ActionAsync(action)).Summary("Stands");

    // Ref, words, owners, due and standing as the plan shows them at the end of a day.
    private async Task<IReadOnlyList<string>> RowAsync(string action, string day)
    {
        await _lead.GoAsync($"{Council}/plan?asAt={day}");
        return [.. _lead.Table("Actions of 1. Front door").Single(row => row[0] == action).Take(5)];
    }

    private IReadOnlyList<string> Details(string summary)
    {
        var details = Assert.Single(_lead.Page.QuerySelectorAll("details"), details => details.QuerySelector("summary")!.TextContent.Trim().StartsWith(summary, StringComparison.Ordinal));
        return [.. details.QuerySelectorAll("li").Select(item => item.TextContent.Trim())];
    }
}
