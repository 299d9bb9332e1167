using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>What several pages read of a plan: projections, without tracking, each one query.</summary>
internal static class PlanQueries
{
    /// <summary>The council's plan in force, now or at the end of a moment: one row or none.</summary>
    public static IQueryable<Domain.Plans.Plan> PlanInForce(this PortalDbContext db, AsAt asAt)
    {
        var end = asAt.End;
        return db.Set<Domain.Plans.Plan>()
            .Where(plan => plan.InForceAt < end && (plan.SupersededAt == null || plan.SupersededAt >= end))
            .OrderByDescending(plan => plan.InForceAt);
    }

    /// <summary>The same, as its pages are headed.</summary>
    public static IQueryable<PlanHead> CurrentPlan(this PortalDbContext db, AsAt? asAt = null) =>
        db.PlanInForce(asAt ?? AsAt.Now)
            .Select(plan => new PlanHead(
                plan.Id, plan.Title, plan.Period, plan.Version, plan.Quarters, plan.ApprovedAt, plan.CorrectableUntil));

    /// <summary>Which year a plan means by “Q1 2027”.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="planId">The version of the plan, or null for the one in force.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The financial year where there is no such plan.</returns>
    public static Task<QuarterYear> QuartersAsync(this PortalDbContext db, Guid? planId, CancellationToken cancellationToken) =>
        db.Set<Domain.Plans.Plan>().Where(plan => planId == null ? plan.InForceAt != null && plan.SupersededAt == null : plan.Id == planId)
            .Select(plan => plan.Quarters).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// A plan's actions in the order of their refs, each as it stood at a moment: its words, last due date, rating,
    /// proposal, sign-off and verdict. Facts belong to the line of work, so that they outlive a version of the plan.
    /// </summary>
    /// <param name="db">The council's database.</param>
    /// <param name="planId">The version of the plan.</param>
    /// <param name="today">From which day on a meeting is still to come.</param>
    /// <param name="asAt">The moment; now unless said otherwise.</param>
    public static IQueryable<ActionRow> ActionRows(this PortalDbContext db, Guid planId, DateOnly today, AsAt? asAt = null) =>
        new CouncilRecords(db).ActionRows(db.Set<PlanAction>().Where(action => action.PlanId == planId), today, asAt);

