using System.Net;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>What hangs on an action: evidence, turns of recurring work, what it waits for, and who is asked about it.</summary>
public sealed class ActionPagesTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Plan = "/councils/brackenshire/plan";

    [Theory]
    [InlineData("report.pdf", "<html><script>alert(1)</script></html>")]
    [InlineData("report.docx", "MZ\u0000\u0001 program")]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_and_what_was_typed_is_kept(string name, string content)
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Plan}/actions/2.3/evidence");
        await lead.Fill("What does the file show?", "A hostile file").Attach("File", name, System.Text.Encoding.UTF8.GetBytes(content)).ClickAsync("Add the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("choose a PDF, Word, Excel or PowerPoint file", Assert.Single(lead.Errors), StringComparison.Ordinal);
        Assert.Equal("A hostile file", lead.Page.QuerySelector("input[name='Upload.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Evidence_is_downloaded_as_it_came_never_shown_and_leaves_a_line_when_it_is_taken_away()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Plan}/actions/2.3/evidence");
        await lead.Fill("What does the file show?", "Figures").Attach("File", "..\\Fig\u202Egpj.exe.pdf", "A,B\n1,2\n"u8.ToArray()).ClickAsync("Add the file");
        Assert.Equal("The evidence is added.", lead.Notice);
        var address = lead.Page.QuerySelector("a[href*='/plan/evidence/0']")!.GetAttribute("href")!;

        // The adviser may see it, as a download that the council can see in its ledger.
        var adviser = await portal.SignInAsync("adviser@education.example");
        await adviser.GoAsync(address);
        Assert.Equal("A,B\n1,2\n", adviser.Body);
        Assert.Equal("attachment", adviser.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Figgpj.exe.txt", adviser.Response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("text/plain", adviser.Response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox", Assert.Single(adviser.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/partners/ledger");
        Assert.Equal(["Evidence: Figures", "As a download"], lead.Table(Words.Day(DateTimeOffset.UtcNow))[1].Skip(2));
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync("lead@ashdale.example")).GoAsync(address)).Status);

        await lead.GoAsync($"{Plan}/actions/2.3/evidence");
        await lead.GoAsync(lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Withdraw “Figures”").GetAttribute("href")!);
        await lead.ClickAsync("Withdraw");
        Assert.Equal(["Enter why it is withdrawn."], lead.Errors);
        await lead.Fill("Why is it withdrawn?", "The wrong file.").ClickAsync("Withdraw");
        Assert.Matches("Figures, added on .*Withdrawn on .* by Perpetua Stallwood: The wrong file", lead.Main);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GoAsync(address)).Status);
        Assert.Equal(0L, await portal.ScalarAsync("select count(*) from portal.evidence_files f join portal.evidence e on e.id = f.evidence_id where e.title = 'Figures'"));
    }

    [Fact]
    public async Task The_turns_of_recurring_work_say_what_was_met_and_what_is_next()
    {
        portal.Clock.TravelTo(new(2027, 3, 10));
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Plan}/actions/4.2/turns");
        Assert.Contains("The next turn is due by 31 March 2027. Of the last 4, 0 were done in time.", lead.Main, StringComparison.Ordinal);
        await lead.Select("Which turn?", "28 February 2027: late").Choose("Yes").ClickAsync("Record the turn");
        Assert.Equal(["Enter the day on which it was done."], lead.Errors);
        await lead.Fill("On which day? (where it was done)", "2027-02-27").ClickAsync("Record the turn");
        Assert.Equal(["28 February 2027", "Done in time", "27 February 2027", ""], lead.Table("Turns")[2]);
        Assert.Contains("Of the last 4, 1 was done in time.", lead.Main, StringComparison.Ordinal);
        Assert.Contains("not done again and again", (await lead.GoAsync($"{Plan}/actions/1.1/turns")).Main, StringComparison.Ordinal);
        portal.Clock.TravelTo(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    [Fact]
    public async Task A_proposed_date_is_asked_for_once_and_taken_back_off_the_agenda()
    {
        var lead = await portal.SignInAsync("contributor@brackenshire.example");
        await lead.GoAsync($"{Plan}?due=UnderReview");
        var action = lead.Page.QuerySelector("th[data-label=Action] a")!.TextContent;
        await lead.GoAsync($"{Plan}/actions/{action}/date");
        Assert.StartsWith("Under review until agreed at Oversight Group on", lead.Summary("State"), StringComparison.Ordinal);
        await lead.ClickAsync("Take the proposal back");
        Assert.Equal("The proposed date is taken back. The date before it stands.", lead.Notice);
        Assert.DoesNotContain($"New date for action {action}", (await lead.GoAsync("/councils/brackenshire")).Main, StringComparison.Ordinal);

        await lead.GoAsync($"{Plan}/actions/{action}/date");
        await lead.Fill("New date", "next summer").Fill("Why does it have to move?", "A reason").Select("Who is to agree?", "Oversight Group").ClickAsync("Propose the date");
        Assert.Equal(["Write the new date with its year, like “31 March 2027” or “March 2027”, or how often: “quarterly”."], lead.Errors);
        await lead.Fill("New date", "March 2020").ClickAsync("Propose the date");
        Assert.Equal(["The new date has passed already: propose one that can still be kept."], lead.Errors);
        await lead.Fill("New date", "March 2031").ClickAsync("Propose the date");
        Assert.Contains("A reason", lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_actions_cannot_wait_for_each_other()
    {
        var lead = await portal.SignInAsync("contributor@brackenshire.example");
        await lead.GoAsync($"{Plan}/actions/3.4/ties");
        await lead.Fill("Reference of another action that it waits for", "3.5").ClickAsync("Record the wait");
        await lead.GoAsync($"{Plan}/actions/3.5/ties");
        await lead.Fill("Reference of another action that it waits for", "4.3").ClickAsync("Record the wait");
        await lead.GoAsync($"{Plan}/actions/4.3/ties");
        await lead.Fill("Reference of another action that it waits for", "3.4").ClickAsync("Record the wait");
        Assert.Equal(["None of them could be finished: action 4.3 would wait for 3.4, which waits for 3.5, which waits for 4.3."], lead.Errors);
        await lead.Fill("What is the money for?", "Two posts").Fill("How much, in pounds?", "45681").ClickAsync("Add the cost");
        Assert.Equal("£45,681.00", lead.Table("Costs")[^1][^1]);
    }

    [Fact]
    public async Task An_owner_is_asked_by_an_email_that_opens_at_the_form_and_a_vacated_post_shows()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Plan}/actions/6.1/ask");
        var asked = lead.Page.QuerySelector("main li")!.TextContent.Trim();
        await lead.ClickAsync("Ask for an update");
        Assert.Contains("asked by e-mail", lead.Notice, StringComparison.Ordinal);
        var mail = await MailAsync("How does action 6.1 stand?");
        Assert.Contains(asked.Split(", ")[1], mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Audit forty cases", mail, StringComparison.Ordinal);
        await lead.GoAsync($"{Plan}/actions/6.1/ask");
        await lead.ClickAsync("Ask for an update");
        Assert.Equal(["They were asked in the last day already: give them time to answer."], lead.Errors);

        // Who is not signed in is asked to, and then stands at the form.
        var owner = portal.Anonymous();
        await owner.GoAsync($"{Plan}/actions/6.1/progress");
        await owner.Fill("E-mail address", "contributor@brackenshire.example").Fill("Password", SlipPortal.Web.Demo.DemoData.Password).ClickAsync("Sign in");
        Assert.EndsWith("Report progress", owner.Heading, StringComparison.Ordinal);

        await lead.GoAsync($"{Plan}/posts?vacant=true");
        var vacant = lead.Page.QuerySelector("th[data-label=Post] a")!;
        await lead.GoAsync($"{Plan}?owner={Uri.EscapeDataString(vacant.TextContent)}");
        Assert.All(lead.Page.QuerySelectorAll("td[data-label=Owners]"), owners => Assert.Contains($"{vacant.TextContent} (vacant)", owners.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_owned_an_action_in_May_is_answerable()
    {
        portal.Clock.TravelTo(new(2027, 6, 20));
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/plan/posts");
        await lead.Fill("Title of the post", "Head of Learning").ClickAsync("Add the post");
        var post = lead.Path;
        await HoldAsync(lead, "Ursula Penhallow", "1", "4", "2027");
        await lead.Fill("Last day of Ursula Penhallow", "2027-05-31").ClickAsync("Ursula Penhallow leaves");
        Assert.Contains("Today: vacant since 1 June 2027.", lead.Main, StringComparison.Ordinal);
        await HoldAsync(lead, "Benedict Yarrow", "14", "6", "2027");
        await lead.GoAsync("/councils/ashdale/plan/posts?on=2027-05-03&search=Learning");
        Assert.Equal(["Head of Learning", "Ursula Penhallow"], lead.Table("Posts and their holders on 3 May 2027")[1].Take(2));
        Assert.Contains("Today: Benedict Yarrow.", (await lead.GoAsync(post)).Main, StringComparison.Ordinal);
        portal.Clock.TravelTo(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    private static Task<PortalBrowser> HoldAsync(PortalBrowser lead, string name, string day, string month, string year) =>
        lead.Fill("Name", name).Fill("Day", day).Fill("Month", month).Fill("Year", year).ClickAsync("Record the holder");

    // Sent by the worker when it comes round.
    private async Task<string> MailAsync(string subject)
    {
        var mail = "";
        await PortalHost.UntilAsync(
            async () =>
            {
                foreach (var file in portal.Mails)
                {
                    mail = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
                    if (mail.Contains(subject, StringComparison.Ordinal)) return true;
                }

                return false;
            },
            $"there is an e-mail “{subject}”");
        return mail;
    }
}
