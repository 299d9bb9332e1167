using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Coverage: one action for each fault, and each fault names that action and no other.</summary>
public sealed class CoverageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Plan = "/councils/coldwater/plan";

    [Fact]
    public async Task Each_group_names_the_one_action_that_lacks_it()
    {
        portal.Clock.TravelTo(new(2030, 1, 7));
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("""
            Ref,Finding,Action,Owner,Due by,Success measure
            1. Front door,,,,,
            1.1,,Has no source,Head of Doors,March 2031,Nine of ten
            1.2,Doors are slow,Has no owner,,March 2031,Nine of ten
            1.3,Doors are slow,Has a vacant lead,Head of Stairs,March 2031,Nine of ten
            1.4,Doors are slow,Has no measure,Head of Doors,March 2031,
            1.5,Doors are slow,Was never reported on,Head of Doors,March 2031,Nine of ten
            1.6,Doors are slow,Was reported on long ago,Head of Doors,March 2031,Nine of ten
            1.7,Doors are slow,Has no date,Head of Doors,TBC,Nine of ten
            1.8,Halls are dark,Is complete without evidence and sign-off,Head of Doors,March 2031,Nine of ten
            1.9,Doors are slow,Waits for what is late,Head of Doors,March 2031,Nine of ten
            1.10,Doors are slow,Is late,Head of Doors,February 2030,Nine of ten
            1.11,,See actions 1.1-1.2,,,
            """);
        await HoldAsync(lead, "Head of Doors", "Ursula Penhallow");
        await HoldAsync(lead, "Head of Stairs", "Odo Farthing");
        await lead.Fill("Last day of Odo Farthing", "2029-11-30").ClickAsync("Odo Farthing leaves");
        await lead.GoAsync($"{Plan}/actions/1.9/ties");
        await lead.Fill("Reference of another action that it waits for", "1.10").ClickAsync("Record the wait");
        await ReportAsync(lead, "Green: on track", "1.6");

        portal.Clock.TravelTo(new(2030, 3, 8));
        lead = await portal.SignInAsync("lead@coldwater.example");
        await ReportAsync(lead, "Green: on track", "1.1", "1.2", "1.3", "1.4", "1.7", "1.9", "1.10");
        await ReportAsync(lead, "Blue: complete", "1.8");
        await lead.GoAsync($"{Plan}/coverage");
        Assert.Contains("What is missing from 10 actions", lead.Main, StringComparison.Ordinal);
        Assert.Equal(
            [
                "source: 1.1", "owner: 1.2", "vacant: 1.3", "measure: 1.4", "never: 1.5", "quiet: 1.6", "undated: 1.7",
                "evidence: 1.8", "signoff: 1.8", "late: 1.9", "findings: 1.8",
            ],
            Gaps(lead));
        Assert.Contains("1.8 Halls are dark", Text(lead, "findings"), StringComparison.Ordinal);

        // The 60 days of 1.6 are over on the day itself; with 90 it is not quiet yet.
        Assert.DoesNotContain("quiet: 1.6", Gaps(await lead.GoAsync($"{Plan}/coverage?days=90")));
        Assert.Equal(["late: 1.9"], Gaps(await lead.GoAsync($"{Plan}/coverage?show=late")));
        portal.Clock.TravelTo(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    [Theory]
    [InlineData("reader@ashdale.example")]
    [InlineData("contributor@ashdale.example")]
    public async Task Every_line_leads_somewhere_that_this_person_may_go(string person)
    {
        var browser = await portal.SignInAsync(person);
        await browser.GoAsync("/councils/ashdale/plan/coverage");
        var links = browser.Page.QuerySelectorAll("section[aria-labelledby] li a").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links) Assert.Equal((link, HttpStatusCode.OK), (link, (await browser.GoAsync(link)).Status));
    }

    [Fact]
    public async Task A_group_where_nothing_is_missing_does_not_say_that_nothing_is_missing_anywhere()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync("/councils/dunmere/plan/coverage?show=never");
        Assert.Contains("Nothing is missing here.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Show everything that is missing", lead.Main, StringComparison.Ordinal);
        Assert.NotEmpty(Gaps(await lead.GoAsync("/councils/dunmere/plan/coverage?show=no-such-group")));
    }

    private static List<string> Gaps(PortalBrowser browser) =>
    [
        .. browser.Page.QuerySelectorAll("section[aria-labelledby]").SelectMany(section => section.QuerySelectorAll("li a")
            .Select(link => $"{section.GetAttribute("aria-labelledby")![4..]}: {link.FirstChild!.TextContent.Trim()}")),
    ];

    private static string Text(PortalBrowser browser, string gap) =>
        string.Join(' ', browser.Page.QuerySelector($"[aria-labelledby=gap-{gap}] li")!.TextContent.Replace(": Findings that no open action answers", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task ReportAsync(PortalBrowser lead, string rating, params string[] actions)
    {
        foreach (var action in actions)
        {
            await lead.GoAsync($"{Plan}/actions/{action}/progress");
            await lead.Choose(rating).Fill("Why this rating?", "So it is.").ClickAsync("Report progress");
            Assert.Contains("is reported", lead.Notice, StringComparison.Ordinal);
        }
    }

    private static async Task HoldAsync(PortalBrowser lead, string post, string name)
    {
        await lead.GoAsync($"{Plan}/posts?search={Uri.EscapeDataString(post)}");
        await lead.GoAsync(lead.Page.QuerySelector("th[data-label=Post] a")!.GetAttribute("href")!);
        await lead.Fill("Name", name).Fill("Day", "1").Fill("Month", "4").Fill("Year", "2029").ClickAsync("Record the holder");
    }
}
