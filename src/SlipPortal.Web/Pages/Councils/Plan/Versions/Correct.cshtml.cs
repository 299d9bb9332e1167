using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>Dates, leads, references and carried ratings of a draft, edited in one table; a body agrees them with the version.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class CorrectModel(PortalDbContext db, CorrectActions.Handler correctActions, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Edit the draft’s dates, leads and references";

    [BindProperty(SupportsGet = true)]
    public Guid Plan { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public CorrectionsInput Input { get; set; } = new();

    public IReadOnlyList<ActionRow> Actions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Ratings { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var changed = 0;
        var command = new CorrectActions.Command([.. Actions.Select(action => action.Id)], Input.Rows, null);
        if (!await this.AcceptsAsync(async () => changed = await correctActions.HandleAsync(command, cancellationToken), "Input."))
            return Page();
        TempData["Notice"] = $"{Words.Count(changed, "action")} changed in the draft";
        return Redirect($"{Links.PlanVersion(Plan)}/correct?page={Paging.Page}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await db.Set<Domain.Plans.Plan>().AnyAsync(plan => plan.Id == Plan && plan.InForceAt == null, cancellationToken)) return false;
        var today = clock.TodayInUk();
        var all = await db.ActionRows(Plan, today).WithOwnersAsync(db, AsAt.Now, today, cancellationToken);
        Paging = new(all.Count, PageSize, PageNumber);
        Actions = [.. all.Skip(Paging.Skip).Take(PageSize)];
        Posts = await db.PostItemsAsync(cancellationToken);
        Ratings = await db.RatingItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class CorrectionsInput
    {
        public Dictionary<Guid, CorrectionRow> Rows { get; set; } = [];
    }
}
