using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>A new action in a chapter of the plan in force or of a draft.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class NewActionModel(PortalDbContext db, AddAction.Handler addAction) : CouncilPage
{
    public override string Title => "Add an action";

    [BindProperty(SupportsGet = true)]
    public Guid Chapter { get; set; }

    [BindProperty]
    public ActionInput Input { get; set; } = new();

    public string Heading { get; private set; } = "";

    /// <summary>The draft that the chapter is in, or null for the plan in force.</summary>
    public Guid? Draft { get; private set; }

    public QuarterYear Quarters { get; private set; }

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Impacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var refs = await db.Set<PlanAction>().Where(action => action.ChapterId == Chapter).OrderByDescending(action => action.SortKey)
            .Select(action => action.Ref).FirstOrDefaultAsync(cancellationToken);
        Input.Reference = ActionRef.TryParse(refs, out var last) ? last!.Next()?.Text : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var fields = new ActionFields
        {
            Text = Input.Text,
            Owners = [.. Input.Owners.OfType<Guid>()],
            ImpactId = Input.ImpactId,
            Source = Input.Source,
            Finding = Input.Finding,
            SuccessMeasure = Input.SuccessMeasure,
            Monitoring = Cadences.Parse(Input.Monitoring),
        };
        var reference = "";
        var command = new AddAction.Command(Chapter, Input.Reference, Input.Due, Input.PartOf, fields);
        if (!await this.AcceptsAsync(async () => reference = await addAction.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Action {reference} is added. It is due: {Words.DueText(Input.Due, Quarters)}.";
        return Redirect(Links.Action(reference, Draft));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await (
            from chapter in db.Set<Chapter>()
            join plan in db.Set<Domain.Plans.Plan>() on chapter.PlanId equals plan.Id
            where chapter.Id == Chapter && plan.SupersededAt == null
            select new { chapter.Title, plan.Id, plan.InForceAt, plan.Quarters }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return false;
        Heading = found.Title;
        Quarters = found.Quarters;
        Draft = found.InForceAt is null ? found.Id : null;
        Posts = await db.PostItemsAsync(cancellationToken);
        Impacts = await db.Set<Impact>().Where(impact => impact.ChapterId == Chapter).OrderBy(impact => impact.Id)
            .Select(impact => new SelectListItem(impact.Description, impact.Id.ToString())).ToListAsync(cancellationToken);
        while (Input.Owners.Count < 3) Input.Owners.Add(null);
        return true;
    }

    internal sealed class ActionInput
    {
        public string? Reference { get; set; }

        public string? Text { get; set; }

        public string? Due { get; set; }

        public List<Guid?> Owners { get; set; } = [];

        public Guid? ImpactId { get; set; }

        public string? Monitoring { get; set; }

        public ActionSource? Source { get; set; }

        public string? Finding { get; set; }

        public string? SuccessMeasure { get; set; }

        public string? PartOf { get; set; }
    }
}
