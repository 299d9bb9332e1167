using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Teams;

namespace SlipPortal.UnitTests.Domain.Kpis;

/// <summary>Teams, what is told for them, and how the whole is held against its parts.</summary>
public sealed class TeamTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Period October = Period.Month(2026, 10);
    private static readonly KpiShape Count = new(KpiUnit.Count, 0, Polarity.Lower, PeriodKind.Month, Aggregation.PointInTime);
    private static readonly KpiShape Share = new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted);
    private static readonly KpiShape Days = new(KpiUnit.Days, 0, Polarity.Lower, PeriodKind.Month, Aggregation.PointInTime);

    [Theory]
    [InlineData("J. Smith")]
    [InlineData("J Smith")]
    [InlineData("A.B. Jones")]
    [InlineData("Ms Smith")]
    [InlineData("Dr Anne Smith")]
    public void A_team_is_never_a_person(string name)
    {
        Assert.Equal("Enter the name of a team, not of a person.", Assert.Throws<RefusedException>(() => new Team(name, null, 1)).Message);
        Assert.Equal("ShortName", Assert.Throws<RefusedException>(() => new Team("Assessment", name, 1)).Field);
    }

    [Theory]
    [InlineData("A Team")]
    [InlineData("Contact and referral")]
    [InlineData("Children looked after")]
    [InlineData("CIN")]
    [InlineData("CP North")]
    [InlineData("MASH")]
    [InlineData("Assessment 1")]
    public void Names_of_teams_are_taken(string name) => Assert.Equal(name, new Team($" {name} ", null, 1).Name);

    [Theory]
    [InlineData(null, 1, "Name")]
    [InlineData("Assessment", -1, "Position")]
    public void A_team_has_a_name_and_a_place(string? name, int position, string field) =>
        Assert.Equal(field, Assert.Throws<RefusedException>(() => new Team(name, null, position)).Field);

    [Fact]
    public void A_team_that_ended_keeps_its_periods_and_gets_no_others()
    {
        var (team, kpi) = (new Team("Assessment", null, 1), Measure(Count));
        Assert.Throws<RefusedException>(() => team.EndOn(new(2026, 11, 21), new(2026, 11, 20)));
        team.EndOn(new(2026, 10, 12), new(2026, 11, 20));
        Assert.True(team.WasThereIn(October));
        Assert.False(team.WasThereIn(October.Next));
        Assert.NotNull(TeamReading.Record(kpi, team, October, new(4), null, Author, Now));
        var refusal = Assert.Throws<RefusedException>(() => TeamReading.Record(kpi, team, October.Next, new(4), null, Author, Now));
        Assert.Equal("Assessment ended on 12 October 2026.", refusal.Message);
        Assert.Throws<RefusedException>(() => new TeamBreakdown(kpi, team, October.Next, Author, Now));
        team.EndOn(null, new(2026, 11, 20));
        Assert.True(team.WasThereIn(October.Next));
    }

    [Fact]
    public void A_value_is_corrected_as_a_reading_is_and_the_one_before_stays()
    {
        var (team, kpi) = (new Team("Assessment", null, 1), Measure(Share));
        var first = TeamReading.Record(kpi, team, October, new(null, 12, 40, IsProvisional: true), null, Author, Now)!;
        Assert.Equal((30m, ReadingState.Provisional), (first.Value, first.State));
        Assert.Null(TeamReading.Record(kpi, team, October, new(null, 12, 40, IsProvisional: true), first, Author, Now));
        var stands = TeamReading.Record(kpi, team, October, new(null, 12, 40), first, Author, Now)!;
        Assert.Equal((ReadingState.Final, Now), (stands.State, first.SupersededAt));
        var corrected = TeamReading.Record(kpi, team, October, new(null, 13, 40), stands, Author, Now)!;
        Assert.Equal(ReadingState.Corrected, corrected.State);
        Assert.Throws<RefusedException>(() => TeamReading.Record(kpi, team, October, new(null, 14, 40), stands, Author, Now));
        var quarter = Period.Of(PeriodKind.Quarter, October.Start);
        Assert.Throws<RefusedException>(() => TeamReading.Record(kpi, team, quarter, new(null, 14, 40), null, Author, Now));
        Assert.Throws<RefusedException>(() => TeamReading.Record(kpi, team, Period.Month(2026, 12), new(null, 14, 40), null, Author, Now));
        Assert.Throws<RefusedException>(() => TeamReading.Record(kpi, team, October.Next, new(null, 41, 40), null, Author, Now));
    }

    [Fact]
    public void Of_counts_the_teams_make_the_whole_together()
    {
        Assert.Null(Check(Count, Of(60), 0, Of(20), Of(40)));
        Assert.Null(Check(Count, Of(60), 0, Of(20), Of(40), Absent(Absence.NotApplicable)));
        Assert.Equal(
            "Oct 2026: the whole is 60 and its teams together are 59 (Team 0 20, Team 1 39).", Check(Count, Of(60), 0, Of(20), Of(39))!.Message);
        // Where a team is missing, only too much is wrong.
        Assert.Null(Check(Count, Of(60), 1, Of(20), Of(39)));
        Assert.Null(Check(Count, Of(60), 0, Of(20), Absent(Absence.Suppressed)));
        Assert.StartsWith(
            "Oct 2026: the whole is 60 and the 2 of 3 teams that have a value are together 61 (", Check(Count, Of(60), 1, Of(20), Of(41))!.Message,
            StringComparison.Ordinal);
        // Days that were lost are added up, days that something took are not.
        Assert.NotNull(Check(Days with { Aggregation = Aggregation.Sum }, Of(60), 0, Of(20), Of(39)));
        Assert.Null(Check(Days, Of(30), 0, Of(20), Of(39)));
    }

    [Fact]
    public void Of_shares_both_counts_are_added_up()
    {
        Assert.Null(Check(Share, Of(30, 60), 0, Of(10, 20), Of(20, 40)));
        Assert.Equal(
            "Oct 2026: the whole is 50% (30 of 60) and its teams together are 30 of 61 (Team 0 10 of 20, Team 1 20 of 41).",
            Check(Share, Of(30, 60), 0, Of(10, 20), Of(20, 41))!.Message);
        Assert.NotNull(Check(Share, Of(30, 60), 1, Of(31, 50)));
        Assert.Null(Check(Share, Of(30, 60), 1, Of(29, 50)));
    }

    [Fact]
    public void Without_counts_the_whole_lies_between_the_smallest_and_the_largest()
    {
        Assert.Null(Check(Share, Of(50), 0, Of(40), Of(60)));
        Assert.Null(Check(Share, Of(30, 60), 0, Of(49.6m), Of(49)));
        Assert.Equal(
            "Oct 2026: the whole is 70% and its teams have from 40% to 60% (Team 0 60%, Team 1 40%).", Check(Share, Of(70), 0, Of(60), Of(40))!.Message);
        Assert.Null(Check(Share, Of(70), 1, Of(60), Of(40)));
    }

    [Fact]
    public void An_answer_keeps_no_values_of_teams_and_does_not_outlive_them()
    {
        var finding = Check(Count, Of(60), 0, Of(20), Of(39))! with { Since = Now };
        var answer = new CheckAnswer(Measure(Count), finding, "Two children are with nobody.", Author, Now);
        Assert.Equal("Oct 2026: the whole is 60 and its teams do not give that.", answer.Finding);
        Assert.True(answer.Answers(finding));
        Assert.False(answer.Answers(finding with { Since = Now.AddMinutes(1) }));
        Assert.False(answer.Answers(Check(Count, Of(61), 0, Of(20), Of(39))!));
    }

    [Theory]
    [InlineData(3, 4, "3 of 4 teams have given a value for Oct 2026.")]
    [InlineData(1, 1, "1 of 1 team has given a value for Oct 2026.")]
    [InlineData(0, 0, "No team is to give a value for Oct 2026.")]
    public void Who_is_missing_is_said(int given, int expected, string words) => Assert.Equal(words, TeamCheck.GivenInWords(October, given, expected));

    private static CheckFinding? Check(KpiShape shape, SeriesPoint whole, int missing, params SeriesPoint[] teams) =>
        TeamCheck.Of("1.2", shape, whole, [.. teams.Select((point, i) => new TeamPart($"Team {i}", point))], missing);

    private static SeriesPoint Of(decimal value) => new(October, value, null, null, null, ReadingState.Final);

    private static SeriesPoint Of(decimal part, decimal whole) => new(October, part / whole * 100, part, whole, null, ReadingState.Final);

    private static SeriesPoint Absent(Absence absence) => new(October, null, null, null, absence, ReadingState.Final);

    private static Kpi Measure(KpiShape shape) => new("1.2", "Children on a plan", Guid.NewGuid(), shape);
}
