using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators;

/// <summary>Choosing the national figure that a measure is compared by.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class ChooseModel(PortalDbContext db, CompareKpi.Handler compareKpi) : KpiPage(db)
{
    public override string Title => $"Compare measure {Ref}";

    [BindProperty]
    public CompareInput Input { get; set; } = new();

    /// <summary>The national figures by topic.</summary>
    public IReadOnlyList<SelectListItem> Indicators { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input.IndicatorCode = Kpi.IndicatorCode;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => compareKpi.HandleAsync(new(Kpi.Id, Input.IndicatorCode), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = Input.IndicatorCode is null ? "It is compared with no national figure." : "It is compared with the national figure.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Indicators = await Db.Set<NationalIndicator>().OrderBy(one => one.Topic).ThenBy(one => one.Title)
            .Select(one => new SelectListItem(one.Topic + ": " + one.Title, one.Code)).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class CompareInput
    {
        public string? IndicatorCode { get; set; }
    }
}
