using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>One meeting: its agenda, drawn from the plan, what it decided, and what it asked for.</summary>
[Requires(RecordKind.Boards, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, AddToAgenda.Handler addToAgenda, TakeOffAgenda.Handler takeOff, KeepArising.Handler keepArising, FinishArising.Handler finishArising,
    TimeProvider clock) : MeetingPage(db)
{
    public override string Title => Name;

    [BindProperty]
    public AgendaInput Agenda { get; set; } = new();

    [BindProperty]
    public ArisingInput Arising { get; set; } = new();

    public IReadOnlyList<ItemRow> Items { get; private set; } = [];

    public IReadOnlyList<MoveRow> Moves { get; private set; } = [];

    public IReadOnlyList<ArisingRow> Tasks { get; private set; } = [];

    /// <summary>Who chairs, and what else they are.</summary>
    public IReadOnlyList<SeatRow> Chairs { get; private set; } = [];

    /// <summary>What of the plan could go on the agenda.</summary>
    public IReadOnlyList<SelectListItem> Subjects { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>True once its day has come: decisions can be recorded.</summary>
    public bool HasCome => Head.Day <= Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAgendaAsync(CancellationToken cancellationToken) => WriteAsync(
        () => addToAgenda.HandleAsync(new(Meeting, Agenda.Subjects, Agenda.Title), cancellationToken), "The agenda is changed.", "Agenda.", cancellationToken);

    public Task<IActionResult> OnPostTakeOffAsync(Guid item, CancellationToken cancellationToken) => WriteAsync(
        () => Items.Any(row => row.Id == item) ? takeOff.HandleAsync(new(item), cancellationToken) : throw Gone(),
        "The item is off the agenda.", "", cancellationToken);

    public Task<IActionResult> OnPostArisingAsync(CancellationToken cancellationToken) => WriteAsync(
        () => keepArising.HandleAsync(new(Meeting, Arising.Task, Arising.PostId, Arising.DueOn), cancellationToken),
        "What the meeting asked for is written down.", "Arising.", cancellationToken);

    public Task<IActionResult> OnPostDoneAsync(Guid task, string? ending, CancellationToken cancellationToken) => WriteAsync(
        () => Tasks.Any(row => row.Id == task) ? finishArising.HandleAsync(new(task, ending), cancellationToken) : throw Gone(),
        "It is done.", "", cancellationToken);

    private static RefusedException Gone() => new("That is no longer there. Look at the page again.");

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Meeting(Meeting));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Items = await (
            from item in Db.Set<AgendaItem>()
            where item.MeetingId == Meeting
            orderby item.Position
            select new ItemRow
            {
                Id = item.Id,
                Position = item.Position,
                Title = item.Title,
                ActionId = item.ActionId,
                Ref = Db.Set<PlanAction>().Where(action => action.Id == item.ActionId).Select(action => action.Ref).FirstOrDefault(),
                PlanId = item.PlanId,
                Outcome = item.Outcome,
                Decision = item.Decision,
            }).ToListAsync(cancellationToken);
        Moves = await Db.Set<MeetingMove>().Where(move => move.MeetingId == Meeting).OrderBy(move => move.RecordedAt)
            .Select(move => new MoveRow(move.FromDay, move.ToDay, move.Reason)).ToListAsync(cancellationToken);
        Tasks = await (
            from task in Db.Set<ArisingAction>()
            where task.MeetingId == Meeting
            orderby task.RecordedAt
            select new ArisingRow(
                task.Id, task.Task, Db.Set<Post>().Where(post => post.Id == task.PostId).Select(post => post.Title).FirstOrDefault(),
                task.DueOn, task.DoneAt, task.Ending)).ToListAsync(cancellationToken);
        Chairs = [.. (await Db.SeatsAsync(Head.Day, cancellationToken)).Where(seat => seat.BodyId == Head.BodyId && seat.Part == SeatPart.Chair && seat.SitsOn(Head.Day))];
        Posts = await Db.PostItemsAsync(cancellationToken);
        Subjects = await SubjectsAsync(cancellationToken);
        return true;
    }

    // What waits for a body like this one and does not stand on its agenda yet.
    private async Task<IReadOnlyList<SelectListItem>> SubjectsAsync(CancellationToken cancellationToken)
    {
        if (Head.IsCancelled || await Db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } current) return [];
        var subjects = new List<SelectListItem>();
        var dates = await (
            from change in Db.Set<DateChange>()
            join action in Db.Set<PlanAction>() on change.ActionId equals action.Id
            where change.BodyId == Head.BodyId && change.DecidedAt == null && change.MeetingId == null
            orderby action.SortKey
            select new { change.Id, action.Ref, change.SourceText }).ToListAsync(cancellationToken);
        subjects.AddRange(dates.Select(date => new SelectListItem($"New date for action {date.Ref}: {date.SourceText}", $"Date:{date.Id}")));

        var taken = Items.Where(item => item.Outcome is null).Select(item => item.ActionId).ToHashSet();
        var actions = (await Db.ActionRows(current.Id, Today).ToListAsync(cancellationToken)).Where(action => !action.IsCrossReference && !taken.Contains(action.Id)).ToList();
        if (Head.MaySignOff)
        {
            subjects.AddRange(actions
                .Where(action => action.Stage is SignOffStage.EvidenceChecked or SignOffStage.ImpactShown or SignOffStage.SignedOffInPart)
                .Select(action => new SelectListItem($"Sign off action {action.Ref}: {action.Stage!.Value.InWords().ToLowerInvariant()}", $"SignOff:{action.Id}")));
        }

        if (Head.MayApprovePlan)
        {
            var planIds = Items.Where(item => item.Outcome is null).Select(item => item.PlanId).ToHashSet();
            var plans = await Db.Set<Domain.Plans.Plan>().Where(plan => plan.SupersededAt == null && plan.ApprovedAt == null).OrderBy(plan => plan.Version)
                .Select(plan => new { plan.Id, plan.Title, plan.Version }).ToListAsync(cancellationToken);
            subjects.AddRange(plans.Where(plan => !planIds.Contains(plan.Id))
                .Select(plan => new SelectListItem($"Approve “{plan.Title}”, version {plan.Version}", $"Plan:{plan.Id}")));
        }

        subjects.AddRange(actions
            .Where(action => action.StandingOn(Today) is Standing.Overdue or Standing.OffTrack)
            .Select(action => new SelectListItem($"Exception: action {action.Ref}, {action.StandingOn(Today).InWords().ToLowerInvariant()}", $"Exception:{action.Id}")));
        return subjects;
    }

    internal sealed class AgendaInput
    {
        public List<string> Subjects { get; set; } = [];

        public string? Title { get; set; }
    }

    internal sealed class ArisingInput
    {
        public string? Task { get; set; }

        public Guid? PostId { get; set; }

        public DateOnly? DueOn { get; set; }
    }

    internal sealed record ItemRow
    {
        public required Guid Id { get; init; }

        public required int Position { get; init; }

        public required string Title { get; init; }

        public required Guid? ActionId { get; init; }

        public required string? Ref { get; init; }

        public required Guid? PlanId { get; init; }

        public required AgendaOutcome? Outcome { get; init; }

        public required string? Decision { get; init; }
    }

    internal sealed record MoveRow(DateOnly From, DateOnly To, string Reason);

    internal sealed record ArisingRow(Guid Id, string Task, string? Post, DateOnly? DueOn, DateTimeOffset? DoneAt, string? Ending);
}
