using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Isolation;

namespace SlipPortal.IntegrationTests.Pages.Practice;

/// <summary>A council tells everybody who is signed in what it did about a finding, with its name or without, until it withdraws it.</summary>
public sealed class PracticeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ashdale = "/councils/ashdale/practice";
    private const string Brackenshire = "/councils/brackenshire/practice";
    private const string Exchange = "/practice";
    private const string Unnamed = "A council that does not give its name";

    // Another council's lead, a partner's reviewer, an adviser whom nobody has let in, and the platform's administrator.
    private static readonly string[] Everybody = ["lead@coldwater.example", "reviewer@dunmere.example", "adviser2@education.example", "admin@slipportal.example"];

    [Fact]
    public async Task What_was_done_about_a_finding_is_drafted_published_by_a_lead_and_read_by_everybody_who_is_signed_in()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        var finding = await IdAsync("findings", "ashdale", "row.wording like 'Managers record why%'");
        await contributor.GoAsync($"/councils/ashdale/visits/findings/{finding}");
        await contributor.GoAsync(contributor.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Tell others what you did about this").GetAttribute("href")!);
        Assert.Contains("“Managers record why a decision was made, and when it is looked at again”", contributor.Main, StringComparison.Ordinal);
        Assert.Equal("Management oversight", contributor.Page.QuerySelector("[name='Input.Themes']")!.GetAttribute("value"));
        await contributor.ClickAsync("Save the draft");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a title."), (contributor.Status, Assert.Single(contributor.Errors)));
        await WriteAsync(contributor, "Lanterns in every office", "Walruses");
        Assert.Equal("The draft is saved. Only your council reads it.", contributor.Notice);
        var draft = contributor.Path;
        Assert.Equal("Draft", contributor.Summary("Where it stands"));
        Assert.StartsWith("Finding 1 of the", contributor.Summary("About"), StringComparison.Ordinal);

        // Nobody else reads a draft, and a contributor does not publish it: the page does not offer it, the portal and the database refuse it.
        foreach (var email in Everybody) Assert.DoesNotContain("Lanterns", (await (await portal.SignInAsync(email)).GoAsync(Exchange)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(contributor.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Publish", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.SendFormAsync($"{draft}?handler=Publish")).Status);
        await using (var db = await portal.OpenAsync("ashdale", "contributor@ashdale.example"))
        {
            Assert.Equal(0, await db.Database.ExecuteSqlRawAsync("update portal.practice_publications set withdrawn_at = now()", TestContext.Current.CancellationToken));
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(Forged, TestContext.Current.CancellationToken));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync(draft);
        await lead.ClickAsync("Publish it");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose whether it says whose it is."), (lead.Status, Assert.Single(lead.Errors)));
        await lead.Choose("Yes: it names Ashdale Council").ClickAsync("Publish it");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Say that you have read it as everybody will."), (lead.Status, Assert.Single(lead.Errors)));
        await ReadAndPublishAsync(lead);
        Assert.Equal("It is published. Everybody who signs in can read it.", lead.Notice);
        Assert.EndsWith(", with the council’s name", lead.Summary("Where it stands"), StringComparison.Ordinal);
        var address = Published(lead);

        foreach (var email in Everybody)
        {
            var browser = await portal.SignInAsync(email);
            await browser.GoAsync(browser.Page.QuerySelectorAll("main a").Single(link => link.TextContent.StartsWith("Practice examples", StringComparison.Ordinal)).GetAttribute("href")!);
            Assert.Equal(["Lanterns in every office", "Walruses", "Ashdale Council"], browser.Table("Practice examples").Single(row => row[0].StartsWith("Lanterns", StringComparison.Ordinal)).Take(3));
            await browser.GoAsync(address);
            Assert.Equal((HttpStatusCode.OK, "Practice exampleLanterns in every office"), (browser.Status, browser.Heading));
            foreach (var text in (string[])["Nobody could see.", "We lit a lantern.", "Ninety in a hundred see."]) Assert.Contains(text, browser.Main, StringComparison.Ordinal);
            // Nothing of the council opens with it.
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GoAsync(draft)).Status);
        }

        foreach (var page in (string[])[Exchange, address]) Assert.Equal("Sign in", (await portal.Anonymous().GoAsync(page)).Heading);
        await using var nobody = await portal.OpenAsync(null, null);
        Assert.Equal(0, await PublishedPractice.Ask(nobody).CountAsync(TestContext.Current.CancellationToken));
        await using var anybody = await portal.OpenAsync(null, "admin@slipportal.example");
        Assert.True(await PublishedPractice.Ask(anybody).CountAsync(TestContext.Current.CancellationToken) >= 3);
        await lead.GoAsync("/councils/ashdale/history");
        Assert.Contains("Published the practice example “Lanterns in every office” to all who sign in, with the council’s name.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_name_nothing_leads_to_the_council()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var finding = await IdAsync("findings", "brackenshire", "row.kind = 'Recommendation'");
        await lead.GoAsync($"{Brackenshire}/new?finding={finding}");
        await WriteAsync(lead, "Oars for all of Brackenshire", "Rowing");
        var draft = lead.Path;
        await lead.Choose("No").ClickAsync("Publish it");
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "The title names Brackenshire. Take the name out, or publish it with the council’s name."), (lead.Status, Assert.Single(lead.Errors)));
        await lead.GoAsync($"{draft}/edit");
        await lead.Fill("Title", "Oars for all of us").ClickAsync("Save the draft");
        lead.Choose("No");
        await ReadAndPublishAsync(lead);
        Assert.EndsWith(", without the council’s name", lead.Summary("Where it stands"), StringComparison.Ordinal);
        var address = Published(lead);

        // Whoever sees nothing of Brackenshire: every word and every id of what they get.
        var reader = await portal.SignInAsync("adviser2@education.example");
        string[] pages = [Exchange, $"{Exchange}?search=oars", $"{Exchange}?theme=rowing", address];
        var ids = ((string)(await portal.ScalarAsync(
            """
            with council as (select id from portal.organisations where slug = 'brackenshire')
            select string_agg(every.id, ' ') from (
                select id::text from council
                union all select row.id::text from portal.practice_examples row, council where row.tenant_id = council.id
                union all select row.id::text from portal.findings row, council where row.tenant_id = council.id
                union all select row.id::text from portal.visits row, council where row.tenant_id = council.id
                union all select row.id::text from portal.visit_files row, council where row.tenant_id = council.id
                union all select row.title from portal.visit_files row, council where row.tenant_id = council.id and row.title not like '% %'
                union all select row.user_id::text from portal.memberships row, council where row.tenant_id = council.id) every
            """))!).Split(' ');
        Assert.True(ids.Length > 10);
        foreach (var page in pages)
        {
            await reader.GoAsync(page);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            Assert.Contains("Oars for all of us", reader.Body, StringComparison.Ordinal);
            Assert.Contains(Unnamed, reader.Body, StringComparison.Ordinal);
            var all = reader.Body + reader.Response.Headers;
            foreach (var told in ids.Append("Brackenshire").Append("Perpetua").Append("Aldous").Append("of the inspection"))
                Assert.DoesNotContain(told, all, StringComparison.OrdinalIgnoreCase);
        }

        // Its name does not find it, and neither address leads to the other.
        await reader.GoAsync($"{Exchange}?search=brackenshire");
        Assert.StartsWith("Practice examples What councils did", reader.Main, StringComparison.Ordinal);
        Assert.Contains("No example is like that.", reader.Main, StringComparison.Ordinal);
        var (example, publication) = (draft.Split('/')[^1], address.Split('/')[^1]);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GoAsync($"{Exchange}/{example}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{Brackenshire}/{publication}")).Status);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_at_the_next_load_and_comes_back_only_at_another_address()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        var address = await PublishAsync(lead, "Kites over the town", "Kites", "Yes: it names Ashdale Council");
        var draft = (await lead.GoAsync(Ashdale)).Page.QuerySelectorAll("main table a").Single(link => link.TextContent == "Kites over the town").GetAttribute("href")!;
        var reader = await portal.SignInAsync("lead@coldwater.example");
        Assert.Equal(HttpStatusCode.OK, (await reader.GoAsync(address)).Status);
        Assert.Contains("Kites over", (await reader.GoAsync($"{Exchange}?search=kites")).Main, StringComparison.Ordinal);

        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.SendFormAsync($"{draft}?handler=Withdraw")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.GoAsync(address)).Status);

        await lead.GoAsync(draft);
        var stale = await portal.SignInAsync("lead@ashdale.example");
        await stale.GoAsync(draft);
        await lead.ClickAsync("Withdraw it now");
        Assert.Equal("It is withdrawn. Nobody outside your council reads it any more.", lead.Notice);
        Assert.Equal("Withdrawn", lead.Summary("Where it stands"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GoAsync(address)).Status);
        foreach (var list in (string[])[Exchange, $"{Exchange}?search=kites", $"{Exchange}?theme=kites"])
            Assert.DoesNotContain("Kites", (await reader.GoAsync(list)).Main.Replace("kites", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await stale.ClickAsync("Withdraw it now");
        Assert.Equal("Nobody outside the council reads it: nothing of it is published.", Assert.Single(stale.Errors));

        await lead.GoAsync(draft);
        lead.Choose("No");
        await ReadAndPublishAsync(lead);
        Assert.NotEqual(address, Published(lead));
        Assert.Equal(HttpStatusCode.OK, (await reader.GoAsync(Published(lead))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GoAsync(address)).Status);
    }

    [Fact]
    public async Task Others_read_what_was_published_and_a_lead_publishes_what_they_have_read()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        var address = await PublishAsync(lead, "Bells at noon", "Bells", "Yes: it names Ashdale Council");
        var draft = lead.Path;
        await lead.GoAsync($"{draft}/edit");
        await lead.Fill("Title", "Bells at one").ClickAsync("Save the draft");
        Assert.EndsWith("; changed since", lead.Summary("Where it stands"), StringComparison.Ordinal);
        var reader = await portal.SignInAsync("lead@coldwater.example");
        Assert.EndsWith("Bells at noon", (await reader.GoAsync(address)).Heading, StringComparison.Ordinal);

        // While the lead reads, a contributor writes: what the lead did not see is not published.
        await lead.GoAsync(draft);
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await contributor.GoAsync($"{draft}/edit");
        await contributor.Fill("Title", "Bells at two").ClickAsync("Save the draft");
        lead.Choose("No");
        await ReadAndPublishAsync(lead);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.StartsWith("Somebody else changed this while you had it open", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.EndsWith("Bells at noon", (await reader.GoAsync(address)).Heading, StringComparison.Ordinal);
        // Now they have it on the screen.
        await ReadAndPublishAsync(lead);
        Assert.EndsWith("Bells at two", (await reader.GoAsync(Published(lead))).Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GoAsync(address)).Status);
        await lead.GoAsync(draft);
        Assert.Equal(["Bells at two", "Bells at noon"], lead.Page.QuerySelectorAll("details h3").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task What_names_a_child_is_held_and_other_refusals_keep_what_was_typed()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await contributor.GoAsync($"{Ashdale}/new");
        await contributor.Fill("Title", "Held").Fill("What did you do?", "As with 943 476 5919.").ClickAsync("Save the draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
        Assert.StartsWith("Action: this looks like an NHS number (943 ••• ••••).", Assert.Single(contributor.Errors), StringComparison.Ordinal);
        Assert.Contains("943 476 5919", contributor.Page.QuerySelector("[name='Input.Action']")!.TextContent, StringComparison.Ordinal);
        await contributor.Fill("What did you do?", "").ClickAsync("Save the draft");
        var draft = contributor.Path;

        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync(draft);
        lead.Choose("No");
        await ReadAndPublishAsync(lead);
        Assert.Equal("Others can use an example only when it is whole. Add a theme, what the problem was, what you did, what came of it.", Assert.Single(lead.Errors));

        // Another council's finding is none.
        var theirs = await IdAsync("findings", "brackenshire", "true");
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync($"{Ashdale}/new?finding={theirs}")).Status);

        // A draft goes; what was published stays.
        await contributor.GoAsync($"{draft}/edit");
        await contributor.ClickAsync("Delete the draft");
        Assert.Equal("The draft “Held” is deleted.", contributor.Notice);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync(draft)).Status);
        var published = await IdAsync("practice_examples", "ashdale", "exists (select from portal.practice_publications p where p.example_id = row.id)");
        Assert.DoesNotContain("Delete", (await contributor.GoAsync($"{Ashdale}/{published}/edit")).Main, StringComparison.Ordinal);

        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync($"{Ashdale}/{published}");
        Assert.Empty(reader.Page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync($"{Ashdale}/{published}/edit")).Status);
    }

    [Fact]
    public async Task Examples_are_found_by_words_and_by_theme_the_newest_first_page_by_page()
    {
        await portal.ScalarAsync(
            """
            with place as (select o.id as tenant_id, u.id as person from portal.organisations o, portal.users u where o.slug = 'dunmere' and u.email = 'lead@dunmere.example'),
            written as (
                insert into portal.practice_examples (tenant_id, id, title, themes, problem, action, impact, changed_at)
                select tenant_id, gen_random_uuid(), 'Harbour ' || n, array['Harbours', 'Pier ' || n % 3], 'Fog at 5_0' || n, 'Horn number ' || n, 'Heard by 100% of ships', now() - n * interval '1 day'
                from place, generate_series(1, 45) n returning *)
            insert into portal.practice_publications (tenant_id, id, example_id, title, themes, problem, action, impact, is_anonymous, published_at, published_by_id)
            select written.tenant_id, gen_random_uuid(), written.id, title, themes, problem, action, impact, title like '%7', changed_at, person from written, place
            """);
        var reader = await portal.SignInAsync("adviser2@education.example");
        await reader.GoAsync($"{Exchange}?theme=HARBOURS");
        Assert.Contains("45 examples.", reader.Main, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"Harbour {n}"), Titles(reader));
        Assert.Equal((Unnamed, "Dunmere Council"), (reader.Table("Practice examples")[7][2], reader.Table("Practice examples")[8][2]));
        await reader.GoAsync(reader.Page.QuerySelector(".govuk-pagination__next a")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(21, 20).Select(n => $"Harbour {n}"), Titles(reader));
        await reader.GoAsync($"{Exchange}?theme=harbours&page=99");
        Assert.Equal(Enumerable.Range(41, 5).Select(n => $"Harbour {n}"), Titles(reader));

        foreach (var (query, found) in ((string, string[])[])
        [
            ("search=HORN+fog+number+45", ["Harbour 45"]), // all of the words, anywhere, whatever their capitals
            ("search=horn+lantern", []),
            ("search=5_012&theme=Harbours", ["Harbour 12"]), // not any character
            ("search=fo%25g", []), // not any text
            ("theme=Harbour", []), // a whole theme
            ("theme=pier+1&search=harbour+22", ["Harbour 22"]),
            ("theme=pier+2&search=harbour+22", []),
            ("search=dunmere+harbour+27", []), // 27 does not say whose it is
            ("search=dunmere+harbour+28", ["Harbour 28"]),
        ])
        {
            await reader.GoAsync($"{Exchange}?{query}");
            Assert.Equal((query, HttpStatusCode.OK), (query, reader.Status));
            Assert.Equal((query, string.Join(", ", found)), (query, found.Length == 0 && reader.Main.Contains("No example is like that.", StringComparison.Ordinal) ? "" : string.Join(", ", Titles(reader))));
        }

        // Whose place here is closed can withdraw nothing: so it shows nothing.
        await portal.ScalarAsync("update portal.organisation_roles r set until = current_date from portal.organisations o where o.id = r.organisation_id and o.slug = 'dunmere' and part = 'Council'");
        Assert.Contains("No example is like that.", (await reader.GoAsync($"{Exchange}?theme=harbours")).Main, StringComparison.Ordinal);
    }

    // A row of one's own council, as a lead could add it.
    private const string Forged =
        """
        insert into portal.practice_publications (tenant_id, id, example_id, title, themes, problem, action, impact, is_anonymous, published_at, published_by_id)
        select tenant_id, gen_random_uuid(), id, title, themes, problem, action, impact, false, now(), app.user_id() from portal.practice_examples where title like 'Lanterns%'
        """;

    private static IEnumerable<string> Titles(PortalBrowser browser) => browser.Table("Practice examples").Skip(1).Select(row => row[0]);

    // The address at which everybody reads it.
    private static string Published(PortalBrowser browser) =>
        browser.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Read it as everybody does").GetAttribute("href")!;

    private static Task<PortalBrowser> WriteAsync(PortalBrowser browser, string title, string themes) => browser
        .Fill("Title", title).Fill("Themes", themes).Fill("What was the problem?", "Nobody could see.").Fill("What did you do?", "We lit a lantern.")
        .Fill("What came of it, and what shows that?", "Ninety in a hundred see.").ClickAsync("Save the draft");

    private static Task<PortalBrowser> ReadAndPublishAsync(PortalBrowser browser) =>
        browser.Choose("I have read it as everybody will, and it tells of no child, family or member of staff").ClickAsync("Publish it");

    private static async Task<string> PublishAsync(PortalBrowser lead, string title, string themes, string whose)
    {
        await lead.GoAsync($"{Ashdale}/new");
        await WriteAsync(lead, title, themes);
        await ReadAndPublishAsync(lead.Choose(whose));
        return Published(lead);
    }

    private async Task<Guid> IdAsync(string table, string council, string which) => (Guid)(await portal.ScalarAsync(
        $"select row.id from portal.{table} row join portal.organisations o on o.id = row.tenant_id where o.slug = $1 and {which} order by row.id limit 1", council))!;
}
