using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;

namespace SlipPortal.UnitTests.Domain.Oversight;

/// <summary>How a council is read beside others.</summary>
public sealed class PortfolioTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("2026-11-21", 0)]
    [InlineData("2026-10-22", 0)]
    [InlineData("2026-10-21", 1)]
    [InlineData("2025-11-22", 11)]
    [InlineData("2024-11-21", 24)]
    [InlineData("2027-01-21", 0)]
    public void Months_are_whole(string from, int months) => Assert.Equal(months, Portfolio.MonthsBetween(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Today));

    [Theory]
    [InlineData(null, false, CouncilStage.UnderNotice)]
    [InlineData(StageKind.Served, false, CouncilStage.UnderNotice)]
    [InlineData(StageKind.Direction, false, CouncilStage.UnderNotice)]
    [InlineData(StageKind.SteppedDown, false, CouncilStage.SteppedDown)]
    [InlineData(StageKind.Lifted, true, CouncilStage.Lifted)]
    [InlineData(StageKind.PostNoticeSupport, true, CouncilStage.Lifted)]
    public void A_stage_is_what_happened_last_and_a_notice_that_was_lifted_stays_so(StageKind? last, bool isLifted, CouncilStage stage) =>
        Assert.Equal(stage, Portfolio.StageOf(last, isLifted ? Today : null));

    [Fact]
    public void Progress_counts_each_action_once()
    {
        List<WorkLine> work =
        [
            .. Enum.GetValues<Standing>().Select((standing, i) => new WorkLine(standing, i == 1, i, i == 0 ? null : Today.AddDays(-i))),
            new(Standing.Complete, true, 2, null),
        ];
        var plan = PlanProgress.Of(work);
        Assert.Equal(new PlanProgress(2, 1, 1, 2, 1, 2, 2, 30, Today.AddDays(-1)), plan);
        Assert.Equal(work.Count, plan.Total);
        Assert.Equal(100m * 2 / 9, plan.OffTrackPercent);
        Assert.Equal((0, 0m, (DateOnly?)null), (PlanProgress.Of([]).Total, PlanProgress.Of([]).OffTrackPercent, PlanProgress.Of([]).LastUpdate));
    }

    [Theory]
    [InlineData(1, 3, 42, 0, false)]
    // A quarter off track; nothing newer than six weeks; a report that was due yesterday.
    [InlineData(1, 2, 42, 0, false)]
    [InlineData(1, 1, 0, 0, true)]
    [InlineData(0, 4, 43, 0, true)]
    [InlineData(0, 4, 0, -1, true)]
    [InlineData(0, 4, 0, 1, false)]
    public void A_council_is_behind_by_its_plan_its_data_or_a_report(int offTrack, int onTrack, int age, int due, bool isBehind)
    {
        var plan = new PlanProgress(2, onTrack, 0, offTrack, 0, 0, 0, 0, Today);
        Assert.Equal(isBehind, Portfolio.IsBehind(plan, age, Today.AddDays(due), Today));
    }

    [Fact]
    public void What_is_not_known_puts_nobody_behind() => Assert.False(Portfolio.IsBehind(null, null, null, Today));
}
