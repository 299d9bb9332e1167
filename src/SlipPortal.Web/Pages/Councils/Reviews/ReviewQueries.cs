using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>What several pages read of reviews: projections, without tracking. Somebody from outside gets what they may see of them.</summary>
internal static class ReviewQueries
{
    /// <summary>Every review, the one that is due first before the others, with what waits in it.</summary>
    public static IQueryable<ReviewRow> ReviewRows(this PortalDbContext db) => new CouncilRecords(db).ReviewRows();

    /// <summary>The same, of one council or of all that are open to somebody.</summary>
    public static IQueryable<ReviewRow> ReviewRows(this IRecords records) =>
        from review in records.Of<Review>()
        join organisation in records.Directory<Organisation>() on review.OrganisationId equals organisation.Id
        orderby review.ClosedAt != null, review.ClosedAt descending, review.ByWhen, review.Id
        select new ReviewRow
        {
            Id = review.Id,
            TenantId = review.TenantId,
            EngagementId = review.EngagementId,
            OrganisationId = review.OrganisationId,
            Organisation = organisation.Name,
            Template = review.Template,
            IsAskedByCouncil = review.IsAskedByCouncil,
            Title = review.Title,
            Scope = review.Scope,
            ByWhen = review.ByWhen,
            Stored = review.State,
            Seen = records.Of<ReviewItem>().Count(item => item.ReviewId == review.Id),
            ItemCount = review.ItemCount,
            AuthorId = review.AuthorId,
            Author = records.Directory<PortalUser>().Where(user => user.Id == review.AuthorId).Select(user => user.Name).FirstOrDefault() ?? "",
            AskedAt = review.AskedAt,
            ClosedAt = review.ClosedAt,
            Judged = records.Of<ReviewJudgement>().Count(judgement => judgement.ReviewId == review.Id && judgement.Version == 1),
            OpenChallenges = records.Of<ReviewJudgement>().Count(judgement =>
                judgement.TenantId == review.TenantId && judgement.ReviewId == review.Id && judgement.Challenge != null
                && !records.Of<ReviewJudgement>()
                    .Any(later => later.TenantId == judgement.TenantId && later.ItemId == judgement.ItemId && later.Version > judgement.Version)
                && !records.Of<ChallengeResponse>().Any(response => response.TenantId == judgement.TenantId && response.JudgementId == judgement.Id)),
            // A signature under words that have changed since does not count.
            CouncilSignedAt = records.Of<ReviewSignature>().Where(signature => signature.ReviewId == review.Id && signature.Side == ReviewSide.Council
                && signature.SignedAt >= review.ChangedAt).Max(signature => (DateTimeOffset?)signature.SignedAt),
            ReviewerSignedAt = records.Of<ReviewSignature>().Where(signature => signature.ReviewId == review.Id && signature.Side == ReviewSide.Reviewer
                && signature.SignedAt >= review.ChangedAt).Max(signature => (DateTimeOffset?)signature.SignedAt),
        };

    /// <summary>What waits for one side, the first due first: for lists, an inbox or a reminder. Two queries.</summary>
    /// <param name="db">The council's records.</param>
    /// <param name="side">The side.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<ReviewTask>> WaitingForAsync(this PortalDbContext db, ReviewSide side, CancellationToken cancellationToken) =>
        WaitingFor(await db.ReviewRows().ToListAsync(cancellationToken), await db.NextReportsAsync(cancellationToken), side);

    /// <summary>The same, of what has been read already.</summary>
    public static IReadOnlyList<ReviewTask> WaitingFor(IEnumerable<ReviewRow> reviews, IEnumerable<NextReport> reports, ReviewSide side) =>
    [
        .. reviews.Where(review => review.WaitsFor(side)).Select(review => new ReviewTask(review.Id, review.Title, review.NextStep(side), review.ByWhen))
            .Concat(side is ReviewSide.Council ? [] : reports.Select(report => new ReviewTask(null, "Six-weekly adviser’s report", "Start the next report", report.Due)))
            .OrderBy(task => task.Due),
    ];

    /// <summary>When each organisation's next adviser's report is due: six weeks after the last one's signature. None while one is being written.</summary>
    public static Task<IReadOnlyList<NextReport>> NextReportsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        new CouncilRecords(db).NextReportsAsync(cancellationToken);

