using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Isolation;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// What a page asks a lead for, tried by raw SQL as the portal's own role on behalf of those who may only edit, comment or read; and what is
/// written in somebody else's name. Each attempt goes through for a lead, in their own name. (VerbsOfPagesTests hold the policies against the pages.)
/// </summary>
public sealed class VerbTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "brackenshire";
    private const string Lead = "lead@brackenshire.example";
    private const string Contributor = "contributor@brackenshire.example";

    // By name: what takes Manage, and for reviews also what somebody from outside may do by their grant.
    private static readonly Dictionary<string, string> OfLeads = new()
    {
        ["publishes a visit"] = "update portal.visits set is_public = true where id = {bare visit}",
        ["takes a visit back"] = "update portal.visits set is_public = false where id = {bare open visit}",
        ["says that a report is published"] = "{copy publication_steps: state = 'PublishedByChoice'}",
        ["changes when a report was published"] = "update portal.publication_steps set \"on\" = \"on\" + 1",
        ["opens a conversation about a closed visit"] = "update portal.comment_threads set is_open = not is_open where tenant_id = app.tenant_id()",
        ["says what the council says to a finding"] = "{copy finding_answers: reply = 'Declined', meeting_id = null}",
        ["changes what it said"] = "update portal.finding_answers set reason = 'Otherwise'",
        ["signs a finding off"] = "{copy finding_steps: stage = 'SignedOff'}",
        ["approves a plan"] = "update portal.plans set approved_at = now() where approved_at is null",
        ["brings a draft into force"] = "update portal.plans set in_force_at = now(), superseded_at = now() where in_force_at is null",
        ["brings the plan before back"] =
            "update portal.plans set superseded_at = now() where in_force_at is not null and superseded_at is null;"
            + "update portal.plans set superseded_at = null where superseded_at = now()",
        ["records a decision"] = "update portal.agenda_items set outcome = 'Agreed', decision = 'Yes', decided_at = now(), recorded_by_id = app.user_id() where outcome is null",
        ["changes a decision"] = "update portal.agenda_items set decision = 'No' where outcome is not null",
        ["agrees a date"] = "update portal.date_changes set outcome = 'Agreed', decided_at = now() where outcome is null",
        ["takes an agreed date back"] = "update portal.date_changes set outcome = 'Withdrawn' where outcome = 'Agreed'",
        ["gives an action another date"] = "{copy action_dues: date_change_id = null}",
        ["signs an action off"] = "{copy sign_off_steps: stage = 'SignedOff'}",
        ["winds a body up"] = "update portal.bodies set ended_at = now()",
        ["lets a body approve the plan"] = "update portal.bodies set may_approve_plan = not may_approve_plan",
        ["seats somebody"] = "{copy seats: name = 'Somebody', user_id = null}",
        ["ends a seat"] = "update portal.seats set until = \"from\"",
        ["retires a rating"] = "update portal.ratings set retired_at = now()",
        ["closes a measure"] = "update portal.kpis set closed_at = now()",
        ["sets a target"] = "{copy targets: reason = 'Lower'}",
        ["takes a target back"] = "update portal.targets set superseded_at = now()",
        ["judges a period by hand"] = "update portal.rating_overrides set reason = 'Otherwise'",
        ["unties a measure"] = "update portal.kpi_ties set superseded_at = now() where superseded_at is null",
        ["renames a team"] = "update portal.teams set short_name = 'Another'",
        ["takes a team off a measure"] = "update portal.team_breakdowns set superseded_at = now() where superseded_at is null",
        ["renames a book"] = "update portal.books set purpose = 'Another'",
        ["chooses whom the council is compared with"] = "update portal.comparison_choices set model = model",
        ["waives a term"] = "{copy term_waivers: reason = 'Not needed'}",
        ["lifts the notice"] = "{copy notice_stages: reason = 'Over'}",
        ["releases a held file"] = "update portal.evidence set is_held = false where id = {held evidence}",
        ["chooses what becomes of files that cannot be checked"] = "update portal.unchecked_file_choices set keeps_held = not keeps_held",
        ["decides on a held text"] = "{copy held_verdicts: held_text_id = {held text}, lead_id = app.user_id(), is_released = true}",
    };

    private static readonly Dictionary<string, string> OfReviews = new()
    {
        ["asks for a review"] = "{copy reviews: title = 'Another', state = 'Asked', signed_at = null, closed_at = null}",
        ["closes a review"] = "update portal.reviews set state = 'Closed'",
        ["says that a review is signed"] = "update portal.reviews set signed_at = now()",
    };

    // By column: what sets it to the person in {0}.
    private static readonly Dictionary<(string Table, string Column), string> InAName = new()
    {
        [("agenda_items", "recorded_by_id")] = "update portal.agenda_items set recorded_by_id = {0}",
        [("audit_actions", "done_by_id")] = "update portal.audit_actions set done_by_id = {0}",
        [("update_requests", "asked_by_id")] = "{copy update_requests: asked_by_id = {0}}",
        [("comment_threads", "resolved_by_id")] = "update portal.comment_threads set resolved_by_id = {0}",
        [("access_confirmations", "confirmed_by_id")] = "{copy access_confirmations: confirmed_by_id = {0}}",
        [("practice_publications", "published_by_id")] = "{copy practice_publications: published_by_id = {0}, withdrawn_by_id = null, withdrawn_at = now()}",
        [("practice_publications", "withdrawn_by_id")] = "update portal.practice_publications set withdrawn_by_id = {0}",
        [("api_keys", "created_by_id")] = "{copy api_keys: created_by_id = {0}, hash = 'another'}",
        [("invitations", "invited_by_id")] = "{copy invitations: invited_by_id = {0}, email = 'another@another.example'}",
        [("engagements", "asked_by_id")] = "{copy engagements: asked_by_id = {0}}",
        [("held_verdicts", "lead_id")] = "{copy held_verdicts: held_text_id = {held text}, lead_id = {0}}",
    };

    [Theory]
    [InlineData(Contributor, Council, true)]
    [InlineData("reader@ashdale.example", "ashdale", true)]
    [InlineData("adviser@education.example", Council, false)]
    [InlineData("reviewer@dunmere.example", Council, false)]
    public async Task What_takes_a_lead_is_refused_to_everybody_else(string email, string council, bool isMember)
    {
        // What somebody from outside may say in a review, their grant says: ReviewTests.
        var attempts = isMember ? OfLeads.Concat(OfReviews) : OfLeads;
        Assert.Equal([], await GoThroughAsync(email, attempts, council));
    }

    [Fact]
    public async Task Each_of_it_goes_through_for_a_lead() =>
        Assert.Equal(OfLeads.Concat(OfReviews).Select(attempt => attempt.Key), await GoThroughAsync(Lead, OfLeads.Concat(OfReviews)));

    [Fact]
    public async Task Without_the_walls_each_of_it_goes_through_for_a_contributor()
    {
        await using (await WithoutWallsAsync())
            Assert.Equal(OfLeads.Concat(OfReviews).Select(attempt => attempt.Key), await GoThroughAsync(Contributor, OfLeads.Concat(OfReviews)));
        Assert.Equal([], await GoThroughAsync(Contributor, OfLeads.Concat(OfReviews)));
    }

    [Fact]
    public async Task Not_even_a_lead_writes_in_another_name()
    {
        var columns = new List<(string Table, string Column)>();
        // What the role may not write at all, it writes in nobody's name.
        foreach (var column in InAName.Keys)
            if (await portal.ScalarAsync("select has_column_privilege('slipportal_app', 'portal.' || $1, $2, 'insert, update')", column.Table, column.Column) is true) columns.Add(column);
        Assert.True(columns.Count > 6, $"{columns.Count}");
        var other = await portal.ScalarAsync("select id from portal.users where email = $1", Contributor);
        Assert.Equal([], await GoThroughAsync(Lead, Attempts($"'{other}'::uuid")));
        Assert.Equal(columns.Select(column => $"{column}"), await GoThroughAsync(Lead, Attempts("app.user_id()")));
        await using (await WithoutWallsAsync())
            Assert.Equal(columns.Select(column => $"{column}"), await GoThroughAsync(Lead, Attempts($"'{other}'::uuid")));

        IEnumerable<KeyValuePair<string, string>> Attempts(string person) =>
            columns.Select(column => KeyValuePair.Create($"{column}", InAName[column].Replace("{0}", person, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_edit_writes_the_rest_of_such_rows()
    {
        string[] lawful =
        [
            "update portal.visits set focus = 'Another'", "update portal.findings set wording = wording || '.'", "update portal.plans set foreword = 'Another'",
            "update portal.date_changes set outcome = 'Withdrawn', decided_at = now() where outcome is null", "{copy readings: superseded_at = now()}",
            "{copy publication_steps: state = 'Published', is_public = true, visit_id = {bare open visit}, practice_area_id = (select practice_area_id from portal.visits where id = {bare open visit})}", "update portal.comment_threads set resolved_at = now()",
        ];
        Assert.Equal(lawful, await GoThroughAsync(Contributor, lawful.ToDictionary(sql => sql)));
    }

    // The names of those that change something. Nothing stays.
    private async Task<List<string>> GoThroughAsync(string email, IEnumerable<KeyValuePair<string, string>> attempts, string council = Council)
    {
        await using var db = await portal.OpenAsync(council, email);
        var scene = await SetSceneAsync(db.TenantInfo!.Id);
        var done = new List<string>();
        foreach (var (name, attempt) in attempts)
        {
            var sql = await SqlAsync(attempt, scene);
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            try
            {
                if (await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken) > 0) done.Add(name);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                // A wall. Anything else is a mistake of the test.
            }
            catch (PostgresException mistake)
            {
                throw new InvalidOperationException($"{name}: {sql}", mistake);
            }
        }

        return done;
    }

    // Records on which nothing hangs, so that one statement is enough: an attacker takes several in one.
    private async Task<Dictionary<string, object>> SetSceneAsync(string council)
    {
        var scene = new Dictionary<string, object>();
        foreach (var (name, table, values) in new[]
        {
            ("bare visit", "visits", "is_public = false"), ("bare open visit", "visits", "is_public = true"), ("closed visit", "visits", "is_public = false"),
            ("bare finding", "findings", "is_public = false, visit_id = {closed visit}"), ("held text", "held_texts", "place = 'A scene'"), ("held evidence", "evidence", "is_held = true"),
        })
        {
            var id = scene[name] = Guid.NewGuid();
            var sql = await SqlAsync($"{{copy {table}: id = '{id}', {values}}}", scene, DatabaseRoles.Owner);
            await portal.ScalarAsync(sql.Replace("app.tenant_id()", $"'{council}'", StringComparison.Ordinal).Replace("app.user_id()", "author_id", StringComparison.Ordinal));
        }

        return scene;
    }

    // “{copy table: column = value, …}” is a row like one that is there, but for these, with the columns that the role may write.
    private async Task<string> SqlAsync(string attempt, IReadOnlyDictionary<string, object> scene, string role = "slipportal_app")
    {
        foreach (var (name, id) in scene) attempt = attempt.Replace($"{{{name}}}", $"'{id}'::uuid", StringComparison.Ordinal);
        if (!attempt.StartsWith("{copy ", StringComparison.Ordinal)) return attempt;
        var copy = attempt["{copy ".Length..^1].Split(": ");
        var (table, values) = (copy[0], copy[1].Split(", ").Select(one => one.Split(" = ", 2)).ToDictionary(one => one[0], one => one[1]));
        values.TryAdd("id", "gen_random_uuid()");
        values.TryAdd("author_id", "app.user_id()");
        var columns = (string[])(await portal.ScalarAsync(
            """
            select array_agg(column_name::text) from information_schema.columns
            where table_schema = 'portal' and table_name = $1 and is_generated = 'NEVER' and has_column_privilege($2, 'portal.' || $1, column_name::text, 'insert')
            """,
            table, role))!;
        var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
        return $"insert into portal.{table} ({list}) select {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"\"{column}\"")))} "
            + $"from portal.{table} where tenant_id = app.tenant_id() limit 1";
    }

    private async Task<IAsyncDisposable> WithoutWallsAsync()
    {
        await using var db = await portal.OpenAsync(Council, Lead);
        foreach (var table in Attacks.Entities(db).Select(Attacks.Table))
            await portal.ScalarAsync($"alter table {table} no force row level security; alter table {table} disable row level security; select app.drop_guards('{table}')");
        return new Walls(portal);
    }

    private sealed class Walls(PortalHost portal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await portal.MigrateAsync();
    }
}