    /// <summary>The same of some actions, of one council or of all that are open to somebody.</summary>
    public static IQueryable<ActionRow> ActionRows(this IRecords records, IQueryable<PlanAction> actions, DateOnly today, AsAt? asAt = null)
    {
        var end = (asAt ?? AsAt.Now).End;
        // Named here, because EF Core would compile and run each `records.Of` inside the query anew, each time.
        var dues = records.Of<ActionDue>();
        var updates = records.Of<ProgressUpdate>();
        var ratings = records.Of<Rating>();
        var changes = records.Of<DateChange>();
        var steps = records.Of<SignOffStep>();
        var verdicts = records.Of<EvidenceVerdict>();
        var wordings = records.Of<ActionWording>();
        var bodies = records.Of<Body>();
        var meetings = records.Of<Meeting>();
        var items = records.Of<AgendaItem>();
        var evidence = records.Of<Evidence>();
        // The last of each as a lateral join: its columns come from one look, where each column of a `let` would be a look of its own. Each names
        // the action once more (no id is empty), or EF Core would turn it into a join with the last facts of all actions, which took ten times as long.
        return
            from action in actions
            from due in dues
                .Where(due => due.TenantId == action.TenantId && due.LineageId == action.LineageId && action.Id != Guid.Empty && due.RecordedAt < end)
                .OrderByDescending(due => due.RecordedAt).ThenByDescending(due => due.Id)
                .Take(1).DefaultIfEmpty()
            from rated in updates
                .Where(update => update.TenantId == action.TenantId && update.LineageId == action.LineageId && action.Id != Guid.Empty
                    && update.RecordedAt < end && update.RatingId != null)
                .Join(
                    ratings, update => new { update.TenantId, update.RatingId }, rating => new { rating.TenantId, RatingId = (Guid?)rating.Id },
                    (update, rating) => new { update.RecordedAt, update.Id, RatingId = rating.Id, rating.Name, rating.Colour, rating.Meaning })
                .OrderByDescending(rated => rated.RecordedAt).ThenByDescending(rated => rated.Id)
                .Take(1).DefaultIfEmpty()
            from review in changes
                .Where(change => change.TenantId == action.TenantId && change.LineageId == action.LineageId && action.Id != Guid.Empty
                    && change.RecordedAt < end && (change.DecidedAt == null || change.DecidedAt >= end))
                .OrderByDescending(change => change.RecordedAt)
                .Take(1).DefaultIfEmpty()
            from step in steps
                .Where(step => step.TenantId == action.TenantId && step.LineageId == action.LineageId && action.Id != Guid.Empty && step.RecordedAt < end)
                .OrderByDescending(step => step.RecordedAt).ThenByDescending(step => step.Id)
                .Take(1).DefaultIfEmpty()
            orderby action.SortKey
            let verdict = verdicts
                .Where(verdict => verdict.TenantId == action.TenantId && verdict.LineageId == action.LineageId && verdict.RecordedAt < end
                    // Before it was opened again, it was judged for another sign-off.
                    && !steps.Any(reopened => reopened.TenantId == action.TenantId && reopened.LineageId == action.LineageId
                        && reopened.RecordedAt < end && reopened.Stage == SignOffStage.Reopened
                            && reopened.RecordedAt >= verdict.RecordedAt))
                .OrderByDescending(verdict => verdict.RecordedAt).ThenByDescending(verdict => verdict.Id)
                .Select(verdict => new { verdict.Judgement })
                .FirstOrDefault()
            let wording = wordings
                .Where(wording => wording.ActionId == action.Id && wording.RecordedAt >= end)
                .OrderBy(wording => wording.RecordedAt)
                .Select(wording => wording.Text)
                .FirstOrDefault()
            select new ActionRow
            {
                Id = action.Id,
                TenantId = action.TenantId,
                LineageId = action.LineageId,
                ChapterId = action.ChapterId,
                ParentId = action.ParentId,
                ImpactId = action.ImpactId,
                Ref = action.Ref,
                SortKey = action.SortKey,
                Text = wording ?? action.Text,
                IsCrossReference = action.IsCrossReference,
                HasSource = action.Source != null || action.Finding != null,
                HasMeasure = action.SuccessMeasure != null,
                DueKind = (DueKind?)due.Kind ?? DueKind.Undated,
                DueText = due.SourceText,
                DraftDue = action.DraftDue,
                DraftRatingId = action.DraftRatingId,
                DueUntil = due.Until,
                Moves = dues
                    .Count(moved => moved.TenantId == action.TenantId && moved.LineageId == action.LineageId && moved.RecordedAt < end
                        && (moved.DateChangeId != null || moved.PlanId != null)),
                Review = review == null ? null : new DateReview
                {
                    Id = review.Id,
                    Proposed = DueSchedule.InFull(review.SourceText, review.Kind, review.Until),
                    ProposedAt = review.RecordedAt,
                    Body = bodies.Where(body => body.TenantId == review.TenantId && body.Id == review.BodyId).Select(body => body.Name).First(),
                    // A meeting that has put it off is not the next one, even on its own day.
                    MeetingDay = meetings
                        .Where(meeting => meeting.TenantId == review.TenantId && meeting.CancelledAt == null
                            && (review.MeetingId != null
                                ? meeting.Id == review.MeetingId
                                : meeting.BodyId == review.BodyId && meeting.Day >= today
                                    && !items.Any(item => item.MeetingId == meeting.Id && item.DateChangeId == review.Id)))
                        .Min(meeting => (DateOnly?)meeting.Day),
                },
                RatingId = (Guid?)rated.RatingId,
                Rating = rated.Name,
                RatingColour = rated.Colour,
                RatingMeaning = (RatingMeaning?)rated.Meaning,
                RatedAt = (DateTimeOffset?)rated.RecordedAt,
                UpdatedAt = updates
                    .Where(update => update.TenantId == action.TenantId && update.LineageId == action.LineageId && update.RecordedAt < end)
                    .Max(update => (DateTimeOffset?)update.RecordedAt),
                Stage = (SignOffStage?)step.Stage,
                Condition = step.Condition,
                Judgement = verdict.Judgement,
                Pieces = evidence
                    .Count(piece => piece.TenantId == action.TenantId && piece.LineageId == action.LineageId && piece.RecordedAt < end),
            };
    }

