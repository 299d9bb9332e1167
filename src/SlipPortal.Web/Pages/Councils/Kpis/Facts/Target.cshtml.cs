using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Setting a target.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class TargetModel(PortalDbContext db, SetTarget.Handler setTarget) : KpiPage(db)
{
    public override string Title => $"Set a target for measure {Ref}";

    [BindProperty]
    public TargetInput Input { get; set; } = new();

    /// <summary>What a target of this measure can be for.</summary>
    public IReadOnlyList<SelectListItem> Kinds
    {
        get
        {
            var kinds = new List<SelectListItem> { new($"Each {Kpi.Shape.Frequency.InWords()}", nameof(TargetKind.EachPeriod)) };
            if (Kpi.Shape.Aggregation is Aggregation.Sum or Aggregation.YearToDate) kinds.Add(new("The financial year as a whole", nameof(TargetKind.Annual)));
            if (Kpi.IndicatorCode is not null) kinds.Add(new("Each period what the statistical neighbours reach: leave the target empty", nameof(TargetKind.Neighbours)));
            return kinds;
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var kind = Kinds.Count == 1 ? TargetKind.EachPeriod : Input.Kind;
        var command = new SetTarget.Command(Kpi.Id, kind, Input.Value, Input.Tolerance, Input.From, Input.Until, Input.Reason);
        if (!await this.AcceptsAsync(() => setTarget.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The target is set.";
        return Redirect(Address);
    }

    internal sealed class TargetInput
    {
        public TargetKind? Kind { get; set; }

        public decimal? Value { get; set; }

        public decimal? Tolerance { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public string? Reason { get; set; }
    }
}
