using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Common;

/// <summary>A write was undone by whoever made it.</summary>
/// <param name="What">The sentence that the history said of it.</param>
public sealed record WriteUndone(string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Undid: {What}";
}

/// <summary>
/// Which writes whoever made them can undo, while nobody has built on them, and which not, with how they are put right instead. Each kind
/// of change is in one of the two: a test sees to it.
/// </summary>
public static class Undoing
{
    private const string Access = "Access given or ended takes effect at once and is seen by the other side: it is ended, or given again.";
    private const string ByBody = "A body decided, or is to decide: another decision takes its place.";
    private const string OnItsPage = "It is taken back on its own page, with a reason.";
    private const string Plans = "A plan that came into force has taken another's place; a draft is deleted on its page.";
    private const string Signed = "The other side has been told or has signed: the next step says otherwise.";
    private const string Steps = "It is the last of its kind that counts: record the next one.";
    private const string Files = "What became of a file is on its receipt.";
    private const string Once = "It has dates of its own: it is closed, ended or corrected on its page.";
    private const string Guarded = "What was held back or let go by the guard stays on the record.";

    /// <summary>The kinds that are undone.</summary>
    public static IReadOnlySet<Type> Undone { get; } = new HashSet<Type>
    {
        typeof(ProgressReported), typeof(EvidenceAdded), typeof(ActionEdited), typeof(ActionTiesChanged), typeof(PlanDescribed),
        typeof(ChapterChanged),
        typeof(PostTaken), typeof(PostLeft), typeof(PostRenamed), typeof(PostHolderCorrected),
        typeof(VisitAdded), typeof(VisitChanged), typeof(VisitOutputCame), typeof(VisitJudged), typeof(FindingsAdded),
        typeof(FindingChanged),
        typeof(FindingTied),
        typeof(BookBegun), typeof(KpiAdded), typeof(KpiChanged), typeof(KpiClosed), typeof(ReadingRecorded), typeof(ReadingsRecorded),
        typeof(ReadingTakenBack), typeof(TargetSet), typeof(KpiFactTakenBack), typeof(SeriesBroken), typeof(KpiCommented),
        typeof(RatingOverridden),
        typeof(LimitsRebased), typeof(KpiTied), typeof(KpiCompared), typeof(CheckAnswered), typeof(BookFileUploaded),
        typeof(ComparisonSetEnded),
        typeof(TalkStarted), typeof(CommentAdded), typeof(CommentEdited), typeof(TalkResolved), typeof(TalkReopened), typeof(TalkAssigned),
        typeof(BodyChanged), typeof(SeatLeft), typeof(MeetingCancelled), typeof(AgendaItemRemoved), typeof(ArisingActionDone),
        typeof(NoticeChanged), typeof(TermChanged), typeof(AuditActionDone), typeof(SamplingFrameAdded), typeof(SamplingFrameEnded),
        typeof(TeamChanged), typeof(BrokenDownByTeam), typeof(TeamReadingRecorded), typeof(TeamReadingWithdrawn),
        typeof(PracticeExampleDrafted), typeof(PracticeExampleChanged), typeof(PracticeExampleDeleted),
    };

