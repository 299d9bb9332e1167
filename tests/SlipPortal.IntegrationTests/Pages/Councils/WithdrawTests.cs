using System.Net;
using SlipPortal.IntegrationTests.Isolation;
using SlipPortal.IntegrationTests.Pages.Councils.Kpis;
using SlipPortal.IntegrationTests.Pages.Councils.Plan;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>
/// What was a mistake is withdrawn by whoever wrote it, or a lead: it says so where it stood, and is gone from lists and counts; what rests on
/// it keeps it.
/// </summary>
public sealed class WithdrawTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire", Coldwater = "/councils/coldwater";
    private const string Lead = "lead@brackenshire.example", Contributor = "contributor@brackenshire.example";
    private const string Adviser = "adviser@education.example";

    [Fact]
    public async Task An_update_is_withdrawn_by_its_author_or_a_lead_and_leaves_the_rating_before()
    {
        var lead = await portal.SignInAsync(Lead);
        var contributor = await portal.SignInAsync(Contributor);
        const string Address = $"{Council}/plan/actions/1.1";
        await contributor.GoAsync(Address);
        var (rating, last) = (contributor.Summary("Rating"), contributor.Summary("Last update"));
        await ReportAsync(lead, Address, "Reported by the lead");
        var ofLead = await IdAsync("progress_updates", "reason = 'Reported by the lead'");
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GoAsync($"{Council}/withdraw/Update/{ofLead}")).Status);
        await WithdrawAsync(lead, $"Update/{ofLead}", "Another month");

        await ReportAsync(contributor, Address, "Reported on the wrong action");
        var id = await IdAsync("progress_updates", "reason = 'Reported on the wrong action'");
        await contributor.GoAsync($"{Council}/withdraw/Update/{id}");
        await contributor.ClickAsync("Withdraw");
        Assert.Equal(["Enter why it is withdrawn."], contributor.Errors);
        await contributor.Fill("Why is it withdrawn?", "It belongs to action 1.2").ClickAsync("Withdraw");
        Assert.Equal(Address, contributor.Path);
        Assert.Equal((rating, last), (contributor.Summary("Rating"), contributor.Summary("Last update")));
        Assert.Contains(
            $"Withdrawn on {Words.Day(portal.Clock.GetUtcNow())} by Aldous Greenhalgh: It belongs to action 1.2", contributor.Text($"#update-{id}"),
            StringComparison.Ordinal);
        await lead.GoAsync($"{Council}/history");
        Assert.Contains("Withdrew the progress update on action 1.1 of", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Reported on the wrong action", (await lead.GoAsync($"{Council}/plan/changes")).Main, StringComparison.Ordinal);

        // From outside nobody sees that there was one, and no SQL of the portal's role shows it.
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal(rating, (await adviser.GoAsync(Address)).Summary("Rating"));
        Assert.DoesNotContain("Withdrawn", adviser.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Council}/withdraw/Update/{id}")).Status);
        await using var sql = await SqlSession.OpenAsync(portal, Adviser, "brackenshire");
        Assert.Equal(0L, await sql.AskAsync("select count(*) from portal.progress_updates where withdrawn_at is not null"));
    }

    [Fact]
    public async Task Sql_withdraws_nothing_of_others_and_takes_no_withdrawal_back()
    {
        var lead = await portal.SignInAsync(Lead);
        await ReportAsync(lead, $"{Council}/plan/actions/1.3", "Reported by the lead for SQL");
        var id = await IdAsync("progress_updates", "reason = 'Reported by the lead for SQL'");
        await using (var contributor = await SqlSession.OpenAsync(portal, Contributor, "brackenshire"))
        {
            Assert.Equal("42501", await contributor.TryAsync(Withdraws(id)));
            Assert.Equal("42501", await contributor.TryAsync($"update portal.progress_updates set reason = 'Other' where id = '{id}'"));
        }

        await using var owner = await SqlSession.OpenAsync(portal, Lead, "brackenshire");
        Assert.Equal("42501", await owner.TryAsync(
            "update portal.progress_updates set withdrawn_at = now(), "
            + $"withdrawn_by_id = (select id from portal.users where email = '{Contributor}') where id = '{id}'"));
        Assert.Equal(1, await owner.RunAsync(Withdraws(id)));
        Assert.NotNull(await owner.TryAsync($"update portal.progress_updates set withdrawn_at = null where id = '{id}'"));

        // A lead leaves nothing but that of somebody's comment.
        const string Comment = "(select id from portal.comments where author_id <> app.user_id() and withdrawn_at is null limit 1)";
        Assert.Equal("42501", await owner.TryAsync($"update portal.comments set text = 'In your name' where id = {Comment}"));
        Assert.Equal(1, await owner.RunAsync(
            $"update portal.comments set withdrawn_at = now(), withdrawn_by_id = app.user_id(), text = '' where id = {Comment}"));
    }

    [Fact]
    public async Task An_update_that_a_sign_off_rests_on_stays_until_the_action_is_reopened()
    {
        var lead = await portal.SignInAsync(Lead);
        const string Address = $"{Council}/plan/actions/3.3";
        await ReportAsync(lead, Address, "Delivered in full", "Blue: complete");
        var id = await IdAsync("progress_updates", "reason = 'Delivered in full'");
        await lead.GoAsync($"{Address}/sign-off");
        await lead.Fill("What was delivered?", "All teams work this way").ClickAsync("Record: delivered");
        await lead.GoAsync($"{Council}/withdraw/Update/{id}");
        await lead.Fill("Why is it withdrawn?", "Too early").ClickAsync("Withdraw");
        Assert.StartsWith("The step “Delivered” of", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.EndsWith("Reopen the action, then withdraw the update.", lead.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_stays_while_a_verdict_rests_on_it()
    {
        var contributor = await portal.SignInAsync(Contributor);
        await contributor.GoAsync($"{Council}/plan/actions/3.5/evidence");
        await contributor.Fill("What does the page show?", "Rota").Fill("Its address", "https://example.org/rota").ClickAsync("Add the link");
        var id = await IdAsync("evidence", "title = 'Rota'");
        await contributor.GoAsync($"{Council}/plan/actions/3.5/evidence");
        await contributor.Choose("Sufficient").Fill("Why?", "Every week is there").ClickAsync("Record the verdict");
        await contributor.GoAsync($"{Council}/withdraw/Evidence/{id}");
        await contributor.Fill("Why is it withdrawn?", "Another team’s").ClickAsync("Withdraw");
        Assert.StartsWith("The verdict “Sufficient” of", Assert.Single(contributor.Errors), StringComparison.Ordinal);

        await contributor.GoAsync($"{Council}/plan/actions/3.5/evidence");
        await contributor.Choose("Not sufficient").Fill("Why?", "It is another team’s").ClickAsync("Record the verdict");
        await WithdrawAsync(contributor, $"Evidence/{id}", "Another team’s");
        Assert.Contains("by Aldous Greenhalgh: Another team’s", contributor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Rota", (await contributor.GoAsync($"{Council}/plan/evidence")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_goes_with_its_findings_unless_one_of_them_is_answered()
    {
        var lead = await portal.SignInAsync(Lead);
        var contributor = await portal.SignInAsync(Contributor);
        await contributor.GoAsync($"{Council}/visits/new");
        await contributor.Fill("What kind of visit is it?", "Mistaken challenge").Fill("When is it?", "5 October 2026")
            .Select("Practice area", "Front door").ClickAsync("Save");
        var visit = contributor.Path;
        await contributor.GoAsync($"{visit}/findings");
        await contributor.Fill("Findings", "Areas for development:\n1. Mistaken first\n2. Mistaken second").ClickAsync("Add them");
        var id = await IdAsync("visits", "type = 'Mistaken challenge'");
        var second = await IdAsync("findings", "wording = 'Mistaken second'");
        await WithdrawAsync(contributor, $"Finding/{second}", "Said twice");
        Assert.DoesNotContain("Mistaken second", (await contributor.GoAsync(visit)).Main, StringComparison.Ordinal);
        await contributor.GoAsync($"{Council}/visits/findings/{second}");
        Assert.Contains("Withdrawn on", contributor.Main, StringComparison.Ordinal);
        Assert.Contains("by Aldous Greenhalgh: Said twice", contributor.Main, StringComparison.Ordinal);
        // Its number is free again.
        await contributor.GoAsync($"{visit}/findings");
        await contributor.Fill("Findings", "Areas for development:\n1. Mistaken third").ClickAsync("Add them");
        Assert.Equal("1 finding is added.", contributor.Notice);

        var first = await IdAsync("findings", "wording = 'Mistaken first'");
        await lead.GoAsync($"{Council}/visits/findings/{first}");
        await lead.Choose("Yes, it accepts it").Fill("Why?", "It is so").ClickAsync("Record the answer");
        await contributor.GoAsync($"{Council}/withdraw/Visit/{id}");
        await contributor.Fill("Why is it withdrawn?", "It was the neighbours’").ClickAsync("Withdraw");
        Assert.Equal(["Finding 1 of this visit cannot be withdrawn: the council has answered it. What was answered stays."], contributor.Errors);

        await contributor.GoAsync($"{Council}/visits/new");
        await contributor.Fill("What kind of visit is it?", "Mistaken review").Fill("When is it?", "6 October 2026")
            .Select("Practice area", "Front door").ClickAsync("Save");
        visit = contributor.Path;
        await contributor.GoAsync($"{visit}/findings");
        await contributor.Fill("Findings", "Areas for development:\n1. Mistaken fourth").ClickAsync("Add them");
        id = await IdAsync("visits", "type = 'Mistaken review'");
        await WithdrawAsync(lead, $"Visit/{id}", "It was the neighbours’");
        Assert.DoesNotContain("Mistaken review", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Mistaken fourth", (await lead.GoAsync($"{Council}/visits/findings")).Main, StringComparison.Ordinal);
        await contributor.GoAsync(visit);
        Assert.Equal("The Mistaken review of 6 October 2026", contributor.Heading);
        Assert.Contains("by Perpetua Stallwood: It was the neighbours’", contributor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_visit_that_is_withdrawn_is_closed_to_everybody_outside()
    {
        var lead = await portal.SignInAsync(Lead);
        var adviser = await portal.SignInAsync(Adviser);
        var id = (Guid)(await portal.ScalarAsync(
            """
            select visit.id from portal.visits visit join portal.organisations council on council.id = visit.tenant_id and council.slug = 'brackenshire'
            where visit.is_public and not exists (select from portal.finding_answers answer join portal.findings finding on finding.id = answer.finding_id
                where finding.visit_id = visit.id)
            and not exists (select from portal.finding_ties tie join portal.findings finding on finding.id = tie.finding_id where finding.visit_id = visit.id)
            and not exists (select from portal.agenda_items item join portal.findings finding on finding.id = item.finding_id where finding.visit_id = visit.id)
            order by visit.first_day limit 1
            """))!;
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync($"{Council}/visits/{id}")).Status);
        await WithdrawAsync(lead, $"Visit/{id}", "Recorded twice");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Council}/visits/{id}")).Status);
        await using var sql = await SqlSession.OpenAsync(portal, Adviser, "brackenshire");
        foreach (var table in (string[])["publication_steps", "judgements", "visit_files", "findings"])
            Assert.Equal((table, 0L), (table, await sql.AskAsync($"select count(*) from portal.{table} where visit_id = '{id}'")));
    }

    [Fact]
    public async Task A_post_is_withdrawn_once_it_has_nothing_and_merging_does_so()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.ImportPlanAsync(
            "Ref,Action,Owner,Due by\n1.1,Answer every referrer,Head of Mornings,March 2031\n1.2,Hold a clinic,Head of Dawns,March 2031\n");
        var mornings = await IdAsync("posts", "title = 'Head of Mornings'");
        await lead.GoAsync($"{Coldwater}/withdraw/Post/{mornings}");
        await lead.Fill("Why is it withdrawn?", "Not a post").ClickAsync("Withdraw");
        Assert.Equal(["This post has 1 action. Choose another post for them, or merge it into another post, which then has them."], lead.Errors);

        await lead.ImportBookAsync("coldwater", "Dawns.csv", "Ref,Title,Jan 2026\n8.1,Number of dawns,5\n");
        await lead.GoAsync($"{Coldwater}/kpis/8.1/edit");
        await lead.Select("Who answers for it?", "Head of Mornings").ClickAsync("Save");
        await lead.GoAsync($"{Coldwater}/plan/posts/{mornings}");
        await lead.Select("Post to merge it into", "Head of Dawns").ClickAsync("Merge posts");
        Assert.Contains("by", lead.Main, StringComparison.Ordinal);
        Assert.Contains(": Merged into Head of Dawns.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Coldwater}/plan/posts");
        Assert.DoesNotContain("Head of Mornings", lead.Main, StringComparison.Ordinal);
        Assert.Equal("Head of Dawns", (string?)await portal.ScalarAsync(
            "select post.title from portal.kpis kpi join portal.posts post on post.id = kpi.owner_post_id where kpi.ref = '8.1'"));
        Assert.Contains("1 action went over and 1 other record.", (await lead.GoAsync($"{Coldwater}/history")).Main, StringComparison.Ordinal);

        // Its title is free again.
        await lead.GoAsync($"{Coldwater}/plan/posts");
        await lead.Fill("Title of the post", "Head of Mornings").ClickAsync("Add the post");
        Assert.Equal("Head of Mornings", lead.Heading);
    }

    [Fact]
    public async Task A_book_goes_with_what_it_brought_and_what_it_had_replaced_is_current_again()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        const string Kpis = $"{Coldwater}/kpis";
        await lead.ImportBookAsync("coldwater", "Right.csv", "Ref,Title,Jan 2026,Feb 2026\n9.1,Number of visits,5,6\n");
        await lead.ImportBookAsync(
            "coldwater", "Wrong.csv", "Ref,Title,Jan 2026,Feb 2026,Mar 2026\n9.1,Number of visits,50,6,70\n9.2,Number of mistakes,1,2,3\n");
        var wrong = await IdAsync("book_imports", "file_name = 'Wrong.csv'");
        await lead.GoAsync($"{Kpis}/9.1");
        Assert.StartsWith("70 in Mar 2026", lead.Summary("Latest"), StringComparison.Ordinal);
        await WithdrawAsync(lead, $"Book/{wrong}", "Another council’s", Coldwater);
        Assert.Contains("Wrong.csv", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/9.1");
        Assert.StartsWith("6 in Feb 2026", lead.Summary("Latest"), StringComparison.Ordinal);
        Assert.Equal("5", (string?)await portal.ScalarAsync(
            "select trim_scale(reading.value)::text from portal.readings reading join portal.kpis kpi on kpi.id = reading.kpi_id and kpi.ref = '9.1' "
            + "where reading.superseded_at is null and reading.period_start = date '2026-01-01'"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync($"{Kpis}/9.2")).Status);
        Assert.DoesNotContain("Wrong", (await lead.GoAsync($"{Kpis}/books")).Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Kpis}/import/{wrong}/receipt");
        Assert.Contains("Another council’s", lead.Main, StringComparison.Ordinal);

        // The right file of that name comes in after it, with the same refs.
        await lead.ImportBookAsync("coldwater", "Wrong.csv", "Ref,Title,Jan 2026\n9.2,Number of mistakes,9\n");
        await lead.GoAsync($"{Kpis}/9.2");
        Assert.StartsWith("9 in Jan 2026", lead.Summary("Latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_withdrawn_by_its_author_or_a_lead_and_leaves_its_place()
    {
        var lead = await portal.SignInAsync(Lead);
        var contributor = await portal.SignInAsync(Contributor);
        await contributor.GoAsync($"{Council}/plan/actions/1.4");
        await contributor.Fill("What do you want to say?", "Said in the wrong place").Choose("Everybody who may see this item")
            .ClickAsync("Start the conversation");
        var id = await IdAsync("comments", "text = 'Said in the wrong place'");
        var thread = await portal.ScalarAsync("select thread_id from portal.comments where id = $1", id);
        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"{Council}/withdraw/Comment/{id}")).Status);
        await WithdrawAsync(lead, $"Comment/{id}", "Meant for another action");
        foreach (var browser in (PortalBrowser[])[lead, adviser])
        {
            await browser.GoAsync($"{Council}/discussion/{thread}");
            Assert.Contains("Withdrawn by an improvement lead on", browser.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("Said in the wrong place", browser.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("Meant for another action", browser.Main, StringComparison.Ordinal);
        }

        await lead.GoAsync($"{Council}/history?subject={thread}");
        Assert.Contains("Withdrew a comment by Aldous Greenhalgh about Action 1.4.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Meant for another action", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_finds_what_is_another_councils()
    {
        var other = await portal.SignInAsync("lead@ashdale.example");
        var id = await portal.ScalarAsync(
            "select u.id from portal.progress_updates u join portal.organisations o on o.id = u.tenant_id and o.slug = 'brackenshire' limit 1");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GoAsync($"{Council}/withdraw/Update/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GoAsync($"/councils/ashdale/withdraw/Update/{id}")).Status);
    }

    private static string Withdraws(Guid id) =>
        $"update portal.progress_updates set withdrawn_at = now(), withdrawn_by_id = app.user_id(), withdrawn_because = 'SQL' where id = '{id}'";

    private static async Task ReportAsync(PortalBrowser browser, string address, string reason, string? rating = null)
    {
        await browser.GoAsync(address);
        var choices = browser.Page.QuerySelectorAll("input[name='Input.RatingId']");
        var label = rating ?? browser.Page.QuerySelector($"label[for='{choices[^1].Id}']")!.TextContent.Trim();
        await browser.Choose(label).Fill("Why this rating?", reason).ClickAsync("Report progress");
    }

    private static async Task WithdrawAsync(PortalBrowser browser, string which, string reason, string council = Council)
    {
        await browser.GoAsync($"{council}/withdraw/{which}");
        await browser.Fill("Why is it withdrawn?", reason).ClickAsync("Withdraw");
        Assert.Equal("Withdrawn", browser.Notice);
    }

    private async Task<Guid> IdAsync(string table, string where) => (Guid)(await portal.ScalarAsync($"select id from portal.{table} where {where}"))!;
}