    /// <summary>The same, of one council or of all that are open to somebody.</summary>
    public static async Task<IReadOnlyList<NextReport>> NextReportsAsync(this IRecords records, CancellationToken cancellationToken)
    {
        var reports = await (
            from review in records.Of<Review>()
            join organisation in records.Directory<Organisation>() on review.OrganisationId equals organisation.Id
            where review.Template == ReviewTemplate.AdviserReport
            select new
            {
                review.TenantId,
                review.OrganisationId,
                organisation.Name,
                SignedAt = records.Of<ReviewSignature>()
                    .Where(signature => signature.TenantId == review.TenantId && signature.ReviewId == review.Id && signature.Side == ReviewSide.Reviewer)
                    .Max(signature => (DateTimeOffset?)signature.SignedAt),
            }).ToListAsync(cancellationToken);
        return
        [
            .. from report in reports
               group report by (report.TenantId, report.OrganisationId, report.Name) into each
               where each.All(report => report.SignedAt is not null)
               select new NextReport(each.Key.TenantId, each.Key.OrganisationId, each.Key.Name, Review.NextReportDue(each.Max(report => report.SignedAt)!.Value)),
        ];
    }

    /// <summary>A review with everything said in it, as far as the person may see it; null where there is none. Six queries.</summary>
    public static async Task<ReviewView?> ReviewAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var head = await db.ReviewRows().SingleOrDefaultAsync(review => review.Id == id, cancellationToken);
        if (head is null) return null;
        var judgements = (await (
            from judgement in db.Set<ReviewJudgement>()
            join author in db.Users on judgement.AuthorId equals author.Id
            where judgement.ReviewId == id
            orderby judgement.Version descending
            select new JudgementRow(
                judgement.Id, judgement.ItemId, judgement.Version, judgement.Assurance, judgement.Evidence, judgement.Challenge, author.Name, judgement.RecordedAt))
            .ToListAsync(cancellationToken)).ToLookup(judgement => judgement.ItemId);
        var responses = await (
            from response in db.Set<ChallengeResponse>()
            join author in db.Users on response.AuthorId equals author.Id
            where response.ReviewId == id
            let date = db.Set<DateChange>().Where(change => change.Id == response.DateChangeId).Select(change => new
            {
                change.SourceText,
                change.Kind,
                change.Until,
                change.Outcome,
                Body = db.Set<Body>().Where(body => body.Id == change.BodyId).Select(body => body.Name).FirstOrDefault(),
                Day = db.Set<Meeting>().Where(meeting => meeting.Id == change.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault(),
            }).FirstOrDefault()
            select new ResponseRow
            {
                JudgementId = response.JudgementId,
                Reply = response.Reply,
                Words = response.Words,
                ActionRef = response.ActionRef,
                ActionRefNow = db.Set<PlanAction>()
                    .Where(now => now.LineageId == response.ActionLineageId
                        && db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == now.PlanId && plan.InForceAt != null && plan.SupersededAt == null))
                    .Select(now => now.Ref).FirstOrDefault(),
                ProposedText = date.SourceText,
                ProposedKind = (DueKind?)date.Kind,
                ProposedUntil = date.Until,
                Outcome = (DateChangeOutcome?)date.Outcome,
                Body = date.Body,
                MeetingDay = date.Day,
                Author = author.Name,
                At = response.RecordedAt,
            }).ToDictionaryAsync(response => response.JudgementId, cancellationToken);
        var items = await (
            from item in db.Set<ReviewItem>()
            join area in db.Set<PracticeArea>() on item.PracticeAreaId equals area.Id
            where item.ReviewId == id
            orderby area.Position, item.Subject == ReviewSubject.Question, item.Position
            select new
            {
                Item = item,
                Area = area.Name,
                RefNow = item.Subject != ReviewSubject.Action ? item.Ref : db.Set<PlanAction>()
                    .Where(now => now.LineageId == item.SubjectId
                        && db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == now.PlanId && plan.InForceAt != null && plan.SupersededAt == null))
                    .Select(now => now.Ref).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var sections = await db.Set<ReviewSection>().Where(section => section.ReviewId == id).OrderBy(section => section.RecordedAt)
            .ToListAsync(cancellationToken);
        var signatures = await (
            from signature in db.Set<ReviewSignature>()
            join author in db.Users on signature.AuthorId equals author.Id
            where signature.ReviewId == id
            orderby signature.SignedAt
            select new SignatureRow(signature.Side, author.Name, signature.SignedAt, signature.TextHash)).ToListAsync(cancellationToken);
        return new(
            head,
            items.ConvertAll(row => new ItemView(
                row.Item, row.Area, row.RefNow, [.. judgements[row.Item.Id]], judgements[row.Item.Id].Select(judgement => responses.GetValueOrDefault(judgement.Id)).ToList())),
            sections.GroupBy(section => section.Section).ToDictionary(each => each.Key, each => each.Last().Words),
            signatures);
    }

