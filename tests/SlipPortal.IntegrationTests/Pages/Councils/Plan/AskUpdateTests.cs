namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>Asking for an update says who is not reached, and what to do about it.</summary>
public sealed class AskUpdateTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Whoever_cannot_be_asked_is_named_beside_those_who_can()
    {
        portal.Clock.TravelTo(new(2030, 6, 20));
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync("Ref,Action,Owner,Due by\n1. Front door,,,\n1.1,Answer every referrer,\"Head of Doors\nHead of Halls\nHead of Stairs\",March 2031\n");
        Assert.Contains("Head of Stairs: nobody recorded", (await lead.GoAsync("/councils/coldwater/plan/actions/1.1/ask")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(lead.Page.QuerySelectorAll("main button"), button => button.TextContent == "Ask for an update");
        await HoldAsync(lead, "Head of Doors", "Ursula Penhallow", "doors@coldwater.example");
        await HoldAsync(lead, "Head of Halls", "Benedict Yarrow", "");
        await HoldAsync(lead, "Head of Stairs", "Odo Farthing", "stairs@coldwater.example");
        await lead.Fill("Last day of Odo Farthing", "2030-05-03").ClickAsync("Odo Farthing leaves");

        await lead.GoAsync("/councils/coldwater/plan/actions/1.1/ask");
        Assert.Equal(
            ["Ursula Penhallow, doors@coldwater.example"],
            lead.Page.QuerySelectorAll("#asked li").Select(line => line.TextContent.Trim()));
        Assert.Equal(
            ["Head of Halls: Benedict Yarrow has no e-mail address", "Head of Stairs: vacant since 4 May 2030"],
            lead.Page.QuerySelectorAll("#not-asked li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        await lead.ClickAsync("Ask for an update");
        Assert.Equal("Ursula Penhallow is asked by e-mail.", lead.Notice);
        await lead.GoAsync("/councils/coldwater/history");
        Assert.Contains("Asked Ursula Penhallow for an update on action 1.1.", lead.Main, StringComparison.Ordinal);
        portal.Clock.TravelTo(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    private static async Task HoldAsync(PortalBrowser lead, string post, string name, string address)
    {
        await lead.GoAsync($"/councils/coldwater/plan/posts?search={Uri.EscapeDataString(post)}");
        await lead.GoAsync(lead.Page.QuerySelector("th[data-label=Post] a")!.GetAttribute("href")!);
        await lead.Fill("Name", name).Fill("E-mail address (optional)", address).Fill("Day", "1").Fill("Month", "4").Fill("Year", "2030").ClickAsync("Record the holder");
    }
}
