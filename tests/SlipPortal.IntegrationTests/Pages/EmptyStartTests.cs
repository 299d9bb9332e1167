using System.Net;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>A council that only tried things in its first days begins again: a lead asks, an administrator agrees, and nothing is deleted.</summary>
public sealed class EmptyStartTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ashdale = "/councils/ashdale";
    private const string Page = $"{Ashdale}/people/empty-start";
    private const string Platform = "/platform/organisations/ashdale";

    [Fact]
    public async Task A_council_starts_again_with_its_people_and_what_was_there_is_set_aside()
    {
        // The demo's councils have been here for longer.
        var lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.DoesNotContain("Start again with nothing", (await lead.GoAsync($"{Ashdale}/people")).Main, StringComparison.Ordinal);
        await lead.GoAsync(Page);
        Assert.Contains("This was possible until", lead.Main, StringComparison.Ordinal);
        await portal.ScalarAsync(
            "update portal.organisation_roles r set \"from\" = current_date - 10 from portal.organisations o where o.id = r.organisation_id and o.slug = 'ashdale'");

        await lead.GoAsync($"{Ashdale}/people");
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Start again with nothing").GetAttribute("href")!);
        await lead.ClickAsync("Ask for an empty start");
        Assert.Equal(["Enter why the council starts again."], lead.Errors);
        await lead.Fill("Why does the council start again?", "The first file was a trial.").ClickAsync("Ask for an empty start");
        Assert.Equal("A platform administrator is asked to agree to an empty start.", lead.Notice);
        await lead.ClickAsync("No longer ask for it");
        Assert.Equal("The council no longer asks for an empty start.", lead.Notice);
        await lead.Fill("Why does the council start again?", "The first file was a trial.").ClickAsync("Ask for an empty start");

        // Nobody agrees but a platform administrator, who sees of the council no more than this.
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync(Platform)).Status);
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync("/platform/organisations?search=Ashdale");
        Assert.Contains("Asks for an empty start", admin.Main, StringComparison.Ordinal);
        await admin.GoAsync(Platform);
        Assert.Contains("The first file was a trial.", admin.Main, StringComparison.Ordinal);
        await admin.ClickAsync("Set everything aside");
        Assert.Equal(["Tick the box to say that the lead has confirmed it to you."], admin.Errors);
        var facts = await FactsAsync();
        await admin.Choose("The lead has confirmed this to me in person or by telephone").ClickAsync("Set everything aside");
        Assert.EndsWith("starts again with nothing. What there was is set aside.", admin.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("It asks to start again", admin.Main, StringComparison.Ordinal);

        // Its people are in, and find nothing.
        lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.Contains("There is no plan yet.", (await lead.GoAsync($"{Ashdale}/plan/details")).Main, StringComparison.Ordinal);
        Assert.Contains("contributor@ashdale.example", (await lead.GoAsync($"{Ashdale}/people")).Main, StringComparison.Ordinal);
        Assert.Contains("Started again with nothing", (await lead.GoAsync($"{Ashdale}/history")).Main, StringComparison.Ordinal);
        Assert.Contains("Whole service", (string)(await portal.ScalarAsync(
            "select string_agg(a.name, ',') from portal.practice_areas a join portal.organisations o on o.id = a.tenant_id where o.slug = 'ashdale'"))!, StringComparison.Ordinal);
        // Whoever was let in before is let in anew, or not at all.
        var adviser = await portal.SignInAsync("adviser@education.example");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Ashdale}/plan")).Status);

        // The archive: every fact, and nobody in it.
        await admin.GoAsync("/platform/organisations?search=set%20aside");
        await admin.GoAsync(admin.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Equal("0", admin.Summary("People"));
        Assert.Equal(facts, await FactsAsync());
        var archive = (string)(await portal.ScalarAsync("select slug from portal.organisations where name like '%set aside%'"))!;
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"/councils/{archive}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync($"/councils/{archive}")).Status);
    }

    private async Task<object?> FactsAsync() => await portal.ScalarAsync(
        "select count(*) from portal.actions a join portal.organisations o on o.id = a.tenant_id where o.name like 'Ashdale%' group by o.id order by 1 desc limit 1");
}
