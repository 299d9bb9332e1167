using Microsoft.Playwright;
using SlipPortal.Data.Isolation;

namespace SlipPortal.EndToEndTests;

/// <summary>A council under notice, its partner and its adviser play a quarter together, each at a browser of their own.</summary>
public sealed class QuarterTests(PortalOnPort host, BrowserFixture browser) : IClassFixture<PortalOnPort>
{
    private const string Council = "/councils/ashdale";
    private const string Adviser = "adviser2@education.example";
    private const string Partner = "reviewer@dunmere.example";

    [Fact]
    public async Task A_council_its_partner_and_its_adviser_play_a_quarter()
    {
        await using var lead = await browser.VisitAsync(host.Portal);
        await using var adviser = await browser.VisitAsync(host.Portal);
        await using var partner = await browser.VisitAsync(host.Portal);
        await lead.SignInAsync("lead@ashdale.example");
        await adviser.SignInAsync(Adviser);
        await partner.SignInAsync(Partner);

        await AskAndGiveAsync(lead.Page, adviser.Page);
        var work = await AgreeWorkAsync(lead.Page, partner.Page);
        await TalkAsync(lead.Page, adviser.Page, partner.Page);
        await ReviewAsync(lead.Page, adviser.Page);
        await PauseAsync(lead.Page, partner.Page, work);
        await RevokeAsync(lead.Page, partner.Page);
        await ExpireAsync(adviser.Page);
        await TellAsync(lead.Page);
        foreach (var visit in (Visit[])[lead, adviser, partner]) Assert.Empty(visit.Complaints);
    }

    // The adviser asks; the council gives less, after it has tried it on.
    private static async Task AskAndGiveAsync(IPage lead, IPage adviser)
    {
        await adviser.GotoAsync("/asks");
        await adviser.GetByRole(AriaRole.Link, new() { Name = "Ashdale Council", Exact = true }).ClickAsync();
        await adviser.GetByLabel("The plan", new() { Exact = true }).CheckAsync();
        await adviser.GetByLabel("Performance", new() { Exact = true }).CheckAsync();
        await adviser.GetByLabel("Why do you need it?").FillAsync("First review for the department");
        await DateAsync(adviser, 60);
        await ClickAsync(adviser, "Ask for access");

        await lead.GotoAsync($"{Council}/partners");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Give access to Lysander Okonedo" }).ClickAsync();
        foreach (var box in (string[])["Comment the plan", "Review the plan", "Front door"]) await lead.GetByLabel(box, new() { Exact = true }).CheckAsync();
        await DateAsync(lead, 60);
        await ClickAsync(lead, "Continue");
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("What it would open today");
        await ClickAsync(lead, "Preview as they would see it");
        await Assertions.Expect(lead.Locator("body")).ToContainTextAsync("This is a preview");
        await lead.GotoAsync($"{Council}/plan");
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("Front door");
        await Assertions.Expect(lead.Locator("main")).Not.ToContainTextAsync("Care leavers");
        await lead.GotoAsync($"{Council}/people");
        await Assertions.Expect(Heading(lead)).ToHaveTextAsync("Page not found");
        await ClickAsync(lead, "End the preview");
        await ClickAsync(lead, "Give access");
        await Assertions.Expect(lead.Locator(".govuk-notification-banner")).ToContainTextAsync("Access is given.");
        await adviser.GotoAsync($"{Council}/plan");
        await Assertions.Expect(adviser.Locator(".app-banner")).ToContainTextAsync("Ashdale Council");
    }

    // The council puts work forward, the partner agrees, the council begins it and gives access for it.
    private static async Task<string> AgreeWorkAsync(IPage lead, IPage partner)
    {
        await lead.GotoAsync($"{Council}/partners/engagements/new");
        await lead.GetByLabel("E-mail address of the other side’s person who answers for it").FillAsync(Partner);
        await lead.GetByLabel("What is the work about?").FillAsync("Decisions within a day");
        await lead.GetByLabel("What does your council need? (optional)").FillAsync("Somebody who has done it");
        await lead.GetByLabel("Front door", new() { Exact = true }).CheckAsync();
        await lead.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await ClickAsync(lead, "Save");
        var work = new Uri(lead.Url).AbsolutePath;
        await partner.GotoAsync("/asks");
        await partner.Locator($"a[href='{work}']").ClickAsync();
        await partner.GetByRole(AriaRole.Link, new() { Name = "Agree to it" }).ClickAsync();
        await ClickAsync(partner, "Agree to it");
        await Assertions.Expect(partner.Locator("main")).ToContainTextAsync("Agreed");
        await lead.GotoAsync(work);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Begin the work" }).ClickAsync();
        await ClickAsync(lead, "Begin the work");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Give access for this work" }).ClickAsync();
        await lead.GetByLabel("Their e-mail address").FillAsync(Partner);
        foreach (var box in (string[])["Comment the plan", "Front door"]) await lead.GetByLabel(box, new() { Exact = true }).CheckAsync();
        await lead.GetByLabel("Why do they need it?").FillAsync("To work with the front door");
        await DateAsync(lead, 30);
        await ClickAsync(lead, "Continue");
        await ClickAsync(lead, "Give access");
        return work;
    }

