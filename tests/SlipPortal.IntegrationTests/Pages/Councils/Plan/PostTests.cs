using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SlipPortal.IntegrationTests.Pages.Councils.Plan;

/// <summary>The directory of posts: who holds them, and what a refusal keeps.</summary>
public sealed class PostTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Head of Echoes", "one@x.example, two@x.example")]
    [InlineData("Head of Nowhere", "@")]
    [InlineData("Head of Brackets", "Somebody <one@x.example>")]
    public async Task An_address_that_is_not_one_mailbox_is_refused_with_what_was_typed(string post, string address)
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await AddAsync(lead, post);
        await HoldAsync(lead, "Ursula Penhallow", address, "2027-04-01");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["Enter one email address, like name@example.gov.uk."], lead.Errors);
        Assert.Equal(address, lead.Page.QuerySelector<IHtmlInputElement>("input[name='Input.Email']")!.Value);
        await lead.Fill("E-mail address (optional)", "one@x.example").ClickAsync("Record the holder");
        Assert.Equal("The holder is recorded.", lead.Notice);
    }

    [Fact]
    public async Task A_last_day_that_is_refused_stays_in_its_field_and_the_summary_leads_there()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await AddAsync(lead, "Head of Beginnings");
        await HoldAsync(lead, "Ursula Penhallow", "", "2027-04-01");
        await HoldAsync(lead, "Benedict Yarrow", "", "2027-05-01");
        await lead.Fill("Last day of Ursula Penhallow", "2027-03-01").ClickAsync("Ursula Penhallow leaves");
        Assert.Equal(["The last day comes before the first, 1 April 2027."], lead.Errors);
        var field = lead.Page.QuerySelector<IHtmlInputElement>(lead.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!)!;
        Assert.Equal("2027-03-01", field.Value);
        Assert.Contains("Error: The last day", lead.Text("#" + field.GetAttribute("aria-describedby")), StringComparison.Ordinal);
        await lead.Fill("Last day of Ursula Penhallow", "2027-06-01").ClickAsync("Ursula Penhallow leaves");
        Assert.Equal("The last day is recorded.", lead.Notice);
    }

    [Fact]
    public async Task Two_who_hold_a_post_at_once_are_said_to_share_it()
    {
        portal.Clock.TravelTo(new(2027, 6, 20));
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await AddAsync(lead, "Head of Halves");
        await HoldAsync(lead, "Ursula Penhallow", "", "2027-04-01");
        Assert.Equal("The holder is recorded.", lead.Notice);
        await HoldAsync(lead, "Benedict Yarrow", "", "2027-05-01");
        Assert.Equal("The holder is recorded. Ursula Penhallow holds it as well: they share it until one of them leaves.", lead.Notice);
        Assert.Contains("Today: Ursula Penhallow and Benedict Yarrow, who share it.", lead.Main, StringComparison.Ordinal);
        portal.Clock.TravelTo(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    [Fact]
    public async Task What_is_downloaded_is_what_the_filter_shows()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync("/councils/brackenshire/plan/posts?search=officer");
        var shown = Titles(lead);
        await lead.GoAsync(Link(lead, "Vacant posts only"));
        var vacant = Titles(lead);
        Assert.All(vacant, title => Assert.Contains(title, shown));
        Assert.NotEqual(shown.Count, vacant.Count);
        Assert.Equal("officer", lead.Page.QuerySelector<IHtmlInputElement>("#Search")!.Value);
        await lead.GoAsync(Link(lead, "Download as CSV"));
        Assert.Equal(vacant.Count, lead.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Fact]
    public async Task People_from_outside_see_who_holds_a_post_but_not_their_address()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync("/councils/brackenshire/plan/posts");
        var post = contributor.Page.QuerySelector("th[data-label=Post] a")!.GetAttribute("href")!;
        Assert.Contains("contributor@brackenshire.example", (await contributor.GoAsync(post)).Main, StringComparison.Ordinal);
        var holder = contributor.Table("Holders")[1][0];
        var partner = await portal.SignInAsync("reviewer@dunmere.example");
        Assert.Contains(holder, (await partner.GoAsync(post)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("@", partner.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("E-mail address", partner.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_post_owns_is_read_page_by_page()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        var rows = Enumerable.Range(1, 130).Select(i => $"1.{i},Do thing number {i},Head of Everything,March 2031");
        var coldwater = await portal.SignInAsync("lead@coldwater.example");
        await coldwater.ImportPlanAsync($"Ref,Action,Owner,Due by\n1. Front door,,,\n{string.Join('\n', rows)}\n");
        await coldwater.GoAsync("/councils/coldwater/plan/posts?search=Everything");
        Assert.Equal(["Head of Everything", "nobody recorded", "130", "0"], coldwater.Table("Posts and their holders")[1]);
        await coldwater.GoAsync(coldwater.Page.QuerySelector("th[data-label=Post] a")!.GetAttribute("href")!);
        Assert.Equal(100, coldwater.Table("Actions that it owns").Count - 1);
        await coldwater.GoAsync(coldwater.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("1.130", coldwater.Table("Actions that it owns")[^1][0]);
        Assert.Equal(30, coldwater.Table("Actions that it owns").Count - 1);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync(coldwater.Path)).Status);
    }

    private static List<string> Titles(PortalBrowser browser) => [.. browser.Page.QuerySelectorAll("th[data-label=Post] a").Select(link => link.TextContent)];

    private static string Link(PortalBrowser browser, string text) =>
        Assert.Single(browser.Page.QuerySelectorAll("main a"), link => link.TextContent == text).GetAttribute("href")!;

    private static async Task AddAsync(PortalBrowser lead, string post)
    {
        await lead.GoAsync("/councils/ashdale/plan/posts");
        await lead.Fill("Title of the post", post).ClickAsync("Add the post");
    }

    private static Task<PortalBrowser> HoldAsync(PortalBrowser lead, string name, string address, string day)
    {
        var first = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        lead.Fill("Day", $"{first.Day}").Fill("Month", $"{first.Month}").Fill("Year", $"{first.Year}");
        return lead.Fill("Name", name).Fill("E-mail address (optional)", address).ClickAsync("Record the holder");
    }
}
