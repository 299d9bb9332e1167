using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils.Visits;

/// <summary>Audits of practice: what was graded, what follows from it by when and by whom, and that nobody from outside sees any of it.</summary>
public sealed class AuditTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Audits = "/councils/brackenshire/visits/audits";

    [Fact]
    public async Task A_contributor_records_a_round_and_corrects_it_and_what_it_said_stays()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Audits}/new");
        await FillRound(contributor, DateTime.UtcNow).Fill("How many were moderated?", "6").Fill("In how many did moderator and auditor agree?", "7").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
        Assert.Equal(["6 cases were moderated: they cannot have agreed in more than that."], contributor.Errors);
        Assert.Equal("Quokka supervision", contributor.Page.QuerySelector("textarea[name='Input.LookedAt']")!.TextContent.Trim());
        Assert.Equal("20", contributor.Page.QuerySelector("input[name='Input.Good']")!.GetAttribute("value"));
        await contributor.Fill("In how many did moderator and auditor agree?", "5").ClickAsync("Save");
        Assert.Equal("The round is recorded.", contributor.Notice);
        var round = contributor.Path;
        Assert.Equal(("over 100", "61% of 33"), (contributor.Summary("Cases"), contributor.Summary("Good or better")));
        Assert.Equal("Moderator and auditor agreed in 5 of 6", contributor.Summary("Moderation"));
        var grades = contributor.Table("Grades of 33 cases");
        Assert.Equal(["Good", "20", "61%"], grades[2]);
        Assert.Equal(["Requires improvement", "11", "33%"], grades[3]);
        Assert.Equal(["Inadequate", "2", "6%"], grades[4]);

        // Two were inadequate: the page asks for what was done at once, until somebody says it.
        Assert.Contains("2 cases were inadequate, and nobody has said what was done at once.", contributor.Main, StringComparison.Ordinal);
        await contributor.ClickAsync("Record what was done");
        Assert.Equal(["Enter what was done at once."], contributor.Errors);
        await contributor.Fill("What was done at once?", "A manager looked at the work that day.").ClickAsync("Record what was done");
        Assert.DoesNotContain("nobody has said", contributor.Main, StringComparison.Ordinal);
        Assert.Contains("A manager looked at the work that day.", contributor.Main, StringComparison.Ordinal);

        // In the list beside the round before.
        await contributor.GoAsync(Audits);
        Assert.Contains(contributor.Table("Rounds of audits"), row => row[3] == "Good or better 61% of 33, before 61% of 33");
        Assert.Contains(contributor.Table("Rounds of audits"), row => row[3] == "Good or better 61% of 33, before 55% of 40");
        Assert.Contains("Good 20 (61%), requires improvement 11 (33%), inadequate 2 (6%), of 33", contributor.Main, StringComparison.Ordinal);

        await contributor.GoAsync($"{round}/correct");
        await contributor.Fill("Inadequate", "0").ClickAsync("Save");
        Assert.Equal(["Enter why it is corrected."], contributor.Errors);
        var late = await portal.SignInAsync("lead@brackenshire.example");
        await late.GoAsync($"{round}/correct");
        await contributor.Fill("Why is it corrected?", "Two were not ours.").ClickAsync("Save");
        Assert.Equal("65% of 31", contributor.Summary("Good or better"));
        Assert.Contains("Two were not ours.", contributor.Main, StringComparison.Ordinal);
        Assert.Contains("inadequate 2 (6%), of 33", contributor.Main, StringComparison.Ordinal);
        // Who had it open meanwhile does not write over that.
        await late.Fill("Good", "1").Fill("Why is it corrected?", "Something else.").ClickAsync("Save");
        Assert.Equal(["Somebody corrected this round while you had it open. Look at what it says now."], late.Errors);
        await late.GoAsync("/councils/brackenshire/history");
        Assert.Contains("of 31 (before: Good 20 (61%)", late.Main, StringComparison.Ordinal);

        await contributor.GoAsync($"{Audits}?theme=QUOKKAS&format=csv");
        Assert.Contains("Quokka supervision", contributor.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Assessments and plans", contributor.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Percentages_of_a_paper_stay_as_stated_beside_the_counts_and_what_does_not_fit_is_said()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Audits}/new");
        await FillRound(contributor, DateTime.UtcNow)
            .Fill("Good, per cent", "680").Fill("Requires improvement, per cent", "36").Fill("Inadequate, per cent", "6").ClickAsync("Save");
        Assert.Equal(["Enter a percentage from 0 to 200, with one decimal at most."], contributor.Errors);
        await contributor.Fill("Good, per cent", "68").ClickAsync("Save");
        Assert.Equal("Good 68%, requires improvement 36%, inadequate 6%", contributor.Summary("As the paper states"));
        Assert.Equal("61% of 33", contributor.Summary("Good or better"));
        foreach (var doubt in (string[])
            ["Good: the paper states 68%, the counts give 61% (20 of 33).", "Requires improvement: the paper states 36%, the counts give 33% (11 of 33).",
             "The paper’s percentages add up to 110%, not 100%."])
            Assert.Contains(doubt, contributor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Inadequate: the paper states", contributor.Main, StringComparison.Ordinal);

        var round = contributor.Path;
        await contributor.GoAsync($"{round}/correct");
        await contributor.Fill("Good, per cent", "60.6").Fill("Requires improvement, per cent", "33.3").Fill("Inadequate, per cent", "6.1")
            .Fill("Why is it corrected?", "The paper was printed again.").ClickAsync("Save");
        Assert.Equal("Good 60.6%, requires improvement 33.3%, inadequate 6.1%", contributor.Summary("As the paper states"));
        Assert.DoesNotContain("do not fit the numbers", contributor.Main, StringComparison.Ordinal);
        await contributor.GoAsync($"{Audits}?format=csv");
        Assert.Contains("Good 60.6%, requires improvement 33.3%, inadequate 6.1%", contributor.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_is_due_within_the_limit_or_says_why_not_and_is_marked_as_done()
    {
        var (today, limit) = (DateTime.UtcNow, DateTime.UtcNow.AddDays(14));
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Audits}/new");
        await FillRound(contributor, today).ClickAsync("Save");
        var round = contributor.Path;
        await contributor.GoAsync($"{round}/new-action");
        await contributor.Choose("Inadequate").Fill("What is to be done?", "Teach the quokka").ClickAsync("Add the action");
        Assert.Equal(["Choose who does it: every action has an owner."], contributor.Errors);
        Assert.Equal("Teach the quokka", contributor.Page.QuerySelector("textarea[name='Input.What']")!.TextContent.Trim());
        var owner = contributor.Page.QuerySelector("select[name='Input.OwnerPostId'] option:nth-child(2)")!.TextContent.Trim();
        await contributor.Select("Who does it?", owner).ClickAsync("Add the action");
        Assert.Equal(["Enter the day by which it is done."], contributor.Errors);
        await FillDay(contributor, limit.AddDays(1)).ClickAsync("Add the action");
        Assert.Equal(
            $"{limit.AddDays(1):d MMMM yyyy} is later than the limit: 14 days from {today:d MMMM yyyy} end on {limit:d MMMM yyyy}. "
                + "Enter an earlier day, or say why it takes longer.",
            Assert.Single(contributor.Errors));
        await contributor.Fill("Why does it take longer? (only where it is due after the limit)", "The quokka is on leave.").ClickAsync("Add the action");
        Assert.Equal("The action is added.", contributor.Notice);
        Assert.Contains($"After the limit, {limit:d MMMM yyyy}: The quokka is on leave.", contributor.Main, StringComparison.Ordinal);

        await contributor.GoAsync(contributor.Page.QuerySelectorAll("table a").Single(link => link.TextContent == "Teach the quokka").GetAttribute("href")!);
        Assert.Equal((owner, "Open"), (contributor.Summary("Owner"), contributor.Summary("Where it stands")));
        await FillDay(contributor, today).ClickAsync("Mark it as done");
        Assert.Equal(["Enter what was done."], contributor.Errors);
        await contributor.Fill("What was done?", "It was taught.").ClickAsync("Mark it as done");
        Assert.Equal($"Done on {today:d MMMM yyyy}", contributor.Summary("Where it stands"));
        Assert.Empty(contributor.Page.QuerySelectorAll("main form:not([action*='/undo/'])"));
        await contributor.GoAsync($"{Audits}/actions");
        Assert.DoesNotContain("Teach the quokka", contributor.Main, StringComparison.Ordinal);
        await contributor.GoAsync($"{Audits}/actions?show=done&format=csv");
        Assert.Contains("Teach the quokka", contributor.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_action_says_who_it_is_escalated_to_and_since_when()
    {
        var due = DateTime.UtcNow.AddDays(-4);
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/visits/audits/rules");
        var post = lead.Summary("Late actions are escalated to");
        var escalated = $"Escalated to {post} since {due.AddDays(1):d MMMM yyyy}";
        await lead.GoAsync("/councils/ashdale/visits/audits/actions");
        Assert.Equal($"Late by 4 days {escalated}", lead.Table("Actions")[1][4]);
        await lead.GoAsync("/councils/ashdale");
        Assert.Contains(escalated, lead.Main, StringComparison.Ordinal);
        // The lead is told on the overview, not everybody.
        Assert.DoesNotContain(escalated, (await (await portal.SignInAsync("reader@ashdale.example")).GoAsync("/councils/ashdale")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_and_frames_are_the_leads_and_a_limit_in_working_days_counts_for_new_actions()
    {
        const string Ashdale = "/councils/ashdale/visits/audits";
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync($"{Ashdale}/rules");
        await lead.Fill("How many days may an action take?", "0").ClickAsync("Change the rules");
        Assert.Equal(["Enter a number of days from 1 to 365."], lead.Errors);
        await lead.Fill("How many days may an action take?", "10").Choose("Working days: Monday to Friday, but for bank holidays in England").ClickAsync("Change the rules");
        Assert.Equal("10 working days from the day on which it is agreed", lead.Summary("Time limit of an action"));

        await lead.GoAsync($"{Ashdale}/frames");
        await lead.Fill("Name", "Six months of work").Fill("Which cases does it take from?", "All").Fill("How are they chosen?", "By lot").ClickAsync("Make the frame");
        Assert.Equal(["There is a frame of that name already."], lead.Errors);
        await lead.ClickAsync("End Six months of work");
        Assert.Contains("Ended on", lead.Table("Frames")[1][4], StringComparison.Ordinal);
        var frames = (await lead.GoAsync($"{Ashdale}/new")).Page.QuerySelector("select[name='Input.FrameId']")!;
        Assert.DoesNotContain("Six months of work", frames.TextContent, StringComparison.Ordinal);

        // A contributor reads both, and changes neither.
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        foreach (var page in (string[])["rules", "frames"])
        {
            await contributor.GoAsync($"{Ashdale}/{page}");
            Assert.Equal(HttpStatusCode.OK, contributor.Status);
            Assert.Empty(contributor.Page.QuerySelectorAll("main form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await contributor.SendFormAsync($"{Ashdale}/{page}")).Status);
        }
    }

    [Fact]
    public async Task A_reader_sees_no_forms_and_an_adviser_from_outside_sees_nothing()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        const string Ashdale = "/councils/ashdale/visits/audits";
        var round = (await reader.GoAsync(Ashdale)).Page.QuerySelector("table a")!.GetAttribute("href")!;
        var action = (await reader.GoAsync($"{Ashdale}/actions")).Page.QuerySelector("table a")!.GetAttribute("href")!;
        foreach (var address in (string[])[round, action, $"{Ashdale}/frames", $"{Ashdale}/rules"])
        {
            await reader.GoAsync(address);
            Assert.Equal((HttpStatusCode.OK, 0), (reader.Status, reader.Page.QuerySelectorAll("main form").Length));
        }

        foreach (var address in (string[])[$"{Ashdale}/new", $"{round}/correct", $"{round}/new-action"])
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SendFormAsync(action)).Status);

        // The adviser may see Ashdale's plan and its published visits, and nothing of its audits.
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GiveAccessAsync("ashdale", "adviser2@education.example", also: ["See published visits with their findings"]);
        var adviser = await portal.SignInAsync("adviser2@education.example");
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/ashdale/visits")).Status);
        Assert.DoesNotContain("Audits", adviser.Page.QuerySelector("nav[aria-label='Visits']")!.TextContent, StringComparison.Ordinal);
        foreach (var address in (string[])[Ashdale, $"{Ashdale}?format=csv", $"{Ashdale}/new", round, $"{round}/correct", $"{round}/new-action",
            $"{Ashdale}/actions", $"{Ashdale}/actions?format=csv", action, $"{Ashdale}/frames", $"{Ashdale}/rules"])
            Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(address)).Status);
    }

    private static PortalBrowser FillRound(PortalBrowser browser, DateTime last) => browser
        .Fill("First day of the period", $"{last.AddDays(-30):yyyy-MM-dd}").Fill("Last day of the period", $"{last:yyyy-MM-dd}")
        .Fill("What was looked at?", "Quokka supervision").Fill("How many cases, as it was said? (optional)", "over 100")
        .Fill("Good", "20").Fill("Requires improvement", "11").Fill("Inadequate", "2").Fill("Themes (optional)", "Quokkas");

    private static PortalBrowser FillDay(PortalBrowser browser, DateTime day) =>
        browser.Fill("Day", $"{day.Day}").Fill("Month", $"{day.Month}").Fill("Year", $"{day.Year}");
}
