using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.UnitTests.Domain.Partnerships;

public sealed class EngagementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 13, 12, 0, 0, TimeSpan.Zero);
    private static readonly EngagementTerms Terms = new("Quokkas", null, null, [], null, null, null, null, null, null, null, null, null);

    [Theory]
    // What the council put forward the other side agrees to; what the other side asked for the council agrees to, or begins at once.
    [InlineData(false, EngagementState.Proposed, "Ended")]
    [InlineData(true, EngagementState.Proposed, "Agreed, Started, Ended")]
    [InlineData(true, EngagementState.Agreed, "Started, Ended")]
    [InlineData(true, EngagementState.Active, "Paused, Ended")]
    [InlineData(true, EngagementState.Paused, "Resumed, Ended")]
    [InlineData(true, EngagementState.Ended, "")]
    public void Each_state_has_its_steps(bool wasAsked, EngagementState state, string steps)
    {
        var work = At(wasAsked, state);
        Assert.Equal(steps, string.Join(", ", Enum.GetValues<EngagementStepKind>().Where(work.MayTake)));
        Assert.All(Enum.GetValues<EngagementStepKind>().Where(step => !work.MayTake(step)), step => Assert.Throws<RefusedException>(() => work.Take(step)));
    }

    [Fact]
    public void Work_begins_when_somebody_has_said_whether_there_is_a_conflict_of_interest()
    {
        var work = Engagement.Asked("x", EngagementKind.Adviser, "Quokkas", Guid.NewGuid(), Now);
        Assert.Contains("conflict of interest", Assert.Throws<RefusedException>(() => work.Take(EngagementStepKind.Started)).Message, StringComparison.Ordinal);
        Assert.Equal("Conflict", Assert.Throws<RefusedException>(() => work.Describe(Terms with { HasConflict = true })).Field);
        Assert.Equal("ConflictManaged", Assert.Throws<RefusedException>(() => work.Describe(Terms with { HasConflict = true, Conflict = "Chairs the board" })).Field);
        work.Describe(Terms with { HasConflict = true, Conflict = "Chairs the board", ConflictManaged = "Leaves the chair" });
        work.Take(EngagementStepKind.Started);
        Assert.Equal(EngagementState.Active, work.State);
    }

    [Fact]
    public void Giving_access_begins_work_that_has_not_begun_and_leaves_rest_alone()
    {
        Assert.True(At(true, EngagementState.Proposed).BeginByGrant());
        Assert.False(At(true, EngagementState.Active).BeginByGrant());
        var paused = At(true, EngagementState.Paused);
        Assert.False(paused.BeginByGrant());
        Assert.Equal(EngagementState.Paused, paused.State);
        Assert.Throws<RefusedException>(() => At(true, EngagementState.Ended).BeginByGrant());
    }

    [Fact]
    public void Pausing_and_ending_need_a_reason_and_what_was_done_has_been()
    {
        Assert.Throws<RefusedException>(() => new EngagementStep(Guid.NewGuid(), EngagementStepKind.Paused, " ", EngagementSide.Council, Guid.NewGuid(), Now));
        Assert.Null(new EngagementStep(Guid.NewGuid(), EngagementStepKind.Agreed, " ", EngagementSide.Partner, Guid.NewGuid(), Now).Why);
        Assert.Equal("Day", Assert.Throws<RefusedException>(() => Done(new(2026, 11, 14), 1)).Field);
        Assert.Equal("Days", Assert.Throws<RefusedException>(() => Done(new(2026, 11, 13), -1)).Field);
        Assert.Equal(0, Done(new(2026, 11, 13), null).Days);
    }

    [Fact]
    public void Somebody_asks_for_what_can_be_given_for_a_year_at_most_and_is_answered_once()
    {
        var work = At(true, EngagementState.Proposed);
        Assert.Equal("Kinds", Assert.Throws<RefusedException>(() => Ask([], 10)).Field);
        Assert.Equal("Kinds", Assert.Throws<RefusedException>(() => Ask([RecordKind.History], 10)).Field);
        Assert.Equal("Until", Assert.Throws<RefusedException>(() => Ask([RecordKind.Plan], 0)).Field);
        Assert.Equal("Until", Assert.Throws<RefusedException>(() => Ask([RecordKind.Plan], 366)).Field);
        var asked = Ask([RecordKind.Kpis, RecordKind.Plan, RecordKind.Plan], 365);
        Assert.Equal(["Plan", "Kpis"], asked.Kinds);
        Assert.Equal("DeclinedBecause", Assert.Throws<RefusedException>(() => asked.Decline("", Now)).Field);
        asked.Decline("Not now", Now);
        Assert.Throws<RefusedException>(() => asked.Decline("Not now", Now));

        AccessRequest Ask(RecordKind[] kinds, int days) => new(work, kinds, "Quokkas", Now.DayInUk().AddDays(days), Guid.NewGuid(), Now);
    }

    private static EngagementActivity Done(DateOnly day, decimal? days) =>
        new(Guid.NewGuid(), ActivityKind.Visit, day, days, "Sat with the team", EngagementSide.Partner, Guid.NewGuid(), Now);

    private static Engagement At(bool wasAsked, EngagementState state)
    {
        var work = wasAsked
            ? Engagement.Asked("x", EngagementKind.Adviser, "Quokkas", Guid.NewGuid(), Now)
            : new Engagement("x", EngagementKind.Adviser, "Quokkas", Now);
        work.Describe(Terms with { HasConflict = false });
        EngagementStepKind[] way = state switch
        {
            EngagementState.Proposed => [],
            EngagementState.Agreed => [EngagementStepKind.Agreed],
            EngagementState.Active => [EngagementStepKind.Started],
            EngagementState.Paused => [EngagementStepKind.Started, EngagementStepKind.Paused],
            _ => [EngagementStepKind.Ended],
        };
        foreach (var step in way) work.Take(step);
        return work;
    }
}
