using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>Every national measure that one of the chosen councils follows, beside the others and their statistical neighbours.</summary>
internal sealed class IndexModel(CrossTenantReader reader, CouncilReach access, TimeProvider clock) : ComparePage(reader, access, clock)
{
    public override string Title => "Measures side by side";

    /// <summary>The measures, the one that a council is furthest behind with first.</summary>
    public IReadOnlyList<MeasureRow> Measures { get; private set; } = [];

    /// <summary>How many months each council is under its notice, by its id.</summary>
    public IReadOnlyDictionary<string, int> Months { get; private set; } = new Dictionary<string, int>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ChooseAsync(RecordKind.Kpis, cancellationToken);
        await ChooseModelAsync(cancellationToken);
        if (Picked.Count == 0 || Model is null) return Page();
        var ids = Picked.ConvertAll(council => council.Id);
        Measures = await Queries.MeasuresAsync(ids, Model, cancellationToken);
        Months = (await Queries.NoticesAsync(cancellationToken)).ToDictionary(each => each.Key, each => Portfolio.MonthsBetween(each.Value.ServedOn, each.Value.LiftedOn ?? Today));
        Shown = ids;
        if (!TableDownload.Knows(Format)) return Page();
        return TableDownload.Of(
            from measure in Measures
            from council in Picked
            where measure.Cells.ContainsKey(council.Id)
            let cell = measure.Cells[council.Id]
            select new Line(
                measure.Indicator.Code, measure.Indicator.Title, council.Name, Months.TryGetValue(council.Id, out var months) ? months : null, cell.Period, cell.Value,
                cell.Neighbours, cell.With, Model, cell.Behind),
            "compared-measures", Format!);
    }

    /// <summary>“3 of 4 measures behind its neighbours”.</summary>
    public string BehindInWords(string council)
    {
        var cells = Measures.Where(measure => measure.Cells.ContainsKey(council)).Select(measure => measure.Cells[council].Behind).OfType<decimal>().ToList();
        return cells.Count == 0 ? "Nothing to compare with" : $"Behind its neighbours in {cells.Count(behind => behind > 0)} of {Words.Count(cells.Count, "measure")}";
    }

    internal sealed record Line(
        string Code, string Measure, string Council, int? MonthsUnderNotice, string Period, decimal Value, decimal? NeighboursMean, int NeighboursWithValue, string Model,
        decimal? ShareBehind);
}
