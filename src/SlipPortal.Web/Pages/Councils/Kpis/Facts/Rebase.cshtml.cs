using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Beginning the limits of a control chart anew.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class RebaseModel(PortalDbContext db, RebaseLimits.Handler rebaseLimits) : KpiPage(db)
{
    public override string Title => $"Begin the limits of measure {Ref} anew";

    [BindProperty]
    public RebaseInput Input { get; set; } = new();

    /// <summary>The actions of the plan in force, by line of work.</summary>
    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new RebaseLimits.Command(Kpi.Id, Input.Period, Input.Reason, Input.ActionLineageId);
        if (!await this.AcceptsAsync(() => rebaseLimits.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The limits begin anew.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Actions = await Db.ActionItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class RebaseInput
    {
        public string? Period { get; set; }

        public string? Reason { get; set; }

        public Guid? ActionLineageId { get; set; }
    }
}
