using System.Net;
using System.Text;
using SlipPortal.IntegrationTests.Pages.Councils;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.IntegrationTests.Pages;

/// <summary>The main job from end to end: a plan comes in, is worked with, and is shared with an adviser who sees nothing else.</summary>
public sealed class FirstLightTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Lead = "lead@coldwater.example";
    private const string Adviser = "adviser2@education.example";

    private const string Plan = """
        No.,What we will do,Lead,By when,RAG
        1. Front door,,,,
        1.1,Answer every referrer,Head of Front Door,March 2031,Done
        1.2,"=HYPERLINK(""x"")",Head of Front Door,TBC,On track
        1.3,See actions 1.1-1.2,,,
        2. Care leavers,,,,
        2.1,Find twelve apprenticeships,Participation Officer,Oct/Nov 2031,
        3. Leadership,,,,
        3.1,Observe practice monthly,Director,Monthly,
        """;

    [Fact]
    public async Task A_plan_is_imported_worked_and_shared_and_the_sharing_ends()
    {
        var lead = await portal.SignInAsync(Lead);

        // Imported, with what is not guessed decided on the page.
        await lead.GoAsync("/councils/coldwater/plan/import");
        await lead.Attach("Plan file", "Our plan.csv", Encoding.UTF8.GetBytes(Plan)).ClickAsync("Read the file");
        Assert.Contains("3 chapters and 5 actions", lead.Main);
        await lead.ClickAsync("Make this the plan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains("Done", Assert.Single(lead.Errors));
        lead.Select("“Done” (1 action)", "Blue: complete").Select("“On track” (1 action)", "Green: on track");
        await lead.ClickAsync("Make this the plan");
        Assert.Equal("Receipt of the import", lead.Heading);
        Assert.Equal("4 rows", lead.Summary("Imported"));
        Assert.Equal("1 row", lead.Summary("Linked to other actions"));

        // The plan: refs in order, an undated action is not on track, a pointer is not work.
        await lead.GoAsync("/councils/coldwater/plan");
        Assert.Contains("4 actions.", lead.Main);
        var frontDoor = lead.Table("Actions of 1. Front door");
        Assert.Equal(["1.1", "Answer every referrer", "Head of Front Door", "March 2031", "Complete"], frontDoor[1].Skip(1).Take(5));
        Assert.Equal("No date", frontDoor[2][5]);
        Assert.Equal("See other actions", frontDoor[3][5]);
        await lead.GoAsync("/councils/coldwater/plan?format=csv");
        Assert.Contains("'=HYPERLINK", lead.Body);

        // Shared: two areas, for a purpose, until a day.
        var last = DateTime.UtcNow.AddDays(30);
        await lead.GiveAccessAsync("coldwater", Adviser, ["Front door", "Care leavers"], why: "First report");

        var adviser = await portal.SignInAsync(Adviser);
        Assert.Equal([["Council", "As", "Until"], ["Coldwater Borough Council", "Department for Education", last.ToString("d MMMM yyyy")]], adviser.Table("Councils"));
        await adviser.GoAsync("/councils/coldwater/plan");
        Assert.Equal(["1. Front door", "2. Care leavers"], adviser.Page.QuerySelectorAll("h2[id^=chapter]").Select(heading => heading.TextContent));
        foreach (var closed in (string[])["plan/actions/3.1", "history", "people", "partners", "partners/ledger", "plan/import"])
            Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync($"/councils/coldwater/{closed}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await adviser.GoAsync("/councils/coldwater/plan/actions/2.1")).Status);
        Assert.DoesNotContain("Report progress", adviser.Main);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/ashdale/plan")).Status);

        // The council sees each look, and ends it.
        await lead.GoAsync("/councils/coldwater/partners/ledger");
        var looks = lead.Table(Words.Day(DateTimeOffset.UtcNow)).Skip(1).ToList();
        Assert.Equal(["Action 2.1", "Improvement plan"], looks.Select(row => row[2]));
        Assert.All(looks, row => Assert.Equal("Lysander Okonedo, Department for Education", row[1]));
        await lead.GoAsync("/councils/coldwater/partners");
        await lead.GoAsync(lead.Page.QuerySelector("a[href$='/end']")!.GetAttribute("href")!);
        await lead.ClickAsync("End access now");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GoAsync("/councils/coldwater/plan")).Status);
        Assert.Contains("No council is open to you", (await adviser.GoAsync("/")).Main);

        // And all of it is in the history.
        await lead.GoAsync("/councils/coldwater/history");
        var history = lead.Table("Changes").Skip(1).Select(row => row[2]).ToList();
        Assert.StartsWith("Ended the access of Lysander Okonedo", history[0]);
        Assert.Contains(history, line => line.StartsWith("Gave Lysander Okonedo", StringComparison.Ordinal));
        Assert.Contains(history, line => line.StartsWith("Imported the plan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lead@dunmere.example", "1.1", false)]
    [InlineData("lead@dunmere.example", "1.2", true)]
    public async Task Progress_is_reported_the_same_way_with_and_without_htmx(string email, string action, bool asHtmx)
    {
        var lead = await portal.SignInAsync(email);
        lead.AsHtmx = asHtmx;
        await lead.GoAsync($"/councils/dunmere/plan/actions/{action}");
        lead.Fill("What has happened since the last update? (optional)", "A long story");
        await lead.ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["Choose a rating."], lead.Errors);
        Assert.Contains("A long story", lead.Page.QuerySelector("textarea[name='Input.Narrative']")!.TextContent);

        lead.Choose("Red: off track");
        await lead.ClickAsync("Report progress");
        Assert.Equal(["Enter the reason for the rating."], lead.Errors);

        await lead.Fill("Why this rating?", "<b>Two</b> tries failed").ClickAsync("Report progress");
        Assert.Equal(HttpStatusCode.OK, lead.Status);
        Assert.Contains($"Progress on action {action} is reported.", lead.Notice);
        Assert.Contains("<b>Two</b> tries failed", lead.Main);
    }

    [Fact]
    public async Task A_reader_sees_the_plan_and_cannot_change_it()
    {
        var reader = await portal.SignInAsync("reader@ashdale.example");
        await reader.GoAsync("/councils/ashdale/plan/actions/1.1");
        Assert.DoesNotContain("Report progress", reader.Main);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GoAsync("/councils/ashdale/plan/import")).Status);
        Assert.Equal("You cannot do this", reader.Heading);
    }

    [Theory]
    [InlineData("broken.docx", "not a document")]
    [InlineData("empty.csv", "")]
    [InlineData("notes.csv", "hello,world\nthere,is no plan here\n")]
    public async Task A_bad_file_gets_a_page_that_says_so_and_stores_nothing(string name, string content)
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.GoAsync("/councils/ashdale/plan/import");
        await lead.Attach("Plan file", name, Encoding.UTF8.GetBytes(content)).ClickAsync("Read the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Single(lead.Errors);
        Assert.DoesNotContain("Waiting to be confirmed", lead.Main);
    }

    [Fact]
    public async Task The_same_file_again_says_so_and_shows_what_differs()
    {
        var content = Encoding.UTF8.GetBytes("Ref,Action,Owner,Due by\n1.1,Do one thing,Head of Help,March 2031\n1.2,Do another,Head of Help,May 2031\n");
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        // The next version is being drafted there: nothing takes its place behind its back.
        await lead.GoAsync("/councils/brackenshire/plan/import");
        await lead.Attach("Plan file", "small.csv", content).ClickAsync("Read the file");
        Assert.Contains("The next version of the plan is being drafted. A file can be checked now", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Make this the plan", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/brackenshire/plan/versions");
        await lead.GoAsync(lead.Page.QuerySelector("main th a")!.GetAttribute("href")!);
        await lead.ClickAsync("Give the draft up");
        foreach (var already in (bool[])[false, true])
        {
            await lead.GoAsync("/councils/brackenshire/plan/import");
            await lead.Attach("Plan file", "small.csv", content).ClickAsync("Read the file");
            Assert.Equal(already, lead.Main.Contains("This very file became the plan", StringComparison.Ordinal));
            Assert.Equal(already, lead.Main.Contains("Nothing: every action and date is the same.", StringComparison.Ordinal));
            await lead.ClickAsync("Make this the plan");
            Assert.Equal("Receipt of the import", lead.Heading);
        }
    }
}