    // One conversation among the council's own, one with the partner, one for everybody.
    private static async Task TalkAsync(IPage lead, IPage adviser, IPage partner)
    {
        await SayAsync(lead, "Ibis: among ourselves", "Only people of Ashdale Council");
        await SayAsync(lead, "Heron: with the partner", "Also Dunmere Council: Decisions within a day");
        await SayAsync(adviser, "Stork: for everybody", "Everybody who may see this item");
        await ReadsAsync(lead, "Ibis", "Heron", "Stork");
        await ReadsAsync(partner, "Heron", "Stork");
        await ReadsAsync(adviser, "Stork");

        static async Task SayAsync(IPage page, string text, string audience)
        {
            await page.GotoAsync($"{Council}/plan/actions/1.1");
            var form = page.Locator("details", new() { Has = page.GetByLabel("What do you want to say?") });
            if (await form.GetAttributeAsync("open") is null) await form.Locator("summary").ClickAsync();
            await page.GetByLabel("What do you want to say?").FillAsync(text);
            await page.GetByLabel(audience).CheckAsync();
            await ClickAsync(page, "Start the conversation");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
        }

        static async Task ReadsAsync(IPage page, params string[] open)
        {
            await page.GotoAsync($"{Council}/plan/actions/1.1");
            foreach (var bird in (string[])["Ibis", "Heron", "Stork"])
            {
                var main = Assertions.Expect(page.Locator("body"));
                await (open.Contains(bird) ? main.ToContainTextAsync($"{bird}:") : main.Not.ToContainTextAsync($"{bird}:"));
            }
        }
    }

    // Two challenges: one is accepted into a date that the board agrees, one is declined. Both sign.
    private static async Task ReviewAsync(IPage lead, IPage adviser)
    {
        await lead.GotoAsync($"{Council}/boards/new");
        await lead.GetByLabel("Name", new() { Exact = true }).FillAsync("Crane Oversight Group");
        await lead.GetByLabel("Group that a board set up, such as an oversight group").CheckAsync();
        await lead.GetByLabel("Agree new dates of actions").CheckAsync();
        await ClickAsync(lead, "Save");
        var body = lead.Url;

        await lead.GotoAsync($"{Council}/reviews/new");
        await lead.GetByLabel("Who is to review?").SelectOptionAsync("Department for Education: First review for the department");
        await lead.GetByLabel("Title", new() { Exact = true }).FillAsync("Crane review");
        await lead.GetByLabel("What is it about?").FillAsync("Whether referrers get an answer within a day.");
        foreach (var box in (string[])["Front door", "Actions"]) await lead.GetByLabel(box, new() { Exact = true }).CheckAsync();
        await lead.GetByLabel("Only these actions and measures (optional)").FillAsync("1.1, 1.2");
        await DateAsync(lead, 40);
        await ClickAsync(lead, "Ask for a review");
        await Assertions.Expect(lead.Locator(".govuk-notification-banner")).ToContainTextAsync("The review is asked for.");
        var review = lead.Url;

        await JudgeAsync("1.1", "Partly assured", "The date has passed. When will it be done?");
        await JudgeAsync("1.2", "Not assured", "Nobody asked referrers. Why not?");
        await OpenAsync(lead, "1.1");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Answer the challenge" }).ClickAsync();
        await lead.GetByLabel("Accept: propose another date for the action").CheckAsync();
        await lead.GetByLabel("The council’s answer, or its reason").FillAsync("The new system comes in May.");
        await lead.GetByLabel("New date", new() { Exact = true }).FillAsync("June 2031");
        await lead.GetByLabel("Who is to agree?").SelectOptionAsync("Crane Oversight Group");
        await ClickAsync(lead, "Record the answer");
        await OpenAsync(lead, "1.2");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Answer the challenge" }).ClickAsync();
        await lead.GetByLabel("Decline, with the reason").CheckAsync();
        await lead.GetByLabel("The council’s answer, or its reason").FillAsync("The survey of May asked two hundred of them.");
        await ClickAsync(lead, "Record the answer");

        await lead.GotoAsync(body);
        await DateAsync(lead, 0);
        await ClickAsync(lead, "Plan the meeting");
        var meeting = new Uri(lead.Url).AbsolutePath;
        await lead.GotoAsync($"{meeting}/agenda");
        await lead.GetByLabel("New date for action 1.1: June 2031").CheckAsync();
        await ClickAsync(lead, "Add agenda items");
        await lead.GotoAsync(meeting);
        await lead.Locator("a[href*='/items/']").First.ClickAsync();
        await lead.GetByLabel("Agreed: the new date stands").CheckAsync();
        await lead.GetByLabel("The decision, as in the minutes").FillAsync("Agreed.");
        await ClickAsync(lead, "Record the decision");
        await lead.GotoAsync($"{Council}/plan/actions/1.1");
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("June 2031");

        foreach (var page in (IPage[])[adviser, lead])
        {
            await page.GotoAsync($"{review}/sign");
            await page.GetByLabel("I have read the summary and agree that it says what was judged and answered").CheckAsync();
            await ClickAsync(page, "Sign");
        }

        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("Closed");
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("Crane Oversight Group agreed the new date June 2031");
        var file = await lead.RunAndWaitForDownloadAsync(() => lead.GetByRole(AriaRole.Link, new() { Name = "Word", Exact = true }).ClickAsync());
        Assert.EndsWith(".docx", file.SuggestedFilename, StringComparison.Ordinal);

        async Task OpenAsync(IPage page, string action)
        {
            await page.GotoAsync(review);
            await page.Locator("th a[href*='/items/']", new() { HasText = $"Action {action}" }).ClickAsync();
        }

        async Task JudgeAsync(string action, string judgement, string challenge)
        {
            await OpenAsync(adviser, action);
            await adviser.GetByLabel(judgement, new() { Exact = true }).CheckAsync();
            await adviser.GetByLabel("Which evidence did you see?").FillAsync("Eight records.");
            await adviser.GetByLabel("Do you challenge the council on it? (optional)").FillAsync(challenge);
            await ClickAsync(adviser, "Record the judgement");
        }
    }

