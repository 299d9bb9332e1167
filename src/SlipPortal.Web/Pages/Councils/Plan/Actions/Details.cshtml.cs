using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Plan.Posts;
using SlipPortal.Web.Pages.Councils.Reviews;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>One action: what, why, who, when, and how it goes, now or as at a day; with the form to report progress.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, RecordProgress.Handler recordProgress, CouncilReach reach, TimeProvider clock) : ActionPage(db)
{
    /// <summary>The measures that show its impact; none for people who may not see measures.</summary>
    public IReadOnlyList<KpiView> Measures { get; private set; } = [];

    /// <summary>The findings that it answers, as far as the person may see them.</summary>
    public IReadOnlyList<FindingView> Findings { get; private set; } = [];

    /// <summary>What reviews said of it.</summary>
    public IReadOnlyList<JudgedLine> Judged { get; private set; } = [];

    public override string Title => $"Action {Ref}";

    /// <summary>The day to show it as at, or null for now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsAt { get; set; }

    [BindProperty]
    public ProgressInput Input { get; set; } = new();

    public ActionRow Row { get; private set; } = null!;

    public MoreView More { get; private set; } = null!;

    public IReadOnlyList<UpdateView> Updates { get; private set; } = [];

    public IReadOnlyList<LinkView> Ties { get; private set; } = [];

    /// <summary>The actions that are parts of it.</summary>
    public IReadOnlyList<LinkView> Parts { get; private set; } = [];

    /// <summary>The posts that own it, the lead first, each with who holds it.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    public IReadOnlyList<DateLine> Dates { get; private set; } = [];

    /// <summary>The ratings that can be given.</summary>
    public IReadOnlyList<SelectListItem> Ratings { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The day that everything on the page is judged by.</summary>
    public DateOnly On => Moment.Day ?? Today;

    public AsAt Moment => Plan.AsAt.Of(AsAt, Today);

    public Standing Standing => Row.StandingOn(On);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Head.IsLive) return NotFound();
        var command = new RecordProgress.Command([Head.Id], Input.RatingId, Input.Reason, Input.Narrative);
        if (!await this.AcceptsAsync(() => recordProgress.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Progress on action {Ref} is reported.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        var end = Moment.End;
        if (Moment.Day is null) Judged = await Db.JudgedAsync(Head.LineageId, cancellationToken);
        Row = await Db.ActionRows(Head.PlanId, On, Moment).Where(row => row.Id == Head.Id).SingleAsync(cancellationToken);
        More = await (
            from action in Db.Set<PlanAction>()
            where action.Id == Head.Id
            select new MoreView
            {
                Impact = Db.Set<Impact>().Where(impact => impact.Id == action.ImpactId).Select(impact => impact.Description).FirstOrDefault(),
                Source = action.Source,
                Finding = action.Finding,
                SuccessMeasure = action.SuccessMeasure,
                EvidenceNote = action.EvidenceNote,
                Monitoring = action.MonitorEvery == null ? null : new Recurrence(action.MonitorEvery.Value, action.MonitorUnit!.Value),
                Whole = Db.Set<PlanAction>().Where(whole => whole.Id == action.ParentId).Select(whole => whole.Ref).FirstOrDefault(),
                Was = (
                    from before in Db.Set<PlanAction>()
                    join plan in Db.Set<Domain.Plans.Plan>() on before.PlanId equals plan.Id
                    where before.Id == action.PreviousActionId
                    select new WasView(before.Ref, plan.Id, plan.Title, plan.Version)).FirstOrDefault(),
                AskedOn = Db.Set<UpdateRequest>().Where(request => request.LineageId == action.LineageId && request.RecordedAt < end)
                    .Max(request => (DateTimeOffset?)request.RecordedAt),
                Blockers = Db.Set<Blocker>()
                    .Where(blocker => blocker.LineageId == action.LineageId && blocker.RecordedAt < end && (blocker.ClearedAt == null || blocker.ClearedAt >= end))
                    .OrderBy(blocker => blocker.RecordedAt).Select(blocker => blocker.Description).ToList(),
            }).SingleAsync(cancellationToken);
        Ties = await (
            from link in Db.Set<ActionLink>()
            join other in Db.Set<PlanAction>() on link.LinkedActionId equals other.Id
            where link.ActionId == Head.Id
            orderby other.SortKey
            select new LinkView(other.Ref, other.Text, link.Kind)).ToListAsync(cancellationToken);
        if (Head.IsCrossReference) return true;
        Parts = await Db.Set<PlanAction>().Where(part => part.ParentId == Head.Id).OrderBy(part => part.SortKey)
            .Select(part => new LinkView(part.Ref, part.Text, ActionLinkKind.SeeAlso)).ToListAsync(cancellationToken);

        Updates = await (
            from update in Db.Set<ProgressUpdate>()
            join given in Db.Set<Rating>() on update.RatingId equals given.Id into ratings
            from rating in ratings.DefaultIfEmpty()
            join author in Db.Users on update.AuthorId equals author.Id
            where update.LineageId == Head.LineageId && update.RecordedAt < end
            orderby update.RecordedAt descending, update.Id descending
            select new UpdateView((string?)rating.Name, (string?)rating.Colour, update.Reason, update.Narrative, author.Name, update.RecordedAt))
            .ToListAsync(cancellationToken);
        Owners = await OwnersAsync(end, cancellationToken);
        Dates = await DatesAsync(end, cancellationToken);
        Ratings = await Db.RatingItemsAsync(cancellationToken);
        Findings = await (
            from tie in Db.Set<FindingTie>()
            join finding in Db.Set<Finding>() on tie.FindingId equals finding.Id
            join visit in Db.Set<Visit>() on finding.VisitId equals visit.Id
            where tie.ActionLineageId == Head.LineageId && tie.EndedAt == null
            orderby visit.FirstDay descending, finding.Number
            select new FindingView(finding.Id, $"Finding {finding.Number} of the {visit.Type}, {visit.Timing.InWords()}", finding.Wording, tie.IsOrigin))
            .ToListAsync(cancellationToken);
        if (reach.Allows(RecordKind.Kpis, Verb.View)) Measures = [.. (await Db.TiedAsync(Head.LineageId, clock.TodayInUk(), cancellationToken))[Head.LineageId]];
        return true;
    }

    private async Task<IReadOnlyList<string>> OwnersAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var posts = await (
            from owner in Db.Set<ActionOwner>()
            join post in Db.Set<Post>() on owner.PostId equals post.Id
            where owner.ActionId == Head.Id && owner.AssignedAt < end && (owner.EndedAt == null || owner.EndedAt >= end)
            orderby owner.Position
            select new { post.Id, post.Title }).ToListAsync(cancellationToken);
        var holders = await Db.HoldersAsync(On, [.. posts.Select(post => post.Id)], cancellationToken);
        return
        [
            .. posts.Select((post, i) => $"{post.Title}{(i == 0 && posts.Count > 1 ? " (lead)" : "")}"
                + (holders.TryGetValue(post.Id, out var state) ? $": {state.InWords}" : "")),
        ];
    }

    // The original date and every proposal, the oldest first: nothing that was ever agreed or asked for goes away.
    private async Task<IReadOnlyList<DateLine>> DatesAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var given = await Db.Set<ActionDue>()
            .Where(due => due.LineageId == Head.LineageId && due.RecordedAt < end && due.DateChangeId == null)
            .OrderBy(due => due.RecordedAt)
            .Select(due => new { due.SourceText, due.Kind, due.Until, due.RecordedAt })
            .ToListAsync(cancellationToken);
        var proposed = await (
            from change in Db.Set<DateChange>()
            join body in Db.Set<Body>() on change.BodyId equals body.Id
            join author in Db.Users on change.AuthorId equals author.Id
            where change.LineageId == Head.LineageId && change.RecordedAt < end
            orderby change.RecordedAt
            select new
            {
                change.SourceText,
                change.Reason,
                change.RecordedAt,
                Author = author.Name,
                Outcome = change.DecidedAt < end ? change.Outcome : null,
                change.DecidedAt,
                Body = body.Name,
                MeetingDay = Db.Set<Meeting>().Where(meeting => meeting.Id == change.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. given.Select((due, i) => new DateLine(
                due.RecordedAt, Words.Due(due.SourceText, due.Kind, due.Until), i == 0 ? "Original date" : "With a new version of the plan", null, null)),
            .. proposed.Select(change => new DateLine(
                change.RecordedAt,
                change.SourceText,
                change.Outcome switch
                {
                    DateChangeOutcome.Agreed => $"Agreed by {change.Body} on {Words.Day(change.MeetingDay!.Value)}",
                    DateChangeOutcome.Refused => $"Not agreed by {change.Body} on {Words.Day(change.MeetingDay!.Value)}",
                    DateChangeOutcome.Withdrawn => $"Taken back on {Words.Day(change.DecidedAt!.Value)}",
                    _ => Words.UnderReview(change.Body, Row.Review?.MeetingDay),
                },
                change.Reason,
                change.Author)),
        ];
    }

    internal sealed record MoreView
    {
        public required string? Impact { get; init; }

        public required ActionSource? Source { get; init; }

        public required string? Finding { get; init; }

        public required string? SuccessMeasure { get; init; }

        public required string? EvidenceNote { get; init; }

        public required Recurrence? Monitoring { get; init; }

        /// <summary>The ref of the action that it is a part of, or null.</summary>
        public required string? Whole { get; init; }

        /// <summary>What it was in the version before, or null.</summary>
        public required WasView? Was { get; init; }

        /// <summary>When its owners were last asked for an update, or null.</summary>
        public required DateTimeOffset? AskedOn { get; init; }

        public required IReadOnlyList<string> Blockers { get; init; }
    }

    internal sealed record WasView(string Ref, Guid PlanId, string Plan, int Version);

    internal sealed record UpdateView(string? Rating, string? Colour, string Reason, string? Narrative, string Author, DateTimeOffset At);

    internal sealed record LinkView(string Ref, string Text, ActionLinkKind Kind);

    internal sealed record FindingView(Guid Id, string Name, string Wording, bool IsOrigin);

    /// <summary>One line of an action's dates.</summary>
    /// <param name="At">When it was recorded.</param>
    /// <param name="Date">The date in words.</param>
    /// <param name="State">What became of it.</param>
    /// <param name="Reason">Why it was proposed, or null.</param>
    /// <param name="Author">Who proposed it, or null.</param>
    internal sealed record DateLine(DateTimeOffset At, string Date, string State, string? Reason, string? Author);
}

/// <summary>What the form to report progress asks for.</summary>
internal sealed class ProgressInput
{
    public Guid? RatingId { get; set; }

    public string? Reason { get; set; }

    public string? Narrative { get; set; }
}
