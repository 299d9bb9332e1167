using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.UnitTests.Domain.Reference;

/// <summary>What is published of one visit in two places is one visit, and a council's own record of it is found again.</summary>
public sealed class PublishedVisitTests
{
    private static readonly DateOnly Day = new(2030, 4, 1);

    [Fact]
    public void A_line_of_the_statistics_and_the_points_of_the_report_are_one_visit()
    {
        var visits = PublishedVisit.Of(
            [Line(VisitTypes.Ilacs, Day, new(2030, 2, 18)), Line(VisitTypes.MonitoringVisit, Day.AddDays(9), new(2030, 3, 1))],
            [Point(2, Day, null, null), Point(1, Day, new(2030, 2, 18), new(2030, 3, 1)), Point(1, Day.AddYears(-3), null, null)]);
        Assert.Equal([VisitTypes.MonitoringVisit, VisitTypes.Ilacs, VisitTypes.Ilacs], visits.Select(visit => visit.Type));
        Assert.Equal([1, 2], visits[1].Findings.Select(finding => finding.Number));
        Assert.Equal(["1 March 2030", "18 February to 1 March 2030", null], visits.Select(visit => visit.Timing?.InWords()));
    }

    [Theory]
    [InlineData("ILACS inspection", "2030-02-20", null, true)] // within its days
    [InlineData("ilacs INSPECTION", "2030-02-18", null, true)]
    [InlineData("ILACS inspection", "2030-03-02", null, false)] // after it
    [InlineData("Peer challenge", "2030-02-20", null, false)] // something else in the same week
    [InlineData("The inspection", "2029-02-20", "2030-04-01", true)] // published on its day
    [InlineData("The inspection", "2030-02-20", "2030-04-02", false)]
    public void It_is_known_again_by_its_days_or_by_the_day_of_its_publication(string type, string day, string? published, bool isSame)
    {
        var visit = Assert.Single(PublishedVisit.Of([Line(VisitTypes.Ilacs, Day, new(2030, 2, 18))], [Point(1, Day, new(2030, 2, 18), new(2030, 3, 1))]));
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isSame, visit.Is(type, on, on, published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Coldwater Borough Council", "Coldwater")]
    [InlineData("Coldwater Metropolitan Borough Council", "Coldwater")]
    [InlineData("Ashdale", "Ashdale")]
    [InlineData("Ash Borough Council", "Ash Borough")]
    public void A_council_is_called_less_in_the_national_data(string council, string authority) => Assert.Contains(authority, AuthorityName.Of(council));

    [Theory]
    [InlineData("St. Ash", "St Ash")]
    [InlineData("Ash & Dale", "Ash and Dale")]
    [InlineData("Ash upon Dale, City of", "Ash Upon Dale")]
    public void Names_are_found_however_they_are_spelt(string one, string other) => Assert.Equal(AuthorityName.Key(one), AuthorityName.Key(other));

    private static PublishedInspection Line(string type, DateOnly published, DateOnly first) =>
        new(11, type, published, first, type, null, null, null, null, null, null, "Statistics");

    private static PublishedFinding Point(int number, DateOnly published, DateOnly? first, DateOnly? last) =>
        new(11, VisitTypes.Ilacs, published, number, "Lanterns", first, last, "Reports");
}
