using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

/// <summary>Making a set of authorities to be compared with.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class NewModel(PortalDbContext db, MakeComparisonSet.Handler makeSet) : CouncilPage
{
    public override string Title => "Make a set";

    [BindProperty]
    public SetInput Input { get; set; } = new();

    /// <summary>Everybody but the council itself.</summary>
    public IReadOnlyList<SelectListItem> Authorities { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new MakeComparisonSet.Command(Input.Name, Input.From, Input.Reason, Input.Authorities);
        if (await this.AcceptsAsync(() => makeSet.HandleAsync(command, cancellationToken), "Input."))
        {
            TempData["Notice"] = "The set is made.";
            return Redirect(Links.ComparisonSets);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Authorities = await db.CurrentAuthorities().Where(area => !db.Set<ComparisonChoice>().Any(choice => choice.AreaCode == area.Code))
            .Select(area => new SelectListItem(area.Name, area.Code.ToString())).ToListAsync(cancellationToken);

    internal sealed class SetInput
    {
        public string? Name { get; set; }

        public DateOnly? From { get; set; }

        public string? Reason { get; set; }

        public List<int> Authorities { get; set; } = [];
    }
}
