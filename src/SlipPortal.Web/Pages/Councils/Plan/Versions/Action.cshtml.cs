using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>An action of a draft: its number, its chapter, or dropping it.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class ActionModel(PortalDbContext db, ChangeDraftAction.Handler changeDraftAction) : CouncilPage
{
    public override string Title => $"Action {Ref} of the draft";

    [BindProperty(SupportsGet = true)]
    public Guid Plan { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Ref { get; set; } = "";

    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public PlanAction Row { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new() { Reference = Row.Ref, ChapterId = Row.ChapterId };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ChangeAsync(false, "The draft is changed.", cancellationToken);

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken) =>
        ChangeAsync(true, $"Action {Ref} is dropped from the draft. It stays in the version before.", cancellationToken);

    private async Task<IActionResult> ChangeAsync(bool drop, string notice, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new ChangeDraftAction.Command(Row.Id, Input.Reference, Input.ChapterId, drop);
        if (!await this.AcceptsAsync(() => changeDraftAction.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.PlanVersion(Plan));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Row = (await db.Set<PlanAction>()
            .SingleOrDefaultAsync(
                action => action.PlanId == Plan && action.Ref == Ref
                    && db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == action.PlanId && plan.InForceAt == null), cancellationToken))!;
        if (Row is null) return false;
        Chapters = [.. (await db.ChapterHeads(Plan).ToListAsync(cancellationToken)).Select(chapter => new SelectListItem(chapter.Heading, chapter.Id.ToString()))];
        return true;
    }

    internal sealed class PlaceInput
    {
        public string? Reference { get; set; }

        public Guid? ChapterId { get; set; }
    }
}
