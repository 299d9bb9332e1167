using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Plan.Posts;
using SlipPortal.Web.Pages.Councils.Reviews;
using SlipPortal.Web.Pages.Councils.Withdraw;

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

    /// <summary>What is in its way.</summary>
    public IReadOnlyList<string> Blockers { get; private set; } = [];

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

    /// <summary>In a version that another has taken the place of: its ref in the plan in force; null where that has dropped it.</summary>
    public string? RefNow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken))
        {
            if (Head.IsSuperseded)
            {
                RefNow = await Db.ActionPlaces().Where(place => place.Id == Head.Id).Select(place => place.RefNow)
                    .SingleOrDefaultAsync(cancellationToken);
            }

            return Page();
        }

        // Nobody's own history is "not found": what a new version dropped stays where it last was.
        return Version is null && await LastVersionAsync(cancellationToken) is { } last ? Redirect(Links.Action(Ref, last)) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !Head.IsLive) return NotFound();
        var command = new RecordProgress.Command([Head.Id], Input.RatingId, Input.Reason, Input.Narrative);
        var isComplete = false;
        if (!await this.AcceptsAsync(async () => isComplete = await recordProgress.HandleAsync(command, cancellationToken), "Input."))
            return await LoadAsync(cancellationToken) ? Page() : NotFound();
        TempData["Notice"] = $"Progress on action {Ref} is reported.";
        return Redirect(await AfterProgressAsync(isComplete, cancellationToken));
    }

    private Task<Guid?> LastVersionAsync(CancellationToken cancellationToken) => (
        from action in Db.Set<PlanAction>()
        join plan in Db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
        where action.Ref == Ref && plan.SupersededAt != null
        orderby plan.Version descending
        select (Guid?)plan.Id).FirstOrDefaultAsync(cancellationToken);

    // Three questions for all of the page: the action, its lists, and the readings of its measures.
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await ActionAsync(Moment.End, cancellationToken) is not { } found) return false;
        (Head, Row, More) = found;
        var lists = await ListsAsync(Moment.End, cancellationToken);
        Ties = lists[ListsView.OfTies].Ties;
        if (Moment.Day is null) Judged = lists[ListsView.OfJudged].Judged;
        if (Head.IsCrossReference) return true;
        Parts = lists[ListsView.OfParts].Parts;
        Blockers = lists[ListsView.OfBlockers].Blockers;
        var owners = lists[ListsView.OfOwners].Owners;
        Owners =
        [
            .. owners.Select((owner, i) => $"{owner.Post}{(i == 0 && owners.Count > 1 ? " (lead)" : "")}"
                + (owner.Holders.Count == 0 ? "" : $": {PostState.Of(owner.Holders, On).InWords}")),
        ];
        Updates = lists[ListsView.OfUpdates].Updates;
        Dates = DatesOf(lists[ListsView.OfDues].Dues, lists[ListsView.OfChanges].Changes);
        Findings = lists[ListsView.OfFindings].Findings;
        Ratings = lists[ListsView.OfRatings].Ratings;
        Measures = await Db.TrendsAsync(lists[ListsView.OfMeasures].Measures, Today, cancellationToken);
        return true;
    }

    // Named before the question: EF Core compiles each call that stands inside of one, each time that it is asked.
    private Task<FoundView?> ActionAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var actions = Db.Set<PlanAction>();
        var plans = Db.Set<Domain.Plans.Plan>();
        var impacts = Db.Set<Impact>();
        var requests = Db.Set<UpdateRequest>();
        return (
            from row in new CouncilRecords(Db).ActionRows(Named, On, Moment)
            join head in Heads on row.Id equals head.Id
            join action in actions on row.Id equals action.Id
            from before in actions.Where(before => before.Id == action.PreviousActionId).DefaultIfEmpty()
            from plan in plans.Where(plan => plan.Id == before.PlanId).DefaultIfEmpty()
            select new FoundView(head, row, new MoreView
            {
                Impact = impacts.Where(impact => impact.Id == action.ImpactId).Select(impact => impact.Description).FirstOrDefault(),
                Source = action.Source,
                Finding = action.Finding,
                SuccessMeasure = action.SuccessMeasure,
                EvidenceNote = action.EvidenceNote,
                Monitoring = action.MonitorEvery == null ? null : new Recurrence(action.MonitorEvery.Value, action.MonitorUnit!.Value),
                Whole = actions.Where(whole => whole.Id == action.ParentId).Select(whole => whole.Ref).FirstOrDefault(),
                Was = before == null ? null : new WasView(before.Ref, plan.Id, plan.Title, plan.Version),
                AskedOn = requests.Where(request => request.LineageId == action.LineageId && request.RecordedAt < end)
                    .Max(request => (DateTimeOffset?)request.RecordedAt),
            })).SingleOrDefaultAsync(cancellationToken);
    }

    // Each list hangs on a number of its own: so they stand beneath each other in one question, where beside each other they would multiply.
    // (EF Core knows the type of the numbers only where something is asked of them.)
    private Task<List<ListsView>> ListsAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var (id, lineage, seesMeasures) = (Head.Id, Head.LineageId, reach.Allows(RecordKind.Kpis, Verb.View));
        var actions = Db.Set<PlanAction>();
        var links = Db.Set<ActionLink>();
        var blockers = Db.Set<Blocker>();
        var owners = Db.Set<ActionOwner>();
        var posts = Db.Set<Post>();
        var holders = Db.Set<PostHolder>();
        var updates = Db.Set<ProgressUpdate>();
        var ratings = Db.Set<Rating>();
        var dues = Db.Set<ActionDue>();
        var changes = Db.Set<DateChange>();
        var bodies = Db.Set<Body>();
        var meetings = Db.Set<Meeting>();
        var findingTies = Db.Set<FindingTie>();
        var findings = Db.Set<Finding>();
        var visits = Db.Set<Visit>();
        var kpiTies = Db.Set<KpiTie>();
        var (users, judged, choices, measures) = (Db.Users, Db.Judged(lineage), Db.RatingItems(), Db.KpiRows());
        return (
            from action in actions
            from list in ListsView.All.Where(list => list >= 0 && action.Id == id)
            orderby list
            select new ListsView
            {
                Ties = (
                    from link in links
                    join other in actions on link.LinkedActionId equals other.Id
                    where list == ListsView.OfTies && link.ActionId == id
                    orderby other.SortKey
                    select new LinkView(other.Ref, other.Text, link.Kind)).ToList(),
                Judged = judged.Where(_ => list == ListsView.OfJudged).ToList(),
                Parts = (
                    from part in actions
                    where list == ListsView.OfParts && part.ParentId == id
                    orderby part.SortKey
                    select new LinkView(part.Ref, part.Text, ActionLinkKind.SeeAlso)).ToList(),
                Blockers = (
                    from blocker in blockers
                    where list == ListsView.OfBlockers && blocker.LineageId == lineage && blocker.RecordedAt < end
                        && (blocker.ClearedAt == null || blocker.ClearedAt >= end)
                    orderby blocker.RecordedAt
                    select blocker.Description).ToList(),
                Owners = (
                    from owner in owners
                    join post in posts on owner.PostId equals post.Id
                    where list == ListsView.OfOwners && owner.ActionId == id && owner.AssignedAt < end && (owner.EndedAt == null || owner.EndedAt >= end)
                    orderby owner.Position
                    select new OwnerView(
                        post.Title, holders.Where(holder => holder.PostId == post.Id && holder.From <= On).OrderBy(holder => holder.From).ToList())).ToList(),
                Updates = (
                    from update in updates
                    join given in ratings on update.RatingId equals given.Id into givens
                    from rating in givens.DefaultIfEmpty()
                    join author in users on update.AuthorId equals author.Id
                    where list == ListsView.OfUpdates && update.LineageId == lineage && update.RecordedAt < end
                    orderby update.RecordedAt descending, update.Id descending
                    select new UpdateView(
                        update.Id, (string?)rating.Name, (string?)rating.Colour, update.Reason, update.Narrative, author.Id, author.Name,
                        update.RecordedAt,
                        update.WithdrawnAt == null ? null : new(
                            update.WithdrawnAt.Value, users.Where(user => user.Id == update.WithdrawnById).Select(user => user.Name)
                                .FirstOrDefault(),
                            update.WithdrawnBecause))).ToList(),
                Dues = (
                    from due in dues
                    where list == ListsView.OfDues && due.LineageId == lineage && due.RecordedAt < end && due.DateChangeId == null
                    orderby due.RecordedAt
                    select new DueView(due.SourceText, due.Kind, due.Until, due.RecordedAt)).ToList(),
                Changes = (
                    from change in changes
                    join body in bodies on change.BodyId equals body.Id
                    join author in users on change.AuthorId equals author.Id
                    where list == ListsView.OfChanges && change.LineageId == lineage && change.RecordedAt < end
                    orderby change.RecordedAt
                    select new ChangeView
                    {
                        SourceText = DueSchedule.InFull(change.SourceText, change.Kind, change.Until),
                        Reason = change.Reason,
                        RecordedAt = change.RecordedAt,
                        Author = author.Name,
                        Outcome = change.DecidedAt < end ? change.Outcome : null,
                        DecidedAt = change.DecidedAt,
                        Body = body.Name,
                        MeetingDay = meetings.Where(meeting => meeting.Id == change.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault(),
                    }).ToList(),
                Findings = (
                    from tie in findingTies
                    join finding in findings on tie.FindingId equals finding.Id
                    join visit in visits on finding.VisitId equals visit.Id
                    where list == ListsView.OfFindings && tie.ActionLineageId == lineage && tie.EndedAt == null
                    orderby visit.FirstDay descending, finding.Number
                    select new FindingView(finding.Id, $"Finding {finding.Number} of the {visit.Type}, {visit.Timing.InWords()}", finding.Wording, tie.IsOrigin)).ToList(),
                Ratings = choices.Where(_ => list == ListsView.OfRatings).ToList(),
                Measures = (
                    from tie in kpiTies
                    join kpi in measures on tie.KpiId equals kpi.Id
                    where list == ListsView.OfMeasures && seesMeasures && tie.ActionLineageId == lineage && tie.SupersededAt == null
                    orderby kpi.SortKey
                    select kpi).ToList(),
            })
            // Updates that were withdrawn stay readable here. What findings and measures hang on never is.
            .WithWithdrawn().AsSingleQuery().ToListAsync(cancellationToken);
    }

    // The original date and every proposal, the oldest first: nothing that was ever agreed or asked for goes away.
    private IReadOnlyList<DateLine> DatesOf(IReadOnlyList<DueView> given, IReadOnlyList<ChangeView> proposed) =>
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

    internal sealed record FoundView(ActionHead Head, ActionRow Row, MoreView More);

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
    }

    /// <summary>A post that owns it, with all who hold or held it until the day.</summary>
    internal sealed record OwnerView(string Post, IReadOnlyList<PostHolder> Holders);

    /// <summary>One of the page's lists; the others are empty in this row.</summary>
    internal sealed record ListsView
    {
        public const int OfTies = 0;
        public const int OfJudged = 1;
        public const int OfParts = 2;
        public const int OfBlockers = 3;
        public const int OfOwners = 4;
        public const int OfUpdates = 5;
        public const int OfDues = 6;
        public const int OfChanges = 7;
        public const int OfFindings = 8;
        public const int OfRatings = 9;
        public const int OfMeasures = 10;

        public static int[] All { get; } = [.. Enumerable.Range(0, 11)];

        public required IReadOnlyList<LinkView> Ties { get; init; }

        public required IReadOnlyList<JudgedLine> Judged { get; init; }

        public required IReadOnlyList<LinkView> Parts { get; init; }

        public required IReadOnlyList<string> Blockers { get; init; }

        public required IReadOnlyList<OwnerView> Owners { get; init; }

        public required IReadOnlyList<UpdateView> Updates { get; init; }

        public required IReadOnlyList<DueView> Dues { get; init; }

        public required IReadOnlyList<ChangeView> Changes { get; init; }

        public required IReadOnlyList<FindingView> Findings { get; init; }

        public required IReadOnlyList<SelectListItem> Ratings { get; init; }

        public required IReadOnlyList<KpiRow> Measures { get; init; }
    }

    internal sealed record DueView(string? SourceText, DueKind Kind, DateOnly? Until, DateTimeOffset RecordedAt);

    internal sealed record ChangeView
    {
        public required string SourceText { get; init; }

        public required string Reason { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required string Author { get; init; }

        /// <summary>What became of it, or null while that is open.</summary>
        public required DateChangeOutcome? Outcome { get; init; }

        public required DateTimeOffset? DecidedAt { get; init; }

        public required string Body { get; init; }

        public required DateOnly? MeetingDay { get; init; }
    }

    internal sealed record WasView(string Ref, Guid PlanId, string Plan, int Version);

    internal sealed record UpdateView(
        Guid Id, string? Rating, string? Colour, string Reason, string? Narrative, Guid AuthorId, string Author, DateTimeOffset At,
        WithdrawnView? Withdrawn);

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