    /// <summary>The actions of each council's plan in force, of all councils that are open to somebody; without those that only refer to others.</summary>
    public static IQueryable<PlanAction> ActionsInForce(this IRecords records) =>
        from action in records.Of<PlanAction>()
        join plan in records.Of<Domain.Plans.Plan>() on new { action.TenantId, Id = action.PlanId } equals new { plan.TenantId, plan.Id }
        where plan.InForceAt != null && plan.SupersededAt == null && !action.IsCrossReference
        select action;

    /// <summary>Actions of every version, each with the ref that its line of work has in the plan in force.</summary>
    public static IQueryable<ActionPlace> ActionPlaces(this PortalDbContext db) =>
        from action in db.Set<PlanAction>()
        select new ActionPlace
        {
            Id = action.Id,
            LineageId = action.LineageId,
            PlanId = action.PlanId,
            Ref = action.Ref,
            SortKey = action.SortKey,
            RefNow = db.Set<PlanAction>()
                .Where(now => now.LineageId == action.LineageId
                    && db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == now.PlanId && plan.InForceAt != null && plan.SupersededAt == null))
                .Select(now => now.Ref)
                .FirstOrDefault(),
        };

    /// <summary>Every version of the council's plan.</summary>
    public static IQueryable<PlanFront> PlanFronts(this PortalDbContext db) =>
        from plan in db.Set<Domain.Plans.Plan>()
        let meeting = db.Set<Meeting>().Where(meeting => meeting.Id == plan.ApprovedByMeetingId)
            .Join(db.Set<Body>(), meeting => meeting.BodyId, body => body.Id, (meeting, body) => new { meeting.Day, body.Name }).FirstOrDefault()
        select new PlanFront
        {
            Id = plan.Id,
            Title = plan.Title,
            Period = plan.Period,
            Version = plan.Version,
            Quarters = plan.Quarters,
            Objective = plan.Objective,
            Foreword = plan.Foreword,
            Pillars = plan.Pillars,
            OwnerPostId = plan.OwnerPostId,
            Owner = db.Set<Post>().Where(post => post.Id == plan.OwnerPostId).Select(post => post.Title).FirstOrDefault(),
            PreviousPlanId = plan.PreviousPlanId,
            InForceAt = plan.InForceAt,
            CorrectableUntil = plan.CorrectableUntil,
            ApprovedAt = plan.ApprovedAt,
            SupersededAt = plan.SupersededAt,
            ApprovedBy = meeting.Name,
            ApprovedOn = (DateOnly?)meeting.Day,
            Actions = db.Set<PlanAction>().Count(action => action.PlanId == plan.Id && !action.IsCrossReference),
        };

    /// <summary>Reads rows with their owners, as at a moment, in two queries.</summary>
    /// <param name="rows">The actions.</param>
    /// <param name="db">The council's database.</param>
    /// <param name="asAt">The moment.</param>
    /// <param name="on">The day on which somebody holds a post or nobody does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <remarks>
    /// Not in one: after a large import the server does not yet know how much there is, and joins owners to actions row by row, which
    /// took 12 seconds for 2,000 actions.
    /// </remarks>
    public static async Task<List<ActionRow>> WithOwnersAsync(
        this IQueryable<ActionRow> rows, PortalDbContext db, AsAt asAt, DateOnly on, CancellationToken cancellationToken)
    {
        var end = asAt.End;
        var actions = await rows.ToListAsync(cancellationToken);
        var ids = actions.ConvertAll(action => action.Id);
        var vacant = db.VacantPosts(on);
        var owners = (await (
            from owner in db.Set<ActionOwner>()
            join post in db.Set<Post>() on owner.PostId equals post.Id
            where ids.Contains(owner.ActionId) && owner.AssignedAt < end && (owner.EndedAt == null || owner.EndedAt >= end)
            select new { owner.ActionId, owner.Position, Owner = new Owner(post.Title, vacant.Contains(post.Id)) })
            .ToListAsync(cancellationToken)).ToLookup(owner => owner.ActionId);
        return actions.ConvertAll(action => action with { Owners = [.. owners[action.Id].OrderBy(owner => owner.Position).Select(owner => owner.Owner)] });
    }

    /// <summary>The last progress of some lines of work, as at a moment.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ProgressLine>> LastProgressAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> lineages, AsAt asAt, CancellationToken cancellationToken)
    {
        var end = asAt.End;
        var last = await db.Set<ProgressUpdate>()
            .Where(update => lineages.Contains(update.LineageId) && update.RecordedAt < end)
            .GroupBy(update => update.LineageId)
            .Select(updates => updates.OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id)
                .Select(update => new { update.LineageId, update.Reason, update.Narrative, update.RecordedAt }).First())
            .ToListAsync(cancellationToken);
        return last.ToDictionary(
            update => update.LineageId, update => new ProgressLine(update.Reason, update.Narrative, update.RecordedAt.DayInUk()));
    }

    /// <summary>The titles of the evidence of some lines of work, as at a moment; but for what is confidential, as a file goes on to
    /// others.</summary>
    public static async Task<ILookup<Guid, string>> EvidenceTitlesAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> lineages, AsAt asAt, CancellationToken cancellationToken)
    {
        var end = asAt.End;
        return (await db.Set<Evidence>()
            .Where(piece => lineages.Contains(piece.LineageId) && !piece.IsConfidential && !piece.IsHeld
                && piece.RecordedAt < end)
            .OrderBy(piece => piece.RecordedAt)
            .Select(piece => new { piece.LineageId, piece.Title })
            .ToListAsync(cancellationToken)).ToLookup(piece => piece.LineageId, piece => piece.Title);
    }

    /// <summary>The version that is being drafted, or null.</summary>
    public static Task<Guid?> DraftedVersionAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Set<Domain.Plans.Plan>().Where(plan => plan.InForceAt == null).Select(plan => (Guid?)plan.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The text of each intended impact of a version.</summary>
    public static Task<Dictionary<Guid, string>> ImpactTextsAsync(
        this PortalDbContext db, Guid planId, CancellationToken cancellationToken) =>
        db.Set<Impact>()
            .Join(db.Set<Chapter>(), impact => impact.ChapterId, chapter => chapter.Id, (impact, chapter) => new { impact, chapter.PlanId })
            .Where(pair => pair.PlanId == planId)
            .ToDictionaryAsync(pair => pair.impact.Id, pair => pair.impact.Description, cancellationToken);

    /// <summary>A version's chapters in their order.</summary>
    public static IQueryable<ChapterHead> ChapterHeads(this PortalDbContext db, Guid planId) =>
        db.Set<Chapter>()
            .Where(chapter => chapter.PlanId == planId)
            .OrderBy(chapter => chapter.Position)
            .Select(chapter => new ChapterHead(chapter.Id, chapter.LineageId, chapter.Number, chapter.Title, chapter.Statement));

    /// <summary>The number that comes next in a chapter; null where nothing can be counted on.</summary>
    public static async Task<string?> NextRefAsync(this PortalDbContext db, Guid chapterId, CancellationToken cancellationToken)
    {
        var last = await db.Set<PlanAction>().Where(action => action.ChapterId == chapterId).OrderByDescending(action => action.SortKey)
            .Select(action => action.Ref).FirstOrDefaultAsync(cancellationToken);
        return ActionRef.TryParse(last, out var reference) ? reference!.Next()?.Text : null;
    }

    /// <summary>A version's actions as two versions are compared by; a draft's as they are to be once a body approves it.</summary>
    public static async Task<IReadOnlyList<PlanLine>> PlanLinesAsync(this PortalDbContext db, Guid planId,
        CancellationToken cancellationToken)
    {
        var lines = await (
            from action in db.Set<PlanAction>()
            join chapter in db.Set<Chapter>() on action.ChapterId equals chapter.Id
            join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
            where action.PlanId == planId
            orderby action.SortKey
            let due = db.Set<ActionDue>()
                .Where(due => due.LineageId == action.LineageId)
                .OrderByDescending(due => due.RecordedAt).ThenByDescending(due => due.Id)
                .Select(due => new { due.SourceText, due.Kind, due.Until })
                .FirstOrDefault()
            select new
            {
                action.LineageId,
                action.Ref,
                Chapter = chapter.Title,
                action.Text,
                DraftDue = plan.InForceAt == null ? action.DraftDue : null,
                Due = due,
                plan.Quarters,
                Owners = action.Owners.Where(owner => owner.EndedAt == null).OrderBy(owner => owner.Position)
                    .Join(db.Set<Post>(), owner => owner.PostId, post => post.Id, (_, post) => post.Title).ToList(),
                Rating = db.Set<Rating>().Where(rating => plan.InForceAt == null && rating.Id == action.DraftRatingId)
                    .Select(rating => rating.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. lines.Select(line => new PlanLine(
                line.LineageId.ToString(), line.Ref, line.Chapter, line.Text, line.DraftDue ?? line.Due?.SourceText,
                string.Join("; ", line.Owners), line.Rating)
            {
                DueInFull = line.DraftDue is { } draft ? Words.DueText(draft, line.Quarters)
                    : Words.Due(line.Due?.SourceText, line.Due?.Kind ?? DueKind.Undated, line.Due?.Until),
            }),
        ];
    }

    /// <summary>Verdicts that count today: before an action was opened again, its evidence was judged for another sign-off.</summary>
    public static IQueryable<EvidenceVerdict> CurrentVerdicts(this PortalDbContext db) =>
        db.Set<EvidenceVerdict>().Where(verdict => !db.Set<SignOffStep>().Any(reopened =>
            reopened.LineageId == verdict.LineageId && reopened.Stage == SignOffStage.Reopened
                && reopened.RecordedAt >= verdict.RecordedAt));

    /// <summary>The steps of an action to sign-off, the last first.</summary>
    public static IQueryable<SignOffStep> SignOffSteps(this PortalDbContext db, Guid lineageId) =>
        db.Set<SignOffStep>().Where(step => step.LineageId == lineageId)
            .OrderByDescending(step => step.RecordedAt).ThenByDescending(step => step.Id);

    /// <summary>What the sign-off ladder of an action is judged by.</summary>
    public static async Task<SignOffState> SignOffStateAsync(this PortalDbContext db, Guid lineageId, CancellationToken cancellationToken)
    {
        var step = await db.SignOffSteps(lineageId)
            .Select(step => new { step.Stage, step.Condition })
            .FirstOrDefaultAsync(cancellationToken);
        var rating = await db.Set<ProgressUpdate>()
            .Where(update => update.LineageId == lineageId && update.RatingId != null)
            .OrderByDescending(update => update.RecordedAt).ThenByDescending(update => update.Id)
            .Join(db.Set<Rating>(), update => update.RatingId, rating => (Guid?)rating.Id, (_, rating) => (RatingMeaning?)rating.Meaning)
            .FirstOrDefaultAsync(cancellationToken);
        var judgement = await db.CurrentVerdicts().Where(verdict => verdict.LineageId == lineageId)
            .OrderByDescending(verdict => verdict.RecordedAt).ThenByDescending(verdict => verdict.Id)
            .Select(verdict => (EvidenceJudgement?)verdict.Judgement)
            .FirstOrDefaultAsync(cancellationToken);
        return new(step?.Stage, step?.Condition, rating, judgement);
    }
}

/// <summary>A moment that the plan is read at: now, or the end of a day in the United Kingdom.</summary>
/// <param name="Day">The day, or null for now.</param>
internal sealed record AsAt(DateOnly? Day)
{
    /// <summary>The present.</summary>
    public static AsAt Now { get; } = new((DateOnly?)null);

    /// <summary>What was recorded before this counts.</summary>
    public DateTimeOffset End => Day?.EndInUk() ?? DateTimeOffset.MaxValue;

    /// <summary>A day that has passed, or now for today and days to come.</summary>
    public static AsAt Of(DateOnly? day, DateOnly today) => day < today ? new(day) : Now;
}

/// <summary>The last progress and the evidence of lines of work.</summary>
/// <param name="Last">The last progress of each that has any.</param>
/// <param name="Pieces">The titles of its evidence.</param>
internal sealed record ProgressWords(IReadOnlyDictionary<Guid, ProgressLine> Last, ILookup<Guid, string> Pieces);

/// <summary>Progress as it was last reported.</summary>
internal sealed record ProgressLine(string Reason, string? Narrative, DateOnly On)
{
    /// <summary>What is said of it: what has happened, else why it was rated so.</summary>
    public string Text => Narrative ?? Reason;
}

/// <summary>A plan as its pages are headed.</summary>
internal sealed record PlanHead(
    Guid Id, string Title, string? Period, int Version, QuarterYear Quarters, DateTimeOffset? ApprovedAt, DateOnly? CorrectableUntil)
{
    /// <inheritdoc cref="Domain.Plans.Plan.MayBeCorrected(DateOnly)"/>
    public bool MayBeCorrected(DateOnly today) => Domain.Plans.Plan.MayBeCorrected(ApprovedAt, CorrectableUntil, today);
}

/// <summary>Where an action stands: refs are unique inside a version only.</summary>
internal sealed record ActionPlace
{
    public required Guid Id { get; init; }

    public required Guid LineageId { get; init; }

    /// <summary>The version that it belongs to.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Its ref in that version.</summary>
    public required string Ref { get; init; }

    public required string SortKey { get; init; }

    /// <summary>Its ref in the plan in force, or null where that has left it behind.</summary>
    public required string? RefNow { get; init; }
}

/// <summary>A chapter as lists are headed.</summary>
internal sealed record ChapterHead(Guid Id, Guid LineageId, string? Number, string Title, string? Statement)
{
    public string Heading => Number is null ? Title : $"{Number}. {Title}";
}

/// <summary>A post that owns an action.</summary>
/// <param name="Title">The post's title.</param>
/// <param name="IsVacant">True when somebody left it and nobody holds it.</param>
internal sealed record Owner(string Title, bool IsVacant)
{
    /// <summary>“Head of Service (vacant)”.</summary>
    public override string ToString() => IsVacant ? Title + " (vacant)" : Title;
}

/// <summary>A proposed date that a body has not decided on.</summary>
internal sealed record DateReview
{
    public required Guid Id { get; init; }

    /// <summary>The proposed date, as written.</summary>
    public required string Proposed { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>The body that is to agree.</summary>
    public required string Body { get; init; }

    /// <summary>The meeting on whose agenda it stands, else the body's next one; null when none is planned.</summary>
    public required DateOnly? MeetingDay { get; init; }
}

/// <summary>An action as lists show it.</summary>
internal sealed record ActionRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose plan it is in.</summary>
    public required string TenantId { get; init; }

    public required Guid LineageId { get; init; }

    public required Guid ChapterId { get; init; }

    public required Guid? ParentId { get; init; }

    public required Guid? ImpactId { get; init; }

    public required string Ref { get; init; }

    public required string SortKey { get; init; }

    public required string Text { get; init; }

    public required bool IsCrossReference { get; init; }

    /// <summary>Whether it says what asked for it.</summary>
    public required bool HasSource { get; init; }

    /// <summary>Whether it says how success will be known.</summary>
    public required bool HasMeasure { get; init; }

    public required DueKind DueKind { get; init; }

    public required string? DueText { get; init; }

    /// <summary>In a draft: the date that it gets with the version, or null.</summary>
    public required string? DraftDue { get; init; }

    /// <summary>In a draft: the rating that it gets with the version, or null.</summary>
    public required Guid? DraftRatingId { get; init; }

    /// <summary>The last agreed day.</summary>
    public required DateOnly? DueUntil { get; init; }

    /// <summary>How often a body agreed another date.</summary>
    public required int Moves { get; init; }

    /// <summary>The proposed date that waits for a decision, or null.</summary>
    public required DateReview? Review { get; init; }

    public required Guid? RatingId { get; init; }

    public required string? Rating { get; init; }

    public required string? RatingColour { get; init; }

    public required RatingMeaning? RatingMeaning { get; init; }

    /// <summary>When it was last rated.</summary>
    public required DateTimeOffset? RatedAt { get; init; }

    /// <summary>When something was last reported, rated or not.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    public required SignOffStage? Stage { get; init; }

    public required string? Condition { get; init; }

    public required EvidenceJudgement? Judgement { get; init; }

    /// <summary>How many pieces of evidence there are.</summary>
    public required int Pieces { get; init; }

    /// <summary>The posts that own it, the lead first; empty unless read with <see cref="PlanQueries.WithOwnersAsync"/>.</summary>
    public IReadOnlyList<Owner> Owners { get; init; } = [];

    /// <summary>Where it stands on a day.</summary>
    public Standing StandingOn(DateOnly day) => Domain.Plans.Standings.Of(RatingMeaning, DueKind, DueUntil, day);
}
