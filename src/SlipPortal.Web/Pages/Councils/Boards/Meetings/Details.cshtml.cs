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
    PortalDbContext db, TakeOffAgenda.Handler takeOff, KeepArising.Handler keepArising, FinishArising.Handler finishArising,
    TimeProvider clock) : MeetingPage(db)
{
    private const int PageSize = 100;

    public override string Title => Name;

    [BindProperty]
    public ArisingInput Arising { get; set; } = new();

    [BindProperty]
    public FinishInput Finish { get; set; } = new();

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public IReadOnlyList<ItemRow> Items { get; private set; } = [];

    /// <summary>Kinds of which several items are open: they can be decided together.</summary>
    public IReadOnlyList<(AgendaKind Kind, int Count)> Together { get; private set; } = [];

    /// <summary>What the last decision left out, each with why.</summary>
    [TempData]
    public string? LeftOut { get; set; }

    public IReadOnlyList<MoveRow> Moves { get; private set; } = [];

    public IReadOnlyList<ArisingRow> Tasks { get; private set; } = [];

    /// <summary>Who sat in the body on the day of the meeting, by part, and what else they were.</summary>
    public IReadOnlyList<SeatRow> Seats { get; private set; } = [];

    /// <summary>Whether it has decided on anything: its day then stands.</summary>
    public bool HasDecided { get; private set; }

    /// <summary>Tasks that are not done.</summary>
    public IReadOnlyList<SelectListItem> OpenTasks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>True once its day has come: decisions can be recorded.</summary>
    public bool HasCome => Head.Day <= Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeOffAsync(Guid item, CancellationToken cancellationToken) => WriteAsync(
        () => takeOff.HandleAsync(new(Meeting, item), cancellationToken), "The item is off the agenda.", "", cancellationToken);

    public Task<IActionResult> OnPostArisingAsync(CancellationToken cancellationToken) => WriteAsync(
        () => keepArising.HandleAsync(new(Meeting, Arising.Task, Arising.PostId, Arising.DueOn), cancellationToken),
        "What the meeting asked for is written down.", "Arising.", cancellationToken);

    public Task<IActionResult> OnPostDoneAsync(CancellationToken cancellationToken) => WriteAsync(
        () => finishArising.HandleAsync(new(Meeting, Finish.TaskId, Finish.Ending), cancellationToken), "It is done.", "Finish.", cancellationToken);

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
        var items = Db.Set<AgendaItem>().Where(item => item.MeetingId == Meeting);
        var counts = await items.GroupBy(item => new { item.Kind, IsOpen = item.Outcome == null })
            .Select(group => new { group.Key.Kind, group.Key.IsOpen, Count = group.Count() }).ToListAsync(cancellationToken);
        Together =
        [
            .. counts.Where(group => group is { IsOpen: true, Count: > 1, Kind: not (AgendaKind.Other or AgendaKind.PlanApproval) })
                .OrderBy(group => group.Kind).Select(group => (group.Kind, group.Count)),
        ];
        HasDecided = counts.Exists(group => !group.IsOpen);
        Paging = new(counts.Sum(group => group.Count), PageSize, PageNumber);
        Items = await (
            from item in items.OrderBy(item => item.Position).Skip(Paging.Skip).Take(PageSize)
            select new ItemRow
            {
                Id = item.Id,
                Position = item.Position,
                Title = item.Title,
                Action = Db.ActionPlaces().FirstOrDefault(place => place.Id == item.ActionId),
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
        OpenTasks = [.. Tasks.Where(task => task.DoneAt is null).Select(task => new SelectListItem(task.Task, task.Id.ToString()))];
        Seats = [.. (await Db.SeatsAsync(Head.Day, cancellationToken)).Where(seat => seat.BodyId == Head.BodyId && seat.SitsOn(Head.Day))];
        Posts = await Db.PostItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class ArisingInput
    {
        public string? Task { get; set; }

        public Guid? PostId { get; set; }

        public DateOnly? DueOn { get; set; }
    }

    internal sealed class FinishInput
    {
        public Guid? TaskId { get; set; }

        public string? Ending { get; set; }
    }

    internal sealed record ItemRow
    {
        public required Guid Id { get; init; }

        public required int Position { get; init; }

        public required string Title { get; init; }

        /// <summary>The action that it is about, or null.</summary>
        public required ActionPlace? Action { get; init; }

        public required Guid? PlanId { get; init; }

        public required AgendaOutcome? Outcome { get; init; }

        public required string? Decision { get; init; }
    }

    internal sealed record MoveRow(DateOnly From, DateOnly To, string Reason);

    internal sealed record ArisingRow(Guid Id, string Task, string? Post, DateOnly? DueOn, DateTimeOffset? DoneAt, string? Ending);
}
