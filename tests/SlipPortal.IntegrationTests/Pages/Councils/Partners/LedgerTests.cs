using System.Net;
using SlipPortal.Documents;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Pages.Councils.Partners;

/// <summary>The council's page of looks from outside.</summary>
public sealed class LedgerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ledger = "/councils/ashdale/partners/ledger";

    [Fact]
    public async Task A_council_reads_filters_and_downloads_who_looked_at_what()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        // Nobody has looked yet.
        await lead.GoAsync(Ledger);
        Assert.Contains("Nobody from outside has looked", lead.Main, StringComparison.Ordinal);
        Assert.Contains(lead.Page.QuerySelectorAll(".govuk-inset-text a"), link => link.GetAttribute("href") == "/councils/ashdale/partners");

        // Three times in one hour of summer time, once in the next; another thing, another way, another person.
        await LookAsync("2026-07-03 09:02", "Action 2.1", "Lysander");
        await LookAsync("2026-07-03 09:20", "Action 2.1", "Lysander");
        await LookAsync("2026-07-03 09:30", "Action 2.1", "Lysander", "Download");
        await LookAsync("2026-07-03 09:41", "Action 2.1", "Lysander");
        await LookAsync("2026-07-03 10:00", "Action 2.1", "Lysander");
        await LookAsync("2026-07-03 09:50", "100% of it", "Lysander");
        await LookAsync("2026-07-04 23:30", "Action 2.1", "Odette", organisation: "Dunmere Council");

        await lead.GoAsync(Ledger);
        Assert.Equal(["5 July 2026", "3 July 2026"], lead.Page.QuerySelectorAll("caption").Select(caption => caption.TextContent));
        Assert.Equal(["00:30", "Odette, Dunmere Council", "Action 2.1", "On the screen"], Assert.Single(lead.Table("5 July 2026").Skip(1)));
        Assert.Equal(
            [
                ["11:00", "Lysander, DfE", "Action 2.1", "On the screen"],
                ["10:50", "Lysander, DfE", "100% of it", "On the screen"],
                ["3 times between 10:02 and 10:41", "Lysander, DfE", "Action 2.1", "On the screen"],
                ["10:30", "Lysander, DfE", "Action 2.1", "As a download"],
            ],
            lead.Table("3 July 2026").Skip(1));
        Assert.Contains("7 looks.", lead.Main, StringComparison.Ordinal);
        var hash = (string)(await portal.ScalarAsync($"select hash from portal.ledger_entries where number = 7 and tenant_id = {Id}"))!;
        Assert.Contains($"The newest is number 7, with the hash {hash[..16]}.", lead.Main, StringComparison.Ordinal);

        // Each filter, in the address and on the form.
        foreach (var (query, numbers) in (IEnumerable<(string, int[])>)[
            ("person=Odette", [7]),
            ("organisation=DfE", [5, 6, 4, 3, 2, 1]),
            ("from=2026-07-04", [7]),
            ("from=2026-07-05&to=2026-07-05", [7]),
            ("to=2026-07-03", [5, 6, 4, 3, 2, 1]),
            ("from=0001-01-01&to=9999-12-31&search=%25", [6]),
            ("search=action+2.1&channel=Download", [3]),
            ("channel=Page&person=Lysander&to=2026-07-04", [5, 6, 4, 2, 1])])
        {
            await lead.GoAsync($"{Ledger}?{query}");
            Assert.True(lead.Main.Contains(Words.Count(numbers.Length, "look") + ".", StringComparison.Ordinal), query);
            await lead.GoAsync(lead.Page.QuerySelector("main a[href*='format=csv']")!.GetAttribute("href")!);
            Assert.Equal((query, string.Join(' ', numbers)), (query, string.Join(' ', lead.Body.Trim().Split('\n').Skip(1).Select(line => line.Split(',')[0]))));
        }

        await lead.GoAsync($"{Ledger}?search=action&channel=Download");
        Assert.Equal("action", lead.Page.QuerySelector("input[name=Search]")!.GetAttribute("value"));
        Assert.Equal("As a download", lead.Text("select[name=Channel] option[selected]"));
        await lead.GoAsync($"{Ledger}?search=nothing+like+it");
        Assert.Contains("No look matches.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(lead.Page.QuerySelector(".govuk-inset-text a")!.GetAttribute("href")!);
        Assert.Contains("7 looks.", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{Ledger}?person=Odette&format=csv");
        Assert.Equal("Number,When,Person,Organisation,Seen,Channel,Access given for,Written down,Hash", lead.Body.TrimStart('\uFEFF').Split("\r\n")[0]);
        Assert.Matches($"^7,2026-07-05 00:30:00,Odette,Dunmere Council,Action 2.1,On the screen,.+,20[0-9: -]+,{hash}$", lead.Body.Split("\r\n")[1]);
        await lead.GoAsync($"{Ledger}?person=Odette&format=xlsx");
        var sheet = DocumentReader.Read(await lead.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "ledger.xlsx").Blocks.OfType<DocumentTable>().Single();
        Assert.Equal(2, sheet.Rows.Count);
        Assert.Equal(hash, sheet.Rows[1].Cells[^1].Text);

        // Only those who answer for access read it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("adviser@education.example")).GoAsync(Ledger)).Status);
        await PagesAsync(lead);
    }

    private async Task PagesAsync(PortalBrowser lead)
    {
        await portal.ScalarAsync($"""
            insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
            select g.tenant_id, gen_random_uuid(), g.user_id, 'Ottilie', 'DfE', g.id, 'Page ' || n, 'Page', timestamptz '2026-08-01 09:00+00' + n * interval '1 minute'
            from (select * from portal.grants where tenant_id = {Id} limit 1) g, generate_series(1, 101) n, generate_series(1, 2)
            """);
        await lead.GoAsync($"{Ledger}?person=Ottilie");
        Assert.Contains("202 looks.", lead.Main, StringComparison.Ordinal);
        Assert.Equal(100, lead.Page.QuerySelectorAll("tbody tr").Length);
        await lead.GoAsync(lead.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["2 times at 10:01", "Ottilie, DfE", "Page 1", "On the screen"], Assert.Single(lead.Table("1 August 2026").Skip(1)));
        await lead.GoAsync(lead.Page.QuerySelector("main a[href*='format=csv']")!.GetAttribute("href")!);
        Assert.Equal(203, lead.Body.Trim().Split('\n').Length);
    }

    private const string Id = "(select id from portal.organisations where slug = 'ashdale')";

    private Task<object?> LookAsync(string at, string seen, string person, string channel = "Page", string organisation = "DfE") => portal.ScalarAsync(
        $"""
        insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
        select tenant_id, gen_random_uuid(), user_id, $1, $2, id, $3, $4, $5::timestamptz from portal.grants where tenant_id = {Id} order by id limit 1
        """,
        person, organisation, seen, channel, at + "+00");
}
