using System.Net;
using Npgsql;
using SlipPortal.IntegrationTests.Isolation;

namespace SlipPortal.IntegrationTests.Requests;

/// <summary>A form that is sent twice is written once, however it comes to be sent twice.</summary>
public sealed class SubmissionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/councils/brackenshire/plan/actions/5.2/progress";
    private const string Reports = "select count(*) from portal.progress_updates where reason = $1";

    [Fact]
    public async Task Twenty_clicks_at_once_make_one_report_and_each_is_answered_as_the_first()
    {
        var contributor = await WriteAsync("Twenty clicks");
        await contributor.ClickAtOnceAsync("Report progress", 20);
        Assert.All(contributor.Answers, status => Assert.Equal(HttpStatusCode.Redirect, status));
        Assert.Equal(1L, await portal.ScalarAsync(Reports, "Twenty clicks"));
        Assert.Contains("Twenty clicks", contributor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_again_later_gets_the_first_answer_and_another_text_on_it_is_a_report_of_its_own()
    {
        var contributor = await WriteAsync("First words");
        var (form, path) = (contributor.Page, contributor.Path);
        await contributor.ClickAsync("Report progress");
        var (notice, address) = (contributor.Notice, contributor.Path);

        contributor.GoBack(form, path);
        await contributor.ClickAsync("Report progress");
        Assert.Equal((notice, address), (contributor.Notice, contributor.Path));
        Assert.Equal(1L, await portal.ScalarAsync(Reports, "First words"));

        contributor.GoBack(form, path);
        await contributor.Fill("Why this rating?", "Second words").ClickAsync("Report progress");
        Assert.Equal(1L, await portal.ScalarAsync(Reports, "Second words"));
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered_and_can_be_sent_again()
    {
        var contributor = await WriteAsync("");
        var (form, path) = (contributor.Page, contributor.Path);
        await contributor.ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
        contributor.GoBack(form, path);
        await contributor.ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contributor.Status);
    }

    [Fact]
    public async Task Nobody_reads_or_writes_what_another_sent_and_nobody_says_when_or_who()
    {
        var contributor = await WriteAsync("Whose it is");
        await contributor.ClickAsync("Report progress");
        await using var lead = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
        Assert.Equal(0L, await lead.AskAsync("select count(*) from portal.submissions"));
        Assert.Equal(0, await lead.RunAsync("update portal.submissions set answer = 'x'"));
        foreach (var attack in new[]
        {
            "insert into portal.submissions (user_id, key, hash) values (gen_random_uuid(), gen_random_uuid(), 'x')",
            "insert into portal.submissions (key, hash, at) values (gen_random_uuid(), 'x', now())",
            "update portal.submissions set key = gen_random_uuid()",
            "delete from portal.submissions",
        }) Assert.Equal((attack, PostgresErrorCodes.InsufficientPrivilege), (attack, await lead.TryAsync(attack)));
        await using var own = await SqlSession.OpenAsync(portal, "contributor@brackenshire.example", "brackenshire");
        Assert.NotEqual(0L, await own.AskAsync("select count(*) from portal.submissions"));
    }

    [Fact]
    public async Task A_form_is_remembered_for_a_day()
    {
        var contributor = await WriteAsync("A day ago");
        await contributor.ClickAsync("Report progress");
        await using var sql = await SqlSession.OpenAsync(portal, "contributor@brackenshire.example", "brackenshire");
        await sql.RunAsync("select app.forget_submissions()");
        Assert.NotEqual(0L, await sql.AskAsync("select count(*) from portal.submissions"));
        await sql.CommitAsync();
        await portal.ScalarAsync("update portal.submissions set at = at - interval '25 hours'");
        await using var later = await SqlSession.OpenAsync(portal);
        await later.RunAsync("select app.forget_submissions()");
        await later.CommitAsync();
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.submissions"));
    }

    [Theory]
    [InlineData("plan/import", "Plan file", "Ref,Action,Due by\n1. Front door,,\n1.1,Answer every referrer,March 2031\n", "Make this the plan")]
    [InlineData("kpis/import", "Performance book", "Theme,PI Ref,Measure,Polarity,2024/25(ytd),,\n,,,,July,Aug,Sep\nQuality,1.1,Number of visits,high,12,8,9\n", "Put these into the book")]
    public async Task Of_two_who_confirm_one_import_at_once_one_wins_and_the_other_is_told(string page, string field, string file, string confirm)
    {
        var (one, other) = (await portal.SignInAsync("lead@coldwater.example"), await portal.SignInAsync("lead@coldwater.example"));
        await one.GoAsync($"/councils/coldwater/{page}");
        await one.Attach(field, "file.csv", System.Text.Encoding.UTF8.GetBytes(file)).ClickAsync("Read the file");
        await other.GoAsync(one.Path);
        if (page == "kpis/import") foreach (var lead in new[] { one, other }) lead.Fill("Which book does it go into?", "Board book");
        await Task.WhenAll(one.ClickAtOnceAsync(confirm, 1), other.ClickAtOnceAsync(confirm, 1));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], one.Answers.Concat(other.Answers).Order());
    }

    [Fact]
    public async Task Of_two_who_take_one_name_at_once_the_second_is_told_at_the_field()
    {
        var (one, other) = (await portal.SignInAsync("lead@brackenshire.example"), await portal.SignInAsync("lead@brackenshire.example"));
        foreach (var lead in new[] { one, other })
        {
            await lead.GoAsync("/councils/brackenshire/plan/ratings/new");
            lead.Fill("Name", "Amber: slipping").Choose("At risk").Select("Colour", "Purple");
        }

        await Task.WhenAll(one.ClickAtOnceAsync("Add the rating", 1), other.ClickAtOnceAsync("Add the rating", 1));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], one.Answers.Concat(other.Answers).Order());
        Assert.Equal(1L, await portal.ScalarAsync("select count(*) from portal.ratings where name = 'Amber: slipping'"));
    }

    private async Task<PortalBrowser> WriteAsync(string reason)
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.GoAsync(Page);
        return contributor.Choose("Green: on track").Fill("Why this rating?", reason);
    }
}
