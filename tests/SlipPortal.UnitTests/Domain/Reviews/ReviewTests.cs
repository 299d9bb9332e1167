using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Reviews;

namespace SlipPortal.UnitTests.Domain.Reviews;

public sealed class ReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Adviser = Guid.NewGuid();
    private static readonly Guid Lead = Guid.NewGuid();

    private readonly Engagement _work = new("partner", EngagementKind.Adviser, "Six-weekly reports", Now);
    private readonly Review _review;
    private readonly ReviewItem _item;

    public ReviewTests()
    {
        _work.BeginByGrant();
        _review = new(_work, new(ReviewTemplate.Formal, "Front door", "Is it safe?", new(2026, 12, 20)), isAskedByCouncil: true, Lead, Now);
        _item = _review.Include(new(ReviewSubject.Action, Guid.NewGuid(), RecordKind.Plan, Guid.NewGuid(), "2.4", "Answer within a day."));
    }

    [Fact]
    public void It_goes_from_asked_over_under_way_and_ready_to_closed()
    {
        Assert.Equal(ReviewState.Asked, _review.State);
        var judgement = Judge(Assurance.Partly, "When?");
        Settle(1, 1);
        Assert.Equal(ReviewState.UnderWay, _review.State);
        _review.Answer(judgement, new(ChallengeReply.Declined, "It is done."), Lead, Now);
        Settle(1, 0);
        Assert.Equal(ReviewState.Answered, _review.State);
        var first = Sign(ReviewSide.Reviewer, "text");
        Assert.Equal(ReviewState.Answered, _review.State);
        Sign(ReviewSide.Council, "text", first);
        Assert.Equal(ReviewState.Closed, _review.State);
        Assert.Equal(Now, _review.ClosedAt);
    }

    [Fact]
    public void Nothing_changes_after_it_is_closed()
    {
        var judgement = Judge(Assurance.Partly, "When?");
        Settle(1, 0);
        Sign(ReviewSide.Council, "text", Sign(ReviewSide.Reviewer, "text"));
        Refused("Both sides have signed", () => Judge(Assurance.Assured, null));
        Refused("Both sides have signed", () => _review.Answer(judgement, new(ChallengeReply.Accepted, "Yes."), Lead, Now));
        Refused("Both sides have signed", () => Sign(ReviewSide.Council, "other text"));
    }

    [Fact]
    public void The_second_signature_closes_only_under_the_words_that_the_first_was_given_to()
    {
        Settle(1, 0);
        var first = Sign(ReviewSide.Reviewer, "text");
        var second = Sign(ReviewSide.Council, "changed text", first);
        Assert.Equal(ReviewState.Answered, _review.State);
        Refused("Your side has signed this already.", () => Sign(ReviewSide.Council, "changed text", first, second));
        Sign(ReviewSide.Reviewer, "changed text", first, second);
        Assert.Equal(ReviewState.Closed, _review.State);
    }

    [Fact]
    public void It_is_not_signed_before_everything_is_judged_and_answered()
    {
        Settle(0, 0);
        Refused("Sign when every item is judged", () => Sign(ReviewSide.Council, "text"));
        Settle(1, 1);
        Refused("Sign when every item is judged", () => Sign(ReviewSide.Council, "text"));
    }

    [Fact]
    public void A_judgement_names_the_evidence_unless_nothing_was_seen()
    {
        Refused("Choose your judgement.", () => _review.Judge(_item, 1, new(null, "Rota", null), Adviser, Now));
        Refused("Enter which evidence you saw.", () => _review.Judge(_item, 1, new(Assurance.Assured, " ", null), Adviser, Now));
        Assert.Null(_review.Judge(_item, 1, new(Assurance.NotSeen, " ", null), Adviser, Now).Evidence);
    }

    [Fact]
    public void Only_a_challenge_is_answered_and_a_refusal_has_its_reason()
    {
        Refused("There is no challenge", () => _review.Answer(Judge(Assurance.Assured, null), new(ChallengeReply.Accepted, "Yes."), Lead, Now));
        Refused("Enter why it is declined.", () => _review.Answer(Judge(Assurance.Partly, "When?"), new(ChallengeReply.Declined, ""), Lead, Now));
    }

    [Fact]
    public void An_advisers_report_is_started_and_written_by_the_adviser_alone_and_the_next_is_due_in_six_weeks()
    {
        var terms = new ReviewTerms(ReviewTemplate.AdviserReport, "Report", "Six weeks", new(2026, 12, 1));
        Refused("The adviser starts their report themselves", () => new Review(_work, terms, isAskedByCouncil: true, Lead, Now));
        var report = new Review(_work, terms, isAskedByCouncil: false, Adviser, Now);
        Assert.Equal("It goes on.", report.Write(ReportSection.Progress, " It goes on. ", Adviser, Now).Words);
        Refused("Only the adviser who started", () => report.Write(ReportSection.Progress, "No.", Lead, Now));
        Refused("Only the adviser who started", () => _review.Write(ReportSection.Progress, "No.", Lead, Now));
        Assert.Equal(new DateOnly(2027, 1, 2), Review.NextReportDue(Now));
    }

    [Fact]
    public void A_review_needs_a_title_and_a_day_to_come()
    {
        Refused("Enter a title.", () => new Review(_work, new(ReviewTemplate.Formal, "", "x", new(2026, 12, 1)), true, Lead, Now));
        Refused("The day by which", () => new Review(_work, new(ReviewTemplate.Formal, "x", "x", new(2026, 11, 20)), true, Lead, Now));
    }

    private static void Refused(string message, Func<object> act) =>
        Assert.StartsWith(message, Assert.Throws<RefusedException>(act).Message, StringComparison.Ordinal);

    private ReviewJudgement Judge(Assurance assurance, string? challenge) => _review.Judge(_item, 1, new(assurance, "The rota.", challenge), Adviser, Now);

    private void Settle(int judged, int open) => _review.Settle(judged, open);

    private ReviewSignature Sign(ReviewSide side, string text, params ReviewSignature[] before) => _review.Sign(side, text, before, side is ReviewSide.Council ? Lead : Adviser, Now);
}
