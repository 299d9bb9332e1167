using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>Measures beside national figures, and what changes with the model of neighbours.</summary>
public sealed class ComparatorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Kpis = "/councils/brackenshire/kpis";

    [Fact]
    public async Task Switching_the_model_says_what_changed_because_of_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/comparators");
        var before = lead.Table("Measures beside the national figures, by the model of 2025-05").Single(row => row[0].StartsWith("2.3", StringComparison.Ordinal));
        Assert.EndsWith("9 of 10", before[3], StringComparison.Ordinal);
        Assert.Matches(@"^\d+ of 11, (best|second|third|last) quarter$", before[6]);
        Assert.Matches(@"by the model of 2021-04, .* by that of 2025-05: .* because the model changed, nothing else$", before[7]);

        await lead.Choose("2021-04").ClickAsync("Compare by this");
        var after = lead.Table("Measures beside the national figures, by the model of 2021-04").Single(row => row[0].StartsWith("2.3", StringComparison.Ordinal));
        Assert.NotEqual(before[3], after[3]);
        Assert.Equal(before[2], after[2]);
        await lead.GoAsync($"{Kpis}/2.3");
        Assert.EndsWith("by the model of 2021-04", lead.Summary("Statistical neighbours"), StringComparison.Ordinal);
        Assert.Contains("than the neighbours’ average of", lead.Summary("Against the target"), StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/history");
        Assert.Contains("Is compared as Brackenshire, with its statistical neighbours by the model of 2021-04.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_neighbours_reach_can_be_the_target()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.1b");
        Assert.Matches(
            @"^(Target met|Near target|Target missed) \d+ per 10,000 is (above|at|below) the neighbours’ average of \d+ per 10,000 \(in line within 10 per 10,000\)\.",
            lead.Summary("Against the target"));

        // Without a national figure there is nothing that it could be taken from, so it is not offered.
        await lead.GoAsync($"{Kpis}/2.4/target");
        Assert.DoesNotContain("statistical neighbours", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/2.3/target");
        await lead.Choose("Each period what the statistical neighbours reach: leave the target empty").Fill("Target", "85").Fill("Why this target?", "They do it too.")
            .Fill("Day", "1").Fill("Month", "4").Fill("Year", "2026").ClickAsync("Set the target");
        Assert.Equal(["The neighbours’ average is the target: leave this empty."], lead.Errors);
    }

    [Fact]
    public async Task Counts_of_councils_of_different_size_are_not_compared()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Kpis}/1.1a/comparator");
        await lead.Select("National figure", "Demo: Children in need per 10,000 children").ClickAsync("Compare by this");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.StartsWith("Measure 1.1a is a count, and counts of authorities of different size are not comparable.", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivered_work_whose_measure_gets_worse_is_listed_on_the_overview_and_each_leads_to_the_other()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire");
        Assert.Contains("measure 2.3, Assessments within 45 days: decreasing and getting worse", lead.Main, StringComparison.Ordinal);
        var action = lead.Page.QuerySelectorAll("main li").Single(item => item.TextContent.Contains("measure 2.3", StringComparison.Ordinal)).QuerySelector("a")!;
        await lead.GoAsync(action.GetAttribute("href")!);
        Assert.Contains("Measure 2.3, Assessments within 45 days", lead.Main, StringComparison.Ordinal);

        // Somebody from outside sees the action and not the measure: no grant gives measures yet.
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync(action.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        Assert.DoesNotContain("Measure 2.3", adviser.Main, StringComparison.Ordinal);
    }
}