    /// <summary>What reviews said last of a record: one query.</summary>
    public static async Task<IReadOnlyList<JudgedLine>> JudgedAsync(this PortalDbContext db, Guid subject, CancellationToken cancellationToken) =>
        await db.Judged(subject).ToListAsync(cancellationToken);

    /// <summary>The same, to be part of another question.</summary>
    public static IQueryable<JudgedLine> Judged(this PortalDbContext db, Guid subject) =>
        from item in db.Set<ReviewItem>()
        join review in db.Set<Review>() on item.ReviewId equals review.Id
        join organisation in db.Set<Organisation>() on review.OrganisationId equals organisation.Id
        join judgement in db.Set<ReviewJudgement>() on item.Id equals judgement.ItemId
        where item.SubjectId == subject && !db.Set<ReviewJudgement>().Any(later => later.ItemId == item.Id && later.Version > judgement.Version)
        orderby judgement.RecordedAt descending
        select new JudgedLine(review.Id, item.Id, review.Title, organisation.Name, judgement.Assurance, judgement.RecordedAt);
}

/// <summary>A review as lists show it.</summary>
internal sealed record ReviewRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose council’s it is.</summary>
    public required string TenantId { get; init; }

    public required Guid EngagementId { get; init; }

    public required string OrganisationId { get; init; }

    /// <summary>Who reviews.</summary>
    public required string Organisation { get; init; }

    public required ReviewTemplate Template { get; init; }

    public required bool IsAskedByCouncil { get; init; }

    public required string Title { get; init; }

    public required string Scope { get; init; }

    public required DateOnly ByWhen { get; init; }

    /// <summary>Where it stood when somebody who sees all of it last said something.</summary>
    public required ReviewState Stored { get; init; }

    /// <summary>Where it stands, as far as the person sees it.</summary>
    public ReviewState State => Stored is ReviewState.Closed || Seen < ItemCount ? Stored
        : Judged == ItemCount && OpenChallenges == 0 ? ReviewState.Answered
        : Judged == 0 && IsAskedByCouncil ? ReviewState.Asked : ReviewState.UnderWay;

    /// <summary>How many of its items the person sees.</summary>
    public required int Seen { get; init; }

    /// <summary>How many items it has, also those that the person does not see.</summary>
    public required int ItemCount { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>Who asked or started.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many items are judged, of those that the person sees.</summary>
    public required int Judged { get; init; }

    /// <summary>How many challenges the council has not answered.</summary>
    public required int OpenChallenges { get; init; }

    /// <summary>When the council signed what it says now, or null.</summary>
    public required DateTimeOffset? CouncilSignedAt { get; init; }

    /// <summary>When the reviewer signed what it says now, or null.</summary>
    public required DateTimeOffset? ReviewerSignedAt { get; init; }

    /// <summary>Whether the next step is this side's. It can be both sides'.</summary>
    public bool WaitsFor(ReviewSide side) => State switch
    {
        ReviewState.Closed => false,
        ReviewState.Answered => (side is ReviewSide.Council ? CouncilSignedAt : ReviewerSignedAt) is null,
        _ => side is ReviewSide.Council ? OpenChallenges > 0 : Judged < Seen,
    };

    /// <summary>“the council and Department for Education”.</summary>
    public string WaitingFor => (WaitsFor(ReviewSide.Council), WaitsFor(ReviewSide.Reviewer)) switch
    {
        (true, true) => $"The council and {Organisation}",
        (true, false) => "The council",
        (false, true) => Organisation,
        _ => "Nobody",
    };

    /// <summary>What a side does next.</summary>
    public string NextStep(ReviewSide side) => !WaitsFor(side)
        ? State is ReviewState.Closed ? "Nothing: both sides have signed." : $"Nothing now. It waits for {(side is ReviewSide.Council ? Organisation : "the council")}."
        : State is ReviewState.Answered ? "Read the summary and sign it."
        : side is ReviewSide.Council ? $"Answer {Infrastructure.Words.Count(OpenChallenges, "challenge")}."
        : $"Judge {Infrastructure.Words.Count(Seen - Judged, "more item")}.";
}

