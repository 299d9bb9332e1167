using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Reference;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform;

/// <summary>Which national figures are loaded, and where newer ones are sent in.</summary>
[PlatformAdministrator]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class NationalDataModel(PortalDbContext db, LoadNationalData.Handler loadNationalData) : PageModel
{
    // A little more than is taken, so that what is only just too large gets a page that says so.
    private const int MaxRequest = (LoadNationalData.MostMegabytes + 5) * 1024 * 1024;

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>What became of the files that were just sent in, or null.</summary>
    public ReferenceReport? Report { get; private set; }

    /// <summary>The last reading of each file.</summary>
    public IReadOnlyList<LoadedFile> Loaded { get; private set; } = [];

    public IReadOnlyList<ModelRow> Models { get; private set; } = [];

    /// <summary>Indicators by source and by the last period that anything was published for, the latest first.</summary>
    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await this.AcceptsAsync(async () => Report = await loadNationalData.HandleAsync(new(Files), cancellationToken));
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var files = db.Set<LoadedFile>();
        Loaded = await files.Where(file => !files.Any(later => later.Name == file.Name && later.Id > file.Id)).OrderBy(file => file.Name).ToListAsync(cancellationToken);
        Models = await db.Set<StatisticalNeighbour>().GroupBy(neighbour => neighbour.Model).OrderBy(model => model.Key)
            .Select(model => new ModelRow(model.Key, model.Select(neighbour => neighbour.AreaCode).Distinct().Count())).ToListAsync(cancellationToken);
        var indicators = await db.Set<NationalIndicator>()
            .Select(indicator => new
            {
                // The topic of a data set is its name; LAIT has many topics.
                Source = indicator.Code.StartsWith("EES:") ? indicator.Topic : "LAIT",
                Last = db.Set<IndicatorValue>().Where(value => value.IndicatorId == indicator.Id).OrderByDescending(value => value.Year)
                    .Select(value => value.Period).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        Sources =
        [
            .. indicators.GroupBy(indicator => (indicator.Source, indicator.Last)).OrderBy(group => group.Key.Source, StringComparer.Ordinal)
                .ThenByDescending(group => group.Key.Last, StringComparer.Ordinal)
                .Select(group => new SourceRow(group.Key.Source, group.Key.Last, group.Count())),
        ];
    }

    internal sealed record ModelRow(string Model, int Authorities);

    internal sealed record SourceRow(string Source, string? Last, int Indicators);
}
