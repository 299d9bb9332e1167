using System.Net;

namespace SlipPortal.IntegrationTests.Pages.Councils.Boards;

/// <summary>Bodies, who sits in them, and what their meetings decide.</summary>
public sealed class BoardTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Brackenshire = "/councils/brackenshire";
    private const string Ashdale = "/councils/ashdale";

    [Fact]
    public async Task One_person_with_two_roles_is_seen_wherever_it_matters()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.OpenBodyAsync(Brackenshire, "Oversight Group");
        Assert.Contains("An adviser chairs a body that decides on the plan they report on.", lead.Main, StringComparison.Ordinal);
        var seat = lead.Table("Members and observers today").Single(row => row[1] == "Chair");
        Assert.Equal("Adviser for Department for Education; observer of Improvement Board", seat[3]);
        await lead.GoAsync(lead.Page.QuerySelector("a[href*='/boards/meetings/']")!.GetAttribute("href")!);
        Assert.Contains("also adviser for Department for Education", lead.Summary("Chair"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_a_sign_in_is_known_again_and_chairs_come_first()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await SeatAsync(lead, "Oversight Group", "Vice-chair", "alaric thistlewood", "Health Partnership");
        await lead.OpenBodyAsync(Brackenshire, "Oversight Group");
        var seats = lead.Table("Members and observers today").Skip(1).ToList();
        Assert.Equal(["Chair", "Vice-chair", "Member"], seats.Select(row => row[1]));
        Assert.Equal("Member of Improvement Board", seats[1][3]);
    }

    [Fact]
    public async Task A_body_cannot_report_to_one_that_reports_to_it()
    {
        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.OpenBodyAsync(Brackenshire, "Improvement Board");
        await lead.GoAsync(lead.Path + "/edit");
        await lead.Select("Which body does it report to?", "Front door workstream").Fill("Name", "Board with a new name").ClickAsync("Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal(["A body cannot report to itself, nor to one that reports to it."], lead.Errors);
        Assert.Equal("Board with a new name", lead.Page.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_seat_is_not_given_to_somebody_whom_the_council_does_not_know()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.OpenBodyAsync(Ashdale, "Improvement Board");
        await lead.GoAsync(lead.Path + "/new-seat");
        await lead.Choose("Member").Fill("Or their name", "A stranger").Fill("E-mail address that they sign in with (optional)", "lead@brackenshire.example")
            .Fill("Day", "1").Fill("Month", "1").Fill("Year", "2026").ClickAsync("Add to the body");
        Assert.StartsWith("Nobody of your council, and nobody whom it has let in, signs in with this address.", Assert.Single(lead.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_moves_keeps_its_days_and_what_is_put_off_waits_for_another()
    {
        var lead = await portal.SignInAsync("lead@ashdale.example");
        await lead.OpenBodyAsync(Ashdale, "Oversight Group");
        var meeting = lead.Page.QuerySelector("a[href*='/boards/meetings/']")!.GetAttribute("href")!;
        await lead.GoAsync(meeting);
        Assert.Contains("The chair cannot come that day.", lead.Summary("Moved"), StringComparison.Ordinal);
        Assert.DoesNotContain("Record the decision", lead.Main, StringComparison.Ordinal);
        var item = lead.Page.QuerySelectorAll("td[data-label=About]").Single(cell => cell.TextContent.Contains("New date", StringComparison.Ordinal)).QuerySelector("a")!.TextContent.Trim();

        await lead.GoAsync(meeting + "/move");
        await lead.ClickAsync("Call the meeting off");
        Assert.Contains("This meeting was called off.", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync("/councils/ashdale/boards");
        Assert.Contains("(on no agenda yet)", lead.Main, StringComparison.Ordinal);

        // Another meeting can take it up.
        await lead.OpenBodyAsync(Ashdale, "Oversight Group");
        var day = DateTime.UtcNow.AddDays(30);
        await lead.Fill("Day", $"{day.Day}").Fill("Month", $"{day.Month}").Fill("Year", $"{day.Year}").ClickAsync("Plan the meeting");
        await lead.PutOnAgendaAsync(lead.Path, item);
        Assert.Contains(item, lead.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_prepares_a_meeting_and_only_the_lead_records_what_it_decided()
    {
        var contributor = await portal.SignInAsync("contributor@brackenshire.example");
        await contributor.OpenBodyAsync(Brackenshire, "Improvement Board");
        await contributor.Fill("Day", "1").Fill("Month", "3").Fill("Year", "2026").ClickAsync("Plan the meeting");
        var meeting = contributor.Path;
        await contributor.GoAsync($"{meeting}/agenda");
        await contributor.Fill("Something else (optional)", "The new building").ClickAsync("Add agenda items");
        Assert.DoesNotContain("Record the decision", contributor.Main, StringComparison.Ordinal);

        var lead = await portal.SignInAsync("lead@brackenshire.example");
        await lead.GoAsync(meeting);
        var item = lead.Page.QuerySelector("a[href*='/items/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.GoAsync(item)).Status);
        await lead.GoAsync(item);
        await lead.ClickAsync("Record the decision");
        Assert.Equal(["Choose what was decided."], lead.Errors);
        await lead.Choose("Noted").Fill("The decision, as in the minutes", "Noted with thanks.").ClickAsync("Record the decision");
        Assert.Contains("Noted with thanks.", lead.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Move it or call it off", lead.Main, StringComparison.Ordinal);
        await lead.GoAsync(item);
        Assert.Contains("A decision is not changed.", lead.Main, StringComparison.Ordinal);
    }

    private static async Task SeatAsync(PortalBrowser lead, string body, string part, string name, string organisation)
    {
        await lead.OpenBodyAsync(Brackenshire, body);
        await lead.GoAsync(lead.Path + "/new-seat");
        await lead.Choose(part).Fill("Or their name", name).Fill("Their organisation (optional)", organisation)
            .Fill("Day", "1").Fill("Month", "1").Fill("Year", "2026").ClickAsync("Add to the body");
    }
}
