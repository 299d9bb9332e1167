using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Pages.Councils.Discussion;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>Conversations, tried by raw SQL as the portal’s own role on behalf of people of the council and from outside.</summary>
public sealed class TalkTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "brackenshire", Lead = "lead@brackenshire.example", Adviser = "adviser@education.example", Reviewer = "reviewer@dunmere.example";
    private const string Copy =
        """
        insert into portal.comment_threads (tenant_id, id, subject, subject_id, kind, practice_area_id, is_open, named_id, audience, author_id, started_at)
        select tenant_id, gen_random_uuid(), subject, subject_id, kind, practice_area_id, is_open, named_id, {0}, app.user_id(), now()
        from portal.comment_threads where subject = 'Action' and audience <> 'Internal' limit 1
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_internal_or_of_another_engagement_is_not_there_for_somebody_from_outside()
    {
        await SetSceneAsync();
        var all = await ThreadsAsync(Lead);
        Assert.Contains(all, thread => thread.Audience == "Internal");
        var engagement = await EngagementAsync("department");
        Assert.Contains(all, thread => thread.Audience == engagement);
        Assert.All(await ThreadsAsync(Adviser), thread => Assert.Contains(thread.Audience, (string[])["Everyone", engagement]));
        Assert.Contains(await ThreadsAsync(Adviser), thread => thread.Audience == engagement);
        // The partner sees the same action, and what is for everyone.
        Assert.All(await ThreadsAsync(Reviewer), thread => Assert.Equal("Everyone", thread.Audience));
        Assert.NotEmpty(await ThreadsAsync(Reviewer));
        await using var db = await portal.OpenAsync(Council, Reviewer);
        foreach (var table in (string[])["comments", "comment_wordings", "comment_mentions"])
            Assert.Equal(0, await CountAsync(db, $"select count(*)::int as \"Value\" from portal.{table} row where not exists (select from portal.comment_threads t where t.id = row.thread_id)"));
    }

    [Fact]
    public async Task Whoever_may_not_comment_adds_and_changes_nothing()
    {
        await SetSceneAsync();
        await using var db = await portal.OpenAsync(Council, Reviewer);
        await RefusedAsync(db, Copy, "Everyone");
        await RefusedAsync(
            db,
            """
            insert into portal.comments (tenant_id, id, thread_id, text, author_id, author_organisation, at)
            select tenant_id, gen_random_uuid(), id, 'x', app.user_id(), (app.my_names())[1], now() from portal.comment_threads limit 1
            """);
        Assert.Equal(0, await TryAsync(db, "update portal.comment_threads set resolved_at = now()"));
        Assert.Equal(0, await TryAsync(db, "update portal.comments set text = 'x'"));
        foreach (var table in (string[])["comment_threads", "comments"]) await RefusedAsync(db, $"delete from portal.{table}");
    }

    [Fact]
    public async Task Somebody_from_outside_begins_nothing_that_is_internal_and_widens_nothing()
    {
        await SetSceneAsync();
        await using var db = await portal.OpenAsync(Council, Adviser);
        await RefusedAsync(db, Copy, "Internal");
        await RefusedAsync(db, Copy, await EngagementAsync("dunmere"));
        Assert.Equal(1, await TryAsync(db, Copy, "Everyone"));
        Assert.Equal(1, await TryAsync(db, Copy, await EngagementAsync("department")));
        // Not in somebody else's name either.
        await RefusedAsync(db, Copy.Replace("app.user_id()", "author_id", StringComparison.Ordinal).Replace("limit 1", "and author_id <> app.user_id() limit 1", StringComparison.Ordinal), "Everyone");

        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await db.Database.ExecuteSqlRawAsync(Copy, [await EngagementAsync("department")], Stop);
        await transaction.CreateSavepointAsync("before", Stop);
        const string Mine = " where author_id = app.user_id()";
        foreach (var change in (string[])["audience = 'Internal'", "audience = 'Everyone'", $"audience = '{await EngagementAsync("dunmere")}'", "is_open = not is_open", "kind = 'Kpis'"])
        {
            await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync($"update portal.comment_threads set {change}{Mine}", Stop));
            await transaction.RollbackToSavepointAsync("before", Stop);
        }

        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync("update portal.comment_threads set resolved_at = now()" + Mine, Stop));
        // What the council began is not theirs to settle.
        Assert.Equal(0, await db.Database.ExecuteSqlRawAsync("update portal.comment_threads set resolved_at = now() where author_id <> app.user_id()", Stop));
    }

    [Theory]
    [InlineData(Lead)]
    [InlineData(Adviser)]
    public async Task Everybody_changes_their_own_comments_only_and_earlier_wordings_nobody(string email)
    {
        await using var db = await portal.OpenAsync(Council, email);
        Assert.NotEqual(0, await CountAsync(db, "select count(*)::int as \"Value\" from portal.comments where author_id <> app.user_id()"));
        // A lead may withdraw them, and nothing else.
        const string OfOthers = "update portal.comments set text = 'x' where author_id <> app.user_id()";
        if (email == Lead) await RefusedAsync(db, OfOthers);
        else Assert.Equal(0, await TryAsync(db, OfOthers));
        await RefusedAsync(db, "delete from portal.comments");
        Assert.NotEqual(0, await TryAsync(db, "update portal.comments set text = 'x' where author_id = app.user_id()"));
        // Nor in another name, or for another organisation than their own.
        const string Comment = "insert into portal.comments (tenant_id, id, thread_id, text, author_id, author_organisation, at) select tenant_id, gen_random_uuid(), thread_id, 'x', author_id, {0}, now() from portal.comments where author_id = app.user_id() limit 1";
        Assert.Equal(1, await TryAsync(db, Comment.Replace("{0}", "author_organisation", StringComparison.Ordinal)));
        await RefusedAsync(db, Comment.Replace("{0}", "'Elverley Council'", StringComparison.Ordinal));
        await RefusedAsync(db, "update portal.comments set author_name = 'Somebody else'");
        await RefusedAsync(db, "update portal.comments set author_id = (select id from portal.users where email = 'reader@ashdale.example') where author_id = app.user_id()");
        await RefusedAsync(db, "update portal.comment_wordings set text = 'x'");
        await RefusedAsync(db, "delete from portal.comment_wordings");
    }

    [Fact]
    public async Task The_people_who_are_said_to_read_a_conversation_are_those_whom_the_policies_let()
    {
        await SetSceneAsync();
        var people = new Dictionary<string, Guid>();
        foreach (var (email, _) in Web.Demo.DemoData.SignIns) people[email] = (Guid)(await portal.ScalarAsync("select id from portal.users where email = $1", email))!;
        foreach (var council in (string[])["ashdale", "brackenshire"])
        {
            await using var lead = await portal.OpenAsync(council, $"lead@{council}.example");
            var threads = await lead.Set<CommentThread>().ToListAsync(Stop);
            Assert.True(threads.Count >= 3);
            foreach (var (email, id) in people)
            {
                await using var db = await portal.OpenAsync(council, email);
                var sees = await db.Set<CommentThread>().Select(thread => thread.Id).ToListAsync(Stop);
                foreach (var thread in threads)
                {
                    var isNamed = (await Hearers.AskAsync(lead, thread.ToPlace(), Stop)).In(thread.Audience).Any(hearer => hearer.UserId == id);
                    Assert.Equal((council, email, thread.Audience, sees.Contains(thread.Id)), (council, email, thread.Audience, isNamed));
                }
            }
        }
    }

    [Fact]
    public async Task What_belongs_to_a_person_is_there_for_them_alone()
    {
        await portal.ScalarAsync("insert into portal.mail_choices (user_id, kind, pace) select id, 'Replies', 'Daily' from portal.users where email = $1 on conflict do nothing", Lead);
        await portal.ScalarAsync("insert into portal.thread_looks (user_id, thread_id, at) select id, gen_random_uuid(), now() from portal.users where email = $1", Lead);
        await portal.ScalarAsync("insert into portal.watched_councils (user_id, tenant_id) select u.id, o.id from portal.users u, portal.organisations o where u.email = $1 and o.slug = 'ashdale'", Lead);
        await using var mine = await portal.OpenAsync(null, Lead);
        await using var other = await portal.OpenAsync(Council, Adviser);
        foreach (var table in (string[])["mail_choices", "thread_looks", "watched_councils"])
        {
            var count = $"select count(*)::int as \"Value\" from portal.{table} row join portal.users u on u.id = row.user_id where u.email = '{Lead}'";
            Assert.NotEqual(0, await CountAsync(mine, count));
            Assert.Equal(0, await CountAsync(other, count));
            Assert.Equal(0, await TryAsync(other, $"delete from portal.{table} where user_id <> app.user_id()"));
        }

        await RefusedAsync(other, $"insert into portal.mail_choices (user_id, kind, pace) select id, 'Mentions', 'Never' from portal.users where email = '{Lead}'");
    }

    private async Task<List<CommentThread>> ThreadsAsync(string email)
    {
        await using var db = await portal.OpenAsync(Council, email);
        return await db.Set<CommentThread>().ToListAsync(Stop);
    }

    private async Task<string> EngagementAsync(string partner) => (await portal.ScalarAsync(
        """
        select e.id from portal.engagements e join portal.organisations o on o.id = e.tenant_id join portal.organisations p on p.id = e.partner_organisation_id
        where o.slug = $1 and p.slug = $2 limit 1
        """,
        Council, partner))!.ToString()!;

    // The partner's reviewer sees every area through an engagement of their own, and may say nothing; the council has said something for everyone.
    private async Task SetSceneAsync()
    {
        await portal.ScalarAsync(
            """
            insert into portal.grant_practice_areas (tenant_id, id, grant_id, practice_area_id)
            select g.tenant_id, gen_random_uuid(), g.id, a.id
            from portal.grants g join portal.users u on u.id = g.user_id join portal.practice_areas a on a.tenant_id = g.tenant_id
            where u.email = $1 and not exists (select from portal.grant_practice_areas o where o.tenant_id = g.tenant_id and o.grant_id = g.id and o.practice_area_id = a.id)
            """,
            Reviewer);
        await using var lead = await portal.OpenAsync(Council, Lead);
        await lead.Database.ExecuteSqlRawAsync(Copy, ["Everyone"], Stop);
    }

    private static Task<int> CountAsync(PortalDbContext db, string sql) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(Stop);

    private static async Task<int> TryAsync(PortalDbContext db, string sql, params object[] values)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        return await db.Database.ExecuteSqlRawAsync(sql, values, Stop);
    }

    private static async Task RefusedAsync(PortalDbContext db, string sql, params object[] values)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => TryAsync(db, sql, values));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
