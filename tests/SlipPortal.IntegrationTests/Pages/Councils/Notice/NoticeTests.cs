using System.Net;
using System.Text;
using SlipPortal.Domain.Common;

namespace SlipPortal.IntegrationTests.Pages.Councils.Notice;

/// <summary>The improvement notice through the pages: entered, kept, stepped down, lifted.</summary>
public sealed class NoticeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ashdale = "/councils/ashdale";
    private const string Brackenshire = "/councils/brackenshire";
    private const string Coldwater = "/councils/coldwater";
    private const string EverySo = "Every so many weeks or months, counted from a day";

    private DateOnly Today => portal.Clock.TodayInUk();

    [Fact]
    public async Task A_notice_is_entered_with_its_terms_reported_late_waived_stepped_down_and_lifted()
    {
        var lead = await portal.SignInAsync("lead@coldwater.example");
        await lead.GoAsync($"{Coldwater}/notice");
        Assert.Contains("No improvement notice is entered here. If one was served on the council, enter it", lead.Main, StringComparison.Ordinal);
        Assert.Contains("Under an improvement notice since", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(Coldwater);
        Assert.Contains("Under an improvement notice since", lead.Main, StringComparison.Ordinal);
        Assert.Contains("The notice itself is not entered here yet.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync($"{Coldwater}/notice/new");
        lead.Choose("Non-statutory").Fill("Issued by", "Department for Education").Fill("Grounds", "An inspection.");
        await Date(lead, Today.AddDays(-45)).ClickAsync("Save");
        Assert.Equal("The notice is entered. Add its first term.", lead.Notice);
        var entered = lead.Path;
        Assert.DoesNotContain("is not entered here yet", (await lead.GoAsync(Coldwater)).Main, StringComparison.Ordinal);
        await lead.GoAsync(entered);

        // Six-weekly from the day it was served: the first was due three days ago.
        await AddTermAsync(lead, "Report to the department every six weeks.", EverySo, 6, "weeks");
        Assert.Equal("Term 1 is added.", lead.Notice);
        var reports = lead.Path;
        var due = Today.AddDays(-3);
        Assert.Equal("Late", lead.Text("main .govuk-tag"));
        Assert.Contains($"Every 6 weeks from {Day(Today.AddDays(-45))}: the one due by {Day(due)} is 3 days late and can still be done.", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{reports}/done");
        await Date(lead, Today.AddDays(-1)).Fill("What shows it?", "First report.").ClickAsync("Report");
        Assert.Equal("Met so far", lead.Text("main .govuk-tag"));
        Assert.Equal(Day(due.AddDays(42)), lead.Summary("Next"));
        Assert.Equal([Day(due), "Done 2 days late", Day(Today.AddDays(-1))], lead.Table("Each time that it was due")[2]);

        await lead.GoAsync($"{reports}/waive");
        await Date(lead, due.AddDays(42)).Fill("Last day (empty for good)", $"{due.AddDays(42):yyyy-MM-dd}").Fill("Who agreed?", "The department").Fill("Why?", "Its review is in that week.")
            .ClickAsync("Waive");
        Assert.Equal(Day(due.AddDays(84)), lead.Summary("Next"));
        Assert.Contains("Waived on", lead.Main, StringComparison.Ordinal);

        await lead.GoAsync($"{reports}/rhythm");
        await Date(lead, due.AddDays(84)).Fill("Every how many?", "3").Select("Of what?", "months").Fill("Why?", "Progress is steady.").ClickAsync("Change the rhythm");
        Assert.Equal($"Every 6 weeks from {Day(Today.AddDays(-45))}, every 3 months from {Day(due.AddDays(84))}", lead.Summary("When"));

        await lead.GoAsync($"{Coldwater}/notice");
        Assert.StartsWith("In force", lead.Text("h1"), StringComparison.Ordinal);
        Assert.Contains("In its 45 days so far, 0 terms are behind.", lead.Main, StringComparison.Ordinal);
        var stages = lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Record what happened to it").GetAttribute("href")!;
        await StageAsync(lead, stages, "Stepped down: a lighter form took its place", Today.AddDays(-2));
        Assert.StartsWith("Stepped down", lead.Text("h1"), StringComparison.Ordinal);
        await StageAsync(lead, stages, "Lifted: its terms are due no more", Today.AddDays(-1));
        Assert.StartsWith("Lifted", lead.Text("h1"), StringComparison.Ordinal);
        Assert.Contains("after 44 days", lead.Main, StringComparison.Ordinal);

        // The clock has stopped.
        await lead.GoAsync(reports);
        Assert.Equal("No day", lead.Summary("Next"));
        Assert.Contains("The notice ended on", lead.Main, StringComparison.Ordinal);
        Assert.Contains($"until it was lifted on {Day(Today.AddDays(-1))}.", (await lead.GoAsync(Coldwater)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_keeps_what_was_typed()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync($"{Brackenshire}/notice/new");
        await lead.Fill("Issued by", "A minister").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["Say whether it is statutory."], lead.Errors);
        Assert.Equal("A minister", lead.Page.QuerySelector("input[name='Input.IssuedBy']")!.GetAttribute("value"));

        await lead.GoAsync($"{Brackenshire}/notice");
        await lead.GoAsync(lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Add a term").GetAttribute("href")!);
        await lead.Fill("Number in the notice", "1").Fill("What it says", "Something else.").Choose("Council").Choose(EverySo).Fill("How many?", "6").ClickAsync("Save the term");
        Assert.Equal(["Choose weeks, months or years."], lead.Errors);
        await lead.Select("Of what?", "weeks").ClickAsync("Save the term");
        Assert.Equal(["There is a term 1 already."], lead.Errors);
        Assert.Equal("Something else.", lead.Page.QuerySelector("textarea")!.TextContent.Trim());

        var term = await OpenTermAsync(lead, Brackenshire, 1);
        await lead.GoAsync($"{term}/done");
        await Date(lead, Today.AddDays(1)).Fill("What shows it?", "Minutes to come.").ClickAsync("Report");
        Assert.Equal(["The day is still to come: enter the day on which it was done."], lead.Errors);
        Assert.Equal("Minutes to come.", lead.Page.QuerySelector("textarea")!.TextContent.Trim());
        await lead.GoAsync($"{term}/waive");
        await Date(lead, Today).Fill("Last day (empty for good)", $"{Today.AddDays(-1):yyyy-MM-dd}").Fill("Who agreed?", "The chair").Fill("Why?", "Elections.").ClickAsync("Waive");
        Assert.Equal(["The last day comes before the first."], lead.Errors);
        Assert.Equal("The chair", lead.Page.QuerySelector("input[name='Input.AgreedBy']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_front_page_tells_of_each_state_in_words_and_is_downloaded()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync($"{Ashdale}/notice");
        var terms = reader.Table("Its terms").Skip(1).ToList();
        Assert.Equal(["Open-ended", "Waived", "Met", "Met so far", "Missed", "Late", "Due", "Not begun"], terms.Select(row => row[3]));
        Assert.Equal("Adviser", terms[4][1]);
        Assert.Contains("was missed, and the one after it was due by", terms[4][5], StringComparison.Ordinal);
        // What is behind comes first.
        Assert.Equal(["Missed", "Late"], reader.Page.QuerySelectorAll("ul.app-counts li .govuk-tag").Take(2).Select(tag => tag.TextContent));
        Assert.Contains("Statutory direction", reader.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a term", reader.Main, StringComparison.Ordinal);
        await reader.GoAsync($"{Ashdale}");
        Assert.Equal(["Missed", "Late"], reader.Page.QuerySelectorAll("h2").Single(heading => heading.TextContent.StartsWith("The notice", StringComparison.Ordinal))
            .NextElementSibling!.QuerySelectorAll(".govuk-tag").Take(2).Select(tag => tag.TextContent));
        await reader.GoAsync($"{Ashdale}/notice?format=csv");
        Assert.StartsWith("Number,Owner,Answered by,Wording,When,State,Next,Why,Measure", reader.Body.TrimStart('\uFEFF'), StringComparison.Ordinal);
        await reader.GoAsync($"{Ashdale}/notice?format=xlsx");
        Assert.Equal("ashdale-notice.xlsx", reader.Response.Content.Headers.ContentDisposition!.FileNameStar ?? reader.Response.Content.Headers.ContentDisposition.FileName);
    }

    [Fact]
    public async Task A_term_with_a_measure_shows_baseline_latest_and_target()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await OpenTermAsync(reader, Ashdale, 7);
        Assert.StartsWith("30.0%", reader.Summary("Baseline"), StringComparison.Ordinal);
        Assert.StartsWith("18.0%, by ", reader.Summary("Target"), StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d%, ", reader.Summary("Latest"));
        Assert.Matches("of the way is made|gone the wrong way", reader.Summary("On the way?"));
    }

    [Fact]
    public async Task Contributors_report_and_leads_manage()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        var term = await OpenTermAsync(reader, Ashdale, 5);
        Assert.DoesNotContain("Report it done", reader.Main, StringComparison.Ordinal);
        foreach (var page in (string[])["done", "waive", "rhythm", "edit"]) Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync($"{term}/{page}")).Status);

        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        foreach (var page in (string[])["waive", "rhythm", "edit"]) Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"{term}/{page}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync($"{Ashdale}/notice/new")).Status);
        await contributor.GoAsync($"{term}/done");
        await Date(contributor, Today).Fill("What shows it?", "Ninth report.").Fill("Address where it is kept (optional)", "https://files.example/report").ClickAsync("Report");
        Assert.Equal("Met so far", contributor.Text("main .govuk-tag"));

        // Taken back with a reason only, and never gone.
        var button = contributor.Page.QuerySelectorAll("button").First(button => button.TextContent.StartsWith("Take back", StringComparison.Ordinal)).TextContent;
        await contributor.ClickAsync(button);
        Assert.Equal(["Enter why it is taken back."], contributor.Errors);
        await contributor.Fill(contributor.Page.QuerySelectorAll("label").First(label => label.TextContent.StartsWith("Why is", StringComparison.Ordinal)).TextContent, "It went to the wrong address.")
            .ClickAsync(button);
        Assert.Equal("It is taken back. The line stays.", contributor.Notice);
        Assert.Equal("Missed", contributor.Text("main .govuk-tag"));
        Assert.Contains("It went to the wrong address.", contributor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_does_not_take_a_leads_waiver_back()
    {
        var contributor = await portal.SignInAsync("contributor@ashdale.example");
        await OpenTermAsync(contributor, Ashdale, 2);
        Assert.Equal("Waived", contributor.Text("main .govuk-tag"));
        Assert.DoesNotContain(contributor.Page.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Take back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_notices_file_is_judged_by_its_content_and_given_out_as_an_attachment()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync($"{Ashdale}/notice");
        await lead.GoAsync(lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Its files").GetAttribute("href")!);
        await lead.Fill("What is it?", "A letter").Attach("File", "letter.pdf", Encoding.UTF8.GetBytes("Plain words.")).ClickAsync("Add the file");
        Assert.Equal(["Choose a PDF or a Word (.docx) file."], lead.Errors);
        await lead.Fill("What is it?", "A letter").Attach("File", "letter.html", Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n")).ClickAsync("Add the file");
        Assert.Equal("The file is kept.", lead.Notice);
        await lead.GoAsync(lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "A letter (download)").GetAttribute("href")!);
        Assert.Equal("attachment; filename=letter.pdf; filename*=UTF-8''letter.pdf", lead.Response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("application/pdf", lead.Response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("sandbox", Assert.Single(lead.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_was_lifted_shows_its_history()
    {
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync("/councils/dunmere/notice");
        Assert.StartsWith("Lifted; support goes on", lead.Text("h1"), StringComparison.Ordinal);
        Assert.Equal(["Met so far", "Met"], lead.Table("Its terms").Skip(1).Select(row => row[3]));
        Assert.Equal(["No day", "No day"], lead.Table("Its terms").Skip(1).Select(row => row[4]));
        Assert.DoesNotContain("The notice: what is due next", (await lead.GoAsync("/councils/dunmere")).Main, StringComparison.Ordinal);
    }

    private static string Day(DateOnly day) => $"{day:d MMMM yyyy}";

    private static PortalBrowser Date(PortalBrowser browser, DateOnly day) => browser.Fill("Day", $"{day.Day}").Fill("Month", $"{day.Month}").Fill("Year", $"{day.Year}");

    private static Task<PortalBrowser> AddTermAsync(PortalBrowser lead, string wording, string kind, int every, string unit) =>
        lead.Fill("What it says", wording).Choose("Adviser").Choose(kind).Fill("How many?", $"{every}").Select("Of what?", unit).ClickAsync("Save the term");

    private static async Task StageAsync(PortalBrowser lead, string stages, string what, DateOnly day)
    {
        await lead.GoAsync(stages);
        await Date(lead.Choose(what), day).Fill("Why?", "As the letter says.").ClickAsync("Record");
        Assert.Equal("It is recorded.", lead.Notice);
    }

    private static async Task<string> OpenTermAsync(PortalBrowser browser, string council, int number)
    {
        await browser.GoAsync($"{council}/notice");
        await browser.GoAsync(browser.Page.QuerySelectorAll("table a").Single(link => link.TextContent == $"Term {number}").GetAttribute("href")!);
        return browser.Path;
    }
}
