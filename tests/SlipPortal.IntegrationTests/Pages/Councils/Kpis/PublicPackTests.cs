using System.Net;
using System.Text.RegularExpressions;
using SlipPortal.Documents;

namespace SlipPortal.IntegrationTests.Pages.Councils.Kpis;

/// <summary>A performance book for the papers of a public meeting. What can be worked out of it: RecoverTests.</summary>
public sealed class PublicPackTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Pack = "/councils/ashdale/kpis/public";

    [Fact]
    public async Task A_pack_says_what_it_leaves_out_and_leaves_it_out()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/kpis");
        await reader.GoAsync(reader.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Public pack").GetAttribute("href")!);
        Assert.Equal("Public pack: Improvement board", reader.Heading);
        Assert.Contains("Counts from 1 to 5", reader.Main, StringComparison.Ordinal);
        // Nobody knows of how many these percentages and rates are.
        Assert.StartsWith("Look yourself at 1.1b, 5.1:", reader.Text(".govuk-inset-text"), StringComparison.Ordinal);

        // So few children: a “c” wherever the book has a value, and nothing of where it goes.
        var few = reader.Table("Quality of practice").Single(row => row[0] == "2.5");
        // A nought is shown: it tells of nobody.
        var months = Regex.Split(few[3], @"\w{3} \d{4}: ").Where(value => value.Length > 0).ToList();
        Assert.Contains(months, value => value.StartsWith("c (withheld: ", StringComparison.Ordinal));
        Assert.All(months, value => Assert.Matches(@"^(c \(withheld: |0\.0% )", value + " "));
        Assert.StartsWith("c (withheld", few[7], StringComparison.Ordinal);
        // A value that may still change is in the book and not in the pack.
        var book = Links(reader).Single(link => link.StartsWith("/councils/ashdale/kpis?book=", StringComparison.Ordinal));
        Assert.Equal("29", (await reader.GoAsync(book)).Table("Partners and early help").Single(row => row[0] == "3.1")[2].Split(' ')[0]);
        await reader.GoAsync(Pack);
        Assert.DoesNotContain("29 ", reader.Table("Partners and early help").Single(row => row[0] == "3.1")[2], StringComparison.Ordinal);

        // What people wrote for each other stays: on the page and in each file.
        var files = Links(reader).Where(link => link.Contains("format=", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, files.Count);
        foreach (var file in files.Prepend(Pack))
        {
            await reader.GoAsync(file);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            var text = file[^4..] is "docx" or "xlsx" ? await TextAsync(reader, "file." + file[^4..]) : reader.Body;
            Assert.Contains("Most children with one social worker", text, StringComparison.Ordinal);
            Assert.Contains("withheld: fewer than 6", text, StringComparison.Ordinal);
            foreach (var inside in (string[])["Two team managers left", "One team stands for all of it", "by the council’s own records", "Case management system"])
                Assert.DoesNotContain(inside, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_council_makes_its_packs()
    {
        var adviser = await portal.SignInAsync("adviser@education.example");
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/ashdale/kpis")).Status);
        Assert.DoesNotContain("Public pack", adviser.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(Pack)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync(Pack + "?format=csv")).Status);

        // Without a book the page has a next step; with somebody else's it is not there.
        var lead = await portal.SignInAsync("lead@coldwater.example");
        Assert.Contains("There is no performance book yet.", (await lead.GoAsync("/councils/coldwater/kpis/public")).Main, StringComparison.Ordinal);
        var other = await portal.ScalarAsync("select b.id from portal.books b join portal.organisations o on o.id = b.tenant_id where o.slug = 'ashdale' limit 1");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"/councils/coldwater/kpis/public?book={other}")).Status);
    }

    private static async Task<string> TextAsync(PortalBrowser browser, string name)
    {
        var content = await browser.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', DocumentReader.Read(content, name).Blocks.SelectMany(block => block is DocumentTable table
            ? table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)
            : [((DocumentParagraph)block).Text]));
    }

    private static List<string> Links(PortalBrowser browser) => [.. browser.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)];
}
