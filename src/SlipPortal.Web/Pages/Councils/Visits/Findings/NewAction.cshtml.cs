using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>Making an action of the plan from an endorsed finding.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class NewActionModel(PortalDbContext db, ActOnFinding.Handler actOnFinding) : FindingPage(db)
{
    public override string Title => $"Make an action from {Name}";

    [BindProperty]
    public ActionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public QuarterYear Quarters { get; private set; }

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>The number that comes next in each chapter, in their order.</summary>
    public IReadOnlyList<string> NextNumbers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input.Text = Head.Wording;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var reference = "";
        var command = new ActOnFinding.Command(Finding, Input.ChapterId, Input.Reference, Input.Text, Input.Due, Input.OwnerPostId);
        if (!await this.AcceptsAsync(async () => reference = await actOnFinding.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] =
            $"Action {reference} is in the plan, and says where it comes from. It is due: {Words.DueText(Input.Due, Quarters)}.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.Reply is not FindingReply.Endorsed) return false;
        if (await Db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return true;
        Quarters = plan.Quarters;
        var chapters = await Db.Set<Chapter>().Where(chapter => chapter.PlanId == plan.Id).OrderBy(chapter => chapter.Position).Select(chapter => new
        {
            chapter.Id,
            chapter.Number,
            chapter.Title,
            Last = Db.Set<PlanAction>().Where(action => action.ChapterId == chapter.Id).OrderByDescending(action => action.SortKey).Select(action => action.Ref).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        Chapters = chapters.ConvertAll(chapter => new SelectListItem($"{chapter.Number} {chapter.Title}", chapter.Id.ToString()));
        NextNumbers = [.. chapters.Select(chapter => ActionRef.TryParse(chapter.Last, out var last) ? last!.Next()?.Text : null).OfType<string>()];
        Posts = await Db.PostItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class ActionInput
    {
        public Guid? ChapterId { get; set; }

        public string? Reference { get; set; }

        public string? Text { get; set; }

        public string? Due { get; set; }

        public Guid? OwnerPostId { get; set; }
    }
}
