using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Visits;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Who hears what is said about a record, and what becomes of it.</summary>
public sealed class DiscussionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire", Action = Council + "/plan/actions/1.2";
    private const string Lead = "lead@brackenshire.example", Contributor = "contributor@brackenshire.example";
    private const string Adviser = "adviser@education.example", Reviewer = "reviewer@dunmere.example";

    [Fact]
    public async Task Each_conversation_is_read_by_those_it_is_for_and_by_nobody_else()
    {
        await LetReviewerSeeAsync();
        var lead = await portal.SignInAsync(Lead);
        var forAll = await StartAsync(lead, "For all who see this action", "Everybody who may see this item");
        var internally = await StartAsync(lead, "Between ourselves", "Only people of Brackenshire County Council");
        var withAdviser = await StartAsync(lead, "A question for the department", lead.Page.QuerySelectorAll("label").Select(label => label.TextContent.Trim())
            .Single(label => label.StartsWith("Also Department for Education", StringComparison.Ordinal)));

        foreach (var (email, sees) in new[] { (Lead, (string[])[forAll, internally, withAdviser]), (Adviser, [forAll, withAdviser]), (Reviewer, [forAll]) })
        {
            var browser = await portal.SignInAsync(email);
            var main = (await browser.GoAsync(Action)).Main;
            Assert.Equal(sees.Contains(internally), main.Contains("Between ourselves", StringComparison.Ordinal));
            Assert.Equal(sees.Contains(withAdviser), main.Contains("A question for the department", StringComparison.Ordinal));
            Assert.Contains("For all who see this action", main, StringComparison.Ordinal);
            foreach (var thread in (string[])[forAll, internally, withAdviser])
                Assert.Equal((email, sees.Contains(thread) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (email, (await browser.GoAsync($"{Council}/discussion/{thread}")).Status));
            await browser.GoAsync($"{Council}/discussion?show=all&format=csv");
            Assert.Equal(email == Lead, browser.Body.Contains("only people of", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Somebody_from_outside_speaks_where_they_may_comment_and_keeps_nothing_from_the_council()
    {
        var adviser = await portal.SignInAsync(Adviser);
        await adviser.GoAsync(Action);
        Assert.DoesNotContain("Only people of", adviser.Main, StringComparison.Ordinal);
        await StartAsync(adviser, "From the department", "Everybody who may see this item");
        var lead = await portal.SignInAsync(Lead);
        Assert.Contains("Cordelia Marchbanks (Department for Education)", (await lead.GoAsync(Action)).Main, StringComparison.Ordinal);
        Assert.Contains("From the department", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_comment_on_one_kind_only_cannot_on_another()
    {
        await LetReviewerSeeAsync();
        await portal.ScalarAsync(
            """
            insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb)
            select g.tenant_id, gen_random_uuid(), g.id, 'Kpis', v.verb from portal.grants g join portal.users u on u.id = g.user_id, (values ('View'), ('Comment')) v (verb)
            where u.email = $1 on conflict do nothing
            """,
            Reviewer);
        var lead = await portal.SignInAsync(Lead);
        var thread = await StartAsync(lead, "Who may answer here?", "Everybody who may see this item");
        var reviewer = await portal.SignInAsync(Reviewer);
        Assert.DoesNotContain("Start a conversation", (await reviewer.GoAsync(Action)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Your answer", (await reviewer.GoAsync($"{Council}/discussion/{thread}")).Main, StringComparison.Ordinal);

        // A form of their own, sent elsewhere.
        foreach (var address in (string[])[$"{Council}/discussion/{thread}", $"{Council}/discussion/{thread}?handler=Resolve", await AboutActionAsync()])
        {
            await reviewer.GoAsync($"{Council}/kpis/1.2");
            var form = Assert.Single(reviewer.Page.QuerySelectorAll<IHtmlFormElement>("form"), form => form.GetAttribute("action")?.Contains("/discussion/about/", StringComparison.Ordinal) == true);
            form.SetAttribute("action", address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await reviewer.ClickAsync("Start the conversation")).Status));
        }

        var reader = await portal.SignInAsync("reader@ashdale.example");
        var ashdale = await portal.ScalarAsync("select t.id from portal.comment_threads t join portal.organisations o on o.id = t.tenant_id where o.slug = 'ashdale' limit 1");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SendFormAsync($"/councils/ashdale/discussion/{ashdale}")).Status);
    }

    [Fact]
    public async Task Who_can_read_it_is_changed_after_a_warning_that_names_who_would_read_what()
    {
        var lead = await portal.SignInAsync(Lead);
        var thread = await StartAsync(lead, "Not yet for everybody", "Only people of Brackenshire County Council");
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Council}/discussion/{thread}")).Status);

        await lead.GoAsync($"{Council}/discussion/{thread}/audience");
        Assert.Contains("1 comment, by Perpetua Stallwood", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Would begin to read it: Cordelia Marchbanks (Department for Education)", lead.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.ClickAsync("Change who can read it")).Status);
        await lead.Choose("Everybody who may see this item").ClickAsync("Change who can read it");
        Assert.Contains("It is changed", lead.Notice, StringComparison.Ordinal);
        Assert.Contains("Not yet for everybody", (await adviser.GoAsync($"{Council}/discussion/{thread}")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Council}/discussion/{thread}/audience")).Status);
        Assert.Contains("from only people of Brackenshire County Council to everybody who may see this item", (await lead.GoAsync($"{Council}/history")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_keeps_the_earlier_text_for_the_council_and_a_deletion_leaves_a_mark()
    {
        var lead = await portal.SignInAsync(Lead);
        var thread = await StartAsync(lead, "We begin in the spring.", "Everybody who may see this item");
        var comment = await portal.ScalarAsync("select id from portal.comments where thread_id = $1", Guid.Parse(thread));
        var contributor = await portal.SignInAsync(Contributor);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync($"{Council}/discussion/comments/{comment}/edit")).Status);

        await lead.GoAsync($"{Council}/discussion/comments/{comment}/edit");
        await lead.Fill("What do you want to say?", "We begin in the autumn.").ClickAsync("Save");
        Assert.Contains("edited", lead.Main, StringComparison.Ordinal);
        Assert.Contains("We begin in the spring.", lead.Main, StringComparison.Ordinal);
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Contains("We begin in the autumn.", (await adviser.GoAsync($"{Council}/discussion/{thread}")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("We begin in the spring.", adviser.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{Council}/withdraw/Comment/{comment}");
        await lead.Fill("Why is it withdrawn?", "Said too early").ClickAsync("Withdraw");
        Assert.Contains("Withdrawn by its author on", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("We begin in the autumn.", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("We begin in the spring.", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_given_to_somebody_by_a_day_resolved_and_opened_again()
    {
        var lead = await portal.SignInAsync(Lead);
        var thread = await StartAsync(lead, "Who asks the partner?", "Only people of Brackenshire County Council");
        await lead.GoAsync($"{Council}/discussion/{thread}");
        Assert.DoesNotContain("Cordelia Marchbanks", lead.Text("#Assign_AssignedToId"), StringComparison.Ordinal);
        await lead.Select("Who sees to it?", "Aldous Greenhalgh (Brackenshire County Council)").Fill("Day", "1").Fill("Month", "3").Fill("Year", "2031").ClickAsync("Save who sees to it");
        Assert.Contains("For Aldous Greenhalgh, by 1 March 2031.", lead.Main, StringComparison.Ordinal);
        await lead.ClickAsync("Resolve it");
        Assert.Contains("Resolved by Perpetua Stallwood", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Your answer", lead.Main, StringComparison.Ordinal);
        await lead.ClickAsync("Open it again");
        Assert.Contains("Your answer", lead.Main, StringComparison.Ordinal);
        var contributor = await portal.SignInAsync(Contributor);
        Assert.Contains("by 1 March 2031", (await contributor.GoAsync($"{Council}/discussion?show=mine")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_called_and_cannot_read_it_is_not_told_and_the_author_learns_so()
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync(Action);
        await lead.Fill("What do you want to say?", "@Cordelia Marchbanks and @Aldous Greenhalgh: see <script>alert(1)</script>").Choose("Only people of Brackenshire County Council")
            .ClickAsync("Start the conversation");
        Assert.Contains("Not told, because they cannot read this conversation: Cordelia Marchbanks.", lead.Notice, StringComparison.Ordinal);
        Assert.Empty(lead.Page.QuerySelectorAll("main script"));
        Assert.Equal(1L, await portal.ScalarAsync(
            """
            select count(*) from portal.comment_mentions m join portal.comments c on c.tenant_id = m.tenant_id and c.id = m.comment_id where c.text like '%<script>%'
            """));
    }

    [Fact]
    public async Task What_is_held_by_the_guard_is_not_said()
    {
        var lead = await portal.SignInAsync(Lead);
        await lead.GoAsync(Action);
        await lead.Fill("What do you want to say?", "Seen again: 943 476 5919").Choose("Only people of Brackenshire County Council").ClickAsync("Start the conversation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("this looks like an NHS number", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.Contains("943 476 5919", lead.Text("textarea"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_measure_and_a_published_visit_take_their_conversations_with_them()
    {
        const string Sees = "select count(*)::int as \"Value\" from portal.comment_threads where subject = {0}";
        await using var lead = await portal.OpenAsync("ashdale", "lead@ashdale.example");
        await using var adviser = await portal.OpenAsync("ashdale", Adviser);
        var stop = TestContext.Current.CancellationToken;
        async Task<int> SeesAsync(string subject) => await adviser.Database.SqlQueryRaw<int>(Sees, subject).SingleAsync(stop);

        var areas = await lead.Set<PracticeArea>().ToDictionaryAsync(area => area.Name, area => area.Id, stop);
        var kpi = await lead.Set<Kpi>().SingleAsync(kpi => kpi.Ref == "1.2", stop);
        await lead.MoveKpiAsync(kpi.Id, areas["Front door"], stop);
        Assert.Equal(1, await SeesAsync("Kpi"));
        await lead.MoveKpiAsync(kpi.Id, areas["Care leavers"], stop);
        Assert.Equal(0, await SeesAsync("Kpi"));
        await lead.MoveKpiAsync(kpi.Id, areas["Leadership"], stop);
        Assert.Equal(1, await SeesAsync("Kpi"));

        await portal.ScalarAsync("delete from portal.grant_records");
        var visit = await lead.Set<Visit>().FirstAsync(visit => !visit.IsPublic, stop);
        await lead.MoveVisitAsync(visit.Id, areas["Front door"], stop);
        var browser = await portal.SignInAsync("lead@ashdale.example");
        await browser.GoAsync($"/councils/ashdale/discussion/about/Visit/{visit.Id}");
        await browser.Fill("What do you want to say?", "Before it is published").Choose("Everybody who may see this item").ClickAsync("Start the conversation");
        Assert.Equal(0, await SeesAsync("Visit"));
        await lead.OpenVisitAsync(visit.Id, true, stop);
        Assert.Equal(1, await SeesAsync("Visit"));
        await lead.MoveVisitAsync(visit.Id, areas["Care leavers"], stop);
        Assert.Equal(0, await SeesAsync("Visit"));
    }

    [Fact]
    public async Task Nobody_talks_about_a_kind_that_there_is_not()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        Assert.Equal(HttpStatusCode.OK, (await lead.GoAsync($"/councils/ashdale/discussion/about/Plan/{Guid.Empty}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"/councils/ashdale/discussion/about/99/{Guid.Empty}")).Status);
    }

    private static async Task<string> StartAsync(PortalBrowser browser, string text, string audience)
    {
        await browser.GoAsync(Action);
        await browser.Fill("What do you want to say?", text).Choose(audience).ClickAsync("Start the conversation");
        Assert.Contains("The conversation has begun.", browser.Notice, StringComparison.Ordinal);
        return browser.Page.QuerySelectorAll("article").Last(article => article.TextContent.Contains(text, StringComparison.Ordinal)).Id!["thread-".Length..];
    }

    private async Task<string> AboutActionAsync() =>
        $"{Council}/discussion/about/Action/" + await portal.ScalarAsync(
            """
            select a.lineage_id from portal.actions a join portal.organisations o on o.id = a.tenant_id join portal.plans p on p.tenant_id = a.tenant_id and p.id = a.plan_id
            where o.slug = 'brackenshire' and a.ref = '1.2' and p.in_force_at is not null and p.superseded_at is null
            """);

    // The partner's reviewer sees the action too, through another engagement, and may say nothing.
    private async Task LetReviewerSeeAsync() => await portal.ScalarAsync(
        """
        insert into portal.grant_practice_areas (tenant_id, id, grant_id, practice_area_id)
        select g.tenant_id, gen_random_uuid(), g.id, a.id
        from portal.grants g join portal.users u on u.id = g.user_id join portal.practice_areas a on a.tenant_id = g.tenant_id
        where u.email = $1 and not exists (select from portal.grant_practice_areas o where o.tenant_id = g.tenant_id and o.grant_id = g.id and o.practice_area_id = a.id)
        """,
        Reviewer);
}
