using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>The form to change a chapter.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class EditModel(PortalDbContext db, SaveChapter.Handler saveChapter) : CouncilPage
{
    public override string Title => "Change a chapter";

    [BindProperty(SupportsGet = true)]
    public Guid Chapter { get; set; }

    [BindProperty]
    public ChapterInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } chapter) return NotFound();
        Input = new() { Number = chapter.Number, Title = chapter.Title, Statement = chapter.Statement, LeadPostId = chapter.LeadPostId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } chapter) return NotFound();
        var command = new SaveChapter.Command(
            chapter.Id, chapter.PlanId, null, Input.Number, Input.Title, Input.Statement, Input.LeadPostId, Input.NewImpact);
        if (!await this.AcceptsAsync(() => saveChapter.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The chapter is changed.";
        return Redirect(Links.Chapter(Chapter));
    }

    private async Task<Chapter?> FindAsync(CancellationToken cancellationToken)
    {
        Posts = await db.PostItemsAsync(cancellationToken);
        return await db.Set<Chapter>()
            .SingleOrDefaultAsync(
                chapter => chapter.Id == Chapter && db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == chapter.PlanId && plan.SupersededAt == null), cancellationToken);
    }
}

/// <summary>The form to add and to change a chapter.</summary>
internal sealed class ChapterInput
{
    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? Statement { get; set; }

    public Guid? LeadPostId { get; set; }

    public Guid? PracticeAreaId { get; set; }

    public string? NewImpact { get; set; }
}
