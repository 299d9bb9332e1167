using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>Every national measure that one of the chosen councils follows, beside the others and their statistical neighbours.</summary>
internal sealed class IndexModel(CrossTenantReader reader, PortalDbContext db, TimeProvider clock) : ComparePage(reader, db, clock)
{
    public override string Title => "Measures side by side";

    /// <summary>The measures, the one that a council is furthest behind with first.</summary>
    public IReadOnlyList<MeasureRow> Measures { get; private set; } = [];

    /// <summary>How many months each council is under its notice, by its id.</summary>
    public IReadOnlyDictionary<string, int> Months { get; private set; } = new Dictionary<string, int>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ChooseAsync(RecordKind.Kpis, cancellationToken);
        if (Picked.Count == 0 || Model is null) return Page();
        var ids = Picked.ConvertAll(council => council.Id);
        Measures = await Queries.MeasuresAsync(ids, Model, cancellationToken);
        Months = (await Queries.ServedAsync(ids, cancellationToken)).ToDictionary(each => each.Key, each => MeasureComparison.MonthsSince(each.Value, Today));
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

/// <summary>What the pages share that compare councils: which ones, and by which model of neighbours.</summary>
internal abstract class ComparePage(CrossTenantReader reader, PortalDbContext db, TimeProvider clock) : OversightPage
{
    /// <summary>What stands in the chosen councils' addresses; all councils where none are chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Councils { get; set; } = [];

    /// <summary>The model of statistical neighbours: “2025-05”; the newest where none is chosen. Null while no figures are loaded.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Model { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IReadOnlyList<SelectListItem> CouncilItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ModelItems { get; private set; } = [];

    public List<OpenCouncil> Picked { get; private set; } = [];

    protected CrossTenantReader Reader => reader;

    protected CompareQueries Queries { get; } = new(reader, db, clock.TodayInUk());

    protected DateOnly Today { get; } = clock.TodayInUk();

    protected Chosen Chosen { get; private set; } = new([], [], new Dictionary<string, Reach>());

    protected async Task ChooseAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        Chosen = await Queries.ChooseAsync(Councils, kind, cancellationToken);
        Picked = Chosen.Picked;
        Councils = Picked.ConvertAll(council => council.Slug);
        CouncilItems = [.. Chosen.Open.Select(council => new SelectListItem(council.Name, council.Slug))];
        var models = await Queries.ModelsAsync(cancellationToken);
        Model = models.Find(model => model == Model) ?? models.FirstOrDefault();
        ModelItems = [.. models.Select(model => new SelectListItem($"Model of {model}", model))];
    }

    /// <summary>An address that keeps the choice of councils and model.</summary>
    public string With(string path, params (string Name, string Value)[] more) => path + QueryString.Create(
    [
        .. Councils.Select(council => new KeyValuePair<string, string?>("councils", council)),
        .. Model is null ? [] : new[] { new KeyValuePair<string, string?>("model", Model) },
        .. more.Select(pair => new KeyValuePair<string, string?>(pair.Name, pair.Value)),
    ]);
}