    /// <summary>The others, with why and what to do instead.</summary>
    public static IReadOnlyDictionary<Type, string> NotUndone { get; } = new Dictionary<Type, string>
    {
        [typeof(WriteUndone)] = "What was undone is done again by hand.",
        [typeof(RecordWithdrawn)] = "What was withdrawn by mistake is recorded again.",
        [typeof(ApiKeyMade)] = Access,
        [typeof(ApiKeyRevoked)] = Access,
        [typeof(MemberInvited)] = Access,
        [typeof(InvitationSentAgain)] = Access,
        [typeof(InvitationWithdrawn)] = Access,
        [typeof(MemberJoined)] = Access,
        [typeof(MemberRoleChanged)] = Access,
        [typeof(MemberLeft)] = Access,
        [typeof(AccessConfirmed)] = Access,
        [typeof(GrantGiven)] = Access,
        [typeof(GrantRevoked)] = Access,
        [typeof(GrantDrafted)] = Access,
        [typeof(GrantDiscarded)] = Access,
        [typeof(GrantExtended)] = Access,
        [typeof(AccessAsked)] = Access,
        [typeof(AccessDeclined)] = Access,
        [typeof(TalkAudienceChanged)] = Access,
        [typeof(EngagementStarted)] = Signed,
        [typeof(EngagementDescribed)] = Signed,
        [typeof(EngagementStepped)] = Signed,
        [typeof(EngagementActivityAdded)] = Signed,
        [typeof(EngagementOutcomeAdded)] = Signed,
        [typeof(ReviewBegun)] = Signed,
        [typeof(ReviewItemJudged)] = Signed,
        [typeof(ChallengeAnswered)] = Signed,
        [typeof(ReportWritten)] = Signed,
        [typeof(ReviewSigned)] = Signed,
        [typeof(ReviewMoved)] = Signed,
        [typeof(EmptyStartAsked)] = OnItsPage,
        [typeof(EmptyStartWithdrawn)] = "It is asked for again.",
        [typeof(TeamAdded)] = Once,
        [typeof(UpdateAsked)] = "The email is sent.",
        [typeof(PasswordResetSent)] = "The email is sent.",
        [typeof(PracticeExamplePublished)] = "It is withdrawn on its page.",
        [typeof(PracticeExampleWithdrawn)] = "It is published again.",
        [typeof(DecisionRecorded)] = ByBody,
        [typeof(DateProposed)] = ByBody,
        [typeof(DateWithdrawn)] = ByBody,
        [typeof(FindingAnswered)] = ByBody,
        [typeof(BodySetUp)] = Once,
        [typeof(BodyWoundUp)] = Once,
        [typeof(SeatTaken)] = Once,
        [typeof(MeetingPlanned)] = Once,
        [typeof(MeetingMoved)] = "A meeting is moved again: each move has a reason.",
        [typeof(AgendaItemAdded)] = "It is taken off the agenda on the meeting’s page.",
        [typeof(ActionArose)] = Once,
        [typeof(SignOffMoved)] = "A step towards sign-off is undone by reopening.",
        [typeof(FindingMoved)] = "A step towards sign-off is undone by reopening.",
        [typeof(EvidenceJudged)] = Steps,
        [typeof(TurnRecorded)] = Steps,
        [typeof(ChapterImpactRated)] = Steps,
        [typeof(AuditRulesChanged)] = Steps,
        [typeof(ComparisonChosen)] = Steps,
        [typeof(VisitMoved)] = "A visit is moved again: each move has a reason.",
        [typeof(VisitPublicationMoved)] = "What was published was seen: the next step of the report says otherwise.",
        [typeof(VisitFileAdded)] = "A letter stays with its visit, which is withdrawn as a whole.",
        [typeof(ReviewCyclePlanned)] = "Its visits are withdrawn one by one.",
        [typeof(PublishedVisitRecorded)] = "The visit is withdrawn on its page.",
        [typeof(AuditRoundAdded)] = Once,
        [typeof(AuditRoundCorrected)] = Once,
        [typeof(AuditMeasureAdded)] = Once,
        [typeof(AuditActionAdded)] = Once,
        [typeof(BookImported)] = "It is withdrawn as a whole on its receipt.",
        [typeof(MeasureImported)] = "It is withdrawn as a whole on its receipt.",
        [typeof(ComparisonSetMade)] = Once,
        [typeof(NoticeEntered)] = Once,
        [typeof(NoticeStageRecorded)] = OnItsPage,
        [typeof(NoticeStageTakenBack)] = OnItsPage,
        [typeof(NoticeDocumentAdded)] = OnItsPage,
        [typeof(NoticeDocumentRemoved)] = "Its content is deleted.",
        [typeof(TermAdded)] = Once,
        [typeof(TermReported)] = OnItsPage,
        [typeof(TermWaiverRecorded)] = OnItsPage,
        [typeof(TermCadenceChanged)] = OnItsPage,
        [typeof(TermFactTakenBack)] = OnItsPage,
        [typeof(PlanFileUploaded)] = Files,
        [typeof(PlanImportCorrected)] = Files,
        [typeof(PlanFileDiscarded)] = Files,
        [typeof(PlanImported)] = Plans,
        [typeof(PlanSuperseded)] = Plans,
        [typeof(PlanVersionStarted)] = Plans,
        [typeof(PlanDraftDiscarded)] = Plans,
        [typeof(PlanApproved)] = Plans,
        [typeof(ActionAdded)] = Plans,
        [typeof(ActionDropped)] = Plans,
        [typeof(CorrectionsOpened)] = Plans,
        [typeof(ActionCorrected)] = "A correction has a table of its own, where it is corrected again.",
        [typeof(PracticeAreaAdded)] = "What belongs to a practice area names it for good.",
        [typeof(PostMerged)] = "What both posts had is one post's now. Add the post again and give it what it should have.",
        [typeof(RatingScaleChanged)] = "A rating is moved, added or retired on the page of the scale.",
        [typeof(HeldTextAsked)] = Guarded,
        [typeof(HeldTextReleased)] = Guarded,
        [typeof(HeldFileReleased)] = Guarded,
        [typeof(UncheckedFilesChosen)] = Guarded,
        [typeof(HeldTextKept)] = Guarded,
    };

    private static readonly HashSet<string> Names = [.. Undone.Select(type => type.Name)];

    /// <summary>Whether a change of this kind, by the name of its record, is undone.</summary>
    public static bool IsUndone(string change) => Names.Contains(change);
}
