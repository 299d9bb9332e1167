using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Visits;
using SlipPortal.IntegrationTests.Pages.Councils;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>A lead who tries a grant on sees what its people would see, record for record, and can change nothing.</summary>
public sealed class PreviewTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@brackenshire.example";

    // Whom nobody has let in: all that they see they see by the grant that is being tried.
    private const string Person = "adviser2@education.example";

    // Not compared. The terms of the work are the other side's own, with a grant or without: a preview is of the council's records.
    private static readonly string[] NotCompared = ["engagements", "engagement_steps", "engagement_activities", "engagement_outcomes"];

    [Fact]
    public async Task A_preview_shows_the_very_records_that_the_grant_opens_when_it_is_given()
    {
        var (council, lead, person) = await CastAsync();
        var random = new Random(20_261_121);
        var seen = new List<HashSet<string>>();
        for (var round = 0; round < 24; round++)
        {
            var (id, words) = await DraftAsync(random, council, lead, person);
            HashSet<string> tried;
            await using (var preview = Open(council, lead, id)) tried = await IdsAsync(preview);
            await GiveAsync(council, lead, id, grant => grant.Give(DateTimeOffset.UtcNow));
            await using (var real = Open(council, person, null)) Assert.True(tried.SetEquals(await IdsAsync(real)), $"Round {round}, {words}: the preview shows something else.");
            await GiveAsync(council, lead, id, grant => grant.Revoke(DateTimeOffset.UtcNow));
            await using (var ended = Open(council, person, null)) Assert.Empty(await IdsAsync(ended));
            seen.Add(tried);
        }

        // None of it was vacuous: different grants opened different records, of many tables, and some that are named only.
        Assert.True(seen.Select(ids => ids.Count).Distinct().Count() > 8);
        Assert.True(seen.SelectMany(ids => ids).Select(id => id.Split(':')[0]).Distinct().Count() > 15);
        var unpublished = (await portal.ScalarAsync("select string_agg('visits:' || id, ' ') from portal.visits where not is_public"))!.ToString()!.Split(' ');
        Assert.Contains(seen, ids => ids.Overlaps(unpublished));
        Assert.Contains(seen, ids => ids.Any(id => id.StartsWith("visits:", StringComparison.Ordinal)) && !ids.Overlaps(unpublished));
    }

    [Fact]
    public async Task Nothing_can_be_written_in_a_preview()
    {
        var (council, lead, person) = await CastAsync();
        var (id, _) = await DraftAsync(new(1), council, lead, person);
        await using var preview = Open(council, lead, id);
        foreach (var table in Tables(preview).Concat(NotCompared))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => preview.Database.ExecuteSqlRawAsync($"update portal.{table} set id = id"));
            Assert.Contains(refused.SqlState, (string[])[PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.InsufficientPrivilege]);
        }

        var area = new PracticeArea("Quokkas", 99);
        preview.Add(area);
        preview.Record(new PracticeAreaAdded(area.Name), area.Id);
        var failed = await Assert.ThrowsAsync<DbUpdateException>(() => preview.SaveChangesAsync());
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, Assert.IsType<PostgresException>(failed.InnerException).SqlState);
        // The same lead as themselves may.
        await using var open = Open(council, lead, null);
        open.Add(area = new PracticeArea("Quokkas", 99));
        open.Record(new PracticeAreaAdded(area.Name), area.Id);
        await open.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_but_a_lead_of_the_council_tries_a_grant_on()
    {
        var (council, lead, person) = await CastAsync();
        var (id, _) = await DraftAsync(new(2), council, lead, person);
        foreach (var email in (string[])["contributor@brackenshire.example", "lead@ashdale.example", Person])
            await using (var other = Open(council, await PersonAsync(email), id)) Assert.Empty(await IdsAsync(other));
    }

    [Fact]
    public async Task A_lead_tries_access_on_in_a_session_that_reads_only_and_leaves_no_line()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.DraftAccessAsync("ashdale", Person, ["Front door"]);
        var draft = lead.Path;
        Assert.Contains("actions", lead.Main, StringComparison.Ordinal);
        var lines = await portal.ScalarAsync("select count(*) from portal.ledger_entries");

        await lead.ClickAsync("Preview as they would see it");
        Assert.Contains("This is a preview", lead.Text("[aria-label='Preview']"), StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/plan");
        Assert.Equal(["1. Front door"], lead.Page.QuerySelectorAll("h2[id^=chapter]").Select(heading => heading.TextContent));
        foreach (var closed in (string[])["history", "people", "partners", "kpis", "visits", "plan/actions/2.1", "plan/import"])
            Assert.Equal((closed, HttpStatusCode.NotFound), (closed, (await lead.GoAsync($"/councils/ashdale/{closed}")).Status));
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.SendFormAsync("/councils/ashdale/plan/actions/1.1/progress")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.SendFormAsync(draft)).Status);

        await lead.GoAsync("/councils/ashdale/plan");
        await lead.ClickAsync("End the preview");
        Assert.Equal(draft, lead.Path);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/ashdale/history")).Status);
        Assert.Equal(lines, await portal.ScalarAsync("select count(*) from portal.ledger_entries"));
    }

    [Fact]
    public async Task What_has_ended_is_not_tried_on_and_elsewhere_a_lead_stays_themself()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.DraftAccessAsync("ashdale", Person, ["Front door"]);
        var grant = lead.Path;
        await lead.ClickAsync("Give access");
        await lead.GoAsync(grant);
        await lead.ClickAsync("Preview as they would see it");

        // Many councils at once are read as oneself, in a session that takes no write, and leave no line.
        var lines = await portal.ScalarAsync("select count(*) from portal.ledger_entries");
        await lead.GoAsync("/oversight");
        Assert.Contains("All practice areas", (await lead.GoAsync("/oversight?format=csv")).Body, StringComparison.Ordinal);
        // What is sent there is their own, and no council's: the watch list.
        await lead.GoAsync("/oversight");
        await lead.ClickAsync("Watch Ashdale Council");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync("/councils/ashdale/history")).Status);
        Assert.Equal(lines, await portal.ScalarAsync("select count(*) from portal.ledger_entries"));

        await lead.GoAsync("/councils/ashdale/plan");
        await lead.ClickAsync("End the preview");
        Assert.Equal(grant, lead.Path);
        // The page is older than the end of the access.
        await portal.ScalarAsync("update portal.grants set revoked_at = now() where id = $1", Guid.Parse(grant[^36..]));
        await lead.ClickAsync("Preview as they would see it");
        Assert.Equal(HttpStatusCode.NotFound, lead.Status);
        Assert.DoesNotContain("Preview as they would see it", (await lead.GoAsync(grant)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/ashdale/history")).Status);
    }

    [Theory]
    [InlineData("update portal.grants set revoked_at = now() where id = $1", true)]
    [InlineData("update portal.grants set starts_at = now() - interval '2 days', ends_at = now() where id = $1", true)]
    [InlineData("update portal.engagements set state = 'Ended' where id = (select engagement_id from portal.grants where id = $1)", true)]
    [InlineData("update portal.engagements set state = 'Paused' where id = (select engagement_id from portal.grants where id = $1)", false)]
    [InlineData("update portal.grants set starts_at = now() + interval '1 day' where id = $1", false)]
    public async Task A_preview_under_way_shows_nothing_once_what_it_tries_on_has_ended(string change, bool isOver)
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.DraftAccessAsync("ashdale", Person, ["Front door"]);
        var grant = Guid.Parse(lead.Path[^36..]);
        var state = await portal.ScalarAsync("select e.state from portal.engagements e join portal.grants g on g.engagement_id = e.id where g.id = $1", grant);
        await lead.ClickAsync("Preview as they would see it");
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/ashdale/plan")).Status);

        await portal.ScalarAsync(change, grant);
        Assert.Equal(isOver ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await lead.GoAsync("/councils/ashdale/plan")).Status);
        await lead.GoAsync("/");
        await lead.ClickAsync("End the preview");
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync("/councils/ashdale/history")).Status);
        await portal.ScalarAsync("update portal.engagements set state = $2 where id = (select engagement_id from portal.grants where id = $1)", grant, state!);
    }

    private async Task<(CouncilTenantInfo Council, Somebody Lead, Somebody Person)> CastAsync()
    {
        await using var db = await portal.OpenAsync("brackenshire", Lead);
        return ((CouncilTenantInfo)db.TenantInfo!, await PersonAsync(Lead), await PersonAsync(Person));
    }

    private async Task<Somebody> PersonAsync(string email) =>
        new((Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", email))!, null);

    private PortalDbContext Open(CouncilTenantInfo council, Somebody actor, Guid? preview) =>
        portal.Services.GetRequiredService<PortalSessions>().Open(council, actor with { PreviewedGrantId = preview });

    // Some kinds and verbs, some areas, some named records, for one person or for everybody.
    private async Task<(Guid Id, string Words)> DraftAsync(Random random, CouncilTenantInfo council, Somebody lead, Somebody person)
    {
        await using var db = Open(council, lead, null);
        var organisation = (string)(await portal.ScalarAsync("select tenant_id::text from portal.memberships where user_id = $1", person.UserId!.Value))!;
        var engagement = await db.Set<Engagement>().FirstAsync(one => one.PartnerOrganisationId == organisation && one.State == EngagementState.Active);
        GrantableRight[] rights = [.. Some(random, RolePermissions.Grantable, random.Next(1, 8))];
        // Values by team are given beside performance only.
        if (rights.Any(right => right.Kind is RecordKind.TeamValues)) rights = [.. rights, new(RecordKind.Kpis, Verb.View)];
        var areas = Some(random, await db.Set<PracticeArea>().OrderBy(area => area.Position).ToListAsync(), random.Next(1, 6));
        var visits = await db.Set<Visit>().Where(visit => !visit.IsPublic).OrderBy(visit => visit.FirstDay).Select(visit => visit.Id).ToListAsync();
        var documents = await db.Set<Domain.Plans.Evidence>().Where(evidence => evidence.IsConfidential).Select(evidence => evidence.Id).ToListAsync();
        NamedRecord[] nameable = [.. visits.Select(id => new NamedRecord(RecordKind.UnpublishedVisits, id)), .. documents.Select(id => new NamedRecord(RecordKind.ConfidentialDocuments, id))];
        var scope = new GrantScope(rights, [.. areas.Select(area => area.Id)], Some(random, nameable, random.Next(0, 3)));
        var now = DateTimeOffset.UtcNow;
        var grant = new Grant(
            engagement, random.Next(3) == 0 ? null : person.UserId, scope, new("A round", lead.UserId!.Value, null, now.DayInUk().AddDays(random.Next(1, 300)), null), now);
        db.Add(grant);
        db.Record(new GrantDrafted("x", "x"), grant.Id);
        await db.SaveChangesAsync();
        return (grant.Id, $"{string.Join(", ", rights)} in {string.Join(", ", areas.Select(area => area.Name))}, {scope.Records.Count} named, for {grant.UserId}");
    }

    private async Task GiveAsync(CouncilTenantInfo council, Somebody lead, Guid id, Action<Grant> what)
    {
        await using var db = Open(council, lead, null);
        what(await db.Set<Grant>().AsTracking().SingleAsync(grant => grant.Id == id));
        db.Record(new GrantDrafted("x", "x"), id);
        await db.SaveChangesAsync();
    }

    private static List<T> Some<T>(Random random, IReadOnlyList<T> all, int count)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }

    private static IEnumerable<string> Tables(PortalDbContext db) =>
        Attacks.Entities(db).Select(entity => entity.GetTableName()!).Distinct().Except(NotCompared).Order(StringComparer.Ordinal);

    // Every record of every table that the session can fetch: “visits:…”.
    private static async Task<HashSet<string>> IdsAsync(PortalDbContext db) =>
    [
        .. await db.Database
            .SqlQueryRaw<string>(string.Join(" union all ", Tables(db).Select(table => $"select '{table}:' || id as \"Value\" from portal.{table}")))
            .ToListAsync(),
    ];

    private sealed record Somebody(Guid? UserId, Guid? PreviewedGrantId) : IActor
    {
        public string Name => "A test";
    }
}
