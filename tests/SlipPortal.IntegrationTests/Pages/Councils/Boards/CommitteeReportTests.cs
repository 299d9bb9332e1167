namespace SlipPortal.IntegrationTests.Pages.Councils.Boards;

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
        var committee = await lead.SetUpBodyAsync(Council, "Families Committee", BoardSteps.Committee, null);
        var group = await lead.SetUpBodyAsync(Council, "Partnership Oversight Group", BoardSteps.Group, null, "Agree new dates of actions");

        portal.Clock.TravelTo(new(2028, 12, 20));
        lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.GoAsync($"{Council}/plan/actions/2.1/date");
        await lead.Fill("New date", "June 2029").Fill("Why does it have to move?", "The partners need longer.").Select("Who is to agree?", "Partnership Oversight Group")
            .ClickAsync("Propose the date");
        await lead.PlanMeetingAsync(group, 2029, 1, 22);
        var meeting = await lead.PlanMeetingAsync(committee, 2029, 1, 13);

        await lead.GoAsync($"{meeting}/report?asOf=2028-11-13");
        Assert.Contains("Ratings as of 13 November 2028. The latest is 61 days old on the day of the meeting.", lead.Main, StringComparison.Ordinal);
        var row = lead.Table("Actions that are late").Single(row => row[0] == "2.1");
        Assert.StartsWith("Under review until agreed at Partnership Oversight Group on 22 January 2029 (agreed date: ", row[3], StringComparison.Ordinal);
        Assert.Equal("13 November 2028, 61 days old at the meeting", row[6]);
        await lead.GoAsync($"{meeting}/report?asOf=2028-11-13&format=csv");
        Assert.Contains("Under review until agreed at Partnership Oversight Group on 22 January 2029", lead.Body, StringComparison.Ordinal);
        Assert.Contains(",2028-11-13,", lead.Body, StringComparison.Ordinal);

        // The group has met: its decision is known at the committee's next meeting, and the report to this one stays as it was.
        await lead.GoAsync(group);
        var decisive = lead.Page.QuerySelectorAll("a[href*='/boards/meetings/']").Single().GetAttribute("href")!;
        await lead.PutOnAgendaAsync(decisive, "New date for action 2.1: June 2029");
        portal.Clock.TravelTo(new(2029, 1, 23));
        lead = await portal.SignInAsync("lead@dunmere.example");
        await lead.DecideAsync(decisive, "Agreed: the new date stands", "Agreed.");
        await lead.GoAsync($"{meeting}/report");
        Assert.StartsWith("Under review", lead.Table("Actions that are late").Single(row => row[0] == "2.1")[3], StringComparison.Ordinal);
        await lead.GoAsync($"{await lead.PlanMeetingAsync(committee, 2029, 3, 1)}/report");
        Assert.Equal("June 2029", lead.Table("Actions that are late").Single(row => row[0] == "2.1")[3]);
    }
}
