using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>Changing a measure's definition, or closing it.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, SaveKpi.Handler saveKpi, CloseKpi.Handler closeKpi) : KpiPage(db)
{
    public override string Title => $"Change measure {Ref}";

    [BindProperty]
    public KpiInput Input { get; set; } = new();

    public KpiForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Kpi.IsClosed) return NotFound();
        var lines = await Db.Set<BookLine>().Where(line => line.KpiId == Kpi.Id).ToListAsync(cancellationToken);
        Input = new()
        {
            Ref = Kpi.Ref,
            Title = Kpi.Title,
            Definition = Kpi.Definition,
            Source = Kpi.Source,
            PracticeAreaId = Kpi.PracticeAreaId,
            OwnerPostId = Kpi.OwnerPostId,
            Unit = Kpi.Shape.Unit,
            Decimals = Kpi.Shape.Decimals,
            Polarity = Kpi.Shape.Polarity,
            Frequency = Kpi.Shape.Frequency,
            Aggregation = Kpi.Shape.Aggregation,
            PairId = Kpi.PairId,
            PartOfId = Kpi.PartOfId,
            Baseline = Kpi.Baseline,
            BaselineOn = Kpi.BaselineOn,
            Books = lines.ConvertAll(line => line.BookId),
            Theme = lines.FirstOrDefault()?.Theme,
            RowVersion = await Db.Set<Kpi>().Where(kpi => kpi.Id == Kpi.Id).Select(kpi => EF.Property<uint>(kpi, "RowVersion")).SingleAsync(cancellationToken),
        };
        return await PageAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Kpi.IsClosed) return NotFound();
        var reference = Ref;
        if (!await this.AcceptsAsync(async () => reference = await saveKpi.HandleAsync(Input.Command(Kpi.Id), cancellationToken), "Input."))
            return await PageAsync(cancellationToken);
        TempData["Notice"] = $"Measure {reference} is changed.";
        return Redirect(Links.Kpi(reference));
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Kpi.IsClosed) return NotFound();
        ModelState.Clear();
        if (!await this.AcceptsAsync(() => closeKpi.HandleAsync(new(Kpi.Id), cancellationToken))) return await PageAsync(cancellationToken);
        TempData["Notice"] = $"Measure {Ref} is closed. Its readings stay.";
        return Redirect(Address);
    }

    private async Task<IActionResult> PageAsync(CancellationToken cancellationToken)
    {
        Form = await KpiForm.OfAsync(Db, Input, Kpi.Id, cancellationToken);
        return Page();
    }
}
