using Microsoft.Playwright;
using SlipPortal.IntegrationTests.Pages.Councils;

namespace SlipPortal.EndToEndTests;

/// <summary>An adviser with four councils, at a browser.</summary>
public sealed class OversightTests(PortalOnPort host, BrowserFixture browser) : IClassFixture<PortalOnPort>
{
    private const string Adviser = "adviser2@education.example";

    private static readonly (string Slug, string Authority)[] Councils =
        [("ashdale", "Ashdale"), ("brackenshire", "Brackenshire"), ("coldwater", "Coldwater"), ("dunmere", "Dunmere")];

    [Fact]
    public async Task From_sign_in_to_who_is_furthest_behind_with_what_and_who_has_solved_it_in_under_ten_clicks()
    {
        foreach (var (slug, authority) in Councils)
        {
            var lead = await host.Portal.SignInAsync($"lead@{slug}.example");
            await lead.GoAsync($"/councils/{slug}/kpis/comparators");
            await lead.Select("Which authority are you in the national figures?", authority).Choose("2025-05").ClickAsync("Compare by this");
            await lead.GiveAccessAsync(slug, Adviser, also: ["See performance", "Compare performance", "See published visits with their findings", "See the notice"]);
        }

        await using var visit = await browser.VisitAsync(host.Portal);
        await visit.SignInAsync(Adviser);
        var (page, clicks) = (visit.Page, 0);

        // Who is furthest behind for its months under notice?
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Portfolio" }).First);
        await Assertions.Expect(page.Locator("main table").First.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.GetByLabel("Order").SelectOptionAsync(new SelectOptionValue { Label = "Most of the plan off track first" });
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Show" }));
        await Assertions.Expect(page.Locator("main table").First.Locator("tbody tr").First).ToContainTextAsync("months");

        // With which measure, and is that against its neighbours, by which model?
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Compare them" }));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("months under notice. Behind its neighbours in");
        await ClickAsync(page.Locator("main tbody th a").First);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("model of 2025-05");
        await Assertions.Expect(page.Locator(".app-multiples svg")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("agreed that their own values are compared");

        // What did the last visit say, and who has solved it?
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Findings", Exact = true }));
        await Assertions.Expect(page.Locator("main tbody tr").First).ToBeVisibleAsync();
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Who has solved it" }).First);
        await page.GetByLabel("Words of the finding").FillAsync("managers talk about cases");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Look for it" }));
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync("Dunmere");
        Assert.InRange(clicks, 5, 9);

        // A council takes its consent back: the same page changes at the next load. Below two that agree, all are shown as published.
        const string Measure = "/oversight/compare/measure?code=DEMO_REREFERRALS";
        await page.GotoAsync(Measure);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ashdale Council and Brackenshire County Council and Dunmere Council agreed that their own values are compared");
        await RevokeAsync("brackenshire");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Brackenshire");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ashdale Council and Dunmere Council agreed that their own values are compared");
        await RevokeAsync("dunmere");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Dunmere");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("agreed that their own values are compared");
        Assert.Empty(visit.Complaints);

        Task<object?> RevokeAsync(string council) => host.Portal.ScalarAsync(
            "update portal.grants set revoked_at = now() from portal.organisations o where o.id = tenant_id and o.slug = $2 and user_id = (select id from portal.users where email = $1)",
            Adviser, council);

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }
}