/// <summary>A review with everything said in it.</summary>
internal sealed record ReviewView(
    ReviewRow Head, IReadOnlyList<ItemView> Items, IReadOnlyDictionary<ReportSection, string> Sections, IReadOnlyList<SignatureRow> Signatures)
{
    /// <summary>Whether the person sees all of it: nobody signs what they have not seen.</summary>
    public bool IsWhole => Items.Count == Head.ItemCount && (Head.Template is ReviewTemplate.Formal || Sections.Count == Enum.GetValues<ReportSection>().Length);
}

/// <summary>An item with its judgements, the last first, each with the response to it or null.</summary>
internal sealed record ItemView(
    ReviewItem Item, string Area, string? RefNow, IReadOnlyList<JudgementRow> Judgements, IReadOnlyList<ResponseRow?> Responses)
{
    /// <summary>The judgement that stands, or null.</summary>
    public JudgementRow? Judgement => Judgements.Count > 0 ? Judgements[0] : null;

    /// <summary>The response to it, or null.</summary>
    public ResponseRow? Response => Responses.Count > 0 ? Responses[0] : null;

    /// <summary>Whether the council has to answer.</summary>
    public bool IsOpen => Judgement?.Challenge is not null && Response is null;

    /// <summary>Where the record is, or null for a question and for an action that is no longer in the plan.</summary>
    public string? Address(CouncilLinks links) => Item.Subject switch
    {
        ReviewSubject.Action when RefNow is not null => links.Action(RefNow),
        ReviewSubject.Chapter => links.Chapter(Item.SubjectId!.Value),
        ReviewSubject.Measure => links.Kpi(Item.Ref!),
        ReviewSubject.Finding => links.Finding(Item.SubjectId!.Value),
        ReviewSubject.Term => links.Term(Item.SubjectId!.Value),
        _ => null,
    };
}

internal sealed record JudgementRow(
    Guid Id, Guid ItemId, int Version, Assurance Assurance, string? Evidence, string? Challenge, string Author, DateTimeOffset At)
{
    public string Colour => Assurance switch
    {
        Assurance.Assured => "green",
        Assurance.Partly => "yellow",
        Assurance.NotAssured => "red",
        _ => "grey",
    };
}

internal sealed record ResponseRow
{
    public required Guid JudgementId { get; init; }

    public required ChallengeReply Reply { get; init; }

    public required string Words { get; init; }

    public required string? ActionRef { get; init; }

    /// <summary>The action's number in the plan in force, or null where it is not there or not to be seen.</summary>
    public required string? ActionRefNow { get; init; }

    /// <summary>The proposed date as written, or null.</summary>
    public required string? ProposedText { get; init; }

    public required DueKind? ProposedKind { get; init; }

    public required DateOnly? ProposedUntil { get; init; }

    /// <summary>The proposed date with what was understood, or null.</summary>
    public string? Proposed => ProposedText is { } text && ProposedKind is { } kind ? DueSchedule.InFull(text, kind, ProposedUntil) : null;

    public required DateChangeOutcome? Outcome { get; init; }

    /// <summary>Who is to agree, or has.</summary>
    public required string? Body { get; init; }

    public required DateOnly? MeetingDay { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How it was answered: fixed from the day that it was said.</summary>
    public string Answer => ActionRef is null ? Reply.InWords() : $"{Reply.InWords()} (action {ActionRef})";

    /// <summary>What became of a proposed date, or null.</summary>
    public string? Became => Proposed is null ? null : Outcome switch
    {
        null => $"New date {Proposed}. {Infrastructure.Words.UnderReview(Body ?? "", MeetingDay)}.",
        DateChangeOutcome.Agreed => $"{Body} agreed the new date {Proposed}{(MeetingDay is { } day ? $" on {Infrastructure.Words.Day(day)}" : "")}.",
        DateChangeOutcome.Refused => $"{Body} did not agree the new date {Proposed}: the date before stands.",
        _ => $"The proposed date {Proposed} was taken back.",
    };
}

internal sealed record SignatureRow(ReviewSide Side, string Author, DateTimeOffset At, string TextHash);

/// <summary>Something that waits for a side.</summary>
/// <param name="ReviewId">The review, or null for a report that nobody has started.</param>
/// <param name="Title">Its title.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Due">By when.</param>
internal sealed record ReviewTask(Guid? ReviewId, string Title, string What, DateOnly Due);

/// <summary>When an organisation's next adviser's report is due.</summary>
internal sealed record NextReport(string TenantId, string OrganisationId, string Organisation, DateOnly Due);

/// <summary>What a review said of a record.</summary>
internal sealed record JudgedLine(Guid ReviewId, Guid ItemId, string Title, string Organisation, Assurance Assurance, DateTimeOffset At);
