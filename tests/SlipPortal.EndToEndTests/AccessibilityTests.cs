using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SlipPortal.IntegrationTests;

namespace SlipPortal.EndToEndTests;

/// <summary>Every page, wide and narrow: no fault that axe finds, nothing that scrolls sideways, no complaint of the browser.</summary>
public sealed class AccessibilityTests(PortalOnPort host, BrowserFixture browser) : IClassFixture<PortalOnPort>
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private const string Plan = "Ref,Action,Owner,Due by,RAG\n1.1,Answer every referrer,Head of Front Dor,TBC,Done\n1.2,See action 1.1,,,\n1.3,Weekly clinic,Head of Front Door,March 2031,\n";

    private const string Book = "Theme,Ref,Measure,Polarity,Apr 2026,May 2026,Jun 2026,Direction of travel\nFront door,9.8,% visits in time,high,100 %,82%,71%,→\n,x,No number,,1,2,3,\n";

    private const string Measures = "measure_short,topic,measure,polarity,unit,year_type,no_quartile,last_update,next_update,source_link\nLIT,Lighting,Lanterns lit,Sideways,%,Annual,NA,NA,NA,\n";

    // What is given out as a file is no page.
    private static readonly string[] Downloads = ["/plan/evidence/", "/notice/documents/", "/files/"];

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Every_page_passes(int width)
    {
        await using var visit = await browser.VisitAsync(host.Portal, width: width);
        var faults = new List<string>();
        foreach (var path in (string[])["/", "/about", "/accessibility", "/privacy", "/account/sign-in", "/account/forgot", "/account/reset", "/join", "/nowhere"])
            await LookAsync(visit.Page, path, faults);
        await visit.SignInAsync("lead@brackenshire.example");
        var example = await host.Portal.ScalarAsync("select id from portal.practice_publications limit 1");
        foreach (var path in (await AddressesAsync()).Concat(["/account", "/account/details", "/account/password", "/account/confirm", "/account/sessions", "/account/sign-ins", "/practice", $"/practice/{example}"])) await LookAsync(visit.Page, path, faults);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Pages_that_refuse_and_pages_for_outsiders_pass()
    {
        var faults = new List<string>();
        await using (var reader = await browser.VisitAsync(host.Portal, width: 320))
        {
            await reader.SignInAsync("reader@ashdale.example");
            await LookAsync(reader.Page, "/councils/ashdale/plan/import", faults);
        }

        await using (var adviser = await browser.VisitAsync(host.Portal, width: 320))
        {
            await adviser.SignInAsync("adviser@education.example");
            foreach (var path in (string[])["/", "/oversight", "/oversight/compare", "/oversight/compare/measure?code=DEMO_CIN", "/oversight/compare/measure?code=DEMO_CIN&by=notice",
                "/oversight/compare/plans", "/oversight/compare/findings", "/oversight/compare/findings?about=managers", "/councils/ashdale", "/councils/ashdale/plan", "/councils/ashdale/plan/actions/1.1"])
                await LookAsync(adviser.Page, path, faults);
        }

        await using (var admin = await browser.VisitAsync(host.Portal, width: 320))
        {
            await admin.SignInAsync("admin@slipportal.example");
            const string Organisations = "/platform/organisations";
            foreach (var path in (string[])["/", "/platform/national-data", "/platform/messages", Organisations,
                $"{Organisations}/new", $"{Organisations}/new?other=A+trust",
                $"{Organisations}/department", $"{Organisations}/elverley/invite", $"{Organisations}/elverley/give-part"]) await LookAsync(admin.Page, path, faults);
            await admin.Page.GotoAsync("/platform/national-data");
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Load them" }).ClickAsync();
            await Assertions.Expect(admin.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await JudgeAsync(admin.Page, "national data, refused", faults);
            await admin.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "lait_measures.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Measures) });
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Load them" }).ClickAsync();
            await Assertions.Expect(admin.Page.GetByText("What became of the files")).ToBeVisibleAsync();
            await JudgeAsync(admin.Page, "national data, loaded", faults);
        }

        await using (var lead = await browser.VisitAsync(host.Portal))
        {
            await lead.SignInAsync("lead@ashdale.example");
            await lead.Page.GotoAsync("/councils/ashdale/partners/give");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await Assertions.Expect(lead.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await JudgeAsync(lead.Page, "give access, refused", faults);
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task A_page_with_a_fault_is_found()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.Page.SetContentAsync("<html lang='en'><title>x</title><main><h1>x</h1><img src='x.png'></main></html>");
        var faults = new List<string>();
        await JudgeAsync(visit.Page, "faulty", faults);
        Assert.Contains("image-alt", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_prints_without_what_is_for_the_screen()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync("lead@brackenshire.example");
        await visit.Page.GotoAsync("/councils/brackenshire/plan");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visit.Page.Locator(".govuk-service-navigation")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("form.app-filter")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("table").First).ToBeVisibleAsync();
    }

    private static async Task LookAsync(IPage page, string path, List<string> faults)
    {
        await page.GotoAsync(path);
        await JudgeAsync(page, path, faults);
        var width = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        if (width > page.ViewportSize!.Width) faults.Add($"{path} is {width} pixels wide");
    }

    private static async Task JudgeAsync(IPage page, string name, List<string> faults)
    {
        // The newer way opens another page to put the results of frames together: no page of ours has one, and it is half of the time.
#pragma warning disable CS0618
        var result = await page.Locator(":root").RunAxeLegacy(Wcag);
#pragma warning restore CS0618
        faults.AddRange(result.Violations.Select(fault => $"{name}: {fault.Id}, {fault.Nodes.Length} times, first {fault.Nodes[0].Html}"));
    }

    // Every page, with something of everything to decide where an upload waits. A download is no page.
    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        (string Area, string Waiting, string Confirmed)[] imports =
        [
            ("plan", await WaitingAsync("plan", Plan), await IdAsync(Confirmed("plan_imports"))),
            ("kpis", await WaitingAsync("kpis", Book), await IdAsync(Confirmed("book_imports"))),
        ];
        var addresses = (await CouncilRoutes.AddressesAsync(host.Portal, "brackenshire")).Where(address => !Downloads.Any(download => address.Contains(download, StringComparison.Ordinal)));
        foreach (var (area, waiting, confirmed) in imports)
        {
            addresses = addresses.Select(address => Regex.Replace(
                address, $"/{area}/import/[0-9a-f-]+", $"/{area}/import/" + (address.EndsWith("receipt", StringComparison.Ordinal) ? confirmed : waiting)));
        }

        return [.. addresses];
    }

    private static string Confirmed(string table) =>
        $"select id from portal.{table} where confirmed_at is not null and tenant_id = (select id from portal.organisations where slug = $1)";

    private async Task<string> IdAsync(string sql) => (await host.Portal.ScalarAsync(sql + " limit 1", "brackenshire"))!.ToString()!;

    // An upload with something of everything to decide.
    private async Task<string> WaitingAsync(string area, string file)
    {
        await using var lead = await browser.VisitAsync(host.Portal);
        await lead.SignInAsync("lead@brackenshire.example");
        await lead.Page.GotoAsync($"/councils/brackenshire/{area}/import");
        await lead.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "File.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Check what was found");
        return new Uri(lead.Page.Url).Segments[^1];
    }
}
