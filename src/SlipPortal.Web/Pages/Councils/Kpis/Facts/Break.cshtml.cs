using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Marking from when on values are not comparable with those before.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class BreakModel(PortalDbContext db, MarkBreak.Handler markBreak) : KpiPage(db)
{
    public override string Title => $"Mark a break in measure {Ref}";

    [BindProperty]
    public BreakInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new MarkBreak.Command(Kpi.Id, Input.Period, Input.Reason, Input.SuccessorId);
        if (!await this.AcceptsAsync(() => markBreak.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The break is marked. No trend runs across it.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Others = await Db.Set<Kpi>().Where(other => other.Id != Kpi.Id && other.ClosedAt == null).OrderBy(other => other.SortKey)
            .Select(other => new SelectListItem(other.Ref + " " + other.Title, other.Id.ToString())).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class BreakInput
    {
        public string? Period { get; set; }

        public string? Reason { get; set; }

        public Guid? SuccessorId { get; set; }
    }
}
