using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// What is closed to somebody leaves no trace: with all of it gone from the database, every page, fragment, list in any order, search and file
/// says the same to them, sign for sign. So nothing closed can be counted, sorted by, searched for or hinted at. New tables and pages join by
/// themselves.
/// </summary>
public sealed partial class ClosedRecordsTests(TestDatabases databases)
{
    private const string Council = "brackenshire";

    // Who belongs to the council, and who was let in: what the policies themselves ask, and people whom conversations name.
    private static readonly HashSet<string> Kept =
        ["memberships", "engagements", "grants", "grant_rights", "grant_practice_areas", "grant_records", "ledger_entries"];

    [Theory]
    [InlineData("reviewer@dunmere.example")]
    [InlineData("adviser@education.example")]
    public async Task Nothing_changes_for_whoever_looks_when_all_that_is_closed_to_them_is_gone(string email)
    {
        await using var portal = new PortalHost(databases);
        await portal.InitializeAsync();
        var browser = await portal.SignInAsync(email);
        var addresses = await AddressesAsync(portal, browser);
        var before = await ReadAsync(browser, addresses);
        Assert.InRange(before.Values.Count(answer => answer.StartsWith("OK", StringComparison.Ordinal)), 20, 1_000);

        var gone = await RemoveClosedAsync(portal, email);
        Assert.InRange(gone, 50, 10_000);

        var after = await ReadAsync(browser, addresses);
        var traces = addresses.Where(address => before[address] != after[address]).Select(address => $"{address}: {Difference(before[address], after[address])}").ToList();
        Assert.True(traces.Count == 0, string.Join("\n", traces));
    }

    // Every page there is, and what each offers: other orders, filters, searches, fragments and files.
    private static async Task<IReadOnlyList<string>> AddressesAsync(PortalHost portal, PortalBrowser browser)
    {
        var addresses = new List<string>();
        foreach (var page in await CouncilRoutes.AddressesAsync(portal, Council))
        {
            addresses.Add(page);
            await browser.GoAsync(page);
            if (browser.Response.Content.Headers.ContentType?.MediaType is not "text/html" || browser.Status is not System.Net.HttpStatusCode.OK) continue;
            addresses.AddRange(browser.Page.QuerySelectorAll("main a[href*='?'], main [hx-get]")
                .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("hx-get")!).Split('#')[0])
                .Select(target => target.StartsWith('?') ? page + target : target)
                .Where(target => target.StartsWith($"/councils/{Council}", StringComparison.Ordinal) && !target.Contains('&', StringComparison.Ordinal)));
            addresses.AddRange(browser.Page.QuerySelectorAll("main form[method=get] input").Select(field => field.GetAttribute("name"))
                .Where(name => name is not null).Distinct().Select(name => $"{page}?{name}=the"));
        }

        return [.. addresses.Distinct()];
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(PortalBrowser browser, IReadOnlyList<string> addresses)
    {
        var answers = new Dictionary<string, string>();
        foreach (var address in addresses)
        {
            await browser.GoAsync(address);
            answers[address] = $"{browser.Status} {await TextAsync(browser.Response)}";
        }

        return answers;
    }

    private static async Task<long> RemoveClosedAsync(PortalHost portal, string email)
    {
        await using var db = await portal.OpenAsync(Council, email);
        var script = new StringBuilder("set session_replication_role = replica;");
        var counts = new List<string>();
        foreach (var table in Attacks.Entities(db).Select(entity => entity.GetTableName()!).Where(table => !Kept.Contains(table)))
        {
            var open = await db.Database.SqlQueryRaw<Guid>($"select id as \"Value\" from portal.{table}").ToListAsync(TestContext.Current.CancellationToken);
            var closed = $"from portal.{table} t using portal.organisations o where o.id = t.tenant_id and o.slug = '{Council}' and t.id <> all('{{{string.Join(',', open)}}}'::uuid[])";
            counts.Add($"(select count(*) {closed.Replace(" using ", ", ", StringComparison.Ordinal)})");
            script.Append("delete ").Append(closed).Append(';');
        }

        var gone = (long)(await portal.ScalarAsync($"select {string.Join(" + ", counts)}"))!;
        await portal.ScalarAsync(script.ToString());
        return gone;
    }

    // Without what differs from one answer to the next: tokens of forms and scripts, ids of parts, and when a workbook was made.
    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (!OfficeParts.IsOne(content)) return Varying().Replace(Encoding.UTF8.GetString(content), "");
        var text = new StringBuilder(response.Content.Headers.ContentDisposition?.FileName);
        foreach (var (name, part) in OfficeParts.Of(content))
            if (!name.EndsWith(".rels", StringComparison.Ordinal) && !name.EndsWith(".psmdcp", StringComparison.Ordinal)) text.Append(part);
        return Varying().Replace(text.ToString(), "");
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“…{Around(before, at)}…” became “…{Around(after, at)}…”";

        static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");
    }

    [GeneratedRegex("CfDJ8[\\w-]+|(?<=nonce=\")[^\"]+|\"/?R[0-9a-f]{12,16}\"|(?<=__SubmissionKey\" value=\")[0-9a-f]+")]
    private static partial Regex Varying();
}
