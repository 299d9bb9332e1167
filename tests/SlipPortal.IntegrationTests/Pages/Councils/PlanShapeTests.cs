using System.Net;
using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>The plan's own shape: drafts, chapters, the rating scale, and what is missing.</summary>
public sealed class PlanShapeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_draft_is_changed_and_given_up_without_touching_the_plan_in_force()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/plan");
        var before = lead.Text("#found");
        await lead.GoAsync("/councils/ashdale/plan/versions");
        await lead.ClickAsync("Start the next version");
        var draft = lead.Path;
        await lead.GoAsync("/councils/ashdale/plan/versions");
        Assert.DoesNotContain("Start the next version", lead.Main, StringComparison.Ordinal);

        // Into another practice area, with its past; and one dropped.
        await lead.GoAsync($"{draft}/actions/2.1");
        await lead.Select("Chapter", "5. Leadership").Fill("Reference", "5.9").ClickAsync("Save");
        Assert.Contains("Was 2.1 in version 1", lead.Main, StringComparison.Ordinal);
        Assert.Contains("5.9: from “Help and protection” to “Leadership”", lead.Main, StringComparison.Ordinal);
        var others = lead.Table("Actions of 6. Quality assurance").Skip(1).Select(row => row[0]).ToList();
        await lead.GoAsync($"{draft}/actions/{others[0]}");
        await lead.ClickAsync($"Drop action {others[0]}");
        await lead.GoAsync($"{draft}/actions/{others[1]}");
        await lead.Fill("Reference", "5.9").ClickAsync("Save");
        Assert.Equal(["There is an action 5.9 in this draft already: choose another reference."], lead.Errors);

        // A new chapter with a new action; nothing is reported on a draft.
        await lead.GoAsync($"{draft}/new-chapter");
        await lead.Fill("Number (optional)", "7").Fill("Title", "Partners").Select("Practice area", "Leadership").ClickAsync("Add the chapter");
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Last(link => link.TextContent.StartsWith("Add an action", StringComparison.Ordinal)).GetAttribute("href")!);
        await lead.Fill("Reference", "7.1").Fill("What will be done", "Meet the partners").Fill("When is it due? (leave empty where nobody knows yet)", "May").ClickAsync("Add the action");
        Assert.Equal(["Write the date with its year, like “31 March 2027” or “March 2027”."], lead.Errors);
        await lead.Fill("When is it due? (leave empty where nobody knows yet)", "May 2031").ClickAsync("Add the action");
        Assert.Equal("Action 7.1 is added. It is due: May 2031.", lead.Notice);
        Assert.DoesNotContain("Report progress", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync(draft);
        await lead.ClickAsync("Give the draft up");
        Assert.Equal("The draft is given up. The version in force is as it was.", lead.Notice);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync(draft)).Status);
        await lead.GoAsync("/councils/ashdale/plan");
        Assert.Equal(before, lead.Text("#found"));
    }

    [Fact]
    public async Task What_is_being_drafted_is_not_seen_from_outside()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/versions");
        Assert.Equal(["Version 2", "Version 1"], lead.Table("Versions").Skip(1).Select(row => row[0]));
        var draft = lead.Page.QuerySelector("main td, main th a")!.GetAttribute("href")!;
        await lead.GoAsync(draft);
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        var inside = lead.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();
        var chapter = inside.First(href => href.Contains("/chapters/", StringComparison.Ordinal) && !href.EndsWith("new-action", StringComparison.Ordinal));
        var action = inside.First(href => href.Contains("?version=", StringComparison.Ordinal) && href.Contains("/actions/", StringComparison.Ordinal));

        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync("/councils/brackenshire/plan/versions");
        Assert.Equal(["Version 1"], adviser.Table("Versions").Skip(1).Select(row => row[0]));
        foreach (var address in (string[])[draft, chapter, action, $"/councils/brackenshire/plan/details?version={draft.Split('/')[^1]}"])
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await lead.GoAsync(address)).Status));
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await adviser.GoAsync(address)).Status));
        }
    }

    [Fact]
    public async Task An_imported_plan_goes_on_with_the_work_of_the_one_before()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await ImportAsync(lead, "1.1,Answer every referrer,March 2031\n1.2,Hold a weekly clinic,TBC\n");
        await lead.GoAsync("/councils/coldwater/plan/actions/1.1/progress");
        await lead.Choose("Green: on track").Fill("Why this rating?", "Well begun.").ClickAsync("Report progress");
        await ImportAsync(lead, "1.1,Train all chairs,May 2031\n1.2,Hold a weekly clinic for late visits,June 2031\n1.3,Answer every referrer,March 2031\n");
        await lead.GoAsync("/councils/coldwater/plan/actions/1.3");
        Assert.Contains("Well begun.", lead.Main, StringComparison.Ordinal);
        Assert.StartsWith("Was 1.1 in version 1", lead.Summary("Before"), StringComparison.Ordinal);
        Assert.Equal("Not rated", (await lead.GoAsync("/councils/coldwater/plan/actions/1.1")).Summary("Stands"));
        await lead.GoAsync("/councils/coldwater/plan/versions");
        Assert.Equal(["Version 2", "Version 1"], lead.Table("Versions").Skip(1).Select(row => row[0]));
    }

    [Fact]
    public async Task A_council_has_a_scale_of_its_own_that_only_its_lead_changes()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/ratings/new");
        await lead.Fill("Name", "Blue: complete").Choose("Complete").Select("Colour", "Blue").ClickAsync("Add the rating");
        Assert.Equal(["There is a rating called Blue: complete already, in use or retired."], lead.Errors);
        await lead.Fill("Name", "Purple: paused").Choose("At risk").Select("Colour", "Purple").ClickAsync("Add the rating");
        await ChangeRatingAsync(lead, "Purple: paused", "Move up");
        Assert.Equal("“Purple: paused” is moved up.", lead.Notice);
        Assert.Equal("Purple: paused", lead.Table("The scale")[^2][0]);
        await ChangeRatingAsync(lead, "Blue: complete", "Retire this rating");
        Assert.Equal(["“Blue: complete” is the only rating of its meaning: add another before you retire it."], lead.Errors);
        await ChangeRatingAsync(lead, "Not started", "Retire this rating");
        await lead.GoAsync("/councils/brackenshire/plan/actions/1.4/progress");
        var given = lead.Page.QuerySelectorAll("label.govuk-radios__label").Select(label => label.TextContent.Trim()).ToList();
        Assert.Contains("Purple: paused", given);
        Assert.DoesNotContain("Not started", given);

        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync("/councils/brackenshire/plan/ratings");
        Assert.DoesNotContain("Change", contributor.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync("/councils/brackenshire/plan/ratings/new")).Status);
    }

    [Fact]
    public async Task Impact_is_rated_apart_from_what_was_delivered()
    {
        var lead = await portal.SignInAsync("contributor@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan");
        var chapter = lead.Page.QuerySelectorAll("h2 a").Single(link => link.TextContent == "5. Leadership").GetAttribute("href")!;
        await lead.GoAsync(chapter);
        await lead.Choose("Green: on track").ClickAsync("Rate the impact");
        Assert.Equal(["Enter the reason for the rating."], lead.Errors);
        await lead.Fill("What shows it?", "Workers say that leaders know their cases.").ClickAsync("Rate the impact");
        Assert.StartsWith("Green: on track", lead.Summary("Impact"), StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/plan");
        Assert.Contains("Impact: Green: on track", lead.Page.QuerySelector($"a[href='{chapter}']")!.Closest("section")!.TextContent.Replace("\n", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_names_what_is_missing_with_a_link_to_mend_it_and_nothing_else()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync("/councils/dunmere/plan/coverage");
        Assert.Contains("Complete, with no evidence", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Never reported on", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("No owner", lead.Main, StringComparison.Ordinal);
        var missing = Missing(lead, "measure");
        var link = lead.Page.QuerySelector("[aria-labelledby=gap-measure] li a")!;
        await lead.GoAsync(link.GetAttribute("href")!);
        await lead.Fill("How will success be known? (optional)", "Nine of ten are good").Select("Lead", "Nobody").ClickAsync("Save");
        await lead.GoAsync("/councils/dunmere/plan/coverage");
        Assert.Equal(missing - 1, Missing(lead, "measure"));
        Assert.Contains("No owner: 1", lead.Main, StringComparison.Ordinal);
    }

    private static async Task ChangeRatingAsync(PortalBrowser lead, string rating, string button)
    {
        await lead.GoAsync("/councils/brackenshire/plan/ratings");
        var row = Assert.Single(lead.Page.QuerySelectorAll("tbody tr"), row => row.QuerySelector("th")!.TextContent.Trim() == rating);
        await lead.GoAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        await lead.ClickAsync(button);
    }

    private static int Missing(PortalBrowser browser, string gap) => int.Parse(browser.Text($"#gap-{gap}").Split(": ")[1]);

    private static async Task ImportAsync(PortalBrowser lead, string rows)
    {
        await lead.GoAsync("/councils/coldwater/plan/import");
        await lead.Attach("Plan file", "Plan.csv", Encoding.UTF8.GetBytes("Ref,Action,Due by\n1. Front door,,\n" + rows)).ClickAsync("Read the file");
        await lead.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", lead.Heading);
    }
}
