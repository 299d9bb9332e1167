using System.Net;
using System.Text;
using SlipPortal.Documents;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>The plan as a working list: filters, bulk changes, two editors at once, downloads, and two thousand actions.</summary>
public sealed class WorkingListTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Plan = "/councils/brackenshire/plan";

    [Theory]
    [InlineData("due=Recurring", "Monthly Quarterly")]
    [InlineData("due=UnderReview", "Under")]
    [InlineData("due=Undated", "No")]
    public async Task A_filter_leaves_what_it_names_and_nothing_else(string filter, string firstWords)
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Plan}?{filter}");
        var rows = lead.Page.QuerySelectorAll("td[data-label=Due]").Select(cell => cell.TextContent.Trim().Split(' ')[0]).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(row, firstWords.Split(' ')));
        Assert.StartsWith($"{rows.Count} action", lead.Text("#found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ends_of_lists_are_told_by_sign_off_and_evidence()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        Assert.Contains("Handed over", (await lead.GoAsync($"{Plan}?signOff=HandedOver")).Main, StringComparison.Ordinal);
        Assert.StartsWith("1 action of 28", lead.Text("#found"), StringComparison.Ordinal);
        var complete = Rows(await lead.GoAsync($"{Plan}?standing=Complete"));
        var unevidenced = Rows(await lead.GoAsync($"{Plan}?standing=Complete&evidence=None"));
        Assert.Subset(complete.ToHashSet(), unevidenced.ToHashSet());
        Assert.InRange(unevidenced.Count, 1, complete.Count - 1);
    }

    [Fact]
    public async Task Chosen_actions_are_rated_for_one_reason_and_given_a_lead()
    {
        var lead = await portal.SignInAsync("contributor@brackenshire.example");
        await lead.GoAsync(Plan);
        await Tick(lead, "5.2", "5.3").ClickAsync("Update rating");
        Assert.Equal(["5.2", "5.3"], lead.Table("The chosen actions").Skip(1).Select(row => row[0]));
        await lead.Choose("Green: on track").ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["Enter the reason for the rating."], lead.Errors);
        await lead.Fill("Why this rating?", "The offer is out.").ClickAsync("Report progress");
        Assert.Equal("Progress on 2 actions is reported.", lead.Notice);
        Assert.Contains("The offer is out.", (await lead.GoAsync($"{Plan}/actions/5.3")).Main, StringComparison.Ordinal);

        await lead.GoAsync(Plan);
        await Tick(lead, "5.2", "5.3").ClickAsync("Assign a lead");
        await lead.Select("Who takes the lead?", "Audit Officer").ClickAsync("Assign lead");
        Assert.StartsWith("Audit Officer", (await lead.GoAsync($"{Plan}/actions/5.2")).Summary("Owners"), StringComparison.Ordinal);

        await lead.GoAsync(Plan);
        await lead.ClickAsync("Update rating");
        Assert.Equal(["Choose at least one action on the plan."], lead.Errors);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions_and_loses_nothing()
    {
        var first = await portal.SignInAsync("lead@brackenshire.example");
        var second = await portal.SignInAsync("contributor@brackenshire.example");
        await first.GoAsync($"{Plan}/actions/6.1/edit");
        await second.GoAsync($"{Plan}/actions/6.1/edit");
        await first.Fill("What will be done", "Audit fifty cases every two months").ClickAsync("Save");
        Assert.Equal("Action 6.1 is changed.", first.Notice);

        await second.Fill("What will be done", "Audit forty cases every month").Fill("How will success be known? (optional)", "Nine of ten are good").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal(
            [["what will be done", "Audit fifty cases every two months", "Audit forty cases every month"], ["success measure", "Nothing", "Nine of ten are good"]],
            second.Table("What is saved now, and what you typed").Skip(1));
        Assert.Contains("Audit fifty cases", (await first.GoAsync($"{Plan}/actions/6.1")).Main, StringComparison.Ordinal);

        await second.ClickAsync("Save");
        Assert.Equal("Action 6.1 is changed.", second.Notice);
        Assert.Contains("Audit forty cases every month", second.Main, StringComparison.Ordinal);
        await first.GoAsync("/councils/brackenshire/history");
        Assert.Contains("Changed action 6.1: what will be done from “Audit fifty cases every two months” to “Audit forty cases every month”", first.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_the_screen_is_downloaded_for_Excel_and_Word()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var shown = Rows(await lead.GoAsync($"{Plan}?standing=Overdue"));
        var sheet = await TableAsync(lead, $"{Plan}?standing=Overdue&format=xlsx", "plan.xlsx");
        Assert.Equal(["Ref", "Chapter", "Action", "Owners", "Due"], sheet.Rows[0].Cells.Take(5).Select(cell => cell.Text));
        Assert.Equal(shown, sheet.Rows.Skip(1).Select(row => row.Cells[0].Text));
        var document = await TableAsync(lead, $"{Plan}?standing=Overdue&format=docx", "plan.docx");
        Assert.Equal(["Ref", "Intended impact", "Action", "Owner", "Due by", "Rating and sign-off"], document.Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public async Task Two_thousand_actions_are_paged_by_the_server_and_counted_right()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        var csv = new StringBuilder("Ref,Action,Owner,Due by,RAG\n");
        for (var chapter = 1; chapter <= 10; chapter++)
        {
            csv.AppendLine($"{chapter}. Chapter {chapter},,,,");
            for (var i = 1; i <= 200; i++) csv.AppendLine($"{chapter}.{i},Do thing {i} of {chapter},Post {i % 20},{(i % 10 == 0 ? "TBC" : "March 2024")},{(i % 4 == 0 ? "Green: on track" : "")}");
        }

        await lead.GoAsync("/councils/coldwater/plan/import");
        await lead.Attach("Plan file", "Large.csv", Encoding.UTF8.GetBytes(csv.ToString())).ClickAsync("Read the file");
        await lead.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", lead.Heading);

        await lead.GoAsync("/councils/coldwater/plan");
        Assert.StartsWith("2,000 actions.", lead.Text("#found"), StringComparison.Ordinal);
        Assert.Equal(100, Rows(lead).Count);
        await lead.GoAsync("/councils/coldwater/plan?page=20");
        Assert.Equal("10.200", Rows(lead)[^1]);
        await lead.GoAsync("/councils/coldwater/plan?due=Undated&page=2");
        Assert.StartsWith("200 actions of 2,000.", lead.Text("#found"), StringComparison.Ordinal);
        Assert.Equal(100, Rows(lead).Count);
        await lead.GoAsync("/councils/coldwater/plan?format=csv");
        Assert.Equal(2_001, lead.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await lead.GoAsync("/councils/coldwater/plan/coverage?show=measure&page=20");
        Assert.Contains("No success measure: 2,000", lead.Main, StringComparison.Ordinal);
        Assert.Equal(100, lead.Page.QuerySelectorAll("main section li").Length);
        await lead.SetUpBodyAsync("/councils/coldwater", "Improvement Board", BoardSteps.Board, null);
        var meeting = await lead.PlanMeetingAsync(lead.Path, 2026, 1, 20);
        await lead.GoAsync($"{meeting}/agenda?page=36");
        Assert.Equal("Action 10.199 needs attention: overdue", lead.Page.QuerySelectorAll(".govuk-checkboxes__label")[^1].TextContent.Trim());
        Assert.Contains("From the plan and the findings (1,800)", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{meeting}/agenda?search=10.19");
        Assert.Contains("From the plan and the findings (10 of 1,800)", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{meeting}/report?asOf={DateTime.UtcNow:yyyy-MM-dd}&page=20");
        Assert.Equal("10.200", Rows(lead)[^1]);
        Assert.Equal(100, Rows(lead).Count);
        foreach (var list in (string[])["", "/plan/changes", "/plan/versions", "/plan/posts", "/plan/evidence", "/plan/ratings"])
            Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"/councils/coldwater{list}")).Status);
    }

    private static List<string> Rows(PortalBrowser browser) => [.. browser.Page.QuerySelectorAll("th[data-label=Action]").Select(cell => cell.TextContent.Trim())];

    private static PortalBrowser Tick(PortalBrowser browser, params string[] actions)
    {
        foreach (var action in actions)
            ((AngleSharp.Html.Dom.IHtmlInputElement)browser.Page.QuerySelector($"input[aria-label='Choose action {action}']")!).IsChecked = true;
        return browser;
    }

    private static async Task<DocumentTable> TableAsync(PortalBrowser browser, string address, string name)
    {
        await browser.GoAsync(address);
        var content = await browser.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return DocumentReader.Read(content, name).Blocks.OfType<DocumentTable>().First();
    }
}