    private static async Task PauseAsync(IPage lead, IPage partner, string work)
    {
        await partner.GotoAsync($"{Council}/plan");
        await lead.GotoAsync($"{work}/step?kind=Paused");
        await lead.GetByLabel("Why?").FillAsync("Half term");
        await ClickAsync(lead, "Pause the work");
        await partner.ReloadAsync();
        await Assertions.Expect(Heading(partner)).ToHaveTextAsync("Page not found");
        await lead.GotoAsync($"{work}/step?kind=Resumed");
        await ClickAsync(lead, "Take it up again");
        await partner.ReloadAsync();
        await Assertions.Expect(Heading(partner)).Not.ToHaveTextAsync("Page not found");
    }

    // The partner has a page open when access is ended: the next click finds nothing, and nor does the way back.
    private static async Task RevokeAsync(IPage lead, IPage partner)
    {
        await partner.GotoAsync($"{Council}/plan");
        await partner.Locator("main a[href*='/plan/actions/1.1']").First.ClickAsync();
        await Assertions.Expect(partner.Locator("main")).ToContainTextAsync("Heron:");
        await lead.GotoAsync($"{Council}/partners");
        await lead.GetByRole(AriaRole.Link, new() { Name = "End the access of Piers Hollingworth" }).First.ClickAsync();
        await ClickAsync(lead, "End access now");
        await partner.GetByRole(AriaRole.Link, new() { Name = "Evidence" }).First.ClickAsync();
        await Assertions.Expect(Heading(partner)).ToHaveTextAsync("Page not found");
        await partner.GoBackAsync();
        await Assertions.Expect(Heading(partner)).ToHaveTextAsync("Page not found");
        await Assertions.Expect(partner.Locator("body")).Not.ToContainTextAsync("Heron:");
    }

    // Time is the database's: the test moves the grant and not the clock.
    private async Task ExpireAsync(IPage adviser)
    {
        await adviser.GotoAsync($"{Council}/plan");
        await host.Portal.ScalarAsync("update portal.grants set ends_at = now() - interval '1 second' where user_id = (select id from portal.users where email = $1)", Adviser);
        await adviser.ReloadAsync();
        await Assertions.Expect(Heading(adviser)).ToHaveTextAsync("Page not found");
        await adviser.GotoAsync("/");
        await Assertions.Expect(adviser.Locator("main")).Not.ToContainTextAsync("Ashdale Council");
    }

    // The council's ledger and its history tell it, and the chain is whole.
    private async Task TellAsync(IPage lead)
    {
        await lead.GotoAsync($"{Council}/partners/ledger");
        foreach (var words in (string[])["Lysander Okonedo, Department for Education", "Piers Hollingworth, Dunmere Council", "Action 1.1", "Crane review"])
            await Assertions.Expect(lead.Locator("main")).ToContainTextAsync(words);
        await lead.GotoAsync($"{Council}/history");
        foreach (var words in (string[])["Ended the access of Piers Hollingworth", "Crane review", "Gave Lysander Okonedo"])
            await Assertions.Expect(lead.Locator("main")).ToContainTextAsync(words);
        var verdict = Assert.Single(await LedgerVerdict.AskAsync(host.Portal.Admin, "ashdale", null, TestContext.Current.CancellationToken));
        Assert.Null(verdict.Break);
        Assert.True(verdict.Looks > 10, $"{verdict}");
    }

    private static async Task DateAsync(IPage page, int days)
    {
        var day = DateTime.UtcNow.AddDays(days);
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync($"{day.Day}");
        await page.GetByLabel("Month", new() { Exact = true }).FillAsync($"{day.Month}");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync($"{day.Year}");
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
