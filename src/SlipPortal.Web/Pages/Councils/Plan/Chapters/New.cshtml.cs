using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>A new chapter in a draft of the plan.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, SaveChapter.Handler saveChapter) : CouncilPage
{
    public override string Title => "Add a chapter";

    [BindProperty(SupportsGet = true)]
    public Guid Plan { get; set; }

    [BindProperty]
    public ChapterInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new SaveChapter.Command(
            null, Plan, Input.PracticeAreaId, Input.Number, Input.Title, Input.Statement, Input.LeadPostId, Input.NewImpact);
        if (!await this.AcceptsAsync(() => saveChapter.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The chapter is added to the draft.";
        return Redirect(Links.PlanVersion(Plan));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Posts = await db.PostItemsAsync(cancellationToken);
        Areas = await db.AreaItemsAsync(cancellationToken);
        return await db.Set<Domain.Plans.Plan>().AnyAsync(plan => plan.Id == Plan && plan.InForceAt == null, cancellationToken);
    }
}
