using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Reviews;

/// <summary>What a reviewer said of an item. A judgement that changes is added; the one before stays.</summary>
public sealed class ReviewJudgement : TenantEntity
{
    /// <summary>Longest evidence and challenge, in characters.</summary>
    public const int TextMaxLength = 4_000;

    private ReviewJudgement()
    {
    }

    internal ReviewJudgement(ReviewItem item, int version, JudgementSaid said, Guid authorId, DateTimeOffset now)
    {
        ReviewId = item.ReviewId;
        ItemId = item.Id;
        Version = version;
        Assurance = said.Assurance ?? throw new RefusedException("Choose your judgement.", nameof(Assurance));
        Evidence = Assurance is Assurance.NotSeen
            ? Common.Text.Optional(said.Evidence, "the evidence", TextMaxLength, nameof(Evidence))
            : Common.Text.Required(said.Evidence, "which evidence you saw", TextMaxLength, nameof(Evidence));
        Challenge = Common.Text.Optional(said.Challenge, "the challenge", TextMaxLength, nameof(Challenge));
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>The item.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>Which judgement of the item it is, from 1; the last one stands.</summary>
    public int Version { get; private set; }

    /// <summary>How assured the reviewer is.</summary>
    public Assurance Assurance { get; private set; }

    /// <summary>The evidence that they saw; null only where they saw nothing.</summary>
    public string? Evidence { get; private set; }

    /// <summary>What they challenge the council on, or null.</summary>
    public string? Challenge { get; private set; }

    /// <summary>Who.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>A judgement, as somebody enters it.</summary>
public sealed record JudgementSaid(Assurance? Assurance, string? Evidence, string? Challenge);

/// <summary>How assured a reviewer is.</summary>
public enum Assurance
{
    /// <summary>What is said of it is so.</summary>
    Assured,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It is not.</summary>
    NotAssured,

    /// <summary>They saw nothing that they could judge by.</summary>
    NotSeen,
}

/// <summary>What the council answered to a challenge: once, and it stays.</summary>
public sealed class ChallengeResponse : TenantEntity
{
    private ChallengeResponse()
    {
    }

    internal ChallengeResponse(Review review, ReviewJudgement judgement, ResponseSaid said, Guid authorId, DateTimeOffset now)
    {
        ReviewId = review.Id;
        JudgementId = judgement.Id;
        Reply = said.Reply ?? throw new RefusedException("Choose how the council answers.", nameof(Reply));
        Words = Common.Text.Required(
            said.Words, Reply is ChallengeReply.Declined ? "why it is declined" : "the council’s answer", ReviewJudgement.TextMaxLength, nameof(Words));
        ActionLineageId = said.ActionLineageId;
        ActionRef = said.ActionRef;
        DateChangeId = said.DateChangeId;
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>The judgement with the challenge.</summary>
    public Guid JudgementId { get; private set; }

    /// <summary>How it was answered.</summary>
    public ChallengeReply Reply { get; private set; }

    /// <summary>The answer in words; of a refusal the reason.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The line of work of the new action, or of the action whose date is to move; null where there is none.</summary>
    public Guid? ActionLineageId { get; private set; }

    /// <summary>That action's number then.</summary>
    public string? ActionRef { get; private set; }

    /// <summary>The proposed date, or null.</summary>
    public Guid? DateChangeId { get; private set; }

    /// <summary>Who.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>A response, as somebody enters it.</summary>
public sealed record ResponseSaid(ChallengeReply? Reply, string? Words, Guid? ActionLineageId = null, string? ActionRef = null, Guid? DateChangeId = null);

/// <summary>How the council answers a challenge.</summary>
public enum ChallengeReply
{
    /// <summary>A new action in the plan.</summary>
    NewAction,

    /// <summary>Another date for the action, which a body has to agree.</summary>
    NewDate,

    /// <summary>In words only.</summary>
    Accepted,

    /// <summary>Not, with the reason.</summary>
    Declined,
}

/// <summary>A section of an adviser's report, as it was written at a moment; the last one stands.</summary>
public sealed class ReviewSection : TenantEntity
{
    /// <summary>Longest section, in characters.</summary>
    public const int TextMaxLength = 8_000;

    private ReviewSection()
    {
    }

    internal ReviewSection(Review review, ReportSection section, string? words, Guid authorId, DateTimeOffset now)
    {
        ReviewId = review.Id;
        Section = section;
        Words = Common.Text.Required(words, $"the section “{section.InWords()}”", TextMaxLength, section.ToString());
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>Which section.</summary>
    public ReportSection Section { get; private set; }

    /// <summary>What it says.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>The sections of an adviser's report, beside its judgements by practice area.</summary>
public enum ReportSection
{
    /// <summary>Where the council stands in intervention.</summary>
    StageAndNotice,

    /// <summary>What moved.</summary>
    Progress,

    /// <summary>Measures that the department should know of.</summary>
    Performance,

    /// <summary>What may go wrong.</summary>
    Risks,

    /// <summary>What comes next.</summary>
    NextSixWeeks,
}

/// <summary>One side signed a review's summary: it knows exactly which words.</summary>
public sealed class ReviewSignature : TenantEntity
{
    private ReviewSignature()
    {
    }

    internal ReviewSignature(Review review, ReviewSide side, string summary, Guid authorId, DateTimeOffset now)
    {
        ReviewId = review.Id;
        Side = side;
        TextHash = Common.TextHash.Of(summary);
        AuthorId = authorId;
        SignedAt = now;
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>For which side.</summary>
    public ReviewSide Side { get; private set; }

    /// <summary>The SHA-256 of the summary that was signed, in lower-case hexadecimal.</summary>
    public string TextHash { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SignedAt { get; private set; }
}
