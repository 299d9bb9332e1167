using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Documents;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Oversight.Compare;

namespace SlipPortal.IntegrationTests.Pages.Oversight;

/// <summary>Councils side by side: their measures as published or by consent, their findings, and who has solved the like.</summary>
public sealed class CompareTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Adviser = "adviser@education.example";
    private const string Measure = "/oversight/compare/measure?code=DEMO_REREFERRALS";

    [Fact]
    public async Task Own_values_stand_side_by_side_while_both_councils_agree_and_are_gone_at_the_next_load()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await SetAsync("brackenshire", "View", "Compare");
        var latest = Latest(await adviser.GoAsync(Measure));
        Assert.Equal(["Ashdale Council", "Brackenshire County Council"], latest.Where(row => row[2].StartsWith("Their own, ", StringComparison.Ordinal)).Select(row => row[0].Split(" Run chart")[0]));
        // One lets its measures be seen and not compared; one has not said which authority it is.
        Assert.StartsWith("Published, 20", latest.Single(row => row[0].StartsWith("Dunmere Council", StringComparison.Ordinal))[2], StringComparison.Ordinal);
        Assert.Equal("No value", latest.Single(row => row[0] == "Coldwater Borough Council")[2]);
        Assert.Contains("Ashdale Council and Brackenshire County Council agreed that their own values are compared", adviser.Main, StringComparison.Ordinal);
        Assert.Contains("Council’s own, may still change", await FileAsync(adviser), StringComparison.Ordinal);

        // One takes its consent back: nobody's own values are compared any more, on the page, its charts and its file.
        await SetAsync("brackenshire", "View");
        Assert.DoesNotContain(Latest(await adviser.GoAsync(Measure)), row => row[2].StartsWith("Their own", StringComparison.Ordinal));
        Assert.DoesNotContain("agreed that their own values", adviser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Council’s own", await FileAsync(adviser), StringComparison.Ordinal);

        // It takes back even that its measures are seen: it is absent.
        await SetAsync("brackenshire");
        Assert.DoesNotContain("Brackenshire", (await adviser.GoAsync(Measure)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Brackenshire", await FileAsync(adviser), StringComparison.Ordinal);
        await SetAsync("brackenshire", "View");
    }

    [Fact]
    public async Task Measures_are_listed_with_the_one_furthest_behind_first_and_its_neighbours_by_the_model_that_is_chosen()
    {
        await SetAsync("brackenshire", "View");
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight/compare");
        Assert.Contains("months under notice. Behind its neighbours in ", adviser.Main, StringComparison.Ordinal);
        var first = adviser.Table("Measures, the one that a council is furthest behind with first")[1];
        Assert.Contains("% behind; neighbours ", string.Join(' ', first), StringComparison.Ordinal);
        await adviser.GoAsync(adviser.Page.QuerySelector("main th a")!.GetAttribute("href")!);
        Assert.Contains("model of 2025-05", Latest(adviser)[0][4], StringComparison.Ordinal);
        await adviser.GoAsync(Measure + "&model=2021-04");
        Assert.Contains("model of 2021-04", Latest(adviser)[0][4], StringComparison.Ordinal);
        // Who has no value that is open, or no notice that is, has no chart and is named.
        Assert.Equal(3, adviser.Page.QuerySelectorAll(".app-multiples svg").Length);
        Assert.Contains("Coldwater Borough Council has no chart: there is no value that is open to you.", adviser.Main, StringComparison.Ordinal);
        await adviser.GoAsync(Measure + "&by=notice");
        Assert.Equal(2, adviser.Page.QuerySelectorAll(".app-multiples svg").Length);
        Assert.Contains("Ashdale Council has no chart: no notice of it is open to you.", adviser.Main, StringComparison.Ordinal);
        Assert.Contains(adviser.Page.QuerySelectorAll("h2"), heading => heading.TextContent == "By months since the notice");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/oversight/compare/measure?code=NOTHING")).Status);
    }

    [Fact]
    public async Task Each_look_stands_in_the_ledger_of_each_council_and_names_no_other()
    {
        await SetAsync("brackenshire", "View");
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync(Measure);
        foreach (var council in (string[])["ashdale", "brackenshire"])
        {
            Assert.Equal(
                "Side by side with other councils: Referrals within twelve months of another",
                await portal.ScalarAsync("select seen from portal.ledger_entries l join portal.organisations o on o.id = l.tenant_id where o.slug = $1 order by number desc limit 1", council));
        }
    }

    [Fact]
    public async Task Findings_stand_by_theme_and_lead_to_those_who_were_told_the_like_and_are_good_now()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight/compare/findings");
        Assert.Contains("Ashdale Council", adviser.Main, StringComparison.Ordinal);
        await adviser.GoAsync("/oversight/compare/findings?about=managers+talk+about+cases");
        var solved = adviser.Table("Found, and judged good since");
        Assert.Equal("Dunmere", solved[1][0]);
        Assert.Contains("How often managers talk with workers about their cases.", solved[1][1], StringComparison.Ordinal);
        Assert.StartsWith("Good", solved[1][2], StringComparison.Ordinal);
        // Who was told the like and is not good now has not solved it.
        Assert.DoesNotContain(solved, row => row[0] is "Ashdale" or "Brackenshire" or "Coldwater");
        Assert.Contains("Try other words", (await adviser.GoAsync("/oversight/compare/findings?about=quokka")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_of_many_findings_shows_its_newest_and_is_read_whole_by_pages()
    {
        await portal.ScalarAsync(
            """
            insert into portal.findings
            select (jsonb_populate_record(null::portal.findings, to_jsonb(f) || jsonb_build_object(
                'id', gen_random_uuid(), 'lineage_id', gen_random_uuid(), 'number', 1000 + n, 'themes', array['Lanterns'], 'wording', 'Lantern ' || n, 'kind', 'Recommendation'))).*
            from generate_series(1, 60) n,
                (select f.* from portal.findings f join portal.organisations o on o.id = f.tenant_id where o.slug = 'brackenshire' and f.is_public limit 1) f
            """);
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight/compare/findings");
        Assert.Contains("60 findings at 1 council. Show all findings: Lanterns", adviser.Main, StringComparison.Ordinal);
        Assert.Equal(1 + 3, adviser.Table("Lanterns").Count);
        await adviser.GoAsync(adviser.Page.QuerySelectorAll("main a").Single(link => link.TextContent.EndsWith("all findings: Lanterns", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(1 + 50, adviser.Table("Lanterns").Count);
        Assert.Single(adviser.Page.QuerySelectorAll("main h2"));
        await adviser.GoAsync(adviser.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(1 + 10, adviser.Table("Lanterns").Count);
        Assert.Equal(1 + 60, (await adviser.GoAsync("/oversight/compare/findings?theme=lanterns&format=csv")).Body.TrimEnd().Split('\n').Length);
        Assert.Contains("Nothing of this theme", (await adviser.GoAsync("/oversight/compare/findings?theme=Quokka")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_stand_by_practice_area_with_what_stands_behind_them()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight/compare/plans");
        Assert.Equal(["Practice area", "Ashdale Council", "Brackenshire County Council", "Dunmere Council"], adviser.Table("Progress by practice area")[0]);
        Assert.Contains(adviser.Table("Progress by practice area"), row => row[0] == "Front door" && row[1].Contains(" delivered", StringComparison.Ordinal));
        Assert.Contains(adviser.Table("What stands behind it"), row => row[0] == "Brackenshire County Council" && row[1].StartsWith("Shown for ", StringComparison.Ordinal));
        // One council alone, when it is chosen; and what is on the page is in the file.
        Assert.Equal(2, (await adviser.GoAsync("/oversight/compare/plans?councils=ashdale")).Table("Progress by practice area")[0].Count);
        await adviser.GoAsync("/oversight/compare/plans?councils=ashdale&format=csv");
        Assert.StartsWith("Practice area,Council,Actions,", await adviser.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_depend_on_the_councils()
    {
        await SetAsync("brackenshire", "View", "Compare");
        var user = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", Adviser))!;
        await using var reader = portal.Services.GetRequiredService<PortalSessions>().OpenAll(new Person(user));
        await using var db = await portal.OpenAsync(null, Adviser);
        var (findings, stop) = (new FindingQueries(reader), TestContext.Current.CancellationToken);
        var (one, two) = (await AskAsync("ashdale"), await AskAsync("ashdale", "brackenshire"));
        Assert.True(one.Found < two.Found);
        Assert.Equal(one.Asked, two.Asked);
        Assert.InRange(two.Asked, 1, 20);

        Task<(int Found, int Asked)> AskAsync(params string[] councils) => Questions.CountAsync(async () =>
        {
            var queries = new CompareQueries(reader, new CouncilReach(db), portal.Clock.TodayInUk());
            var chosen = await queries.ChooseAsync(councils, RecordKind.Kpis, stop);
            var ids = chosen.Picked.ConvertAll(council => council.Id);
            var measures = await queries.MeasuresAsync(ids, "2025-05", stop);
            var measure = await queries.MeasureAsync("DEMO_REREFERRALS", chosen, "2025-05", stop);
            var found = await findings.ReadAsync(ids, stop);
            return measures.Sum(row => row.Cells.Count) + measure!.Lines.Count + found.Count;
        });
    }

    [Fact]
    public async Task The_portfolio_is_a_briefing_in_Word_too_with_its_day_its_model_and_how_many_have_a_value()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync("/oversight?format=docx");
        var document = DocumentReader.Read(await adviser.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "portfolio.docx");
        var text = string.Join('\n', document.Blocks.Select(block => block is DocumentTable table
            ? string.Join('\n', table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text))
            : block is DocumentParagraph paragraph ? paragraph.Text : ""));
        Assert.Contains($"As at {Words.Day(portal.Clock.TodayInUk())}. 4 councils", text, StringComparison.Ordinal);
        Assert.Contains("by the model of 2025-05", text, StringComparison.Ordinal);
        Assert.Contains(", n = 9", text, StringComparison.Ordinal);
        Assert.Contains("Front door, Leadership only", text, StringComparison.Ordinal);
        var lines = (await adviser.GoAsync("/oversight?format=csv")).Body.Split('\n');
        Assert.Contains("Neighbours with value,Neighbours model,", lines[0], StringComparison.Ordinal);
        Assert.Matches(@",Social workers employed by an agency,18,2025,[\d.]+,9,2025-05,", lines.Single(line => line.StartsWith("Ashdale", StringComparison.Ordinal)));
        Assert.Contains("Brackenshire County Council", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_let_in_nowhere_sees_no_council()
    {
        var admin = await portal.SignInAsync("admin@slipportal.example");
        foreach (var path in (string[])["/oversight/compare", "/oversight/compare/plans", "/oversight/compare/findings"])
            Assert.Contains("Ask a council for access", (await admin.GoAsync(path)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync(Measure)).Status);
        // A council's own people see it, and no other.
        var lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.DoesNotContain("Brackenshire", (await lead.GoAsync(Measure)).Main, StringComparison.Ordinal);
        Assert.Contains("Ashdale Council", lead.Main, StringComparison.Ordinal);
    }

    private static List<IReadOnlyList<string>> Latest(PortalBrowser browser) => [.. browser.Table("The latest values").Skip(1)];

    private static async Task<string> FileAsync(PortalBrowser browser)
    {
        await browser.GoAsync(Measure + "&format=csv");
        return await browser.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // What the council's grants to the adviser say of its measures.
    private async Task SetAsync(string council, params string[] verbs)
    {
        const string Grants =
            "from portal.grants g join portal.organisations o on o.id = g.tenant_id join portal.users u on u.id = g.user_id where o.slug = $1 and u.email = $2 and g.given_at is not null";
        await portal.ScalarAsync($"delete from portal.grant_rights r where kind = 'Kpis' and (tenant_id, grant_id) in (select g.tenant_id, g.id {Grants})", council, Adviser);
        foreach (var verb in verbs)
            await portal.ScalarAsync($"insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb) select g.tenant_id, gen_random_uuid(), g.id, 'Kpis', $3 {Grants}", council, Adviser, verb);
    }

    private sealed record Person(Guid? UserId) : IActor
    {
        public string Name => "A test";
    }
}
