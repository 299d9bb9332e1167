using System.Net;
using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Whoever is shown the import of a plan comes to its end; whoever cannot is told before they begin.</summary>
public sealed class ImportByContributorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_contributor_who_is_shown_the_import_comes_to_its_end()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await contributor.GoAsync("/councils/ashdale/plan/actions/1.1");
        var text = contributor.Text("p.govuk-body-l");
        // Work that goes on, with a rating, and a chapter that is a new practice area.
        var csv = $"Ref,Action,Owner,Due,RAG\n1. Front door,,,,\n1.1,\"{text}\",Head of Front Door,March 2031,Green: on track\n2. Housing,,,,\n2.1,Meet the landlords,Head of Housing,May 2031,\n";
        await contributor.GoAsync("/councils/ashdale/plan/import");
        await SendAsync(contributor, csv);
        await contributor.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", contributor.Heading);
    }

    [Fact]
    public async Task While_the_next_version_is_drafted_the_import_says_so_and_offers_no_end()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync("/councils/brackenshire/plan/import");
        Assert.Contains("A file can be checked now, and becomes the plan only after the draft is approved or given up.", contributor.Main, StringComparison.Ordinal);
        await SendAsync(contributor, "Ref,Action,Owner,Due\n1.1,Do it,Head of Homes,May 2031\n");
        Assert.DoesNotContain("Make this the plan", contributor.Main, StringComparison.Ordinal);
        Assert.Contains("is being drafted", contributor.Main, StringComparison.Ordinal);
        await contributor.GoAsync(contributor.Page.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, contributor.Status);
    }

    [Fact]
    public async Task A_draft_that_begins_while_a_file_is_checked_still_stops_it()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync("/councils/dunmere/plan/import");
        await SendAsync(lead, "Ref,Action,Owner,Due\n1.1,Do it,Head of Homes,May 2031\n");
        var other = await portal.SignInAsync("lead@dunmere.example");
        await other.GoAsync("/councils/dunmere/plan/versions");
        await other.ClickAsync("Start the next version");
        await lead.ClickAsync("Make this the plan");
        Assert.StartsWith("The next version of the plan is being drafted", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    private static Task<PortalBrowser> SendAsync(PortalBrowser browser, string csv) =>
        browser.Attach("Plan file", "Plan.csv", Encoding.UTF8.GetBytes(csv)).ClickAsync("Read the file");
}
