using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Work at the size of a real plan: many actions, dates and findings in one step each, and what cannot take part is named.</summary>
public sealed class ManyAtOnceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";
    private const string Plan = $"{Council}/plan";
    private const string Overdue = $"{Plan}?standing=Overdue";

    [Fact]
    public async Task An_old_plan_is_corrected_approved_and_dated_anew_in_a_few_steps_each()
    {
        var lead = await OnAsync(2027, 1, 11);
        await lead.ImportPlanAsync("""
            No.,What we will do,Lead,By when
            1. Front door,,,
            1.1,Answer every referrer,Head of Front Door,March 2024
            1.2,Second-read closed contacts,Service Manager,March 2024
            1.3,Observe practice,Director,June 2024
            1.4,Publish the thresholds,Director,December 2027
            """);
        var board = await lead.SetUpBodyAsync(Council, "Improvement Board", BoardSteps.Board, null, "Agree new dates of actions", "Sign actions off", "Approve the plan");

        // The first day: everything that the view shows, each with its own date, for one reason.
        await lead.GoAsync(Overdue);
        await lead.Choose("Select all 3 actions that match").ClickAsync("Correct dates and references");
        lead.Fill("Due date of action 1.1", "May 2027").Fill("Due date of action 1.2", "soon").Fill("Reference of action 1.3", "1.3a").Select("Lead of action 1.3", "Service Manager");
        await lead.Fill("Why are they corrected?", "The file was last year's.").ClickAsync("Save corrections");
        Assert.Equal(["Action 1.2: Write the due date with its year, like “31 March 2027” or “March 2027”, or how often: “quarterly”."], lead.Errors);
        Assert.Equal("May 2027", ((IHtmlInputElement)lead.Page.QuerySelector("input[aria-label='Due date of action 1.1']")!).Value);
        await lead.Fill("Due date of action 1.2", "June 2027").Fill("Why are they corrected?", "").ClickAsync("Save corrections");
        Assert.Equal(["Enter why they are corrected."], lead.Errors);
        await lead.Fill("Why are they corrected?", "The file was last year's.").ClickAsync("Save corrections");
        Assert.Equal("3 actions corrected", lead.Notice);
        // The view is as it was, and what was corrected is no slip.
        Assert.Equal(Overdue, lead.Path);
        Assert.StartsWith("1 action of 4", lead.Text("#found"), StringComparison.Ordinal);
        await lead.GoAsync($"{Plan}/actions/1.1");
        Assert.Equal("May 2027", lead.Summary("Due"));
        await lead.GoAsync($"{Council}/history");
        Assert.Contains(
            lead.Table("Changes"), row => row.Contains("Corrected action 1.1: due date from “March 2024” to “May 2027”.") && row.Contains("The file was last year's."));
        Assert.StartsWith("Service Manager", (await lead.GoAsync($"{Plan}/actions/1.3a")).Summary("Owners"), StringComparison.Ordinal);
        await lead.GoAsync($"{Plan}?due=Moved");
        Assert.StartsWith("0 actions of 4", lead.Text("#found"), StringComparison.Ordinal);

        // Once a body has approved it, it alone agrees dates, until a lead opens corrections again.
        await lead.GoAsync(Plan);
        var stale = lead.Page;
        var meeting = await lead.PlanMeetingAsync(board, 2027, 1, 11);
        await PutApprovalAsync(lead, meeting);
        await lead.DecideAsync(meeting, "Approved: it comes into force", "Approved.");
        await lead.GoAsync(Plan);
        Assert.DoesNotContain("Correct dates and references", lead.Main, StringComparison.Ordinal);
        lead.GoBack(stale, Plan);
        await lead.Choose("Select all 4 actions").ClickAsync("Correct dates and references");
        Assert.Equal(["None of the chosen actions can take part."], lead.Errors);
        await lead.GoAsync($"{Plan}/details");
        await lead.Fill("Day", "31").Fill("Month", "3").Fill("Year", "2027").ClickAsync("Open corrections");
        Assert.Equal(["The last day must be within 30 days from today."], lead.Errors);
        await lead.Fill("Day", "31").Fill("Month", "1").Fill("Year", "2027").Fill("Why does the plan have to be corrected?", "Two owners left.").ClickAsync("Open corrections");
        Assert.Equal("Corrections opened", lead.Notice);
        Assert.Contains("Open until 31 January 2027", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Correct dates and references", (await lead.GoAsync(Plan)).Main, StringComparison.Ordinal);
        lead = await OnAsync(2027, 2, 1);
        Assert.DoesNotContain("Correct dates and references", (await lead.GoAsync(Plan)).Main, StringComparison.Ordinal);

        // New dates for many: what is under review already is named and left out.
        await lead.GoAsync($"{Plan}/actions/1.4/date");
        await lead.Fill("New date", "January 2028").Fill("Why does it have to move?", "Late.").Select("Who is to agree?", "Improvement Board").ClickAsync("Propose the date");
        await lead.GoAsync(Plan);
        await lead.Choose("Select all 4 actions").ClickAsync("Propose a date");
        Assert.Contains("action 1.4: a new date, January 2028, is under review already", lead.Main, StringComparison.Ordinal);
        await lead.Fill("New date", "September 2027").Fill("Why do they have to move?", "The system comes in June.").Select("Who is to agree?", "Improvement Board").ClickAsync("Propose the date");
        Assert.Equal("New date proposed for 3 actions: September 2027.", lead.Notice);

        // One agenda, one decision, which differs by row; one row is left open.
        meeting = await lead.PlanMeetingAsync(board, 2027, 2, 1);
        await lead.GoAsync($"{meeting}/agenda?kind=DateChange");
        await lead.ClickAsync("Add all 4");
        Assert.Contains("New dates for 4 actions", lead.Main, StringComparison.Ordinal);
        var decide = lead.Page.QuerySelector("a[href*='/decide/']")!.GetAttribute("href")!;
        // A row that did not arrive is not decided as the others are.
        await lead.GoAsync(decide);
        lead.Page.QuerySelector("tbody tr")!.Remove();
        await lead.Choose("Agreed: the new date stands").Fill("The decision, as in the minutes", "Agreed.").ClickAsync("Record decisions");
        Assert.Equal(["Not all rows arrived, so nothing was recorded. Check them below and send them again."], lead.Errors);
        Assert.Equal(4, lead.Table("Items").Count - 1);
        await lead.GoAsync(decide);
        await lead.ClickAsync("Record decisions");
        Assert.Equal(["Choose what was decided."], lead.Errors);
        await lead.Choose("Agreed: the new date stands").Fill("The decision, as in the minutes", "Agreed, but for 1.2.")
            .Select("Decision: New date for action 1.2: September 2027", "Not agreed: the date before stands")
            .Select("Decision: New date for action 1.4: January 2028", "Leave it open").ClickAsync("Record decisions");
        Assert.Equal("3 decisions recorded", lead.Notice);
        Assert.Equal("September 2027", (await lead.GoAsync($"{Plan}/actions/1.1")).Summary("Due"));
        Assert.Equal("June 2027", (await lead.GoAsync($"{Plan}/actions/1.2")).Summary("Due"));
        Assert.StartsWith("Under review", (await lead.GoAsync($"{Plan}/actions/1.4")).Summary("Due"), StringComparison.Ordinal);

        // Sign-off of many: what is not ready is left out, and keeps none of the others back.
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{meeting}/decide/SignOff")).Status);

        // In a draft dates, leads and ratings are edited in a table, and stand once a body approves the version.
        await lead.GoAsync($"{Plan}/versions");
        await lead.ClickAsync("Start the next version");
        var draft = lead.Path;
        await lead.GoAsync($"{draft}/correct");
        await lead.Fill("Due date of action 1.1", "March 2028").Select("Lead of action 1.1", "Director").Select("Rating of action 1.2", RatingOf(lead)).ClickAsync("Save changes");
        Assert.Equal("2 actions changed in the draft", lead.Notice);
        Assert.Equal("September 2027", (await lead.GoAsync($"{Plan}/actions/1.1")).Summary("Due"));
        await lead.GoAsync(draft);
        Assert.Contains("1.1: March 2028 (was: September 2027)", lead.Main, StringComparison.Ordinal);
        Assert.Contains("1.1: Director (was Head of Front Door)", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Rating carried: 1 action", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{draft}/actions/1.3a");
        await lead.ClickAsync("Drop action 1.3a");
        meeting = await lead.PlanMeetingAsync(board, 2027, 2, 1);
        await PutApprovalAsync(lead, meeting);
        await lead.DecideAsync(meeting, "Approved: it comes into force", "Approved with its dates.");
        // What the version dropped keeps its page.
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"{Plan}/actions/1.3a")).Status);
        Assert.Contains("A later version of the plan dropped this action.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Plan}/actions/1.1");
        Assert.Equal("March 2028", lead.Summary("Due"));
        Assert.StartsWith("Director", lead.Summary("Owners"), StringComparison.Ordinal);
        Assert.Contains("Carried into version 2 of the plan, which Improvement Board approved.", (await lead.GoAsync($"{Plan}/actions/1.2")).Main, StringComparison.Ordinal);
        // A date that moved with a version has moved.
        await lead.GoAsync($"{Plan}?due=Moved");
        Assert.Contains("Moved 2 times", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirteen_findings_are_accepted_endorsed_and_born_as_actions_together()
    {
        const string Brackenshire = "/councils/brackenshire";
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Brackenshire}/visits/new");
        await lead.Fill("What kind of visit is it?", "Peer review").Fill("When is it?", "5 October 2026").ClickAsync("Save");
        var visit = lead.Path;
        await lead.GoAsync($"{visit}/findings");
        await lead.Fill("Findings", "Areas for development:\n" + string.Join('\n', Enumerable.Range(1, 13).Select(i => $"{i}. Peer area {i}"))).ClickAsync("Add them");

        Assert.Equal("13 findings are added.", lead.Notice);
        Assert.Contains("Answer all 13 unanswered findings", lead.Main, StringComparison.Ordinal);
        var clicks = 0;
        await ClickAsync(() => lead.Choose("Yes, it accepts it"));
        await ClickAsync(() => lead.Fill("Why?", "We know them.").ClickAsync("Record answers"));
        Assert.Equal("Answers recorded", lead.Notice);
        var today = portal.Clock.GetUtcNow();
        var meeting = await lead.PlanMeetingAsync((await lead.OpenBodyAsync(Brackenshire, "Improvement Board")).Path, today.Year, today.Month, today.Day);
        await ClickAsync(() => lead.GoAsync($"{meeting}/agenda?kind=Endorsement"));
        await ClickAsync(() => lead.ClickAsync("Add all 13"));
        await ClickAsync(() => lead.GoAsync(lead.Page.QuerySelector("a[href$='/decide/Endorsement']")!.GetAttribute("href")!));
        await ClickAsync(() => lead.Choose("Endorsed: it goes into the plan").Fill("The decision, as in the minutes", "The board endorses all."));
        var chapter = ((IHtmlSelectElement)lead.Page.QuerySelector("select[aria-label^='Chapter:']")!).Options[1].Text.Trim();
        foreach (var select in lead.Page.QuerySelectorAll<IHtmlSelectElement>("select[aria-label^='Chapter:']").ToList()) lead.Select(select.GetAttribute("aria-label")!, chapter);
        await ClickAsync(() => lead.ClickAsync("Record decisions"));
        Assert.Equal("13 decisions recorded", lead.Notice);
        Assert.True(clicks <= 15);
        await lead.GoAsync($"{Brackenshire}/plan?search=Peer%20area");
        Assert.StartsWith("13 actions of", lead.Text("#found"), StringComparison.Ordinal);

        async Task ClickAsync(Func<object> act)
        {
            clicks++;
            if (act() is Task task) await task;
        }
    }

    [Fact]
    public async Task What_cannot_be_decided_is_named_and_keeps_nothing_else_back()
    {
        const string Brackenshire = "/councils/brackenshire";
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Brackenshire}/visits/new");
        await lead.Fill("What kind of visit is it?", "Second peer review").Fill("When is it?", "6 October 2026").ClickAsync("Save");
        var visit = lead.Path;
        await lead.GoAsync($"{visit}/findings");
        await lead.Fill("Findings", "Areas for development:\n1. Slow thresholds\n2. Late reviews").ClickAsync("Add them");
        await lead.Choose("Yes, it accepts it").Fill("Why?", "We know them.").ClickAsync("Record answers");
        var today = portal.Clock.GetUtcNow();
        var meeting = await lead.PlanMeetingAsync((await lead.OpenBodyAsync(Brackenshire, "Improvement Board")).Path, today.Year, today.Month, today.Day);
        await lead.GoAsync($"{meeting}/agenda?kind=Endorsement");
        await lead.ClickAsync("Add all 2");
        var decide = lead.Page.QuerySelector("a[href$='/decide/Endorsement']")!.GetAttribute("href")!;

        // The first is declined before the meeting comes to it.
        await lead.GoAsync(visit);
        await lead.GoAsync(lead.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        await lead.Choose("No, it declines it").Fill("Why?", "We looked again.").ClickAsync("Record the answer");
        await lead.GoAsync(decide);
        await lead.Choose("Endorsed: it goes into the plan").Fill("The decision, as in the minutes", "Endorsed.").ClickAsync("Record decisions");
        Assert.Equal("1 decision recorded", lead.Notice);
        Assert.Contains("Nothing was recorded on these items: Endorse finding 1 of the Second peer review: ", lead.Main, StringComparison.Ordinal);
        Assert.Equal("None yet.", lead.Table("Agenda and decisions")[1][2][..9]);
        Assert.StartsWith("Agreed Endorsed.", lead.Table("Agenda and decisions")[2][2], StringComparison.Ordinal);
    }

    private async Task<PortalBrowser> OnAsync(int year, int month, int day)
    {
        portal.Clock.TravelTo(new(year, month, day));
        return await portal.SignInAsync("lead@coldwater.example");
    }

    private static async Task PutApprovalAsync(PortalBrowser lead, string meeting)
    {
        await lead.GoAsync($"{meeting}/agenda?kind=PlanApproval");
        await lead.PutOnAgendaAsync(meeting, lead.Text(".govuk-checkboxes__label"));
    }

    private static string RatingOf(PortalBrowser lead) =>
        ((IHtmlSelectElement)lead.Page.QuerySelector("select[aria-label='Rating of action 1.2']")!).Options[1].Text.Trim();
}
