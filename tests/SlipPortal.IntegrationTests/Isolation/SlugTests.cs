using System.Net;
using System.Net.Http.Json;
using SlipPortal.IntegrationTests.Pages.Councils;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>A council has one address: in other letters a page leads to it, and nothing can be sent there.</summary>
public sealed class SlugTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@ashdale.example";

    [Theory]
    [InlineData("/councils/ASHDALE/plan?search=a%20b&only=late", "/councils/ashdale/plan?search=a%20b&only=late")]
    [InlineData("/councils/Ashdale", "/councils/ashdale")]
    [InlineData("/Councils/AshDale/plan/actions/1.1%2Fx", "/Councils/ashdale/plan/actions/1.1%2Fx")]
    // The Kelvin sign, which is a small k in small letters.
    [InlineData("/councils/brac%E2%84%AAenshire/plan", "/councils/brackenshire/plan")]
    // Whether there is such a council or not, and whoever asks.
    [InlineData("/councils/NOWHERE/plan", "/councils/nowhere/plan")]
    public async Task A_page_in_other_letters_leads_to_the_one_address_for_good(string address, string canonical)
    {
        foreach (var browser in (PortalBrowser[])[portal.Anonymous(), await portal.SignInAsync(Lead)])
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
            {
                await browser.AskAsync(method, address);
                Assert.Equal(HttpStatusCode.MovedPermanently, browser.Status);
                Assert.Equal(canonical, browser.Response.Headers.Location!.OriginalString);
                Assert.Equal("", browser.Body);
            }
        }
    }

    [Fact]
    public async Task Nothing_can_be_sent_in_other_letters()
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync("/councils/ashdale/plan/actions/1.1/progress");
        lead.Page.QuerySelector("main form[method=post]")!.SetAttribute("action", "/councils/ASHDALE/plan/actions/1.1/progress");
        await lead.ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.NotFound, lead.Status);
        // The same in its own letters gets as far as being judged.
        await lead.GoAsync("/councils/ashdale/plan/actions/1.1/progress");
        await lead.ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);

        using var tool = portal.NewClient();
        foreach (var (slug, status) in new[] { ("ASHDALE", HttpStatusCode.NotFound), ("ashdale", HttpStatusCode.Unauthorized) })
        {
            var answer = await tool.PutAsJsonAsync(
                $"/api/v1/councils/{slug}/kpis/1.2/readings", new { readings = Array.Empty<object>() },
                TestContext.Current.CancellationToken);
            Assert.Equal((slug, status), (slug, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_preview_is_one_in_whatever_letters_its_council_is_written()
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.DraftAccessAsync("ashdale", "adviser2@education.example", ["Front door"]);
        await lead.ClickAsync("Preview as they would see it");
        foreach (var slug in (string[])["ashdale", "ASHDALE", "Ashdale", "%41shdale", "%61shdale"])
        {
            await lead.GoAsync($"/councils/{slug}/history");
            if (lead.Status is HttpStatusCode.MovedPermanently) await lead.GoAsync(lead.Response.Headers.Location!.OriginalString);
            Assert.Equal((slug, HttpStatusCode.NotFound), (slug, lead.Status));
            await lead.GoAsync($"/councils/{slug}/plan");
            if (lead.Status is HttpStatusCode.MovedPermanently) await lead.GoAsync(lead.Response.Headers.Location!.OriginalString);
            Assert.Equal(["1. Front door"], lead.Page.QuerySelectorAll("h2[id^=chapter]").Select(heading => heading.TextContent));
            var sent = (await lead.SendFormAsync($"/councils/{slug}/plan/actions/1.1/progress")).Status;
            Assert.Contains(sent, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.Forbidden]);
        }
    }
}
