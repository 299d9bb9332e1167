using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Platform;

/// <summary>Organisations are added and ended by the platform administrator, who brings in a council's first lead and sees none of its records.</summary>
public sealed class OrganisationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/platform/organisations";

    [Fact]
    public async Task From_the_administrator_to_the_first_lead_to_a_colleague()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(Page);
        Assert.Contains(["Ashdale Council", "Under an improvement notice; Council with a place of its own here", "3"], admin.Table(admin.Text("main caption")));
        await admin.GoAsync(Page + "/new");
        Assert.DoesNotContain("Ashdale", admin.Text("select"), StringComparison.Ordinal);
        var authority = admin.Page.QuerySelectorAll("option").Single(option => option.TextContent == "Fennimore").GetAttribute("value");
        await admin.GoAsync($"{Page}/new?authority={authority}&other=");
        Assert.Equal("fennimore", admin.Page.QuerySelector("#Input_Slug")!.GetAttribute("value"));
        await admin.Fill("What stands in its addresses", "Ashdale!").ClickAsync("Add the organisation");
        Assert.Equal(["Use small letters and digits, with hyphens between words."], admin.Errors);
        await admin.Fill("What stands in its addresses", "ashdale").Choose("Council with a place of its own here").Choose("Improvement partner").ClickAsync("Add the organisation");
        Assert.Equal(["Another organisation has this in its addresses. Choose something else."], admin.Errors);
        await admin.Fill("What stands in its addresses", "fennimore").ClickAsync("Add the organisation");
        Assert.Equal("Fennimore", admin.Heading);
        Assert.Equal("None yet", admin.Summary("Improvement lead"));
        Assert.StartsWith("Fennimore (", admin.Summary("In the national directory"), StringComparison.Ordinal);
        Assert.Equal(["Council with a place of its own here", "Improvement partner"], admin.Table("Parts").Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync("/councils/fennimore")).Status);

        await admin.GoAsync(Page + "/fennimore/invite");
        await admin.Fill("Their e-mail address", "admin@slipportal.example").ClickAsync("Invite them");
        Assert.Equal(["You cannot invite yourself, nor anybody to a council that has a lead."], admin.Errors);
        await admin.Fill("Their e-mail address", "Lead@Fennimore.example").ClickAsync("Invite them");
        Assert.Equal("lead@fennimore.example", Assert.Single(admin.Table("Invited, and not here yet").Skip(1))[0]);
        var link = await portal.LinkAsync("lead@fennimore.example");

        var lead = await portal.Anonymous().GoAsync(link);
        Assert.Equal("Join Fennimore", lead.Heading);
        Assert.Contains("Platform Administrator invites lead@fennimore.example", lead.Main, StringComparison.Ordinal);
        Assert.Equal("Improvement lead", lead.Summary("You would be"));
        await lead.Fill("Your name", "Ignatius Vole").Fill("Choose a password", "passwordpassword").ClickAsync("Join");
        Assert.Contains("among those that attackers try first", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.Equal("Ignatius Vole", lead.Page.QuerySelector("#Name")!.GetAttribute("value"));
        await lead.Fill("Choose a password", Joiners.Password).ClickAsync("Join");
        Assert.Equal("/councils/fennimore", lead.Path);
        Assert.EndsWith("Welcome to Fennimore.", lead.Notice, StringComparison.Ordinal);
        Assert.Equal(5, (await lead.GoAsync("/councils/fennimore/plan/ratings")).Page.QuerySelectorAll("main tbody tr").Length);

        await lead.GoAsync("/councils/fennimore/people/invite");
        await lead.Fill("Their e-mail address", "colleague@fennimore.example").Choose("Contributor: keeps the plan, the figures and the visits up to date").ClickAsync("Invite them");
        var colleague = await portal.JoinAsync(await portal.LinkAsync("colleague@fennimore.example"), "Wilhelmina Stoat");
        Assert.Equal("/councils/fennimore", colleague.Path);
        Assert.Equal(
            [["Ignatius Vole", "Improvement lead"], ["Wilhelmina Stoat", "Contributor"]],
            (await lead.GoAsync("/councils/fennimore/people")).Table("People of the council").Skip(1).Select(row => new[] { row[0], row[2] }));
        await lead.GoAsync("/councils/fennimore/history");
        Assert.Equal(
            ["Wilhelmina Stoat joined as contributor.", "Invited colleague@fennimore.example to join as contributor.", "Ignatius Vole joined as improvement lead."],
            lead.Table("Changes").Skip(1).Select(row => row[2]));

        // It has a lead: the administrator counts its people, and that is all.
        await admin.GoAsync(Page + "/fennimore");
        Assert.Equal("2", admin.Summary("People"));
        Assert.Equal("It has one, who looks after its people", admin.Summary("Improvement lead"));
        Assert.DoesNotContain("Vole", admin.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync(Page + "/fennimore/invite")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync("/councils/fennimore/people")).Status);
    }

    [Fact]
    public async Task Two_who_are_invited_as_the_first_lead_do_not_both_become_it()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(Page + "/new?other=Hallowmere");
        await admin.Choose("Council with a place of its own here").ClickAsync("Add the organisation");
        foreach (var email in (string[])["one@hallowmere.example", "two@hallowmere.example"])
        {
            await admin.GoAsync(Page + "/hallowmere/invite");
            await admin.Fill("Their e-mail address", email).ClickAsync("Invite them");
        }

        await portal.JoinAsync(await portal.LinkAsync("one@hallowmere.example"), "The First");
        var second = await portal.Anonymous().GoAsync(await portal.LinkAsync("two@hallowmere.example"));
        await second.Fill("Your name", "The Second").Fill("Choose a password", Joiners.Password).ClickAsync("Join");
        Assert.StartsWith("This invitation is no longer good", Assert.Single(second.Errors), StringComparison.Ordinal);
        // Nothing is left of the try: no account either.
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.users where email = 'two@hallowmere.example'"));
    }

    [Fact]
    public async Task Somebody_of_a_partner_is_invited_and_ended_and_parts_come_and_go()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(Page + "/elverley");
        Assert.Contains("Nobody is here yet.", admin.Main, StringComparison.Ordinal);
        await admin.GoAsync(Page + "/elverley/invite");
        await admin.Fill("Their e-mail address", "helper@elverley.example").ClickAsync("Invite them");
        var first = await portal.LinkAsync("helper@elverley.example");
        await admin.ClickAsync("Send again to helper@elverley.example");
        Assert.EndsWith("They get a new link by e-mail.", admin.Notice, StringComparison.Ordinal);
        await portal.LinkAsync("helper@elverley.example", 2);
        var helper = await portal.JoinAsync(first, "Mungo Fairlight");
        Assert.Equal("/", helper.Path);

        await admin.GoAsync(Page + "/elverley");
        Assert.StartsWith("Since ", Assert.Single(admin.Table("People").Skip(1), row => row[0] == "Mungo Fairlight")[2], StringComparison.Ordinal);
        await admin.GoAsync(admin.Page.QuerySelector("a[href*='/people/']")!.GetAttribute("href")!);
        await admin.ClickAsync("End the membership now");
        Assert.StartsWith("Left on ", Assert.Single(admin.Table("People").Skip(1))[2], StringComparison.Ordinal);
        // No council finds them any more.
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/partners/give");
        await lead.Fill("Their e-mail address", "helper@elverley.example").ClickAsync("Continue");
        Assert.Contains("Nobody of a partner authority or a department signs in with this address. Check it with them.", lead.Errors);

        await admin.GoAsync(admin.Page.QuerySelector("a[href*='/parts/']")!.GetAttribute("href")!);
        await admin.Fill("Day", "1").Fill("Month", "1").Fill("Year", "2001").ClickAsync("End the part");
        Assert.StartsWith("It began on ", Assert.Single(admin.Errors), StringComparison.Ordinal);
        var today = DateTime.UtcNow;
        await admin.Fill("Day", $"{today.Day}").Fill("Month", $"{today.Month}").Fill("Year", $"{today.Year}").ClickAsync("End the part");
        Assert.NotEqual("Still", admin.Table("Parts")[1][2]);
        await admin.GoAsync(Page + "/elverley/give-part");
        await admin.Choose("Department").ClickAsync("Give the part");
        Assert.Equal("Still", Assert.Single(admin.Table("Parts"), row => row[0] == "Department")[2]);
        await admin.GoAsync(Page + "/elverley/give-part");
        await admin.Choose("Improvement partner").ClickAsync("Give the part");
        Assert.Equal(["A department plays no other part."], admin.Errors);
    }

    [Fact]
    public async Task A_councils_place_closes_and_opens_again_and_its_people_stay_unseen()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(Page + "/coldwater");
        var end = admin.Page.QuerySelectorAll("a[href*='/parts/']").Single(link => link.TextContent.Contains("Council with a place", StringComparison.Ordinal));
        await admin.GoAsync(end.GetAttribute("href")!);
        await admin.ClickAsync("End the part");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/coldwater")).Status);
        Assert.DoesNotContain("Linnet", (await admin.GoAsync(Page + "/coldwater")).Main, StringComparison.Ordinal);
        // Not as a partner either: nobody is invited beside the council's own lead, and nobody is ended.
        await admin.GoAsync(Page + "/coldwater/give-part");
        await admin.Choose("Improvement partner").ClickAsync("Give the part");
        Assert.DoesNotContain("Linnet", admin.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync(Page + "/coldwater/invite")).Status);
        var membership = await portal.ScalarAsync("select m.id from portal.memberships m join portal.users u on u.id = m.user_id where u.email = 'lead@coldwater.example'");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync($"{Page}/coldwater/people/{membership}/end")).Status);

        await admin.GoAsync(Page + "/coldwater/give-part");
        await admin.Choose("Council with a place of its own here").ClickAsync("Give the part");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync(Page + "/coldwater/invite")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/coldwater")).Status);
    }

    [Theory]
    [InlineData("lead@ashdale.example")]
    [InlineData("adviser@education.example")]
    public async Task It_is_not_there_for_anybody_else(string email)
    {
        var browser = await portal.SignInAsync(email);
        foreach (var path in (string[])[Page, Page + "/new", Page + "/elverley", Page + "/elverley/invite", Page + "/elverley/give-part"])
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.GoAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.SendFormAsync(path)).Status));
        }
    }

    [Fact]
    public async Task An_organisation_is_found_by_part_of_its_name()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        await admin.GoAsync(Page + "?search=ackens");
        Assert.Equal(["Brackenshire County Council"], admin.Table("1 organisation").Skip(1).Select(row => row[0]));
        Assert.Contains("No organisation has this in its name.", (await admin.GoAsync(Page + "?search=%25%25_")).Main, StringComparison.Ordinal);
    }
}
