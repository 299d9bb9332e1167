using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Plan files as other councils keep them: what the review asks, and what the receipt accounts for.</summary>
public sealed class OtherPlanFileTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/coldwater";

    [Fact]
    public async Task What_could_be_the_action_and_what_is_not_read_is_asked_at_the_top()
    {
        var lead = await UploadAsync("""
            Ref,Recommendation,Response of the service,Lead,By when,Funding stream
            1,Decide faster at the front door.,A second desk is added in the north.,Head of Front Door / Team Manager Duty,Q1 2031/32,Grant
            2,Visit more of the children.,Every late visit is looked at each week.,DCS; PSW,Autumn term 2031,Base budget
            """);
        Assert.Equal("Check these columns", Headings(lead)[0]);
        var asked = lead.Page.QuerySelector("#columns-to-check")!;
        Assert.Contains("“Recommendation” and “Response of the service” could both be the action.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("First values: A second desk is added in the north.; Every late visit is looked at each week.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("First values: Grant; Base budget", lead.Main, StringComparison.Ordinal);
        Assert.Equal(3, asked.QuerySelectorAll("select").Length);
        Assert.Null(asked.Closest("details"));

        await lead.Select("Recommendation", "Finding or recommendation").Select("Response of the service", "Action").ClickAsync("Save and recheck");
        Assert.Null(lead.Page.QuerySelector("#columns-to-check"));
        await lead.ClickAsync("Make this the plan");
        await lead.GoAsync($"{Council}/plan/actions/1");
        Assert.Contains("A second desk is added in the north.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Decide faster at the front door.", lead.Summary("Finding"), StringComparison.Ordinal);
        Assert.Contains("Head of Front Door", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Team Manager Duty", lead.Main, StringComparison.Ordinal);
        Assert.Equal("Q1 2031/32 (30 June 2031, April to June)", lead.Summary("Due"));
    }

    [Fact]
    public async Task A_csv_ruled_with_dashes_becomes_its_actions_and_counts_its_lines()
    {
        var lead = await UploadAsync("""
            -----,--------------,------,-------
            Ref,What will be done,Who,By when
            ==========,__________,----------,+--------+
            1a,Answer every referrer,Head of Front Door,Oct 2031
            -----,--------------,------,-------
            1b,Hold a clinic each week,PSW,ASAP
            _____,______________,______,_______
            """);
        Assert.Equal("1 chapter and 2 actions in “Plan.csv”.", lead.Text("#found"));
        Assert.Equal(["Joined to the row above, with 4 ruling lines", "4"], lead.Table("What becomes of the 6 rows").Skip(2).First());
        await lead.ClickAsync("Make this the plan");
        Assert.Equal("4 rows, with 4 ruling lines", lead.Summary("Joined to the row above"));
        Assert.Equal("2 rows", lead.Summary("Imported"));
        await lead.GoAsync($"{Council}/plan/actions/1b");
        Assert.Equal("ASAP (ongoing, no end date)", lead.Summary("Due"));
    }

    [Fact]
    public async Task A_workbook_with_titles_merged_priorities_and_a_key_is_accounted_for_row_by_row()
    {
        var workbook = OfficeParts.Workbook(
            [
                ["Harrowdale improvement plan"],
                ["Agreed by the board on 4 November 2030"],
                ["Priority", "Ref", "What will be done", "Who", "By when", "RAG"],
                ["Priority 1: Front door", "1a", "Answer every referrer.", "Head of Front Door", "Autumn term 2031", "Green: on track"],
                ["", "1b", "Hold a clinic each week.", "PSW", "Q1 2031/32", "Green: on track"],
                ["Priority 2: Leadership", "2.4a", "Train all chairs.", "DCS", "ASAP", "Green: on track"],
                ["Key"],
                ["Blue", "Complete and evidenced"],
            ],
            "A4:A5", "A1:F1");
        var lead = await UploadAsync(workbook, "Plan.xlsx");
        Assert.Equal("2 chapters and 3 actions in “Plan.xlsx”.", lead.Text("#found"));
        await lead.ClickAsync("Make this the plan");
        Assert.Equal(("3 rows", "3 rows", "2 rows"), (lead.Summary("Imported"), lead.Summary("Heading"), lead.Summary("Left out")));
        Assert.Equal(8, lead.Table("Rows of the file").Count - 1);
    }

    private async Task<PortalBrowser> UploadAsync(string csv) => await UploadAsync(Encoding.UTF8.GetBytes(csv), "Plan.csv");

    private async Task<PortalBrowser> UploadAsync(byte[] file, string name)
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync($"{Council}/plan/import");
        return await lead.Attach("Plan file", name, file).ClickAsync("Read the file");
    }

    private static List<string> Headings(PortalBrowser browser) =>
        [.. browser.Page.QuerySelectorAll("main h2, main table caption").Select(heading => heading.TextContent.Trim())];
}
