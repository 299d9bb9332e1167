using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators.Sets;

namespace SlipPortal.Web.Pages.Councils.Kpis.Comparators;

/// <summary>The measures that are tied to national figures, beside neighbours, region and England; and what changes with the model.</summary>
[Requires(RecordKind.Kpis, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, ChooseComparison.Handler chooseComparison, TimeProvider clock) : CouncilPage
{
    public override string Title => "Compared with other councils";

    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    /// <summary>Whom the council is, and by which model it is compared; null until somebody says.</summary>
    public ComparisonChoice? Choice { get; private set; }

    public IReadOnlyList<SelectListItem> Authorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Models { get; private set; } = [];

    public IReadOnlyList<(string Ref, string Title, Data.Reference.Comparators? Figures)> Measures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input = new() { AreaCode = Choice?.AreaCode, Model = Choice?.Model ?? (Models.Count > 0 ? Models[^1].Value : null) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!await this.AcceptsAsync(() => chooseComparison.HandleAsync(new(Input.AreaCode, Input.Model), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Your council is compared by the model of {Input.Model}.";
        return Redirect(Links.Comparators);
    }

    /// <summary>True where the council has a set of its own that holds today, and a measure to compare with it.</summary>
    public bool HasSets => Measures.Any(measure => measure.Figures?.Sets.Count > 0);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Choice = await db.Set<ComparisonChoice>().SingleOrDefaultAsync(cancellationToken);
        Authorities = await db.CurrentAuthorities()
            .Select(area => new SelectListItem(area.Name, area.Code.ToString())).ToListAsync(cancellationToken);
        Models = await db.Set<StatisticalNeighbour>().Select(neighbour => neighbour.Model).Distinct().Order()
            .Select(model => new SelectListItem(model, model)).ToListAsync(cancellationToken);
        if (Choice is null) return;
        var tied = await db.Set<Kpi>().Where(kpi => kpi.IndicatorCode != null && kpi.ClosedAt == null).OrderBy(kpi => kpi.SortKey)
            .Select(kpi => new { kpi.Ref, kpi.Title, By = new TiedMeasure(kpi.IndicatorCode!, kpi.Polarity) })
            .ToListAsync(cancellationToken);
        var figures = await ComparatorReader.OfMeasuresAsync(db, Choice.AreaCode, tied.ConvertAll(kpi => kpi.By), clock.TodayInUk(), cancellationToken);
        Measures = tied.ConvertAll(kpi => (kpi.Ref, kpi.Title, figures.GetValueOrDefault(kpi.By)));
    }

    internal sealed class ChoiceInput
    {
        public int? AreaCode { get; set; }

        public string? Model { get; set; }
    }
}
