using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Frames;

/// <summary>How the cases of audits are found: the frames, making one, and ending one.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, AddFrame.Handler addFrame, EndFrame.Handler endFrame) : CouncilPage
{
    public override string Title => "Sampling frames";

    [BindProperty]
    public FrameInput Input { get; set; } = new();

    /// <summary>Those in use first.</summary>
    public IReadOnlyList<FrameRow> Frames { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => WriteAsync(
        () => addFrame.HandleAsync(new(Input.Name, Input.Cases, Input.Choice), cancellationToken), "The frame is made.", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid frame, CancellationToken cancellationToken) => WriteAsync(
        () => endFrame.HandleAsync(new(frame), cancellationToken), "The frame has ended. Rounds that used it keep it.", cancellationToken);

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(write, "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = notice;
        return Redirect(Links.SamplingFrames);
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Frames = await db.Set<SamplingFrame>()
        .OrderBy(frame => frame.EndedAt != null).ThenBy(frame => frame.Name)
        .Select(frame => new FrameRow(
            frame.Id, frame.Name, frame.Cases, frame.Choice, frame.EndedAt,
            db.Set<AuditRound>().Count(round => round.FrameId == frame.Id && round.SupersededAt == null)))
        .ToListAsync(cancellationToken);

    internal sealed class FrameInput
    {
        public string? Name { get; set; }

        public string? Cases { get; set; }

        public string? Choice { get; set; }
    }

    internal sealed record FrameRow(Guid Id, string Name, string Cases, string Choice, DateTimeOffset? EndedAt, int Rounds);
}
