using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// A mark of its own in every text of every row of a council. Each persona goes through every page and follows what links to it, in every
/// format there is: no mark may be anywhere in an answer whose row the database does not open to them. New tables, columns and pages join
/// by themselves.
/// </summary>
public sealed partial class MarkerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "brackenshire";

    // Texts that are part of an address or that are read again as what they stand for, each with the reason why it cannot be marked.
    private static readonly HashSet<string> Unmarked =
    [
        "ref", // part of addresses
        "address", // a link
        "media_type", "sha256", "hash", // what a file is
        "slug", "partner_organisation_id", "local_authority", // names of what belongs to no council
        "audience", "reach_key", // who a conversation is for
        "type", // the change that a line of history tells of
    ];

    // Nobody can change a line of these, the test neither.
    private static readonly HashSet<string> Sealed = ["ledger_entries"];

    private static readonly string[] Formats = ["csv", "xlsx", "docx"];

    /// <summary>Who looks, and tables whose texts they are sure to meet, so that the test is not empty.</summary>
    public static TheoryData<string, string[]> Personas => new()
    {
        { "lead@brackenshire.example", ["actions", "chapters", "kpis", "visits", "findings", "notice_terms", "agenda_items", "bodies", "evidence", "grants", "held_texts", "teams"] },
        { "adviser@education.example", ["actions", "chapters", "kpis", "visits", "findings", "notice_terms", "agenda_items", "evidence", "teams"] },
        { "reviewer@dunmere.example", ["actions", "chapters"] },
        { "adviser2@education.example", [] },
        { "lead@ashdale.example", [] },
        { "admin@slipportal.example", [] },
    };

    [Theory]
    [MemberData(nameof(Personas))]
    public async Task Nothing_appears_that_is_not_open_to_whoever_looks(string email, string[] met)
    {
        await using var db = await portal.OpenAsync(Council, email);
        var columns = Columns(db).ToList();
        var owners = await MarkAsync(columns);
        var open = await OpenToAsync(db, columns, email);
        var browser = await portal.SignInAsync(email);
        var seen = new HashSet<string>();
        var leaks = new List<string>();
        var waiting = new Queue<string>((await CouncilRoutes.AddressesAsync(portal, Council)).Append("/"));
        var visited = new HashSet<string>();
        while (waiting.TryDequeue(out var address))
        {
            if (!visited.Add(address)) continue;
            await browser.GoAsync(address);
            foreach (var mark in Marks(await TextAsync(browser.Response)))
            {
                seen.Add(owners[mark].Table);
                if (!open.Contains(mark)) leaks.Add($"{address} shows {owners[mark]}");
            }

            if (browser.Status is not HttpStatusCode.OK) continue;
            Assert.True(browser.Response.Headers.CacheControl is { NoStore: true }, $"{address} may be kept by a browser.");
            // One page deep from every page that there is: each list's own links, filters and downloads.
            if (visited.Count > 1_500) continue;
            foreach (var link in Links(browser)) waiting.Enqueue(link);
        }

        Assert.Empty(leaks.Distinct());
        Assert.Empty(met.Except(seen));
        if (met.Length == 0) Assert.Empty(seen);
    }

    // Each text column of each tenant entity, and each file; not the files that an import reads again.
    private static IEnumerable<Column> Columns(PortalDbContext db) =>
        from entity in Attacks.Entities(db)
        let table = entity.GetTableName()!
        where !Sealed.Contains(table)
        from property in entity.GetProperties()
        let isFile = property.ClrType == typeof(byte[]) && !table.EndsWith("_imports", StringComparison.Ordinal)
        where isFile || IsText(property)
        let name = property.GetColumnName()
        where !Unmarked.Contains(name) && property.GetMaxLength() is null or >= 40
        select new Column(table, name, property.GetMaxLength(), isFile);

    private static bool IsText(IProperty property) =>
        property.ClrType == typeof(string) && !property.IsKey() && !property.IsForeignKey() && property.GetComputedColumnSql() is null
        && (property.GetColumnType() == "text" || property.GetColumnType().StartsWith("character varying", StringComparison.Ordinal));

    private async Task<IReadOnlyDictionary<string, (string Table, string Column, Guid Id)>> MarkAsync(IReadOnlyList<Column> columns)
    {
        var owners = new Dictionary<string, (string, string, Guid)>();
        foreach (var (table, column, length, isFile) in columns)
        {
            foreach (var id in await IdsAsync(table)) owners[Mark(table, column, id)] = (table, column, id);
            var mark = $"'mk' || substr(encode(sha256(convert_to('{table} {column} ' || t.id, 'UTF8')), 'hex'), 1, 10)";
            var (marked, which) = isFile
                ? ($"convert_to({mark}, 'UTF8')", "true")
                : ($"{(length is { } most ? $"left(t.\"{column}\", {most - 13})" : $"t.\"{column}\"")} || ' ' || {mark}", $"t.\"{column}\" <> '' and t.\"{column}\" not like '% mk__________'");
            await portal.ScalarAsync(
                $"update portal.{table} t set \"{column}\" = {marked} from portal.organisations o where o.id = t.tenant_id and o.slug = $1 and {which}", Council);
        }

        return owners;
    }

    private async Task<Guid[]> IdsAsync(string table) => (Guid[])(await portal.ScalarAsync(
        $"select coalesce(array_agg(t.id), '{{}}') from portal.{table} t join portal.organisations o on o.id = t.tenant_id where o.slug = $1", Council))!;

    private async Task<IReadOnlySet<string>> OpenToAsync(PortalDbContext db, IReadOnlyList<Column> columns, string email)
    {
        var open = new HashSet<string>();
        foreach (var (table, column, _, _) in columns)
            foreach (var id in await db.Database.SqlQueryRaw<Guid>($"select id as \"Value\" from portal.{table}").ToListAsync(TestContext.Current.CancellationToken))
                open.Add(Mark(table, column, id));

        // What a grant is for stands in its holder's banner.
        var mine = (Guid[])(await portal.ScalarAsync(
            "select coalesce(array_agg(g.id), '{}') from portal.grants g join portal.users u on u.id = g.user_id where u.email = $1", email))!;
        open.UnionWith(mine.Select(id => Mark("grants", "purpose", id)));
        return open;
    }

    private static string Mark(string table, string column, Guid id) =>
        "mk" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table} {column} {id}")))[..10];

    private static IEnumerable<string> Marks(string text) => MarkPattern().Matches(text).Select(match => match.Value).Distinct();

    // Everything that an answer says: its headers (file names), its body, and what is in an Office file.
    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = new StringBuilder(response.Headers.ToString()).Append(Uri.UnescapeDataString(response.Content.Headers.ToString()));
        foreach (var part in OfficeParts.IsOne(content) ? OfficeParts.Of(content).Select(part => part.Text) : [Encoding.UTF8.GetString(content)]) text.Append(part);
        return text.ToString();
    }

    private static IEnumerable<string> Links(PortalBrowser browser)
    {
        var here = browser.Path.Split('?')[0];
        // What a page offers; of a file, nothing.
        if (browser.Response.Content.Headers.ContentType?.MediaType is not "text/html") yield break;
        foreach (var link in browser.Page.QuerySelectorAll("a[href], [hx-get]"))
        {
            var target = link.GetAttribute("href") ?? link.GetAttribute("hx-get")!;
            if (target.StartsWith('?')) target = here + target;
            // Pages of lists of one another's filters have no end: one filter at a time.
            if (target.StartsWith($"/councils/{Council}", StringComparison.Ordinal) && !target.Contains('&', StringComparison.Ordinal)) yield return target.Split('#')[0];
        }

        if (!browser.Path.Contains('?', StringComparison.Ordinal))
            foreach (var format in Formats) yield return $"{here}?format={format}";
    }

    private sealed record Column(string Table, string Name, int? Length, bool IsFile);

    [GeneratedRegex("mk[0-9a-f]{10}")]
    private static partial Regex MarkPattern();
}
