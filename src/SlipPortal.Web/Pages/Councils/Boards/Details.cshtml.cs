using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>One body: what it may decide, who sits in it, and its meetings.</summary>
[Requires(RecordKind.Boards, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, PlanMeeting.Handler planMeeting, LeaveSeat.Handler leaveSeat, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => Row?.Name ?? "Body";

    [BindProperty(SupportsGet = true)]
    public Guid Body { get; set; }

    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public BodyRow? Row { get; private set; }

    /// <summary>The body that it reports to, or null.</summary>
    public string? Parent { get; private set; }

    public IReadOnlyList<SeatRow> Seats { get; private set; } = [];

    public IReadOnlyList<SeatRow> Left { get; private set; } = [];

    public IReadOnlyList<MeetingRow> Meetings { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await planMeeting.HandleAsync(new(Body, Input.Day, Input.Place), cancellationToken), "Input."))
            return Page();
        TempData["Notice"] = "The meeting is planned. Put on its agenda what waits for a decision.";
        return Redirect(Links.Meeting(id));
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid seat, CancellationToken cancellationToken)
    {
        if (!reach.Allows(RecordKind.Boards, Verb.Manage) || !await LoadAsync(cancellationToken)) return NotFound();
        if (Seats.FirstOrDefault(row => row.Id == seat) is not { } leaving) return NotFound();
        ModelState.Clear();
        if (!await this.AcceptsAsync(() => leaveSeat.HandleAsync(new(leaving), cancellationToken))) return Page();
        TempData["Notice"] = $"{leaving.Who} has left {Row!.Name}. It stays in the list of who sat there.";
        return Redirect(Links.Body(Body));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var bodies = await db.BodyRows(Today).ToListAsync(cancellationToken);
        Row = bodies.Find(body => body.Id == Body);
        if (Row is null) return false;
        Parent = bodies.Find(body => body.Id == Row.ParentId)?.Name;
        var seats = (await db.SeatsAsync(Today, cancellationToken)).Where(seat => seat.BodyId == Body).ToList();
        Seats = [.. seats.Where(seat => seat.Until is null)];
        Left = [.. seats.Except(Seats).OrderByDescending(seat => seat.Until)];
        Paging = new(await db.Set<Meeting>().CountAsync(meeting => meeting.BodyId == Body, cancellationToken), PageSize, PageNumber);
        var meetings = await db.Set<Meeting>()
            .Where(meeting => meeting.BodyId == Body)
            .OrderByDescending(meeting => meeting.Day)
            .Skip(Paging.Skip).Take(PageSize)
            .Select(meeting => new MeetingRow(
                meeting.Id, meeting.Day, meeting.Place, meeting.CancelledAt != null,
                db.Set<AgendaItem>().Count(item => item.MeetingId == meeting.Id),
                db.Set<AgendaItem>().Count(item => item.MeetingId == meeting.Id && item.Outcome == null)))
            .ToListAsync(cancellationToken);
        var shown = meetings.Select(meeting => meeting.Id).ToList();
        var moves = (await db.Set<MeetingMove>().Where(move => shown.Contains(move.MeetingId)).OrderBy(move => move.RecordedAt)
            .Select(move => new { move.MeetingId, move.FromDay, move.Reason }).ToListAsync(cancellationToken)).ToLookup(move => move.MeetingId);
        Meetings = [.. meetings.Select(meeting => meeting with { Moves = [.. moves[meeting.Id].Select(move => (move.FromDay, move.Reason))] })];
        return true;
    }

    internal sealed class MeetingInput
    {
        public DateOnly? Day { get; set; }

        public string? Place { get; set; }
    }

    internal sealed record MeetingRow(Guid Id, DateOnly Day, string? Place, bool IsCancelled, int Items, int Undecided)
    {
        /// <summary>The days that it was to be on before, and why it moved, in their order.</summary>
        public IReadOnlyList<(DateOnly From, string Reason)> Moves { get; init; } = [];
    }
}
