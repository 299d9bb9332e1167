using System.Net;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// Grants are given, replaced, extended, revoked and run out, work is paused and ended, people leave and come back, organisations stop
/// helping and help again, measures change their practice area, all at random. After each step a model of a few lines, the database and the pages say the same of everybody outside.
/// </summary>
public sealed class ModelTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "brackenshire";
    private const int Steps = 40;

    private static readonly (string Email, string Organisation)[] People =
        [("adviser@education.example", "department"), ("adviser2@education.example", "department"), ("reviewer@dunmere.example", "dunmere")];

    private static readonly (RecordKind Kind, string Page)[] Pages =
    [
        (RecordKind.Plan, "plan"), (RecordKind.Kpis, "kpis"), (RecordKind.Visits, "visits"), (RecordKind.Notice, "notice"), (RecordKind.Boards, "boards"),
        (RecordKind.Plan, "plan?format=csv"), (RecordKind.Kpis, "kpis?format=xlsx"), (RecordKind.TeamValues, "kpis/teams"),
    ];

    private static readonly (string Table, RecordKind Kind, string Open)[] Tables =
    [
        ("chapters", RecordKind.Plan, "true"), ("kpis", RecordKind.Kpis, "true"), ("findings", RecordKind.Visits, "is_public"),
        ("team_readings", RecordKind.TeamValues, "true"),
    ];

    private readonly List<Given> _given = [];
    private readonly Dictionary<string, bool> _works = [];
    private readonly HashSet<string> _left = [];
    private string? _helpsNoMore;
    private readonly Dictionary<string, Guid> _ids = [];
    private readonly Dictionary<string, Guid> _engagements = [];
    private List<Guid> _areas = [];

    [Fact]
    public Task A_model_the_database_and_the_pages_agree_after_every_step() => AgreeAsync(1);

    [Theory]
    [Trait("Runs", "Whole")]
    [InlineData(20261121)]
    public Task They_agree_in_other_histories_too(int seed) => AgreeAsync(seed);

    private async Task AgreeAsync(int seed)
    {
        var random = new Random(seed);
        await BeginAsync();
        var browsers = new Dictionary<string, PortalBrowser>();
        foreach (var (email, _) in People) browsers[email] = await portal.SignInAsync(email);
        var opened = 0;
        for (var step = 0; step < Steps; step++)
        {
            var done = await ChangeAsync(random);
            foreach (var (email, _) in People) opened += await CompareAsync(email, browsers[email], $"seed {seed}, step {step}: {done}");
        }

        // It was not closed to everybody all the time.
        Assert.True(opened > Steps / 4, $"{opened}");
    }

    private async Task BeginAsync()
    {
        await portal.ScalarAsync("update portal.grants set revoked_at = now() where revoked_at is null");
        await portal.ScalarAsync("update portal.memberships m set ended_at = null from portal.users u where u.id = m.user_id and u.email = any($1)", (object)People.Select(person => person.Email).ToArray());
        await using var db = await portal.OpenAsync(Council, $"lead@{Council}.example");
        _areas = await db.Set<Domain.Organisations.PracticeArea>().OrderBy(area => area.Position).Select(area => area.Id).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var (email, _) in People) _ids[email] = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", email))!;
        foreach (var organisation in People.Select(person => person.Organisation).Distinct())
        {
            _engagements[organisation] = (Guid)(await portal.ScalarAsync(
                """
                select e.id from portal.engagements e join portal.organisations c on c.id = e.tenant_id and c.slug = $1
                join portal.organisations o on o.id = e.partner_organisation_id where o.slug = $2 order by e.id limit 1
                """,
                Council, organisation))!;
            await portal.ScalarAsync("update portal.engagements set state = 'Active' where id = $1", _engagements[organisation]);
            _works[organisation] = true;
        }
    }

    private async Task<string> ChangeAsync(Random random)
    {
        var grant = _given.Count > 0 ? _given[random.Next(_given.Count)] : null;
        var organisation = People[random.Next(People.Length)].Organisation;
        // For one step: with what stood on it, it closes everything.
        if (_helpsNoMore is not null) return await HelpAgainAsync(_helpsNoMore);
        switch (random.Next(13))
        {
            case 12 when _helpsNoMore is null:
                return await HelpNoMoreAsync(organisation);
            case 0 or 1 or 2 or 10 or 11:
                return await GiveAsync(random, null);
            case 3 when grant is { IsLive: true }:
                grant.IsRevoked = true;
                return await GiveAsync(random, grant);
            case 4 when grant is { IsLive: true }:
                await MoveAsync(grant, TimeSpan.FromSeconds(-1));
                grant.IsOver = true;
                return "run out";
            case 5 when grant is { IsRevoked: false, IsOver: true }:
                await MoveAsync(grant, TimeSpan.FromDays(3));
                grant.IsOver = false;
                return "extended";
            case 6 when grant is { IsLive: true }:
                await OnGrantAsync(grant.Id, row => row.Revoke(DateTimeOffset.UtcNow));
                grant.IsRevoked = true;
                return "revoked";
            case 7:
                // One at a time, so that something stays open.
                organisation = _works.FirstOrDefault(work => !work.Value).Key ?? organisation;
                _works[organisation] = !_works[organisation];
                await portal.ScalarAsync("update portal.engagements set state = $2 where id = $1", _engagements[organisation], _works[organisation] ? "Active" : "Paused");
                return _works[organisation] ? "resumed" : "paused";
            case 8:
                var email = _left.FirstOrDefault() ?? People[random.Next(People.Length)].Email;
                var leaves = _left.Add(email);
                if (!leaves) _left.Remove(email);
                await portal.ScalarAsync(
                    $"update portal.memberships set ended_at = {(leaves ? "now()" : "null")} where user_id = $1", _ids[email]);
                return leaves ? $"{email} left" : $"{email} came back";
            default:
                await using (var db = await portal.OpenAsync(Council, $"lead@{Council}.example"))
                {
                    var kpis = await db.Set<Domain.Kpis.Kpi>().Select(kpi => kpi.Id).ToListAsync(TestContext.Current.CancellationToken);
                    await db.MoveKpiAsync(kpis[random.Next(kpis.Count)], _areas[random.Next(_areas.Count)], TestContext.Current.CancellationToken);
                }

                return "a measure moved";
        }
    }

    private async Task<string> GiveAsync(Random random, Given? replaced)
    {
        var (email, organisation) = People[random.Next(People.Length)];
        var isForAll = random.Next(4) == 0;
        var rights = random.GetItems([.. RolePermissions.Grantable], random.Next(1, 5));
        // Values by team are given beside performance only.
        if (rights.Any(right => right.Kind is RecordKind.TeamValues)) rights = [.. rights, new(RecordKind.Kpis, Verb.View)];
        var areas = random.GetItems([.. _areas], random.Next(1, 4));
        await using var db = await portal.OpenAsync(Council, $"lead@{Council}.example");
        var engagement = await db.Set<Engagement>().SingleAsync(row => row.Id == _engagements[organisation], TestContext.Current.CancellationToken);
        var sponsor = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", $"lead@{Council}.example"))!;
        var now = DateTimeOffset.UtcNow.AddSeconds(-5);
        var grant = new Grant(
            engagement, isForAll ? null : _ids[email], new(rights, areas, []), new("Made up by a test", sponsor, null, now.AddDays(9).DayInUk(), null), now);
        // A draft counts for nothing.
        var isDraft = replaced is null && random.Next(5) == 0;
        if (!isDraft) grant.Give(now);
        if (replaced is not null)
        {
            var old = await db.Set<Grant>().AsTracking().SingleAsync(row => row.Id == replaced.Id, TestContext.Current.CancellationToken);
            old.Revoke(now);
            grant.Replace(old);
        }

        db.Add(grant);
        db.Record(new GrantRevoked("Somebody", "A test"), grant.Id);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var verbs = rights.Concat(rights.Select(right => new GrantableRight(right.Kind, Verb.View))).ToHashSet();
        _given.Add(new(grant.Id, organisation, isForAll ? null : email, verbs, [.. areas]) { IsRevoked = isDraft });
        return isDraft ? "drafted" : replaced is null ? "given" : "replaced";
    }

    private async Task<string> HelpNoMoreAsync(string organisation)
    {
        await OfPartAsync(
            $"""
            select app.end_part(r.id, current_date) from portal.organisation_roles r join portal.organisations o on o.id = r.organisation_id
            where o.slug = '{organisation}' and r.part = '{PartOf(organisation)}' and r.until is null
            """);
        _helpsNoMore = organisation;
        // For good, also what has run out and could have been extended.
        foreach (var grant in _given.Where(grant => grant.Organisation == organisation)) grant.IsRevoked = true;
        return $"{organisation} helps no more";
    }

    private async Task<string> HelpAgainAsync(string organisation)
    {
        await OfPartAsync(
            $"select app.give_part(id, '{PartOf(organisation)}', current_date, null) from portal.organisations where slug = '{organisation}'");
        _helpsNoMore = null;
        return $"{organisation} helps again";
    }

    private static string PartOf(string organisation) => organisation == "department" ? "Department" : "Partner";

    private async Task OfPartAsync(string sql)
    {
        await using var administrator = await SqlSession.OpenAsync(portal, "admin@slipportal.example");
        await administrator.AskAsync(sql);
        await administrator.CommitAsync();
    }

    private async Task OnGrantAsync(Guid id, Action<Grant> change)
    {
        await using var db = await portal.OpenAsync(Council, $"lead@{Council}.example");
        var grant = await db.Set<Grant>().AsTracking().SingleAsync(row => row.Id == id, TestContext.Current.CancellationToken);
        change(grant);
        db.Record(new GrantRevoked("Somebody", "A test"), id);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    // Time is the database's: a test moves the grant and not the clock.
    private async Task MoveAsync(Given grant, TimeSpan end) => await portal.ScalarAsync("update portal.grants set ends_at = now() + $2 where id = $1", grant.Id, end);

    private async Task<int> CompareAsync(string email, PortalBrowser browser, string when)
    {
        var organisation = People.Single(person => person.Email == email).Organisation;
        var counts = _left.Contains(email) || !_works[organisation] || organisation == _helpsNoMore
            ? []
            : _given.Where(grant => grant.IsLive && grant.Organisation == organisation && (grant.Email is null || grant.Email == email)).ToList();
        var expected = (
            from grant in counts
            from right in grant.Rights
            from area in grant.Areas
            select $"{right.Kind} {right.Verb} {area}").ToHashSet();

        await using var db = await portal.OpenAsync(Council, email);
        var reach = await Reach.AskAsync(db, TestContext.Current.CancellationToken);
        var actual = (
            from right in reach.Rights
            where right.GrantId is not null
            from area in right.Areas
            select $"{right.Kind} {right.Verb} {area}").ToHashSet();
        Assert.True(expected.SetEquals(actual), $"{when}. {email}: only the model has {string.Join("; ", expected.Except(actual))}; only the database has {string.Join("; ", actual.Except(expected))}.");

        foreach (var (table, kind, open) in Tables)
        {
            var mine = await db.Database.SqlQueryRaw<Guid>($"select id as \"Value\" from portal.{table}").ToListAsync(TestContext.Current.CancellationToken);
            var areas = _areas.Where(area => expected.Contains($"{kind} View {area}")).ToArray();
            var all = (Guid[])(await portal.ScalarAsync(
                $"select coalesce(array_agg(r.id), '{{}}') from portal.{table} r join portal.organisations o on o.id = r.tenant_id where o.slug = $1 and {open} and practice_area_id = any($2)",
                Council, areas))!;
            Assert.True(all.ToHashSet().SetEquals(mine), $"{when}. {email}: {table} has {mine.Count} rows where the model has {all.Length}.");
        }

        foreach (var (kind, page) in Pages)
        {
            var status = (await browser.GoAsync($"/councils/{Council}/{page}")).Status;
            var isOpen = expected.Any(right => right.StartsWith($"{kind} View ", StringComparison.Ordinal));
            Assert.True(status == (isOpen ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{when}. {email}: {page} is {status}.");
        }

        Assert.True(counts.Count > 0 == (await browser.GoAsync("/")).Main.Contains("Brackenshire", StringComparison.Ordinal), $"{when}. {email}: the list of councils is wrong.");
        return counts.Count > 0 ? 1 : 0;
    }

    private sealed record Given(Guid Id, string Organisation, string? Email, IReadOnlySet<GrantableRight> Rights, IReadOnlyList<Guid> Areas)
    {
        public bool IsRevoked { get; set; }

        public bool IsOver { get; set; }

        public bool IsLive => !IsRevoked && !IsOver;
    }
}
