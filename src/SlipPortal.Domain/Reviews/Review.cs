using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Domain.Reviews;

/// <summary>
/// A formal review: the other side of an engagement judges items of the council's work, the council answers each challenge, and both sign
/// the same summary. The second signature closes it; after that nothing changes.
/// </summary>
public sealed class Review : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>Longest scope, in characters.</summary>
    public const int ScopeMaxLength = 2_000;

    /// <summary>Most items of one review.</summary>
    public const int MaxItems = 300;

    /// <summary>From an adviser's signature to the day of their next report.</summary>
    public const int DaysBetweenReports = 42;

    private Review()
    {
    }

    /// <summary>A review that the council asks for, or that the other side starts.</summary>
    /// <exception cref="RefusedException">No title or scope, a day that has passed, or an adviser's report that the council would
    /// write.</exception>
    public Review(Engagement engagement, ReviewTerms terms, bool isAskedByCouncil, Guid authorId, DateTimeOffset now)
    {
        if (engagement.State is not EngagementState.Active) throw new RefusedException("Choose work that is under way.", nameof(EngagementId));
        if (isAskedByCouncil && terms.Template is ReviewTemplate.AdviserReport)
            throw new RefusedException("The adviser starts their report themselves. Ask for a formal review.", nameof(Template));
        EngagementId = engagement.Id;
        OrganisationId = engagement.PartnerOrganisationId;
        Template = terms.Template;
        IsAskedByCouncil = isAskedByCouncil;
        Title = Text.RequiredLine(terms.Title, "a title", TitleMaxLength, nameof(Title));
        Scope = Text.Required(terms.Scope, "what it is about", ScopeMaxLength, nameof(Scope));
        ByWhen = terms.ByWhen ?? throw new RefusedException("Enter the day by which it is to be done.", nameof(ByWhen));
        if (ByWhen < now.DayInUk()) throw new RefusedException("The day by which it is to be done has passed.", nameof(ByWhen));
        State = isAskedByCouncil ? ReviewState.Asked : ReviewState.UnderWay;
        AuthorId = authorId;
        AskedAt = ChangedAt = now;
    }

    /// <summary>The work that it is part of.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>The organisation that reviews: the engagement's other side.</summary>
    public string OrganisationId { get; private set; } = "";

    /// <summary>What kind of document comes of it.</summary>
    public ReviewTemplate Template { get; private set; }

    /// <summary>True where the council asked, false where the other side started.</summary>
    public bool IsAskedByCouncil { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is about, in words.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The day by which it is to be done.</summary>
    public DateOnly ByWhen { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReviewState State { get; private set; }

    /// <summary>How many items it has; somebody from outside may see fewer.</summary>
    public int ItemCount { get; private set; }

    /// <summary>Who asked or started.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When anything of it was last said. Who says something at the same moment is told of the other.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When a side last signed, or null. A signature from before <see cref="ChangedAt"/> is under an earlier text.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>When the second side signed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When an adviser's next report is due.</summary>
    public static DateOnly NextReportDue(DateTimeOffset signedAt) => signedAt.DayInUk().AddDays(DaysBetweenReports);

    /// <summary>Adds something to judge. Items are chosen when the review begins.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public ReviewItem Include(ReviewedRecord record)
    {
        if (ItemCount == MaxItems) throw new RefusedException($"Choose {MaxItems} items or fewer: fewer practice areas, or one kind after the other.", "Kinds");
        return new(this, ++ItemCount, record);
    }

    /// <summary>The reviewer judges an item, or judges it anew; the judgement before stays readable.</summary>
    /// <param name="item">The item.</param>
    /// <param name="version">Which judgement of this item it is, from 1.</param>
    /// <param name="said">What is said.</param>
    /// <param name="authorId">Who.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">It is closed, or something is missing.</exception>
    public ReviewJudgement Judge(ReviewItem item, int version, JudgementSaid said, Guid authorId, DateTimeOffset now)
    {
        var judgement = new ReviewJudgement(item, version, said, authorId, now);
        Change(now);
        return judgement;
    }

    /// <summary>The council answers a challenge.</summary>
    /// <exception cref="RefusedException">It is closed, nothing was challenged, or no words.</exception>
    public ChallengeResponse Answer(ReviewJudgement judgement, ResponseSaid said, Guid authorId, DateTimeOffset now)
    {
        if (judgement.Challenge is null) throw new RefusedException("There is no challenge to answer.");
        var response = new ChallengeResponse(this, judgement, said, authorId, now);
        Change(now);
        return response;
    }

    /// <summary>Whoever started an adviser's report writes one of its sections; the words before stay readable.</summary>
    /// <exception cref="RefusedException">It is closed, is no such report, or is somebody else's.</exception>
    public ReviewSection Write(ReportSection section, string? words, Guid authorId, DateTimeOffset now)
    {
        if (Template is not ReviewTemplate.AdviserReport || authorId != AuthorId) throw new RefusedException("Only the adviser who started the report writes it.");
        var written = new ReviewSection(this, section, words, authorId, now);
        Change(now);
        return written;
    }

    /// <summary>Says where it stands after a judgement or a response.</summary>
    /// <param name="judged">How many items are judged.</param>
    /// <param name="open">How many challenges wait for the council.</param>
    public void Settle(int judged, int open) =>
        State = judged == ItemCount && open == 0 ? ReviewState.Answered : judged == 0 && IsAskedByCouncil ? ReviewState.Asked : ReviewState.UnderWay;

    /// <summary>One side signs the summary as it reads now. When the other side has signed the same words, the review is closed.</summary>
    /// <param name="side">Which side.</param>
    /// <param name="summary">The whole text that is signed.</param>
    /// <param name="before">The signatures that there are, also those under an earlier text.</param>
    /// <param name="authorId">Who signs.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">It is closed, something is not judged or not answered, or this side has signed these
    /// words.</exception>
    public ReviewSignature Sign(ReviewSide side, string summary, IReadOnlyCollection<ReviewSignature> before, Guid authorId, DateTimeOffset now)
    {
        RefuseWhenClosed();
        if (State is not ReviewState.Answered) throw new RefusedException("Sign when every item is judged and every challenge is answered.");
        var signature = new ReviewSignature(this, side, summary, authorId, now);
        if (before.Any(one => one.Side == side && one.TextHash == signature.TextHash)) throw new RefusedException("Your side has signed this already.");
        SignedAt = now;
        if (before.Any(one => one.Side != side && one.TextHash == signature.TextHash)) (State, ClosedAt) = (ReviewState.Closed, now);
        return signature;
    }

    private void Change(DateTimeOffset now)
    {
        RefuseWhenClosed();
        ChangedAt = now;
    }

    private void RefuseWhenClosed()
    {
        if (State is ReviewState.Closed) throw new RefusedException("Both sides have signed this review: nothing in it changes any more.");
    }
}

/// <summary>What is agreed when a review begins.</summary>
/// <param name="Template">What kind of document comes of it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="ByWhen">The day by which it is to be done.</param>
public sealed record ReviewTerms(ReviewTemplate Template, string? Title, string? Scope, DateOnly? ByWhen);

/// <summary>What kind of document comes of a review.</summary>
public enum ReviewTemplate
{
    /// <summary>Judgements, challenges and responses.</summary>
    Formal,

    /// <summary>An adviser's six-weekly report to the department.</summary>
    AdviserReport,
}

/// <summary>Where a review stands.</summary>
public enum ReviewState
{
    /// <summary>The council has asked; nothing is judged.</summary>
    Asked,

    /// <summary>Being judged, or challenges wait for the council.</summary>
    UnderWay,

    /// <summary>Everything is judged and every challenge answered: it can be signed.</summary>
    Answered,

    /// <summary>Both sides have signed. Nothing changes any more.</summary>
    Closed,
}

/// <summary>The two sides of a review.</summary>
public enum ReviewSide
{
    /// <summary>The council.</summary>
    Council,

    /// <summary>Those who review.</summary>
    Reviewer,
}
