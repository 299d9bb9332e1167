using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Kpis.Teams;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>A measure by team: entered, corrected, held against the whole, drawn and downloaded; and what people from outside see of it.</summary>
public sealed class TeamTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/brackenshire/kpis";
    private const string Coldwater = "/councils/coldwater/kpis";
    private const string Outside = "adviser2@education.example";
    private static readonly string[] Names = ["Contact and referral", "Assessment", "Children in need", "Children looked after"];

    [Fact]
    public async Task A_measure_is_broken_down_and_each_team_gets_values_that_are_held_against_the_whole()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await DefineAsync(lead, "7.1", "Children with a plan");
        Assert.Contains("This measure is not broken down by team.", lead.Main, StringComparison.Ordinal);

        // A council without teams is led to where they are added.
        await lead.GoAsync(Link(lead, "Break down by team"));
        Assert.Contains("There are no teams yet.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(Link(lead, "Add a team"));
        await lead.Fill("Name", "J. Smith").ClickAsync("Add team");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the name of a team, not of a person."), (lead.Status, Assert.Single(lead.Errors)));
        await lead.Fill("Name", "Assessment").ClickAsync("Add team");
        Assert.Equal("Team added", lead.Notice);
        await lead.Fill("Name", "assessment").ClickAsync("Add team");
        Assert.Equal(["There is, or was, a team “assessment” already: give this one another name."], lead.Errors);
        await lead.Fill("Name", "Children in need").Fill("Short name (optional)", "CIN").ClickAsync("Add team");

        await lead.GoAsync($"{Coldwater}/7.1/teams/choose");
        await lead.Choose("Assessment").Choose("Children in need").Fill("First period for teams that you add", "soon").ClickAsync("Save teams");
        Assert.Equal(["Write the period like “September 2026”, “Q2 2026/27” or “2026/27”."], lead.Errors);
        await lead.Fill("First period for teams that you add", "July 2013").ClickAsync("Save teams");
        await RecordWholeAsync(lead, "7.1, Jul 2013", "60");
        await RecordWholeAsync(lead, "7.1, Aug 2013", "62");

        // All or nothing, with what was typed kept and the refusal beside its field.
        await lead.GoAsync($"{Coldwater}/7.1/teams/enter?day=2013-07-31");
        Assert.Contains("The whole is 60.", lead.Main, StringComparison.Ordinal);
        await lead.Fill("Assessment, Jul 2013", "20").Fill("Children in need, Jul 2013", "38.5").ClickAsync("Save data");
        Assert.Equal(["Children in need: This measure counts in whole numbers."], lead.Errors);
        Assert.Equal("20", Field(lead, "Assessment, Jul 2013").Value);
        await lead.Fill("Children in need, Jul 2013", "39").ClickAsync("Save data");
        const string Wrong = "Jul 2013: the whole is 60 and its teams together are 59 (Assessment 20, Children in need 39).";
        await lead.GoAsync($"{Coldwater}/7.1/teams");
        await lead.GoAsync($"{Coldwater}/checks");
        Assert.Contains(lead.Table("Without an answer"), row => row[1] == Wrong);

        // Who is missing is said; nothing is held against the whole before all have said something.
        await EnterAsync(lead, "7.1", "2013-08-01", ("Assessment, Aug 2013", "21"));
        Assert.Contains("1 of 2 teams have given a value for Aug 2013.", lead.Main, StringComparison.Ordinal);
        Assert.Equal(["Aug 2013", "21", "Not given", "62"], lead.Table("Values by team")[1]);
        Assert.DoesNotContain("They do not give the whole", lead.Main, StringComparison.Ordinal);

        // It stands for a reason until a team’s value changes.
        await lead.GoAsync($"{Coldwater}/7.1/answer?rule=TeamsDisagree");
        await lead.Fill("Why does it stand?", "One child is with nobody yet.").ClickAsync("It stands");
        Assert.Contains($"{Wrong} One child is with nobody yet.", lead.Main, StringComparison.Ordinal);
        await EnterAsync(lead, "7.1", "2013-07-01", ("Children in need, Jul 2013", "38"));
        await lead.GoAsync($"{Coldwater}/checks");
        Assert.Contains(
            lead.Table("Without an answer"), row => row[1].StartsWith("Jul 2013: the whole is 60 and its teams together are 58", StringComparison.Ordinal));
        await EnterAsync(lead, "7.1", "2013-07-01", ("Children in need, Jul 2013", "40"));
        await lead.GoAsync($"{Coldwater}/checks");
        Assert.DoesNotContain("its teams together", lead.Main, StringComparison.Ordinal);

        // What stood before stays readable.
        await lead.GoAsync($"{Coldwater}/7.1/teams");
        await lead.GoAsync(Link(lead, "Children in need"));
        Assert.Equal(["38", "39"], lead.Table("Values that were corrected").Skip(1).Select(row => row[1]).Order());
        await lead.GoAsync(Link(lead, "View history"));
        Assert.Contains("Measure 7.1, Children in need, Jul 2013: 40, corrected from 38.", lead.Main, StringComparison.Ordinal);

        // Readings of the whole are as they were, and keep the unit, as the teams’ do.
        await lead.GoAsync($"{Coldwater}/7.1");
        Assert.StartsWith("62 in Aug 2013", lead.Summary("Latest"), StringComparison.Ordinal);

        // A team that ended keeps its past; nothing more is expected of it.
        await lead.GoAsync($"{Coldwater}/teams");
        await lead.GoAsync(Link(lead, "Rename or end Assessment"));
        await lead.Fill("Name", "Assessment north").Fill("Day", "20").Fill("Month", "8").Fill("Year", "2013").ClickAsync("Save team");
        Assert.Contains(lead.Table("Teams"), row => row[0] == "Assessment north" && row[3] == "Ended on 20 August 2013");
        await lead.GoAsync($"{Coldwater}/7.1/teams/enter?day=2013-09-01");
        Assert.Equal(["Children in need"], lead.Table("Values by team").Skip(1).Select(row => row[0]));
        await lead.GoAsync($"{Coldwater}/7.1/teams");
        Assert.Equal(["Jul 2013", "40", "20", "60"], lead.Table("Values by team")[2]);
        Assert.Contains(lead.Table("Latest values by team"), row => row[0] == "Assessment north Ended on 20 August 2013" && row[1] == "21");

        // Taken off, it keeps its values too; a value that is cleared is withdrawn and stays in the history.
        await lead.GoAsync($"{Coldwater}/7.1/teams/choose");
        foreach (var box in lead.Page.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]").Where(box => box.IsChecked).Take(1)) box.IsChecked = false;
        await lead.ClickAsync("Save teams");
        Assert.Equal(["Jul 2013", "40", "20", "60"], lead.Table("Values by team")[2]);
        await EnterAsync(lead, "7.1", "2013-08-01", ("Assessment north, Aug 2013", ""));
        Assert.Equal(["Jul 2013", "40", "20", "60"], lead.Table("Values by team")[1]);
    }

    [Fact]
    public async Task What_somebody_else_has_entered_meanwhile_is_not_written_over()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.2/teams/enter");
        var label = lead.Page.QuerySelectorAll("input.app-grid__input").Select(input => input.GetAttribute("aria-label")!)
            .Single(label => label.StartsWith("Assessment", StringComparison.Ordinal));
        var before = Field(lead, label).Value;
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Kpis}/1.2/teams/enter");
        await contributor.Fill(label, "77").ClickAsync("Save data");
        await lead.Fill(label, "78").ClickAsync("Save data");
        Assert.Equal(["Assessment: Somebody has entered 77 meanwhile."], lead.Errors);
        Assert.Equal("78", Field(lead, label).Value);
        await contributor.GoAsync($"{Kpis}/1.2/teams/enter");
        await contributor.Fill(label, before).ClickAsync("Save data");
    }

    [Fact]
    public async Task Teams_stand_beside_each_other_as_a_table_and_as_charts_and_each_has_its_own()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.2");
        Assert.Equal(Names, lead.Table("Latest values by team").Skip(1).Select(row => row[0]));
        Assert.Contains("4 of 4 teams have given a value for ", lead.Main, StringComparison.Ordinal);
        // The demo’s last month lacks three children.
        Assert.Matches(@"They do not give the whole\. \w{3} \d{4}: the whole is (\d+) and its teams together are \d+ \(Contact and referral \d", lead.Main);
        var charts = lead.Page.QuerySelectorAll(".app-multiples svg");
        Assert.Equal(Names, charts.Select(chart => chart.GetAttribute("aria-label")!.Split(':')[0]));
        Assert.All(charts, chart => Assert.Equal(14, chart.QuerySelectorAll("circle").Length));
        // On one scale: the same ticks in each.
        Assert.Single(charts.Select(chart => string.Join(' ', chart.QuerySelectorAll(".app-chart__tick").Select(tick => tick.TextContent))).Distinct());
        var all = lead.Table("Values by team");
        Assert.Equal(["Period", "Contact and referral", "Assessment", "CIN", "CLA", "The whole"], all[0]);
        Assert.Equal(14, all.Count - 1);
        Assert.Equal(int.Parse(all[2][5], CultureInfo.InvariantCulture), all[2].Skip(1).Take(4).Sum(value => int.Parse(value, CultureInfo.InvariantCulture)));

        await lead.GoAsync(Link(lead, "Assessment"));
        Assert.EndsWith("Assessment", lead.Heading, StringComparison.Ordinal);
        var own = lead.Table("1.2 Children on a child protection plan at the end of the month: Assessment");
        Assert.Equal(14, own.Count - 1);
        Assert.Matches(@"^\d+ to \d+$", own[1][3]);
        Assert.Equal(all.Skip(1).Select(row => row[2]), own.Skip(1).Select(row => row[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{Kpis}/1.2/teams?team={Guid.NewGuid()}")).Status);

        // Rows of their own file, never among the whole’s.
        await lead.GoAsync($"{Kpis}/1.2/teams?format=csv");
        Assert.Equal("Ref,Measure,Unit,Period,Team,Value,Numerator,Denominator,No value because,State", lead.Body.TrimStart('\uFEFF').Split('\n')[0].Trim());
        Assert.Equal((14 * 4) + 1, Lines(lead));
        await lead.GoAsync($"{Kpis}/teams?format=csv");
        Assert.True(Lines(lead) > 14 * 4);
        await lead.GoAsync($"{Kpis}/1.2/teams?format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", lead.Response.Content.Headers.ContentType!.MediaType);
        foreach (var address in new[] { $"{Kpis}?format=csv", $"{Kpis}/public?format=csv" })
        {
            await lead.GoAsync(address);
            Assert.DoesNotContain("Contact and referral", lead.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_from_outside_see_teams_by_a_right_of_its_own_and_never_a_small_value()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.2");
        var truth = lead.Table("Values by team");

        // Nobody is given it who does not choose it, and not alone.
        await lead.GiveAccessAsync("brackenshire", Outside, also: ["See performance"]);
        var outside = await portal.SignInAsync(Outside);
        await outside.GoAsync($"{Kpis}/1.2");
        Assert.Equal(HttpStatusCode.OK, outside.Status);
        foreach (var name in Names) Assert.DoesNotContain(name, outside.Main, StringComparison.Ordinal);
        string[] closedToThem = [$"{Kpis}/teams", $"{Kpis}/teams?format=csv", $"{Kpis}/1.2/teams", $"{Kpis}/1.2/teams?format=csv", $"{Kpis}/1.2/teams/enter"];
        foreach (var closed in closedToThem)
            Assert.Equal((closed, HttpStatusCode.NotFound), (closed, (await outside.GoAsync(closed)).Status));
        Assert.DoesNotContain("Contact and referral", (await outside.GoAsync($"{Kpis}/checks")).Main, StringComparison.Ordinal);
        await lead.DraftAccessAsync("brackenshire", Outside, also: ["See values by team"]);
        Assert.Equal(["Values by team are part of a measure: choose performance too."], lead.Errors);

        await lead.GiveAccessAsync("brackenshire", Outside, also: ["See performance", "See values by team"]);
        await outside.GoAsync($"{Kpis}/1.2");
        var shown = outside.Table("Values by team");
        Assert.Contains("Values of fewer than 6 children, and values that would reveal them, are withheld.", outside.Main, StringComparison.Ordinal);
        Assert.Equal(truth.Count, shown.Count);
        var small = 0;
        foreach (var (row, seen) in truth.Zip(shown).Skip(1))
        {
            Assert.Equal((row[0], row[5]), (seen[0], seen[5]));
            var values = row.Skip(1).Take(4).Select(value => int.Parse(value, CultureInfo.InvariantCulture)).ToList();
            var withheld = Enumerable.Range(0, 4).Where(team => seen[team + 1].StartsWith("withheld: ", StringComparison.Ordinal)).ToList();
            Assert.All(Enumerable.Range(0, 4).Except(withheld), team => Assert.Equal(row[team + 1], seen[team + 1]));
            // With the whole there, one alone would be the whole less the others.
            Assert.NotEqual(1, withheld.Count);
            foreach (var team in Enumerable.Range(0, 4).Where(team => values[team] is > 0 and < 6))
            {
                Assert.Equal("withheld: fewer than 6", seen[team + 1]);
                small++;
            }
        }

        Assert.True(small > 3, $"{small}");
        // The same in the chart, on the team’s own page and in each file: what is withheld in one is in none.
        var visible = shown.Skip(1).Count(row => !row[1].StartsWith("withheld", StringComparison.Ordinal));
        var chart = outside.Page.QuerySelectorAll(".app-multiples svg").Single(chart => chart.GetAttribute("aria-label")!.StartsWith(Names[0], StringComparison.Ordinal));
        Assert.Equal(visible, chart.QuerySelectorAll("circle").Length);
        await outside.GoAsync($"{Kpis}/1.2/teams?format=csv");
        var all = outside.Body;
        Assert.Equal(shown.Skip(1).SelectMany(row => row).Count(cell => cell.StartsWith("withheld", StringComparison.Ordinal)), Withheld(all));
        await outside.GoAsync($"{Kpis}/teams?format=csv");
        var ofMeasure = outside.Body.Split('\n').Where(line => line.StartsWith("1.2,", StringComparison.Ordinal));
        Assert.Equal(Withheld(all), Withheld(string.Join('\n', ofMeasure)));
        await outside.GoAsync(await FirstTeamAsync(outside));
        Assert.Equal(visible, outside.Table("1.2 Children on a child protection plan").Skip(1).Count(row => row[1] != "None"));
        Assert.DoesNotContain("Values before", outside.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Contact and referral", (await outside.GoAsync($"{Kpis}/checks")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.GoAsync($"{Kpis}/1.2/teams/enter")).Status);

        // A measure of the same children that is told for teams too closes both.
        await portal.ScalarAsync(
            """
            update portal.kpis set part_of_id = (select id from portal.kpis w where w.tenant_id = kpis.tenant_id and w.ref = '1.2')
            from portal.organisations o where o.id = tenant_id and o.slug = 'brackenshire' and ref = '2.5'
            """);
        await BreakDownAsync("2.5", "6/12");
        foreach (var measure in new[] { "1.2", "2.5" })
        {
            await outside.GoAsync($"{Kpis}/{measure}/teams");
            Assert.Contains("No values by team are shown", outside.Main, StringComparison.Ordinal);
            Assert.All(
                outside.Table("Values by team").Skip(1).SelectMany(row => row.Skip(1).SkipLast(1)).Where(cell => cell.Length > 0),
                cell => Assert.StartsWith("withheld", cell, StringComparison.Ordinal));
        }

        static int Withheld(string csv) => csv.Split("withheld: ").Length - 1;
    }

    [Fact]
    public async Task Leads_choose_teams_contributors_enter_values_and_readers_read()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync($"{Kpis}/teams");
        var team = (Guid)(await portal.ScalarAsync(
            "select t.id from portal.teams t join portal.organisations o on o.id = t.tenant_id where o.slug = 'brackenshire' order by position limit 1"))!;
        Assert.DoesNotContain("Add a team", contributor.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await contributor.GoAsync($"{Kpis}/1.2/teams/enter")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"{Kpis}/1.2/teams/choose")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"{Kpis}/teams/{team}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.SendFormAsync($"{Kpis}/teams")).Status);

        var reader = await portal.SignInAsync("reader@ashdale.example");
        Assert.Equal(Names, (await reader.GoAsync("/councils/ashdale/kpis/teams")).Table("Teams").Skip(1).Select(row => row[0]));
        Assert.DoesNotContain("Add a team", reader.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync("/councils/ashdale/kpis/1.2/teams/enter")).Status);

        // Somebody else’s team is nobody’s.
        var ashdale = await portal.SignInAsync("lead@ashdale.example");
        Assert.Equal(HttpStatusCode.NotFound, (await ashdale.GoAsync($"/councils/ashdale/kpis/teams/{team}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ashdale.GoAsync($"/councils/ashdale/kpis/1.2/teams?team={team}")).Status);
    }

    [Fact]
    public async Task As_many_questions_for_many_teams_as_for_one()
    {
        await using var db = await portal.OpenAsync("brackenshire", "lead@brackenshire.example");
        await BreakDownAsync("2.1", "12/40", 1);
        await BreakDownAsync("2.2", "12/40", 4);
        var few = await AskAsync("2.1");
        var many = await AskAsync("2.2");
        Assert.Equal((1, 4), (few.Lines, many.Lines));
        Assert.True(few.Asked > 0);
        Assert.Equal(few.Asked, many.Asked);

        async Task<(int Lines, int Asked)> AskAsync(string measure)
        {
            var kpi = db.KpiRows().Single(kpi => kpi.Ref == measure);
            var (view, asked) = await Questions.CountAsync(() => db.TeamsAsync(kpi, new(kpi.Shape, []), isMember: false, default));
            return (view.Lines.Count, asked);
        }
    }

    private static async Task DefineAsync(PortalBrowser lead, string reference, string title)
    {
        await lead.GoAsync($"{Coldwater}/new");
        await lead.Fill("Reference", reference).Fill("What is measured", title).Select("Practice area", "Front door").Choose("Number").Choose("Lower is better")
            .Choose("Every month").Choose("As at the end of the period (children in care)").ClickAsync("Save");
    }

    private static async Task RecordWholeAsync(PortalBrowser lead, string label, string value)
    {
        await lead.GoAsync($"{Coldwater}/readings?until=2013-09-01");
        await lead.Fill(label, value).ClickAsync("Record the readings");
    }

    private static async Task EnterAsync(PortalBrowser lead, string measure, string day, params (string Label, string Value)[] values)
    {
        await lead.GoAsync($"{Coldwater}/{measure}/teams/enter?day={day}");
        foreach (var (label, value) in values) lead.Fill(label, value);
        await lead.ClickAsync("Save data");
        Assert.Equal(HttpStatusCode.OK, lead.Status);
    }

    // By the product’s own rules, for the last whole month.
    private async Task BreakDownAsync(string reference, string value, int count = 4)
    {
        await using var db = await portal.OpenAsync("brackenshire", "lead@brackenshire.example");
        var actor = new Lead((Guid)(await portal.ScalarAsync("select id from portal.users where email = 'lead@brackenshire.example'"))!);
        var kpi = db.KpiRows().Single(kpi => kpi.Ref == reference);
        var teams = db.TeamsInOrder().Take(count).Select(team => team.Id).ToList();
        var month = Period.Of(PeriodKind.Month, portal.Clock.TodayInUk().AddMonths(-1));
        await new BreakDownByTeam.Handler(db, actor, portal.Clock).HandleAsync(new(kpi.Id, teams, month.Label), default);
        db.ChangeTracker.Clear();
        var (_, refused) = await new RecordTeamReadings.Handler(db, actor, portal.Clock).HandleAsync(
            new(kpi.Id, month, [.. teams.Select(team => new RecordTeamReadings.Cell(team, value, ""))]), default);
        Assert.Empty(refused);
    }

    private static async Task<string> FirstTeamAsync(PortalBrowser browser)
    {
        await browser.GoAsync($"{Kpis}/1.2/teams");
        return Link(browser, Names[0]);
    }

    private static int Lines(PortalBrowser browser) => browser.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Link(PortalBrowser browser, string text) =>
        browser.Page.QuerySelectorAll("main a")
            .First(link => string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == text).GetAttribute("href")!;

    private static IHtmlInputElement Field(PortalBrowser browser, string label) =>
        (IHtmlInputElement)browser.Page.QuerySelectorAll("input").Single(input => input.GetAttribute("aria-label") == label);

    private sealed record Lead(Guid? UserId) : IActor
    {
        public string Name => "Lead";
    }
}
