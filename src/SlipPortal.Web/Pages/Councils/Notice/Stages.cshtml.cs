using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>Recording what happened to a notice, and taking back what was recorded wrongly.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class StagesModel(PortalDbContext db, RecordStage.Handler recordStage, TakeBackStage.Handler takeBackStage) : NoticePage(db)
{
    public override string Title => "What happened to the notice";

    [BindProperty]
    public StageInput Input { get; set; } = new();

    public IReadOnlyList<StageRow> Stages { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Amended: its terms were changed", nameof(StageKind.Amended)),
        new("Stepped down: a lighter form took its place", nameof(StageKind.SteppedDown)),
        new("A direction of the Secretary of State followed", nameof(StageKind.Direction)),
        new("Lifted: its terms are due no more", nameof(StageKind.Lifted)),
        new("Support after the notice began", nameof(StageKind.PostNoticeSupport)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => recordStage.HandleAsync(new(Notice, Input.Kind, Input.On, Input.Reason), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "It is recorded.";
        return Redirect(Links.NoticeOf(Notice));
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid stage, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        if (!await this.AcceptsAsync(() => takeBackStage.HandleAsync(new(Notice, stage, reason), cancellationToken))) return Page();
        TempData["Notice"] = "It is taken back. The line stays.";
        return Redirect(Links.NoticePage(Notice, "stages"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Stages = await Db.Stages(Notice).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class StageInput
    {
        public StageKind? Kind { get; set; }

        public DateOnly? On { get; set; }

        public string? Reason { get; set; }
    }
}
