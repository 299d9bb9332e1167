using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>A council's timeline, as those inside and outside see it.</summary>
public sealed class TimelineTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Timeline = "/councils/ashdale/timeline";

    [Fact]
    public async Task A_council_sees_notice_visits_meetings_and_plan_on_one_line_and_in_a_list()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        foreach (var from in (string[])["/councils/ashdale", "/councils/ashdale/notice"])
        {
            await lead.GoAsync(from);
            Assert.Contains(lead.Page.QuerySelectorAll("main a"), link => link.TextContent == "Timeline" && link.GetAttribute("href") == Timeline);
        }

        await lead.GoAsync(Timeline);
        Assert.Equal("The council’s timeline", lead.Text("svg title"));
        var picture = lead.Text("svg");
        foreach (var word in (string[])["Notice", "Visits", "Meetings", "Plan", "Today", "Served", "ILACS inspection: Inadequate", "Version 1"])
            Assert.Contains(word, picture, StringComparison.Ordinal);
        // It scrolls in a region of its own, which the keyboard reaches.
        Assert.Equal("0", lead.Page.QuerySelector("svg")!.Closest("[role=region]")!.GetAttribute("tabindex"));
        var captions = lead.Page.QuerySelectorAll("table caption").Select(caption => caption.TextContent.Trim()).ToList();
        Assert.Equal(captions.OrderDescending(StringComparer.Ordinal), captions);
        Assert.True(captions.Count > 1);
        var rows = captions.SelectMany(year => lead.Table(year).Skip(1)).ToList();
        Assert.Contains(rows, row => row[1].StartsWith("ILACS inspection, ", StringComparison.Ordinal) && row[2] == "Visits" && row[3].StartsWith("Inadequate overall. Published", StringComparison.Ordinal));
        Assert.Contains(rows, row => row[1].StartsWith("Meeting of Improvement Board", StringComparison.Ordinal));
        Assert.Contains(rows, row => row[0].EndsWith("To come", StringComparison.Ordinal) && row[1].StartsWith("Monitoring visit, week commencing", StringComparison.Ordinal));
        Assert.Equal(lead.Page.QuerySelectorAll("svg rect").Length, rows.Count);

        await lead.GoAsync($"{Timeline}?kind=Plan");
        Assert.DoesNotContain("Improvement Board", lead.Text("svg"), StringComparison.Ordinal);
        await lead.GoAsync($"{Timeline}?kind=Plan&format=csv");
        Assert.StartsWith("Day,Kind,What,To come,Note", lead.Body.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(",Plan,Version 1 of the plan came into force", lead.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(",Visits,", lead.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_from_outside_sees_nothing_of_what_is_not_published_or_not_granted()
    {
        // The department's adviser may see the plan; the first monitoring visit is not published, and visits were not granted.
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync(Timeline);
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        Assert.Contains("Version 1 of the plan came into force", adviser.Main, StringComparison.Ordinal);
        foreach (var word in (string[])["Monitoring visit", "ILACS", "improvement notice"])
            Assert.DoesNotContain(word, adviser.Main, StringComparison.Ordinal);

        // With visits too: those that are published, on the picture, in the list and in the file.
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GiveAccessAsync("ashdale", "adviser@education.example", also: ["See published visits with their findings"]);
        await adviser.GoAsync(Timeline);
        Assert.Contains("ILACS inspection", adviser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Monitoring visit", adviser.Main, StringComparison.Ordinal);
        await adviser.GoAsync($"{Timeline}?format=csv");
        Assert.Contains("Focused visit", adviser.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Monitoring visit", adviser.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("adviser2@education.example")).GoAsync(Timeline)).Status);
    }

    [Fact]
    public async Task A_council_without_records_is_told_what_to_do_first()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync("/councils/coldwater/timeline");
        Assert.Contains("Begin with the plan.", lead.Main, StringComparison.Ordinal);
        Assert.Contains(lead.Page.QuerySelectorAll("main a"), link => link.TextContent.Trim() == "Import a plan");
    }
}
