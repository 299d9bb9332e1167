using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.UnitTests.Domain.Audits;

/// <summary>Counts of a round, its corrections, and the limit of its actions.</summary>
public sealed class AuditTests
{
    private static readonly Guid Somebody = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static AuditRoundWords Words { get; } = new()
    {
        PracticeAreaId = Guid.NewGuid(),
        From = new(2026, 10, 1),
        Until = new(2026, 10, 31),
        LookedAt = "Supervision",
        Good = 20,
        RequiresImprovement = 11,
        Inadequate = 2,
        Moderated = 6,
        Agreed = 5,
        Themes = "Recording, recording, Oversight",
    };

    [Fact]
    public void Percentages_are_worked_out_from_the_counts()
    {
        var grades = Round(Words).Grades;
        Assert.Equal((61, 33, 6), (grades.Percent(Grade.Good), grades.Percent(Grade.RequiresImprovement), grades.Percent(Grade.Inadequate)));
        Assert.Equal("Good 20 (61%), requires improvement 11 (33%), inadequate 2 (6%), of 33", grades.InWords());
        Assert.Null(grades.FewInWords());
        // Not the sum of two rounded shares, which would be 34.
        Assert.Equal(33, new GradeCounts(1, 1, 4, 0).PercentGood);
        Assert.Equal(13, new GradeCounts(1, 7, 0, 0).Percent(Grade.Outstanding));
        Assert.Equal("Good or better 61% of 33, before 55% of 40", grades.BesideInWords(new(1, 21, 14, 4)));
        Assert.Equal("Good or better 61% of 33", grades.BesideInWords(null));
    }

    [Fact]
    public void Few_cases_say_how_much_each_of_them_moves()
    {
        Assert.Equal("Fewer than 10 cases: each case moves a percentage by 14 points.", new GradeCounts(0, 5, 2, 0).FewInWords());
        Assert.Equal("Fewer than 10 cases: each case moves a percentage by 11 points.", new GradeCounts(0, 9, 0, 0).FewInWords());
        Assert.Null(new GradeCounts(0, 10, 0, 0).FewInWords());
        Assert.Equal("One case only: a percentage says nothing here.", new GradeCounts(0, 0, 0, 1).FewInWords());
    }

    [Fact]
    public void A_round_says_how_many_cases_as_it_was_said_and_how_often_moderators_agreed()
    {
        var round = Round(Words with { CasesSaid = "over 100" });
        Assert.Equal("over 100", AuditWords.Cases(round.CasesSaid, round.Cases, round.Grades.Total));
        Assert.Equal("over 100 (104)", AuditWords.Cases("over 100", 104, 33));
        Assert.Equal("33", AuditWords.Cases(null, null, 33));
        Assert.Equal("Moderator and auditor agreed in 5 of 6", AuditWords.Agreement(round.Moderated, round.Agreed));
        Assert.Equal("Nothing was moderated", AuditWords.Agreement(0, 0));
        Assert.Equal("1 to 31 October 2026", round.Period);
        Assert.Equal(["Recording", "Oversight"], round.Themes);
    }

    [Theory]
    [InlineData("Good", -1, "A number of cases is not negative.")]
    [InlineData("Moderated", 34, "33 cases were graded: no more than that can have been moderated.")]
    [InlineData("Agreed", 7, "6 cases were moderated: they cannot have agreed in more than that.")]
    [InlineData("Cases", 32, "33 cases were graded, and that is more than 32. Leave it empty where the number is not known.")]
    public void Numbers_that_contradict_each_other_are_refused(string field, int value, string message)
    {
        var words = field switch
        {
            "Good" => Words with { Good = value },
            "Moderated" => Words with { Moderated = value },
            "Agreed" => Words with { Agreed = value },
            _ => Words with { Cases = value },
        };
        var refused = Assert.Throws<RefusedException>(() => Round(words));
        Assert.Equal((message, field), (refused.Message, refused.Field));
    }

    [Fact]
    public void A_round_without_grades_or_from_the_future_or_backwards_is_refused()
    {
        Assert.Equal("Outstanding", Assert.Throws<RefusedException>(() => Round(Words with { Good = null, RequiresImprovement = 0, Inadequate = null })).Field);
        Assert.Equal("From", Assert.Throws<RefusedException>(() => Round(Words with { From = Today.AddDays(1), Until = Today.AddDays(2) })).Field);
        Assert.Equal("Until", Assert.Throws<RefusedException>(() => Round(Words with { Until = new(2026, 9, 30) })).Field);
    }

