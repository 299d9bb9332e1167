using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// Ids repeat over councils as far as keys go: each council's keys begin with its own id. A row of one's own under another council's id must open
/// nothing there.
/// </summary>
public sealed class CollisionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Attacker = "ashdale";
    private const string Victim = "brackenshire";

    [Fact]
    public async Task No_row_under_another_councils_id_opens_anything_there()
    {
        Assert.Empty(await CollideAsync());
    }

    [Fact]
    [Trait("Runs", "Whole")]
    public async Task The_test_above_would_notice_ids_that_repeat()
    {
        await portal.ScalarAsync("drop index portal.ix_practice_areas_id; drop index portal.ix_engagements_id; drop index portal.ix_visits_id; drop index portal.ix_findings_id; drop index portal.ix_evidence_id");
        try
        {
            var opened = await CollideAsync();
            Assert.Contains(opened, what => what.StartsWith("practice_areas:", StringComparison.Ordinal));
        }
        finally
        {
            await portal.ScalarAsync(
                "create unique index ix_practice_areas_id on portal.practice_areas (id); create unique index ix_engagements_id on portal.engagements (id); create unique index ix_visits_id on portal.visits (id); create unique index ix_findings_id on portal.findings (id); create unique index ix_evidence_id on portal.evidence (id)");
        }
    }

    [Fact]
    public async Task Every_id_that_a_policy_compares_without_its_council_is_unique_over_all_of_them()
    {
        // Where the ids come from that a function gives to policies.
        Dictionary<string, string[]> sources = new()
        {
            ["reach"] = ["practice_areas"],
            ["reach_keys"] = ["practice_areas"],
            ["my_side"] = ["engagements"],
            ["my_engagements"] = ["engagements"],
            ["my_audiences"] = ["engagements"],
            ["my_named"] = ["visits", "findings", "evidence"],
        };
        var asked = (string[])(await portal.ScalarAsync(
            """
            select array_agg(distinct name[1]) from pg_policy, regexp_matches(
                concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), 'app\.(\w+)\(', 'g') name
            """))!;
        // These give people, councils and organisations, which belong to no council.
        string[] others = ["user_id", "my_tenants", "tenants_within_reach", "my_organisations", "is_administrator", "my_names", "session_strength", "person_name"];
        Assert.Empty(asked.Except(others).Except(sources.Keys));
        foreach (var table in asked.Except(others).SelectMany(function => sources[function]).Distinct())
            Assert.True(
                await portal.ScalarAsync(
                    "select exists (select from pg_index where indrelid = ('portal.' || $1)::regclass and indisunique and indpred is null and pg_get_indexdef(indexrelid) like '%(id)')", table) is true,
                table);
    }

    [Fact]
    public async Task What_a_council_names_in_a_grant_is_opened_only_where_it_is_its_own()
    {
        // A council names another's unpublished visit for an adviser who may see published ones there.
        var visit = (Guid)(await portal.ScalarAsync($"select id from portal.visits where not is_public and tenant_id = (select id from portal.organisations where slug = '{Victim}') limit 1"))!;
        await portal.ScalarAsync(
            $"""
            insert into portal.grant_records (tenant_id, id, grant_id, kind, record_id)
            select g.tenant_id, gen_random_uuid(), g.id, 'UnpublishedVisits', '{visit}' from portal.grants g
            join portal.users u on u.id = g.user_id and u.email = 'adviser@education.example'
            where g.tenant_id = (select id from portal.organisations where slug = '{Attacker}')
            """);
        await using var sql = await SqlSession.OpenAsync(portal, "adviser@education.example", "*");
        Assert.Equal(0L, await sql.AskAsync($"select count(*) from portal.visits where id = '{visit}'"));
        Assert.Equal(false, await sql.AskAsync($"select '{visit}' = any(app.my_named())"));
    }

    // For each table: my own row once more, under each of their ids; then everything of theirs is counted, in my council and in all.
    private async Task<IReadOnlyList<string>> CollideAsync()
    {
        var theirs = (string)(await portal.ScalarAsync("select id from portal.organisations where slug = $1", Victim))!;
        var mine = (string)(await portal.ScalarAsync("select id from portal.organisations where slug = $1", Attacker))!;
        await using var db = await portal.OpenAsync(Attacker, "lead@ashdale.example");
        var entities = Attacks.Entities(db).ToList();
        var opened = new List<string>();
        foreach (var entity in entities)
        {
            await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", Attacker);
            var before = await TheirsAsync(sql, entities, theirs);
            await sql.TryAsync(Copy(entity, mine, (Guid[])(await portal.ScalarAsync($"select array_agg(id) from {Attacks.Table(entity)} where tenant_id = $1", theirs))!));
            var after = await TheirsAsync(sql, entities, theirs);
            await sql.RunAsync(await portal.SessionAsync("lead@ashdale.example", "*"));
            after += await TheirsAsync(sql, entities, theirs);
            if (after > before) opened.Add($"{entity.GetTableName()}: {after} rows of theirs");
        }

        return opened;
    }

    private static async Task<long> TheirsAsync(SqlSession sql, IEnumerable<IEntityType> entities, string theirs) => (long)(decimal)(await sql.AskAsync(
        $"select sum(rows) from ({string.Join(" union all ", entities.Select(entity => $"select count(*) as rows from {Attacks.Table(entity)} where tenant_id = '{theirs}'"))}) counts"))!;

    private static string Copy(IEntityType entity, string mine, Guid[] ids)
    {
        var columns = Attacks.Writable(entity).Where(name => name is not ("tenant_id" or "id")).ToList();
        var (names, values) = (string.Concat(columns.Select(name => $", \"{name}\"")), string.Concat(columns.Select(name => Value(entity, name))));
        return $"""
            insert into {Attacks.Table(entity)} (tenant_id, id{names})
            select '{mine}', other.id{values} from (select * from {Attacks.Table(entity)} where tenant_id = '{mine}' limit 1) own,
                unnest('{"{" + string.Join(',', ids) + "}"}'::uuid[]) other (id)
            """;
    }

    // What must be unique in a council is made so.
    private static string Value(IEntityType entity, string name) => name switch
    {
        "name" or "title" or "ref" or "email" or "number" when entity.GetProperties().Single(property => property.GetColumnName() == name).ClrType == typeof(string) =>
            $", right(other.id::text, 10)",
        "author_id" or "asked_by_id" => ", app.user_id()",
        _ => $", own.\"{name}\"",
    };
}
