using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Documents;
using SlipPortal.IntegrationTests.Pages.Councils.Boards;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>Formal reviews from the council's question to both signatures, and the adviser's report to the department.</summary>
public sealed class ReviewTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/brackenshire";
    private const string Reviews = $"{Council}/reviews";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_review_is_asked_judged_challenged_answered_and_signed_and_then_stands()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        var adviser = await portal.SignInAsync("adviser@education.example");
        var group = await lead.SetUpBodyAsync(Council, "Pelican Oversight Group", BoardSteps.Group, null, "Agree new dates of actions");
        var soon = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);

        // The council asks.
        await lead.GoAsync($"{Reviews}/new");
        await lead.ClickAsync("Ask for a review");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        ChooseDepartment(lead);
        await lead.Fill("Title", "Pelican review").Fill("What is it about?", "Whether care leavers notice.").Choose("Care leavers").Choose("Actions")
            .Fill("Only these actions and measures (optional)", "4.1, 4.2").Fill("Day", $"{soon.Day}").Fill("Month", $"{soon.Month}").Fill("Year", $"{soon.Year}")
            .ClickAsync("Ask for a review");
        Assert.Equal("The review is asked for.", lead.Notice);
        var review = lead.Path;
        Assert.Equal("Asked", lead.Summary("State"));
        Assert.Equal("0 of 2 judged", lead.Summary("Progress"));
        Assert.Contains("Nothing now. It waits for Department for Education.", lead.Main, StringComparison.Ordinal);

        // The adviser judges, with two challenges.
        await JudgeAsync(adviser, review, "Action 4.1", "Partly assured", "Eight plans.", "The date has passed twice. When will it be done?");
        await JudgeAsync(adviser, review, "Action 4.2", "Not assured", "The list of homes.", "Nobody has asked young people. Why not?");
        await lead.GoAsync(review);
        Assert.Equal("2 of 2 judged, 2 challenges to answer", lead.Summary("Progress"));
        await lead.GoAsync($"{review}/sign");
        await lead.Choose("I have read the summary and agree that it says what was judged and answered").ClickAsync("Sign");
        Assert.Equal(["Sign when every item is judged and every challenge is answered."], lead.Errors);

        // The council proposes a date for one, and declines the other.
        await AnswerAsync(lead, review, "Action 4.1");
        await lead.Choose("Accept: propose another date for the action").Fill("The council’s answer, or its reason", "We need the new homes first.").Fill("New date", "June 2029")
            .ClickAsync("Record the answer");
        Assert.Equal(["Choose who is to agree."], lead.Errors);
        await lead.Select("Who is to agree?", "Pelican Oversight Group").ClickAsync("Record the answer");
        Assert.Equal("The council’s answer is recorded.", lead.Notice);
        await AnswerAsync(lead, review, "Action 4.2");
        await lead.Choose("Decline, with the reason").ClickAsync("Record the answer");
        Assert.Equal(["Enter why it is declined."], lead.Errors);
        await lead.Fill("The council’s answer, or its reason", "The care leavers’ forum asked them in May.").ClickAsync("Record the answer");
        Assert.Equal("Ready to sign", lead.Summary("State"));
        Assert.Contains("New date June 2029. Under review", Row(lead, "Action 4.1"), StringComparison.Ordinal);

        // A body agrees the date at a meeting, and the review shows it.
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var meeting = await lead.PlanMeetingAsync(group, today.Year, today.Month, today.Day);
        await lead.PutOnAgendaAsync(meeting, "New date for action 4.1: June 2029");
        await lead.DecideAsync(meeting, "Agreed: the new date stands", "Agreed.");
        await adviser.GoAsync(review);
        Assert.Contains("Pelican Oversight Group agreed the new date June 2029", Row(adviser, "Action 4.1"), StringComparison.Ordinal);

        // Both sign; the second signature closes it. Meanwhile somebody has a form open.
        var late = await portal.SignInAsync("adviser@education.example");
        await late.GoAsync(review);
        await OpenAsync(late, "Action 4.2");
        await SignAsync(adviser, review);
        Assert.Equal("Ready to sign", adviser.Summary("State"));
        await SignAsync(lead, review);
        Assert.Equal("Closed", lead.Summary("State"));
        await lead.GoAsync($"{review}?format=docx");
        var document = DocumentReader.Read(await lead.Response.Content.ReadAsByteArrayAsync(Stop), "review.docx");
        var rows = document.Blocks.OfType<DocumentTable>().Single().Rows.Skip(1).Select(row => row.Cells.Select(cell => cell.Text).ToList()).ToList();
        Assert.Equal(["Partly assured", "Eight plans.", "The date has passed twice. When will it be done?"], rows[0][1..4]);
        Assert.Contains("Declined", rows[1][4], StringComparison.Ordinal);
        Assert.Contains("The care leavers’ forum asked them in May.", rows[1][4], StringComparison.Ordinal);
        await lead.GoAsync($"{review}?format=csv");
        Assert.Contains("The care leavers’ forum asked them in May.", lead.Body, StringComparison.Ordinal);

        // Nothing changes any more; the action says what was judged.
        await late.Choose("Assured").ClickAsync("Record the judgement");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(["Both sides have signed this review: nothing in it changes any more."], late.Errors);
        await adviser.GoAsync(review);
        await adviser.GoAsync(adviser.Page.QuerySelector("main a[href*='/items/']")!.GetAttribute("href")!);
        Assert.Contains("nothing in it changes any more", adviser.Main, StringComparison.Ordinal);
        Assert.Empty(adviser.Page.QuerySelectorAll("main form"));
        await lead.GoAsync($"{Council}/plan/actions/4.1");
        Assert.Contains("Judged partly assured by Department for Education", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Reviews}?show=closed");
        Assert.Contains(lead.Table("Reviews"), row => row[0].StartsWith("Pelican review", StringComparison.Ordinal) && row[3] == "Nobody");
    }

    [Fact]
    public async Task An_adviser_starts_a_report_with_the_portals_numbers_and_the_next_is_due_six_weeks_after_their_signature()
    {
        var adviser = await portal.SignInAsync("adviser@education.example");
        var soon = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(5);
        await adviser.GoAsync($"{Reviews}/new");
        ChooseDepartment(adviser, "As part of which work?");
        await adviser.Choose("A six-weekly adviser’s report to the department").Fill("Title", "Heron report").Fill("What is it about?", "Six weeks.").Choose("Front door").Choose("Leadership")
            .Fill("Day", $"{soon.Day}").Fill("Month", $"{soon.Month}").Fill("Year", $"{soon.Year}").ClickAsync("Start a review");
        var review = adviser.Path;
        Assert.Contains("actions: ", adviser.Main, StringComparison.Ordinal);
        Assert.Contains("overdue or off track", adviser.Main, StringComparison.Ordinal);
        // The age of the figures, whom the council is beside, by which model, and how many of them have a value.
        Assert.Matches(@"As at \d+ \w+ 20\d\d\. The newest figure is of \w+ 20\d\d, \d+ days? old; stale: \d+\.", adviser.Main);
        Assert.Matches(@"2\.2 Referrals that repeat .*: [\d.]+ in 20\d\d; \d+% (behind|ahead); neighbours [\d.]+, n = 9, model of 2025-05", adviser.Main);
        Assert.Equal("0 of 2 judged", adviser.Summary("Progress"));

        await adviser.GoAsync($"{review}/report");
        await adviser.Fill("Risks and challenges", "The heron may leave.").ClickAsync("Save the sections");
        Assert.Contains("The heron may leave.", adviser.Main, StringComparison.Ordinal);
        foreach (var link in adviser.Page.QuerySelectorAll("th a[href*='/items/']").Select(link => link.GetAttribute("href")!).ToList())
        {
            await adviser.GoAsync(link);
            await adviser.Choose("Assured").Fill("Which evidence did you see?", "The plan.").ClickAsync("Record the judgement");
        }

        await SignAsync(adviser, review);
        await adviser.GoAsync(Reviews);
        Assert.Contains($"report of Department for Education is due on {DateOnly.FromDateTime(DateTime.UtcNow).AddDays(42):d MMMM yyyy}", adviser.Main, StringComparison.Ordinal);
        await adviser.GoAsync($"{review}?format=docx");
        var document = DocumentReader.Read(await adviser.Response.Content.ReadAsByteArrayAsync(Stop), "report.docx");
        var text = document.Blocks.OfType<DocumentParagraph>().Select(paragraph => paragraph.Text).ToList();
        string[] sections = ["Stage and notice", "Progress since the last report", "Judgement by practice area", "Performance worth naming", "Risks and challenges", "The next six weeks"];
        Assert.Equal(sections, text.Where(sections.Contains));
        Assert.Contains("The heron may leave.", text);
        Assert.Contains(text, line => line.StartsWith("The portal’s numbers are as at ", StringComparison.Ordinal));
        var lines = (await adviser.GoAsync($"{review}?format=csv")).Body.Split('\n');
        Assert.EndsWith(",As at", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith(",Section,,Risks and challenges,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_review_does_not_find_reviews_and_a_reader_asks_for_none()
    {
        var partner = await portal.SignInAsync("reviewer@dunmere.example");
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GoAsync(Reviews)).Status);
        Assert.DoesNotContain(partner.Page.QuerySelectorAll("a"), link => link.TextContent == "Reviews");
        var other = await portal.SignInAsync("adviser2@education.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GoAsync(Reviews)).Status);
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/reviews");
        Assert.Contains("First look at the front door", reader.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync("/councils/ashdale/reviews/new")).Status);
    }

    [Fact]
    public async Task Somebody_with_fewer_areas_sees_their_items_only_and_signs_nothing()
    {
        // A second adviser may review the plan of Leadership only, as part of the same work.
        await GrantAsync("ashdale", "adviser2@education.example", "Leadership");
        var adviser = await portal.SignInAsync("adviser2@education.example");
        await adviser.GoAsync("/councils/ashdale/reviews");
        await adviser.GoAsync(adviser.Page.QuerySelectorAll("th a").Single(link => link.TextContent.StartsWith("Report to", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("You see 1 of the 2 items", adviser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Front door", adviser.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("Risks and challenges", adviser.Main, StringComparison.Ordinal);
        await adviser.GoAsync($"{adviser.Path}/sign");
        Assert.Contains("You see a part of this review only", adviser.Main, StringComparison.Ordinal);
    }

    [Theory]
    // A partner who may see and not review.
    [InlineData("reviewer@dunmere.example", "brackenshire", "update portal.reviews set title = 'x'", false)]
    [InlineData("reviewer@dunmere.example", "brackenshire", "insert into portal.reviews select (r).* from (select r from portal.reviews r limit 1) x", false)]
    // Nobody but the council answers for it, and nobody but a reviewer judges.
    [InlineData("adviser@education.example", "brackenshire", AddResponse, true)]
    [InlineData("lead@brackenshire.example", "brackenshire", AddJudgement, true)]
    [InlineData("lead@brackenshire.example", "brackenshire", "update portal.review_judgements set evidence = 'x'", true)]
    [InlineData("adviser@education.example", "brackenshire", "delete from portal.review_items", true)]
    // A side signs for itself.
    [InlineData("adviser@education.example", "brackenshire", "insert into portal.review_signatures (tenant_id, id, review_id, side, text_hash, author_id, signed_at) select tenant_id, gen_random_uuid(), id, 'Council', 'x', app.user_id(), now() from portal.reviews limit 1", true)]
    [InlineData("contributor@brackenshire.example", "brackenshire", "insert into portal.review_signatures (tenant_id, id, review_id, side, text_hash, author_id, signed_at) select tenant_id, gen_random_uuid(), id, 'Council', 'x', app.user_id(), now() from portal.reviews limit 1", true)]
    [InlineData("lead@brackenshire.example", "brackenshire", "insert into portal.review_signatures (tenant_id, id, review_id, side, text_hash, author_id, signed_at) select tenant_id, gen_random_uuid(), id, 'Reviewer', 'x', app.user_id(), now() from portal.reviews limit 1", true)]
    public async Task The_database_itself_refuses_what_is_not_theirs(string email, string council, string attempt, bool isRefused)
    {
        await using var db = await portal.OpenAsync(council, email);
        if (isRefused)
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(attempt, Stop))).SqlState);
        else
            Assert.Equal(0, await db.Database.ExecuteSqlRawAsync(attempt, Stop));
    }

    [Fact]
    public async Task What_is_refused_to_the_lead_and_the_adviser_is_allowed_to_the_other_one()
    {
        // The twin of the test above: the same statements, by those whose they are.
        await using var reviewer = await portal.OpenAsync("brackenshire", "adviser@education.example");
        await using (await reviewer.Database.BeginTransactionAsync(Stop)) Assert.Equal(1, await reviewer.Database.ExecuteSqlRawAsync(AddJudgement, Stop));
        await using var lead = await portal.OpenAsync("brackenshire", "lead@brackenshire.example");
        await using (await lead.Database.BeginTransactionAsync(Stop)) Assert.Equal(1, await lead.Database.ExecuteSqlRawAsync(AddResponse, Stop));
    }

    [Fact]
    public async Task A_reviewer_reads_items_of_their_areas_and_nothing_once_the_work_is_at_rest()
    {
        await using var db = await portal.OpenAsync("ashdale", "adviser@education.example");
        Assert.True(await CountAsync(db, "review_items") > 0);
        Assert.Equal(0, await CountAsync(db, "review_items where practice_area_id not in (select a.practice_area_id from portal.review_items a where a.practice_area_id = any(app.reach('Plan', 'View')))"));
        await using var other = await portal.OpenAsync("brackenshire", "reviewer@dunmere.example");
        Assert.Equal(0, await CountAsync(other, "reviews"));
        Assert.Equal(0, await CountAsync(other, "review_items"));

        await SetStateAsync("ashdale", "Paused");
        foreach (var table in (string[])["reviews", "review_items", "review_judgements", "challenge_responses", "review_sections", "review_signatures"])
            Assert.Equal(0, await CountAsync(db, table));
        await SetStateAsync("ashdale", "Active");
        Assert.True(await CountAsync(db, "reviews") > 0);
    }

    private const string AddResponse =
        """
        insert into portal.challenge_responses (tenant_id, id, review_id, judgement_id, reply, words, author_id, recorded_at)
        select tenant_id, gen_random_uuid(), review_id, id, 'Accepted', 'x', app.user_id(), now() from portal.review_judgements j
        where challenge is not null and not exists (select from portal.challenge_responses r where r.judgement_id = j.id) limit 1
        """;

    private const string AddJudgement =
        """
        insert into portal.review_judgements (tenant_id, id, review_id, item_id, version, assurance, evidence, author_id, recorded_at)
        select tenant_id, gen_random_uuid(), review_id, id, 99, 'Assured', 'x', app.user_id(), now() from portal.review_items limit 1
        """;

    private static Task<int> CountAsync(DbContext db, string table) =>
        db.Database.SqlQueryRaw<int>($"select count(*)::int as \"Value\" from portal.{table}").SingleAsync(Stop);

    private static string Row(PortalBrowser browser, string item) =>
        string.Join(' ', browser.Table("Care leavers").Single(row => row[0].StartsWith(item + " ", StringComparison.Ordinal)));

    private static void ChooseDepartment(PortalBrowser browser, string label = "Who is to review?") =>
        browser.Select(label, browser.Page.QuerySelectorAll("option").Select(option => option.TextContent.Trim()).First(text => text.StartsWith("Department for Education", StringComparison.Ordinal)));

    private static Task<PortalBrowser> OpenAsync(PortalBrowser browser, string link) =>
        browser.GoAsync(browser.Page.QuerySelectorAll("th a").Single(a => a.TextContent == link).GetAttribute("href")!);

    private static async Task JudgeAsync(PortalBrowser adviser, string review, string item, string judgement, string evidence, string challenge)
    {
        await adviser.GoAsync(review);
        await OpenAsync(adviser, item);
        await adviser.Choose(judgement).Fill("Which evidence did you see?", evidence).Fill("Do you challenge the council on it? (optional)", challenge).ClickAsync("Record the judgement");
        Assert.Equal("Your judgement is recorded.", adviser.Notice);
    }

    private static async Task AnswerAsync(PortalBrowser lead, string review, string item)
    {
        await lead.GoAsync(review);
        await OpenAsync(lead, item);
        await lead.GoAsync($"{lead.Path}/respond");
    }

    private static async Task SignAsync(PortalBrowser browser, string review)
    {
        await browser.GoAsync($"{review}/sign");
        await browser.Choose("I have read the summary and agree that it says what was judged and answered").ClickAsync("Sign");
        Assert.Equal("You have signed the summary.", browser.Notice);
    }

    private async Task SetStateAsync(string council, string state) => await portal.ScalarAsync(
        "update portal.engagements e set state = $2 from portal.organisations o where o.id = e.tenant_id and o.slug = $1 and e.kind = 'Adviser'", council, state);

    // By the administrator: how a grant is given is not what is tested here.
    private async Task GrantAsync(string council, string email, string area) => await portal.ScalarAsync(
        """
        with given as (
            insert into portal.grants (tenant_id, id, engagement_id, user_id, purpose, first_day, starts_at, last_day, ends_at, given_at)
            select e.tenant_id, gen_random_uuid(), e.id, u.id, 'A test', current_date, now() - interval '1 hour', current_date + 9, now() + interval '9 days', now()
            from portal.engagements e join portal.organisations o on o.id = e.tenant_id and o.slug = $1 and e.kind = 'Adviser', portal.users u where u.email = $2
            returning tenant_id, id),
        rights as (insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb) select tenant_id, gen_random_uuid(), id, 'Plan', verb from given, unnest(array['View', 'Review']) verb)
        insert into portal.grant_practice_areas (tenant_id, id, grant_id, practice_area_id)
        select given.tenant_id, gen_random_uuid(), given.id, a.id from given join portal.practice_areas a on a.tenant_id = given.tenant_id and a.name = $3
        """,
        council, email, area);
}
