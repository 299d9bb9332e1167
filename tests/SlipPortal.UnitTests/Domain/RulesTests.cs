using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain;

public sealed class RulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 13, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 13);

    [Theory]
    [InlineData(RatingMeaning.OnTrack, DueKind.Undated, null, Standing.Undated)]
    [InlineData(null, DueKind.Undated, null, Standing.Undated)]
    [InlineData(RatingMeaning.OnTrack, DueKind.Month, null, Standing.Undated)]
    [InlineData(RatingMeaning.OnTrack, DueKind.Recurring, null, Standing.OnTrack)]
    [InlineData(RatingMeaning.OnTrack, DueKind.Month, "2026-11-12", Standing.Overdue)]
    [InlineData(RatingMeaning.OnTrack, DueKind.Month, "2026-11-13", Standing.OnTrack)]
    [InlineData(RatingMeaning.Complete, DueKind.Month, "2026-11-12", Standing.Complete)]
    [InlineData(RatingMeaning.Complete, DueKind.Undated, null, Standing.Complete)]
    [InlineData(RatingMeaning.AtRisk, DueKind.Undated, null, Standing.AtRisk)]
    [InlineData(RatingMeaning.OnTrack, DueKind.Recurring, "2026-01-01", Standing.OnTrack)]
    [InlineData(RatingMeaning.NotStarted, DueKind.Month, "2027-01-31", Standing.NotStarted)]
    [InlineData(null, DueKind.Month, "2027-01-31", Standing.NotRated)]
    public void An_action_stands_where_its_rating_and_its_date_put_it(RatingMeaning? rating, DueKind kind, string? until, Standing expected) =>
        Assert.Equal(expected, Standings.Of(rating, kind, until is null ? null : DateOnly.Parse(until), Today));

    [Theory]
    [InlineData(-1, "The last day must be today or later.")]
    [InlineData(400, "Access lasts a year at most.")]
    public void Access_ends_within_a_year_and_not_before_it_begins(int days, string message)
    {
        var refusal = Assert.Throws<RefusedException>(() => Give(Today.AddDays(days), Guid.NewGuid()));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Access_to_nothing_is_refused() => Assert.Throws<RefusedException>(() => Give(Today));

    [Fact]
    public void Access_is_ended_once()
    {
        var grant = Give(Today, Guid.NewGuid());
        grant.Revoke(Now);
        Assert.Equal(Now, grant.RevokedAt);
        Assert.Throws<RefusedException>(() => grant.Revoke(Now));
    }

    [Theory]
    [InlineData("2026-10-24", "2026-10-24T23:00:00Z")] // summer time
    [InlineData("2026-10-25", "2026-10-26T00:00:00Z")] // the day the clocks go back
    [InlineData("2027-03-27", "2027-03-28T00:00:00Z")]
    [InlineData("2027-03-28", "2027-03-28T23:00:00Z")] // the day they go forward
    public void A_day_ends_when_it_ends_in_the_United_Kingdom(string day, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end), DateOnly.Parse(day).EndInUk());

    [Fact]
    public void Two_versions_differ_by_what_a_person_would_say()
    {
        PlanLine[] before =
        [
            new("a", "1.1", "Front door", "Same", "May 2026"), new("b", "1.2", "Front door", "Hold a weekly clinic on late visits", "TBC"),
            new("c", "1.3", "Front door", "Moves", null), new("d", "1.4", "Front door", "Goes", null), new("e", "3.1", "Front door", "Train all chairs", null),
        ];
        PlanLine[] read =
        [
            new("1.1", "1.1", "Front door", "Same", "June 2026"), new("1.2", "1.2", "Front door", "Hold a weekly clinic on late visits and reviews", "TBC"),
            new("2.1", "2.1", "Leadership", "Moves", null), new("2.2", "2.2", "Leadership", "Comes", null),
            new("3.1", "3.1", "Front door", "Open two small homes in the borough", null),
        ];
        var difference = PlanDifference.Between(before, PlanDifference.Continue(before, read));
        // 3.1 is other work under an old number.
        Assert.Equal(["2.2", "3.1"], difference.Added.Select(line => line.Ref));
        Assert.Equal(["1.4", "3.1"], difference.Dropped.Select(line => line.Ref));
        Assert.Equal(["1.2"], difference.Reworded.Select(pair => pair.After.Ref));
        Assert.Equal([("1.3", "2.1")], difference.Renumbered.Select(pair => (pair.Before.Ref, pair.After.Ref)));
        Assert.Equal([("Front door", "Leadership")], difference.Moved.Select(pair => (pair.Before.Chapter, pair.After.Chapter)));
        Assert.Equal(["1.1"], difference.Redated.Select(pair => pair.After.Ref));
        Assert.True(PlanDifference.Between(before, before).IsEmpty);
    }

    private static Grant Give(DateOnly lastDay, params Guid[] areas) =>
        new(new Engagement("x", EngagementKind.Adviser, "Reports", Now), Guid.NewGuid(), new([new(RecordKind.Plan, Verb.View)], areas, []), new("Reports", Guid.NewGuid(), null, lastDay, null), Now);
}
