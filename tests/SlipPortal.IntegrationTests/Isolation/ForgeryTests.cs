using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>History, the ledger and whoever wrote something are what the session says, and no SQL says otherwise; facts go with nothing.</summary>
public sealed class ForgeryTests(PortalHost portal, TestDatabases databases) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_line_of_history_says_who_wrote_it_and_when_whatever_is_sent()
    {
        await using var sql = await SqlSession.OpenAsync(portal, "contributor@ashdale.example", "ashdale");
        await sql.RunAsync(Line("Forged"));
        await sql.CommitAsync();
        Assert.Equal(
            await portal.ScalarAsync("select name || ' ' || email from portal.users where email = 'contributor@ashdale.example'"),
            await portal.ScalarAsync("select l.person || ' ' || u.email from portal.change_log l join portal.users u on u.id = l.user_id where l.event = 'Forged' and l.at between now() - interval '1 minute' and now() + interval '1 minute'"));
        foreach (var (column, value) in new[] { ("user_id", "gen_random_uuid()"), ("person", "'Somebody else'"), ("at", "'2001-01-01'") })
        {
            await sql.RunAsync(await portal.SessionAsync("contributor@ashdale.example", "ashdale"));
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                await sql.TryAsync($"insert into portal.change_log (tenant_id, id, event, summary, data, subject_id, {column}) values (app.tenant_id(), gen_random_uuid(), 'Forged', 'x', '{{}}', gen_random_uuid(), {value})"));
        }
    }

    [Theory]
    // A partner's or a department's people may ask any council to be let in, and write that down and nothing else.
    [InlineData("adviser2@education.example", "coldwater", "AccessAsked", null)]
    [InlineData("adviser2@education.example", "coldwater", "GrantGiven", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("lead@brackenshire.example", "coldwater", "AccessAsked", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("admin@slipportal.example", "coldwater", "AccessAsked", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task Who_has_no_records_of_a_council_writes_nothing_into_its_history_but_that_they_ask(string email, string council, string what, string? refused)
    {
        await using var sql = await SqlSession.OpenAsync(portal, email, council);
        Assert.Equal(refused, await sql.TryAsync(Line(what)));
    }

    [Fact]
    public async Task Nobody_adds_or_changes_a_row_in_somebody_elses_name()
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        var somebody = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'contributor@ashdale.example'"))!;
        var (forged, tried) = (new List<string>(), 0);
        foreach (var entity in Attacks.Entities(db))
        {
            foreach (var column in AuthorsOf(entity))
            {
                tried++;
                await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
                if (await sql.TryAsync(CopyBy(entity, column, somebody)) is not PostgresErrorCodes.InsufficientPrivilege) forged.Add($"{entity.GetTableName()}.{column} of a new row");
                var changed = await sql.TryAsync($"update {Attacks.Table(entity)} set {column} = '{somebody}'");
                if (changed is null && await sql.AskAsync($"select exists (select from {Attacks.Table(entity)} where {column} = '{somebody}')") is true) forged.Add($"{entity.GetTableName()}.{column} of a row");
            }
        }

        Assert.Empty(forged);
        Assert.True(tried > 30, $"{tried}");
    }

    [Fact]
    public async Task Nobody_says_the_name_under_which_they_write()
    {
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
        List<string> statements =
        [
            .. from entity in Attacks.Entities(db)
               from author in AuthorsOf(entity).Append("user_id").Select(column => column[..column.LastIndexOf('_')])
               from name in entity.GetProperties().Select(property => property.GetColumnName())
               where name == author || name == $"{author}_name" || name == "person"
               from statement in new[] { $"insert into {Attacks.Table(entity)} ({name}) values ('Somebody else')", $"update {Attacks.Table(entity)} set {name} = 'Somebody else'" }
               select statement,
        ];
        Assert.Contains(statements, statement => statement.Contains("held_texts (author)", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.Contains("held_verdicts (lead)", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.Contains("comments (author_name)", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.Contains("change_log (person)", StringComparison.Ordinal));
        foreach (var statement in statements.Append("update portal.evidence set is_confidential = false").Append("update portal.practice_areas set name = 'Another'"))
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, await sql.TryAsync(statement)));
    }

    [Fact]
    public async Task The_test_above_would_notice_a_policy_that_does_not_ask_whose_it_is()
    {
        var somebody = (Guid)(await portal.ScalarAsync("select id from portal.users where email = 'contributor@ashdale.example'"))!;
        await using var db = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        var entity = Attacks.Entities(db).Single(entity => entity.GetTableName() == "progress_updates");
        await portal.ScalarAsync("create policy lax on portal.progress_updates for insert to slipportal_app with check (true)");
        try
        {
            await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
            Assert.Null(await sql.TryAsync(CopyBy(entity, "author_id", somebody)));
        }
        finally
        {
            await portal.MigrateAsync();
        }
    }

    [Fact]
    public async Task Nothing_that_is_deleted_takes_a_fact_with_it()
    {
        // Neither deletes a reference anything, nor does it forget what it named.
        Assert.Equal("", await portal.ScalarAsync(
            """
            select coalesce(string_agg(conname, ', '), '') from pg_constraint
            where contype = 'f' and confdeltype not in ('a', 'r') and connamespace = 'portal'::regnamespace
                and exists (select from pg_attribute where attrelid = conrelid and attname = 'tenant_id') and conrelid <> 'portal.watched_councils'::regclass
            """));
        Assert.Equal([], await DeleteParentsAsync(portal));
    }

    [Fact]
    [Trait("Runs", "Whole")]
    public async Task The_test_above_would_notice_a_cascade()
    {
        // On a database of its own: a migration does not take references back.
        await using var other = new PortalHost(databases);
        await other.InitializeAsync();
        await other.ScalarAsync(
            """
            do $$ declare one record; begin
                grant delete on portal.comment_threads, portal.comments to slipportal_app;
                create policy lax on portal.comment_threads for delete to slipportal_app using (true);
                for one in select conname, conrelid::regclass as place, pg_get_constraintdef(oid) as says from pg_constraint
                    where contype = 'f' and confrelid in ('portal.comment_threads'::regclass, 'portal.comments'::regclass) loop
                    execute format('alter table %s drop constraint %I', one.place, one.conname);
                    execute format('alter table %s add constraint %I %s on delete cascade', one.place, one.conname, one.says);
                end loop;
            end $$
            """);
        Assert.Contains("comment_wordings", await DeleteParentsAsync(other));
    }

    private static string Line(string what) =>
        $"insert into portal.change_log (tenant_id, id, event, summary, data, subject_id) values (app.tenant_id(), gen_random_uuid(), '{what}', 'x', '{{}}', gen_random_uuid())";

    // Deletes whatever a lead may, one row after the other, in every table, and tells which facts are fewer then.
    private static async Task<IReadOnlyList<string>> DeleteParentsAsync(PortalHost host)
    {
        await using var db = await host.OpenAsync("ashdale", "lead@ashdale.example");
        var entities = Attacks.Entities(db).ToList();
        // Working papers and drafts, that nobody was told of, and content whose line stays.
        string[] noFacts = ["action_links", "book_lines", "evidence_files", "practice_examples", "agenda_items", "grants", "grant_rights", "grant_records", "grant_practice_areas", "plan_imports", "plans", "chapters", "impacts", "actions", "action_owners"];
        var facts = entities.Select(entity => entity.GetTableName()!).Except(noFacts).ToList();
        var fewer = new HashSet<string>();
        foreach (var entity in entities)
        {
            await using var sql = await SqlSession.OpenAsync(host, "lead@ashdale.example", "ashdale");
            var before = await CountsAsync(sql, facts);
            foreach (var id in (Guid[])(await host.ScalarAsync($"select coalesce(array_agg(id), '{{}}') from (select id from {Attacks.Table(entity)} where tenant_id = (select id from portal.organisations where slug = 'ashdale') limit 30) few"))!)
                await sql.TryAsync($"delete from {Attacks.Table(entity)} where id = '{id}'");
            var after = await CountsAsync(sql, facts);
            foreach (var fact in facts) if (after[fact] < before[fact]) fewer.Add(fact);
        }

        return [.. fewer];
    }

    private static async Task<Dictionary<string, long>> CountsAsync(SqlSession sql, List<string> tables)
    {
        var counts = (long[])(await sql.AskAsync($"select array[{string.Join(", ", tables.Select(table => $"(select count(*) from portal.{table})"))}]"))!;
        return tables.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    // Whoever a row says has written it. Who it is for, or about, is another matter.
    private static IEnumerable<string> AuthorsOf(IEntityType entity) =>
        from property in entity.GetProperties()
        where property.Name is "AuthorId" or "LeadId" || property.Name.EndsWith("ById", StringComparison.Ordinal)
        select property.GetColumnName();

    private static string CopyBy(IEntityType entity, string column, Guid somebody)
    {
        // Also one that nobody may write.
        var columns = Attacks.Writable(entity).Where(name => name != "id").Union([column]).ToList();
        return $"""
            insert into {Attacks.Table(entity)} (id, {string.Join(", ", columns.Select(name => $"\"{name}\""))})
            select gen_random_uuid(), {string.Join(", ", columns.Select(name => name == column ? $"'{somebody}'" : $"\"{name}\""))} from {Attacks.Table(entity)} limit 1
            """;
    }
}
