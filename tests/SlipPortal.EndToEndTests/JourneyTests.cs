using System.Text;
using Microsoft.Playwright;

namespace SlipPortal.EndToEndTests;

/// <summary>The main job in a real browser, with JavaScript and without.</summary>
public sealed class JourneyTests(PortalOnPort host, BrowserFixture browser) : IClassFixture<PortalOnPort>
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes("""
        Ref,Action,Owner,Due by
        1. Front door,,,
        1.1,Answer every referrer,Head of Front Door,March 2031
        2. Care leavers,,,
        2.1,Find twelve apprenticeships,Participation Officer,April 2031
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_action_is_changed_in_place_and_without_JavaScript_on_a_page_of_its_own(bool javaScript)
    {
        await using var lead = await browser.VisitAsync(host.Portal, javaScript);
        await lead.SignInAsync("lead@brackenshire.example");
        var page = lead.Page;
        await page.GotoAsync("/councils/brackenshire/plan/actions/6.2");
        if (javaScript) await page.EvaluateAsync("window.stayed = true");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change this action" }).ClickAsync();
        await page.GetByLabel("What will be done").FillAsync("");
        await ClickAsync(page, "Save");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter what will be done.");
        await page.GetByLabel("What will be done").FillAsync($"Check within ten days, {(javaScript ? "in place" : "on a page")}");
        await ClickAsync(page, "Save");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Action 6.2 is changed.");
        await Assertions.Expect(page.Locator("p.govuk-body-l")).ToContainTextAsync(javaScript ? "in place" : "on a page");
        if (javaScript) Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"), "The document was loaded anew.");
        Assert.Empty(lead.Complaints);
    }

    [Theory]
    [InlineData("coldwater", "adviser2@education.example", true)]
    [InlineData("dunmere", "adviser2@education.example", false)]
    public async Task A_plan_is_imported_worked_and_shared(string council, string email, bool javaScript)
    {
        await using var lead = await browser.VisitAsync(host.Portal, javaScript);
        await lead.SignInAsync($"lead@{council}.example");
        var page = lead.Page;
        await page.GotoAsync($"/councils/{council}/plan/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "Plan.csv", MimeType = "text/csv", Buffer = Plan });
        await ClickAsync(page, "Read the file");
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("2 chapters and 2 actions");
        await ClickAsync(page, "Make this the plan");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Receipt of the import");

        // Progress: refused in place with what was typed, then reported in place.
        await page.GotoAsync($"/councils/{council}/plan/actions/1.1");
        if (javaScript) await page.EvaluateAsync("window.stayed = true");
        await page.GetByLabel("What has happened").FillAsync("A long story");
        await ClickAsync(page, "Report progress");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose a rating.");
        await Assertions.Expect(page.GetByLabel("What has happened")).ToHaveValueAsync("A long story");
        await page.GetByLabel("Amber: at risk").CheckAsync();
        await page.GetByLabel("Why this rating?").FillAsync("One team is late.");
        await ClickAsync(page, "Report progress");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Progress on action 1.1 is reported.");
        await Assertions.Expect(page.Locator(".moj-timeline")).ToContainTextAsync("One team is late.");
        if (javaScript) Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"), "The document was loaded anew.");

        // Shared with an adviser, who sees the one chapter and nothing else.
        await page.GotoAsync($"/councils/{council}/partners/give");
        var last = DateTime.UtcNow.AddDays(20);
        await page.GetByLabel("Their e-mail address").FillAsync(email);
        await page.GetByLabel("Care leavers", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Why do they need it?").FillAsync("First report");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync($"{last.Day}");
        await page.GetByLabel("Month", new() { Exact = true }).FillAsync($"{last.Month}");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync($"{last.Year}");
        await ClickAsync(page, "Continue");
        await ClickAsync(page, "Give access");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Partners and advisers");

        await using var adviser = await browser.VisitAsync(host.Portal, javaScript);
        await adviser.SignInAsync(email);
        await adviser.Page.GotoAsync($"/councils/{council}/plan");
        await Assertions.Expect(adviser.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Filter(new() { HasText = "." })).ToHaveTextAsync(["2. Care leavers"]);
        await Assertions.Expect(adviser.Page.Locator(".app-banner")).ToContainTextAsync("The council sees each page that you open.");

        // Ended: the next click finds nothing, and going back shows nothing.
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^End") }).First.ClickAsync();
        await ClickAsync(page, "End access now");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("can no longer see anything");
        await adviser.Page.GetByRole(AriaRole.Link, new() { Name = "2.1" }).ClickAsync();
        await Assertions.Expect(Heading(adviser.Page)).ToHaveTextAsync("Page not found");
        await adviser.Page.GoBackAsync();
        await Assertions.Expect(Heading(adviser.Page)).ToHaveTextAsync("Page not found");

        await page.GotoAsync($"/councils/{council}/partners/ledger");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Improvement plan");
        Assert.Empty(lead.Complaints.Concat(adviser.Complaints));
    }

    [Fact]
    public async Task Progress_is_reported_by_keyboard_alone()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync("contributor@ashdale.example");
        var page = visit.Page;
        await page.GotoAsync("/councils/ashdale/plan/actions/1.1");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to main content");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "input[type=radio]");
        // The first rating means complete, and leads on to the steps towards sign-off.
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("By keyboard");
        await TabToAsync(page, "main button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".moj-timeline")).ToContainTextAsync("By keyboard");
    }

    [Fact]
    public async Task Finished_work_goes_on_to_its_steps_where_the_next_one_is_recorded()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync("contributor@ashdale.example");
        var page = visit.Page;
        await page.GotoAsync("/councils/ashdale/plan/actions/1.1");
        await page.Locator("input[type=radio]").First.CheckAsync();
        await page.GetByLabel("Why this rating?").FillAsync("In use by every team");
        await ClickAsync(page, "Report progress");
        await page.GetByLabel("What was delivered?").FillAsync("The new step");
        Assert.EndsWith("/plan/actions/1.1/sign-off", page.Url, StringComparison.Ordinal);
        await ClickAsync(page, "Record: delivered");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Action 1.1: delivered.");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_is_signed_out_while_they_type_is_told_in_place_and_keeps_their_text()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync("contributor@ashdale.example");
        var page = visit.Page;
        await page.GotoAsync("/councils/ashdale/plan/actions/1.1");
        await page.GetByLabel("Why this rating?").FillAsync("Typed for an hour");
        await page.Context.ClearCookiesAsync();
        await ClickAsync(page, "Report progress");
        await Assertions.Expect(page.Locator("#app-failure")).ToContainTextAsync("You have been signed out, and nothing was saved.");
        await Assertions.Expect(page.GetByLabel("Why this rating?")).ToHaveValueAsync("Typed for an hour");
    }

    [Fact]
    public async Task Readings_are_typed_and_pasted_as_in_a_spreadsheet_and_each_cell_is_saved_when_it_is_left()
    {
        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync("contributor@ashdale.example");
        var page = visit.Page;
        await page.GotoAsync("/councils/ashdale/kpis/readings");
        await page.EvaluateAsync("window.stayed = true");
        var column = page.Locator("tbody tr td:last-child .app-grid__input");
        await column.Nth(0).FillAsync("1200");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(column.Nth(1)).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#app-announcements")).ToContainTextAsync("1.1a");

        // What is wrong is said beside its cell; nothing else is lost, and focus stays where the person types.
        await page.Keyboard.TypeAsync("many");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".app-grid__why")).ToContainTextAsync("“many” is not a number.");
        await Assertions.Expect(column.Nth(2)).ToBeFocusedAsync();
        await column.Nth(1).FillAsync("160");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".app-grid__why")).ToHaveCountAsync(0);

        await column.Nth(2).EvaluateAsync("""
            cell => {
              const data = new DataTransfer();
              data.setData('text/plain', '181\r\n371');
              cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.Locator("#app-announcements")).ToContainTextAsync("saved");
        await Assertions.Expect(page.Locator("tbody tr").Nth(3).Locator("td:last-child [data-announce]")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.stayed === true"), "The document was loaded anew.");
        // The button tells of what was saved on the way.
        await ClickAsync(page, "Record the readings");
        await Assertions.Expect(page.Locator(".govuk-notification-banner__content")).ToContainTextAsync("4 values saved");
        Assert.Equal(["1200", "160", "181", "371"], await Task.WhenAll(Enumerable.Range(0, 4).Select(i => column.Nth(i).InputValueAsync())));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"Twenty presses of Tab do not reach {selector}.");
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
