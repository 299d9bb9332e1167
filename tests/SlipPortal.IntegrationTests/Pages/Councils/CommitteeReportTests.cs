namespace SlipPortal.IntegrationTests.Pages.Councils;

/// <summary>
/// A committee meets before the group that agrees dates: its report says that a date is under review, and how old the ratings are on
/// the day that it is read.
/// </summary>
public sealed class CommitteeReportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Council = "/councils/dunmere";

    [Fact]
    public async Task A_committee_that_meets_before_the_group_reads_under_review_and_the_age_of_the_ratings()
    {
        portal.Clock.TravelTo(new(2028, 11, 13));
        var lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync($"{Council}/plan/actions/2.1/progress");
        await lead.Choose("Amber: at risk").Fill("Why this rating?", "Two of five teams only.").ClickAsync("Report progress");
        var committee = await SetUpAsync(lead, "Families Committee", "Committee of councillors, cabinet or full council");
        var group = await SetUpAsync(lead, "Partnership Oversight Group", "Group that a board set up, such as an oversight group", "Agree new dates of actions");

        portal.Clock.TravelTo(new(2028, 12, 20));
        lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync($"{Council}/plan/actions/2.1/date");
        await lead.Fill("New date", "June 2029").Fill("Why does it have to move?", "The partners need longer.").Select("Who is to agree?", "Partnership Oversight Group")
            .ClickAsync("Propose the date");
        await PlanMeetingAsync(lead, group, "22", "1", "2029");
        var meeting = await PlanMeetingAsync(lead, committee, "13", "1", "2029");

        await lead.GoAsync($"{meeting}/report?asOf=2028-11-13");
        Assert.Contains("Ratings as of 13 November 2028. The latest is 61 days old on the day of the meeting.", lead.Main, StringComparison.Ordinal);
        var row = lead.Table("Actions that are late").Single(row => row[0] == "2.1");
        Assert.StartsWith("Under review until agreed at Partnership Oversight Group on 22 January 2029 (agreed date: ", row[3], StringComparison.Ordinal);
        Assert.Equal("13 November 2028, 61 days old at the meeting", row[6]);
        await lead.GoAsync($"{meeting}/report?asOf=2028-11-13&format=csv");
        Assert.Contains("Under review until agreed at Partnership Oversight Group on 22 January 2029", lead.Body, StringComparison.Ordinal);

        // The group has met: its decision is known at the committee's next meeting, and the report to this one stays as it was.
        await lead.GoAsync(group);
        var decisive = lead.Page.QuerySelectorAll("a[href*='/boards/meetings/']").Single().GetAttribute("href")!;
        await lead.GoAsync(decisive);
        await lead.Choose("New date for action 2.1: June 2029").ClickAsync("Put on the agenda");
        portal.Clock.TravelTo(new(2029, 1, 23));
        lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync(decisive);
        await lead.GoAsync(lead.Page.QuerySelector("a[href*='/items/']")!.GetAttribute("href")!);
        await lead.Choose("Agreed: the new date stands").Fill("The decision, as in the minutes", "Agreed.").ClickAsync("Record the decision");
        await lead.GoAsync($"{meeting}/report");
        Assert.StartsWith("Under review", lead.Table("Actions that are late").Single(row => row[0] == "2.1")[3], StringComparison.Ordinal);
        await lead.GoAsync($"{await PlanMeetingAsync(lead, committee, "1", "3", "2029")}/report");
        Assert.Equal("June 2029", lead.Table("Actions that are late").Single(row => row[0] == "2.1")[3]);
    }

    private static async Task<string> SetUpAsync(PortalBrowser lead, string name, string kind, string? power = null)
    {
        await lead.GoAsync($"{Council}/boards/new");
        lead.Fill("Name", name).Choose(kind);
        if (power is not null) lead.Choose(power);
        await lead.ClickAsync("Save");
        return lead.Path;
    }

    private static async Task<string> PlanMeetingAsync(PortalBrowser lead, string body, string day, string month, string year)
    {
        await lead.GoAsync(body);
        await lead.Fill("Day", day).Fill("Month", month).Fill("Year", year).ClickAsync("Plan the meeting");
        return lead.Path;
    }
}
