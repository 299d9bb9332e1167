using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Moving a meeting, or calling it off.</summary>
[Requires(RecordKind.Boards, Verb.Edit)]
internal sealed class MoveModel(PortalDbContext db, MoveMeeting.Handler moveMeeting) : MeetingPage(db)
{
    public override string Title => $"Move {Name}";

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => MoveAsync(
        new(Meeting, Input.Day, Input.Reason, false), "The meeting has moved. The day before stays readable.", cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => MoveAsync(
        new(Meeting, null, null, true), "The meeting is called off. What was to be decided waits for another.", cancellationToken);

    private async Task<IActionResult> MoveAsync(MoveMeeting.Command command, string notice, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (command.IsCancelled) ModelState.Clear();
        if (!await this.AcceptsAsync(() => moveMeeting.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Meeting(Meeting));
    }

    internal sealed class MoveInput
    {
        public DateOnly? Day { get; set; }

        public string? Reason { get; set; }
    }
}
