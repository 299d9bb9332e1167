using SlipPortal.Documents;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Progress where people read it: as lists on the page, and in the files that leave it.</summary>
public sealed class PlanWithProgressTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Plan = "/councils/coldwater/plan";

    [Fact]
    public async Task Progress_is_shown_as_lists_and_goes_out_with_the_plan_by_choice()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("""
            Ref,Intended impact,Action,Owner,Due by
            1.1,Families wait less.,Answer every referrer,Head of Front Door,March 2031
            1.2,Families wait less.,Hold a weekly clinic,PSW,March 2031
            """);
        await lead.GoAsync($"{Plan}/actions/1.1/progress");
        await lead.Choose("Green: on track").Fill("Why this rating?", "The desk is open.")
            .Fill("What has happened since the last update? (optional)", "Since May:\n• a desk in the north\n* a desk in the south\n1. trained\n2. checked").ClickAsync("Report progress");
        await lead.GoAsync($"{Plan}/actions/1.1");
        Assert.Equal(["a desk in the north", "a desk in the south"], Items(lead, ".moj-timeline ul li"));
        Assert.Equal(["trained", "checked"], Items(lead, ".moj-timeline ol li"));
        await lead.GoAsync($"{Plan}/actions/1.1/evidence");
        await lead.Fill("What does the page show?", "Rota of the desk").Fill("Its address", "https://example.org/rota").ClickAsync("Add the link");

        await lead.GoAsync(Plan);
        var table = await TableAsync(lead, "plan as agreed");
        Assert.Equal(["Ref", "Intended impact", "Action", "Owner", "Due by", "Rating and sign-off"], table.Rows[0].Cells.Select(cell => cell.Text));
        await lead.GoAsync(Plan);
        table = await TableAsync(lead, "plan with progress");
        Assert.Equal(
            ["Ref", "Intended impact", "Action", "Owner", "Due by", "Rating and sign-off", "Progress", "Evidence"], table.Rows[0].Cells.Select(cell => cell.Text));
        var row = table.Rows[1].Cells.Select(cell => cell.Text).ToList();
        Assert.Equal("Families wait less.", row[1]);
        Assert.StartsWith("Green: on track", row[5], StringComparison.Ordinal);
        Assert.Contains("Since May:", row[6], StringComparison.Ordinal);
        Assert.Contains("a desk in the south", row[6], StringComparison.Ordinal);
        Assert.Matches(@"^\d{1,2} \w+ 20\d\d: ", row[6]);
        Assert.StartsWith("Rota of the desk", row[7], StringComparison.Ordinal);
        Assert.Contains("1 piece, not judged", row[7], StringComparison.Ordinal);
        Assert.Equal("", table.Rows[2].Cells[6].Text);

        foreach (var format in (string[])["csv", "xlsx"])
        {
            await lead.GoAsync($"{Plan}?format={format}");
            var sheet = Assert.Single(await BlocksAsync(lead, $"plan.{format}"));
            var headings = sheet.Rows[0].Cells.Select(cell => cell.Text).ToList();
            Assert.Equal("Families wait less.", sheet.Rows[1].Cells[headings.IndexOf("Impact")].Text);
            Assert.Equal("The desk is open.", sheet.Rows[1].Cells[headings.IndexOf("Reason")].Text);
            Assert.Contains("a desk in the north", sheet.Rows[1].Cells[headings.IndexOf("Narrative")].Text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Items(PortalBrowser lead, string selector) => lead.Page.QuerySelectorAll(selector).Select(item => item.TextContent);

    private static async Task<DocumentTable> TableAsync(PortalBrowser lead, string link)
    {
        await lead.GoAsync(Assert.Single(lead.Page.QuerySelectorAll("main a"), a => a.TextContent == link).GetAttribute("href")!);
        return Assert.Single(await BlocksAsync(lead, "plan.docx"));
    }

    private static async Task<IEnumerable<DocumentTable>> BlocksAsync(PortalBrowser lead, string name) =>
        DocumentReader.Read(await lead.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), name).Blocks.OfType<DocumentTable>();
}