    [Fact]
    public void A_correction_is_a_later_version_and_needs_a_reason()
    {
        var round = Round(Words);
        Assert.Throws<RefusedException>(() => round.Correct(Words, " ", Somebody, Now));
        Assert.Null(round.SupersededAt);
        var corrected = round.Correct(Words with { Inadequate = 1 }, "Counted twice.", Somebody, Now);
        Assert.Equal((2, round.LineageId, 1), (corrected.Version, corrected.LineageId, corrected.Inadequate));
        Assert.Equal((Now, 2), (round.SupersededAt, round.Inadequate));
        Assert.Throws<RefusedException>(() => round.Correct(Words, "Again.", Somebody, Now));
    }

    [Fact]
    public void An_action_within_the_limit_needs_no_reason_and_one_after_it_does()
    {
        var words = Action with { DueOn = new(2026, 12, 7) };
        Assert.Equal((new DateOnly(2026, 12, 7), null), (Act(words).LimitOn, Act(words with { WhyLater = "Not needed" }).WhyLater));
        var refused = Assert.Throws<RefusedException>(() => Act(words with { DueOn = new(2026, 12, 8) }));
        Assert.Equal(
            ("8 December 2026 is later than the limit: 14 days from 23 November 2026 end on 7 December 2026. Enter an earlier day, or say why it takes longer.", "DueOn"),
            (refused.Message, refused.Field));
        Assert.Equal("The form changes in January.", Act(words with { DueOn = new(2027, 1, 31), WhyLater = "The form changes in January." }).WhyLater);
    }

    [Fact]
    public void Working_days_give_a_later_limit()
    {
        var rules = new AuditRules(new(14, true, null, null), Somebody, Now);
        Assert.Equal((new DateOnly(2026, 12, 11), "14 working days"), (rules.LimitFor(Today), rules.LimitInWords()));
        Assert.Equal(new(2026, 12, 11), new AuditAction(Round(Words), Action with { DueOn = new(2026, 12, 11) }, rules, Somebody, Now).LimitOn);
        Assert.Throws<RefusedException>(() => new AuditRules(new(0, false, null, null), Somebody, Now));
        Assert.Throws<RefusedException>(() => new AuditRules(new(null, false, null, null), Somebody, Now));
    }

    [Fact]
    public void An_action_has_an_owner_a_day_and_a_grade_that_was_given()
    {
        Assert.Equal("OwnerPostId", Assert.Throws<RefusedException>(() => Act(Action with { OwnerPostId = null })).Field);
        Assert.Equal("DueOn", Assert.Throws<RefusedException>(() => Act(Action with { DueOn = null })).Field);
        Assert.Equal("Grade", Assert.Throws<RefusedException>(() => Act(Action with { Grade = Grade.Outstanding })).Field);
        Assert.Equal("AgreedOn", Assert.Throws<RefusedException>(() => Act(Action with { AgreedOn = Today.AddDays(1) })).Field);
    }

    [Fact]
    public void An_action_is_late_from_the_day_after_it_was_due()
    {
        Assert.False(AuditAction.IsLate(Today, null, Today));
        Assert.True(AuditAction.IsLate(Today, null, Today.AddDays(1)));
        // Done in time it is never late, however long ago that was.
        Assert.False(AuditAction.IsLate(Today, Today, Today.AddDays(100)));

        var action = Act(Action);
        Assert.Throws<RefusedException>(() => action.Finish("Done", Today.AddDays(1), Somebody, Now));
        Assert.Throws<RefusedException>(() => action.Finish(null, Today, Somebody, Now));
        action.Finish("Done", Today, Somebody, Now);
        Assert.Equal(Today, action.DoneOn);
        Assert.Throws<RefusedException>(() => action.Finish("Again", Today, Somebody, Now));
    }

    [Fact]
    public void Only_an_inadequate_case_asks_what_was_done_at_once()
    {
        Assert.Equal("A plan beside it", new AuditMeasure(Round(Words), "A plan beside it", Somebody, Now).Done);
        Assert.Throws<RefusedException>(() => new AuditMeasure(Round(Words with { Inadequate = 0 }), "A plan beside it", Somebody, Now));
    }

    private static AuditActionWords Action { get; } = new(Grade.Inadequate, "Show the teams", Guid.NewGuid(), null, new(2026, 12, 1), null);

    private static AuditRound Round(AuditRoundWords words) => new(words, Somebody, Now);

    private static AuditAction Act(AuditActionWords words) => new(Round(Words), words, AuditRules.Usual, Somebody, Now);
}
