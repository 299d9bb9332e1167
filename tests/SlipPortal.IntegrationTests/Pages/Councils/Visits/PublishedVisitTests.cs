using System.Net;
using System.Text;

namespace SlipPortal.IntegrationTests.Pages.Councils.Visits;

/// <summary>What Ofsted has published about a council: seen at first sign-in, and recorded once.</summary>
public sealed class PublishedVisitTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Coldwater = "/councils/coldwater";

    [Fact]
    public async Task A_new_council_sees_its_published_history_and_records_it_once()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync(Coldwater);
        Assert.Contains("4 visits are published about you: take over what you want to work on.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Coldwater}/visits");
        Assert.Contains("4 visits are published about you: record them from there", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(lead.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "4 visits are published about you").GetAttribute("href")!);
        Assert.Equal("What is published about you", lead.Heading);
        Assert.Contains("published about Coldwater: the authority with this council’s name, as nobody has chosen one yet.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("4 visits, 0 recorded here.", lead.Main, StringComparison.Ordinal);
        Assert.Equal(4, lead.Page.QuerySelectorAll("main section").Length);
        Assert.Contains("2 points that the report says must improve", lead.Main, StringComparison.Ordinal);

        // The first inspection: its days are known from the report's own list.
        var first = lead.Page.QuerySelectorAll("main section")[^1];
        Assert.StartsWith("ILACS inspection, ", first.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(" to ", first.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        var button = Squeezed(first.QuerySelector("form button")!.TextContent);
        await lead.ClickAsync(button);
        Assert.StartsWith("It is recorded, with what is published of it.", lead.Notice, StringComparison.Ordinal);
        var visit = lead.Path;
        Assert.EndsWith("ILACS inspection", lead.Heading, StringComparison.Ordinal);
        Assert.Equal("Ofsted", lead.Summary("Carried out by"));
        Assert.Equal("Requires improvement", lead.Summary("Overall effectiveness"));
        Assert.Equal("Good", lead.Summary("Children in care"));
        Assert.StartsWith("Published", lead.Summary("Report"), StringComparison.Ordinal);
        var areas = lead.Table("Areas for development");
        Assert.Equal(3, areas.Count);
        Assert.Contains("How often managers talk with workers about their cases.", areas[1][1], StringComparison.Ordinal);
        await lead.GoAsync($"{Coldwater}/history");
        Assert.Contains("with 4 grades and 2 findings.", lead.Main, StringComparison.Ordinal);

        // A second time there is a link in its place; whoever still has the button on the screen is told.
        await lead.GoAsync($"{Coldwater}/visits/published");
        Assert.Contains("4 visits, 1 recorded here.", lead.Main, StringComparison.Ordinal);
        var recorded = lead.Page.QuerySelectorAll("main section")[^1];
        Assert.Null(recorded.QuerySelector("form"));
        Assert.Contains(recorded.QuerySelectorAll("a"), link => link.GetAttribute("href") == visit);
        await portal.ScalarAsync("update portal.visits set cancelled_at = now() where id = $1", Guid.Parse(visit.Split('/')[^1]));
        await lead.GoAsync($"{Coldwater}/visits/published");
        await portal.ScalarAsync("update portal.visits set cancelled_at = null where id = $1", Guid.Parse(visit.Split('/')[^1]));
        await lead.ClickAsync(button);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.StartsWith("It is recorded already: ILACS inspection, ", Assert.Single(lead.Errors), StringComparison.Ordinal);

        // One whose days nobody published: they are asked for.
        await lead.GoAsync($"{Coldwater}/visits/published");
        var undated = lead.Page.QuerySelectorAll("main section").Single(section => section.TextContent.Contains("The published data do not say", StringComparison.Ordinal));
        await lead.GoAsync(undated.QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Record it here", StringComparison.Ordinal)).GetAttribute("href")!);
        var other = Squeezed(lead.Page.QuerySelector("main section form button")!.TextContent);
        await lead.ClickAsync(other);
        Assert.Equal(["Enter when it is."], lead.Errors);
        await lead.Fill("When was it?", "1 January 2040").ClickAsync(other);
        Assert.Equal(["The report was published before that."], lead.Errors);
        await lead.Fill("When was it?", "January 2023").ClickAsync(other);
        Assert.StartsWith("It is recorded", lead.Notice, StringComparison.Ordinal);
        Assert.Equal("January 2023", lead.Text("h1 .govuk-caption-l"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{Coldwater}/visits/published?type=Ghost&on=2020-01-01")).Status);
    }

    [Fact]
    public async Task What_a_council_recorded_itself_is_known_again_and_readers_see_no_button()
    {
        // Ashdale has chosen its authority, and its own visits are two of the four.
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/visits/published");
        Assert.Contains("published about Ashdale.", reader.Main, StringComparison.Ordinal);
        Assert.Contains("4 visits, 2 recorded here.", reader.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Record it here", reader.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SendFormAsync("/councils/ashdale/visits/published?type=Focused%20visit&on=2024-01-01")).Status);
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await contributor.GoAsync("/councils/ashdale/visits/published");
        Assert.Contains("Record it here", contributor.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("lead@brackenshire.example")).GoAsync("/councils/ashdale/visits/published")).Status);
    }

    [Fact]
    public async Task A_council_that_no_authority_is_called_like_chooses_one()
    {
        await portal.ScalarAsync("update portal.organisations set name = 'Dunmere and the Isles Council' where slug = 'dunmere'");
        await portal.ScalarAsync("delete from portal.comparison_choices c using portal.organisations o where o.id = c.tenant_id and o.slug = 'dunmere'");
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync("/councils/dunmere/visits/published");
        Assert.Contains("No authority in the national data has the name of Dunmere and the Isles Council", lead.Main, StringComparison.Ordinal);
        Assert.Contains(lead.Page.QuerySelectorAll("main a"), link => link.TextContent.Trim() == "Choose the authority" && link.GetAttribute("href") == "/councils/dunmere/kpis/comparators");
    }

    [Fact]
    public async Task The_administrator_loads_them_and_is_told_what_was_refused()
    {
        const string Findings = "visit_type,urn,la_code,gss_code,la_name,published,visit_dates,item,text\n"
            + "ILACS inspection,,9105,Z9105,Elverley,2025-05-05,1 to 9 April 2025,1,Lanterns.\nILACS inspection,,9,Z9,Atlantis,2025-05-05,,1,Lamps.\nILACS inspection,,9105,Z9105,Elverley,soon,,1,Wicks.\n";
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync("/platform/national-data");
        admin.Attach("Files", "ofsted_published_findings.csv", Encoding.UTF8.GetBytes(Findings));
        await admin.ClickAsync("Load them");
        Assert.Equal(
            ["ofsted_published_findings.csv", "3 rows read, 1 taken: 1 new, 0 changed", "2 unknown authority “Z9 Atlantis”: 1 “soon” is no day: 1"],
            admin.Table("What became of the files")[1]);
        Assert.Equal("Lanterns.", await portal.ScalarAsync("select wording from portal.published_findings where area_code = 9105"));
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
