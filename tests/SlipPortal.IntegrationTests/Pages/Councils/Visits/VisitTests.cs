using System.Net;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Common;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;
using SlipPortal.IntegrationTests.Pages.Councils.Plan;

namespace SlipPortal.IntegrationTests.Pages.Councils.Visits;

/// <summary>Visits and reviews: when they are, what they found, what the council says to it and does about it, and who sees it when.</summary>
public sealed class VisitTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire";
    private const string Visits = $"{Council}/visits";

    [Fact]
    public async Task A_visit_that_has_found_something_is_not_the_next_one()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("Ref,Action,Owner,Due by\n1. Front door,,,\n1.1,Answer every referrer,Head of Front Door,March 2031\n");
        await lead.GoAsync("/councils/coldwater/visits/new");
        var soon = portal.Clock.TodayInUk().AddDays(3);
        await lead.Fill("What kind of visit is it?", "External review").Fill("When is it?", $"{soon:d MMMM yyyy}").Select("Practice area", "Front door").ClickAsync("Save");
        var visit = lead.Path;
        Assert.Contains("Next visit: External review", (await lead.GoAsync("/councils/coldwater")).Main, StringComparison.Ordinal);
        await lead.GoAsync($"{visit}/findings");
        await lead.Fill("Findings", "The review found the following strengths:\n• Calm teams\n\nThe areas for development identified were:\n• Slow answers").ClickAsync("Add them");
        Assert.Equal("2 findings are added.", lead.Notice);
        Assert.Equal(["Calm teams", "Slow answers"], new[] { "Strengths", "Areas for development" }.Select(kind => lead.Table(kind)[1][1].Split(' ').Take(2)).Select(words => string.Join(' ', words)));
        Assert.DoesNotContain("Next visit", (await lead.GoAsync("/councils/coldwater")).Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/coldwater/visits");
        Assert.Contains("Nothing is planned.", lead.Main, StringComparison.Ordinal);
        Assert.Equal(2, lead.Table("So far").Count);
    }

    [Fact]
    public async Task An_external_review_is_entered_endorsed_at_a_meeting_and_found_in_the_plan_with_its_provenance()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await AddVisitAsync(lead, "External review", "week commencing 5 October 2026");
        await lead.Fill("Who carries it out? (optional)", "Dunmere Council").Fill("What did they not do or see? (optional)", "No child was spoken to")
            .Fill("How much did they look at? (optional)", "over 100").ClickAsync("Save");
        var visit = lead.Path;
        Assert.Equal("over 100", lead.Summary("How much they looked at"));
        Assert.Equal("No child was spoken to", lead.Summary("What limits it"));

        // Seven strengths and six areas, as they stand in the letter.
        await lead.GoAsync($"{visit}/findings");
        var list = "Strengths\n" + string.Join('\n', Enumerable.Range(1, 7).Select(i => $"• Strength number {i}"))
            + "\nAreas for development:\n" + string.Join('\n', Enumerable.Range(1, 6).Select(i => $"{i}. Area number {i}"));
        await lead.Fill("Findings", list).Fill("Themes (optional)", "Thresholds, management OVERSIGHT").ClickAsync("Add them");
        Assert.Equal("13 findings are added.", lead.Notice);
        Assert.Equal(7, lead.Table("Strengths").Count - 1);
        var areas = lead.Table("Areas for development");
        Assert.Equal(6, areas.Count - 1);
        Assert.Contains("Area number 6", areas[6][1], StringComparison.Ordinal);
        Assert.Contains("paragraph 6", areas[6][1], StringComparison.Ordinal);
        Assert.EndsWith("paragraph 6, Thresholds, Management oversight", areas[6][1], StringComparison.Ordinal);

        // One is accepted; without a reason it is not.
        await lead.GoAsync(lead.Page.QuerySelectorAll("table a")[^1].GetAttribute("href")!);
        var finding = lead.Path;
        await lead.Choose("Yes, it accepts it").ClickAsync("Record the answer");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter why."), (lead.Status, Assert.Single(lead.Errors)));
        await lead.Fill("Why?", "We know it.").ClickAsync("Record the answer");
        Assert.Equal("Accepted", lead.Summary("Where it stands"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{finding}/new-action")).Status);
        await lead.GoAsync($"{Council}/plan/coverage?show=unanswered");
        Assert.Contains("Area number 6", lead.Main, StringComparison.Ordinal);

        // A body endorses it, and it is born as an action.
        var today = DateTime.UtcNow;
        var meeting = await lead.PlanMeetingAsync((await lead.OpenBodyAsync(Council, "Improvement Board")).Path, today.Year, today.Month, today.Day);
        await lead.PutOnAgendaAsync(meeting, "Endorse finding 13 of the External review");
        await lead.DecideAsync(meeting, "Endorsed: it goes into the plan", "The board endorses it.");
        await lead.GoAsync(finding);
        Assert.Contains("Endorsed by Improvement Board on", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{finding}/new-action");
        await lead.Select("Chapter", lead.Page.QuerySelector("select[name='Input.ChapterId'] option:nth-child(2)")!.TextContent.Trim())
            .Fill("Number", "1.99").Fill("What will be done?", "Rewrite the thresholds with our partners").Fill("When is it due? (optional)", "end of Q1 2027").ClickAsync("Add the action");
        Assert.StartsWith("Action 1.99 is in the plan", lead.Notice, StringComparison.Ordinal);
        Assert.EndsWith("It is due: end of Q1 2027 (30 June 2027, April to June).", lead.Notice, StringComparison.Ordinal);
        Assert.Contains("Action 1.99: Rewrite the thresholds with our partners (not rated; it was made from this finding)", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Council}/plan/actions/1.99");
        Assert.StartsWith("Finding 13 of the External review, week commencing 5 October 2026, which it was made from: Area number 6", lead.Summary("Answers"), StringComparison.Ordinal);
        await lead.GoAsync($"{Council}/plan/coverage?show=unanswered");
        Assert.DoesNotContain("Area number 6", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Area number 5", lead.Main, StringComparison.Ordinal);

        // What it answers is not delivered, so neither is the finding.
        await lead.GoAsync(finding);
        await lead.Fill("What was delivered?", "All of it").ClickAsync("Record: delivered");
        Assert.Equal(["Work on it is not delivered yet: action 1.99."], lead.Errors);

        // What keeps returning: whatever the capitals, with what was done each time.
        await lead.GoAsync($"{Visits}/themes");
        var theme = lead.Page.QuerySelectorAll("main section").Single(section => section.QuerySelector("h2")!.TextContent.Equals("management oversight", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("At 4 visits from 2025 to 2026.", theme.TextContent, StringComparison.Ordinal);
        Assert.Contains("Action 1.99: not rated", theme.TextContent, StringComparison.Ordinal);
        await lead.GoAsync($"{Council}/history");
        Assert.Contains("Endorsed finding 13 of the External review of week commencing 5 October 2026.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_is_moved_keeps_when_it_was_to_be_and_why_it_moved()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await AddVisitAsync(contributor, "Monitoring visit", "perhaps in winter");
        await contributor.Fill("Focus (optional)", "Care leavers").ClickAsync("Save");
        Assert.StartsWith("Write it like “8 October 2026”", Assert.Single(contributor.Errors), StringComparison.Ordinal);
        Assert.Equal("Care leavers", contributor.Page.QuerySelector("textarea[name='Input.Focus']")!.TextContent.Trim());
        await contributor.Fill("When is it?", "December 2026").ClickAsync("Save");
        var visit = contributor.Path;
        await contributor.GoAsync($"{visit}/move");
        await contributor.Fill("When is it now?", "Feb 2027").ClickAsync("Move the visit");
        Assert.Equal(["Enter why it moves."], contributor.Errors);
        await contributor.Fill("Why does it move?", "The inspectorate has no team in December.").ClickAsync("Move the visit");
        Assert.Contains("moved from December 2026 to February 2027. The inspectorate has no team in December.", contributor.Main, StringComparison.Ordinal);
        await contributor.GoAsync(Visits);
        Assert.Contains(contributor.Table("To come"), row => row[0] == "February 2027, moved 1 time" && row[1].StartsWith("Monitoring visit", StringComparison.Ordinal));

        await contributor.GoAsync($"{visit}/move");
        await contributor.ClickAsync("Call the visit off");
        Assert.Equal(["Enter why it is called off."], contributor.Errors);
        await contributor.Fill("Why is it called off?", "The notice was lifted.").ClickAsync("Call the visit off");
        await contributor.GoAsync(visit);
        Assert.Equal("Called off", contributor.Summary("Report"));
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync($"{visit}/move")).Status);
    }

    [Fact]
    public async Task What_is_not_published_is_not_there_for_anybody_from_outside_until_the_lead_says_so()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GiveAccessAsync("ashdale", "adviser2@education.example", also: ["See published visits with their findings"]);
        Assert.Contains(
            (await lead.GoAsync("/councils/ashdale/partners")).Table("Who can see something now"),
            row => row[1].StartsWith("The plan; published visits with their findings; documents: ", StringComparison.Ordinal));

        // A first monitoring visit, and a letter with a word that stands nowhere else.
        await lead.GoAsync("/councils/ashdale/visits/new");
        await lead.Fill("What kind of visit is it?", "Quokka visit").Fill("When is it?", "2 November 2026").ClickAsync("Save");
        var visit = lead.Path;
        await lead.GoAsync($"{visit}/findings");
        await lead.Select("What are they?", "Recommendation").Fill("Findings", "Ask the quokka first").Fill("Themes (optional)", "Quokkas").ClickAsync("Add them");
        var finding = lead.Page.QuerySelector("table a")!.GetAttribute("href")!;
        await lead.GoAsync(finding);
        await lead.Select("Which action answers it?", lead.Page.QuerySelector("select[name='Tie.ActionLineageId'] option:nth-child(2)")!.TextContent.Trim()).ClickAsync("Tie them");
        var action = lead.Page.QuerySelectorAll("main li a").Single(link => link.TextContent.StartsWith("Action ", StringComparison.Ordinal)).GetAttribute("href")!;
        await lead.GoAsync(visit);
        await lead.Fill("What is it?", "Quokka letter").Attach("File", "letter.docx", WordWriter.Write(new("Letter", [new ReportParagraph("About the quokka")]))).ClickAsync("Keep the file");
        var file = lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent.StartsWith("Quokka letter", StringComparison.Ordinal)).GetAttribute("href")!;

        var adviser = await portal.SignInAsync("adviser2@education.example");
        var before = await SeenAsync(adviser);
        Assert.DoesNotContain("quokka", string.Concat(before), StringComparison.OrdinalIgnoreCase);
        foreach (var address in (string[])[visit, finding, file, $"{visit}/edit", $"{finding}/edit", "/councils/ashdale/visits/cycles"])
            Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(address)).Status);
        Assert.DoesNotContain("quokka", (await adviser.GoAsync(action)).Main, StringComparison.OrdinalIgnoreCase);
        // Nor on a list that the council itself makes for the public.
        await lead.GoAsync("/councils/ashdale/visits?only=public&format=csv");
        Assert.DoesNotContain("quokka", lead.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ILACS inspection", lead.Body, StringComparison.Ordinal);

        // Under embargo still not; the council cannot choose to publish it then.
        await PublishAsync(lead, visit, "Under embargo", DateTime.UtcNow.AddDays(3));
        Assert.Contains("quokka", (await lead.GoAsync("/councils/ashdale/visits")).Main, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await SeenAsync(adviser));
        await PublishAsync(lead, visit, "Published by the council", DateTime.UtcNow);
        Assert.Equal(["It is under embargo: the council cannot publish it before the embargo ends."], lead.Errors);

        await PublishAsync(lead, visit, "Published", DateTime.UtcNow);
        Assert.Contains("Those from outside who may see visits see it now.", lead.Notice, StringComparison.Ordinal);
        Assert.Contains("quokka", string.Concat(await SeenAsync(adviser)), StringComparison.OrdinalIgnoreCase);
        foreach (var address in (string[])[visit, finding, file]) Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync(address)).Status);
        Assert.Contains("quokka", (await adviser.GoAsync(action)).Main, StringComparison.OrdinalIgnoreCase);

        // Recorded by mistake: taken back with a reason, and gone for them at once.
        await PublishAsync(lead, visit, "Letter received", DateTime.UtcNow);
        Assert.Equal(["Enter why it is taken back."], lead.Errors);
        await lead.Fill("Why? (needed where the council chooses, and to take a publication back)", "It was another visit's.").ClickAsync("Save");
        Assert.Equal(before, await SeenAsync(adviser));
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(finding)).Status);

        // What they saw is in the ledger, by the grant for visits.
        await lead.GoAsync("/councils/ashdale/partners/ledger");
        Assert.Contains("Quokka visit, 2 November 2026", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judgements_are_those_of_the_framework_of_the_day()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await AddVisitAsync(lead, "ILACS inspection", "10 to 21 October 2022");
        await lead.ClickAsync("Save");
        var visit = lead.Path;
        await lead.GoAsync($"{visit}/judgements");
        Assert.DoesNotContain("Care leavers", lead.Page.QuerySelectorAll("label").Select(label => label.TextContent.Trim()));
        await lead.Select("Overall effectiveness", "Inadequate").Select("Impact of leaders", "Requires improvement").ClickAsync("Save");
        Assert.Equal(("Inadequate", "Requires improvement"), (lead.Summary("Overall effectiveness"), lead.Summary("Impact of leaders")));

        // A corrected grade takes the place of the one before.
        await lead.GoAsync($"{visit}/judgements");
        await lead.Select("Overall effectiveness", "Requires improvement").ClickAsync("Save");
        Assert.Equal("Requires improvement", lead.Summary("Overall effectiveness"));
        await lead.GoAsync(lead.Page.QuerySelector("main a[href$='/edit']")!.GetAttribute("href")!.Replace("/edit", "/judgements", StringComparison.Ordinal));
        await lead.ClickAsync("Save");
        Assert.Equal(["Choose a grade that is not recorded yet."], lead.Errors);
    }

    [Fact]
    public async Task Findings_are_read_from_a_table_and_checked_before_they_are_added()
    {
        var lead = await portal.SignInAsync("contributor@ashdale.example");
        await lead.GoAsync("/councils/ashdale/visits/new");
        await lead.Fill("What kind of visit is it?", "SLIP diagnostic").Fill("When is it?", "September 2026").ClickAsync("Save");
        var visit = lead.Path;
        await lead.GoAsync($"{visit}/findings");
        await lead.Attach("File with the findings", "table.csv", "Kind,Finding,Paragraph,Evidence,Themes\nStrength,Calm teams,3,seen,\nRecommendation,Fewer forms,4.2,told,Forms\n"u8.ToArray())
            .ClickAsync("Read the file");
        Assert.Contains("Fewer forms", lead.Page.QuerySelector("textarea[name='Input.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.findings where wording = 'Fewer forms'"));
        await lead.ClickAsync("Add them");
        Assert.Equal("2 findings are added.", lead.Notice);
        var row = lead.Table("Recommendations")[1];
        Assert.Equal(("Fewer forms Leadership, paragraph 4.2, Forms".Replace("Leadership", "Whole service", StringComparison.Ordinal), "Told"), (row[1], row[2]));

        // A list that does not say what its lines are is refused, and kept.
        await lead.GoAsync($"{visit}/findings");
        await lead.Fill("Findings", "Something about something").ClickAsync("Add them");
        Assert.StartsWith("Say what kind finding 1 is", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.Contains("Something about something", lead.Page.QuerySelector("textarea[name='Input.Text']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_of_reviews_is_planned_from_its_stages_and_says_what_came_of_each()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Visits}/cycles");
        await lead.Fill("Name", "Pilot year").Fill("Day", "6").Fill("Month", "12").Fill("Year", "2026").ClickAsync("Plan the round");
        Assert.Equal("The round is planned. Each stage is a visit of its own.", lead.Notice);
        var stages = lead.Table("Pilot year, from 6 December 2026");
        Assert.Equal(["6 December 2026", "Challenge seminar, 6 December 2026", "0 of 1"], stages[1]);
        Assert.Equal(["March 2027", "Quarterly review, March 2027", "0 of 2"], stages[4]);
        Assert.Equal(13, stages.Count - 1);
        await lead.GoAsync(lead.Page.QuerySelectorAll("table a").First(link => link.TextContent.StartsWith("Challenge seminar", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("Pilot year", lead.Summary("Part of"));
        await lead.Select("What?", "Improvement priorities agreed").Fill("What came of it, and where it is kept", "Five priorities, in the board's papers").ClickAsync("Record it");
        Assert.Contains("Improvement priorities agreed: Five priorities, in the board's papers", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{Visits}/cycles");
        await lead.Fill("Name", "Another").Fill("Day", "6").Fill("Month", "12").Fill("Year", "2026").Fill("Stages", "Review without months").ClickAsync("Plan the round");
        Assert.StartsWith("Line 1 needs the name of the stage", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    private static async Task AddVisitAsync(PortalBrowser browser, string type, string when)
    {
        await browser.GoAsync($"{Visits}/new");
        browser.Fill("What kind of visit is it?", type).Fill("When is it?", when);
    }

    private static async Task PublishAsync(PortalBrowser lead, string visit, string state, DateTime on)
    {
        await lead.GoAsync($"{visit}/publication");
        await lead.Choose(state).Fill("Day", $"{on.Day}").Fill("Month", $"{on.Month}").Fill("Year", $"{on.Year}").ClickAsync("Save");
    }

    // Every list and download about visits that an outsider can open, as they read it.
    private static async Task<IReadOnlyList<string>> SeenAsync(PortalBrowser outsider)
    {
        var seen = new List<string>();
        foreach (var page in (string[])["visits", "visits/findings", "visits/themes", "visits?format=csv", "visits/findings?format=csv", "plan/coverage", "plan/coverage?format=csv", "plan", "timeline", "timeline?format=csv", "plan/changes", ""])
        {
            await outsider.GoAsync($"/councils/ashdale{(page.Length == 0 ? "" : "/" + page)}");
            Assert.Equal(HttpStatusCode.OK, outsider.Status);
            seen.Add(page.Contains("format", StringComparison.Ordinal) ? outsider.Body : outsider.Main);
        }

        return seen;
    }
}
