using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Oversight.Compare;

/// <summary>What the pages share that compare councils: which ones, and by which model of neighbours.</summary>
internal abstract class ComparePage(CrossTenantReader reader, CouncilReach access, TimeProvider clock) : OversightPage
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

    protected CompareQueries Queries { get; } = new(reader, access, clock.TodayInUk());

    protected DateOnly Today { get; } = clock.TodayInUk();

    protected Chosen Chosen { get; private set; } = new([], [], new Dictionary<string, Reach>());

    protected async Task ChooseAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        Chosen = await Queries.ChooseAsync(Councils, kind, cancellationToken);
        Picked = Chosen.Picked;
        Councils = Picked.ConvertAll(council => council.Slug);
        CouncilItems = [.. Chosen.Open.Select(council => new SelectListItem(council.Name, council.Slug))];
    }

    protected async Task ChooseModelAsync(CancellationToken cancellationToken)
    {
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
