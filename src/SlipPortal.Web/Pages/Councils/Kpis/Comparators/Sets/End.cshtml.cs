using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

/// <summary>Ending a set of authorities.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class EndModel(PortalDbContext db, EndComparisonSet.Handler endSet, TimeProvider clock) : CouncilPage
{
    public override string Title => $"End the set {Name}";

    [BindProperty(SupportsGet = true)]
    public Guid Set { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        LastDay = clock.TodayInUk();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => endSet.HandleAsync(new(Set, LastDay), cancellationToken))) return Page();
        TempData["Notice"] = $"“{Name}” holds until {Words.Day(LastDay!.Value)}.";
        return Redirect(Links.ComparisonSets);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Name = await db.Set<ComparisonSet>().Where(set => set.Id == Set).Select(set => set.Name).SingleOrDefaultAsync(cancellationToken) ?? "";
        return Name.Length > 0;
    }
}
