using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators;
using SlipPortal.Web.Pages.Oversight.Compare;

namespace SlipPortal.Web.Pages.Oversight;

/// <summary>A person's portfolio: the councils that let them in, side by side. What they chose stands in the address, so that a view can be kept.</summary>
internal sealed class IndexModel(CrossTenantReader reader, CouncilReach access, PortalDbContext db, IActor actor, TimeProvider clock) : OversightPage
{
    public override string Title => "Portfolio";

    [BindProperty(SupportsGet = true)]
    public PortfolioOrder Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public CouncilStage? Stage { get; set; }

    /// <summary>Which of them are shown: those that are all of this. All where nothing is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public List<PortfolioFilter> Only { get; set; } = [];

    /// <summary>“csv” or “xlsx” for a file, “docx” for a briefing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The councils that match, in their order.</summary>
    public IReadOnlyList<PortfolioRow> Rows { get; private set; } = [];

    /// <summary>How many councils are open to the person.</summary>
    public int Total { get; private set; }

    public static IReadOnlyList<SelectListItem> Orders { get; } =
    [
        new("Name", nameof(PortfolioOrder.Name)),
        new("Longest under notice first", nameof(PortfolioOrder.Months)),
        new("Most of the plan off track first", nameof(PortfolioOrder.OffTrack)),
        new("Most measures getting worse first", nameof(PortfolioOrder.Worsening)),
        new("Next visit first", nameof(PortfolioOrder.NextVisit)),
        new("Oldest data first", nameof(PortfolioOrder.Age)),
    ];

    public static IReadOnlyList<SelectListItem> Stages { get; } =
    [
        new("Under notice", nameof(CouncilStage.UnderNotice)),
        new("Stepped down", nameof(CouncilStage.SteppedDown)),
        new("Notice lifted", nameof(CouncilStage.Lifted)),
        new("No notice", nameof(CouncilStage.NoNotice)),
    ];

    public static IReadOnlyList<SelectListItem> Filters { get; } =
    [
        new("Only those behind", nameof(PortfolioFilter.Behind)),
        new("Only those that I watch", nameof(PortfolioFilter.Watched)),
    ];

    /// <summary>True where a filter is set.</summary>
    public bool IsNarrow => Stage is not null || Only.Count > 0;

    /// <summary>What was chosen, as the address has it.</summary>
    public string Query => string.Join('&', new[]
    {
        Order is PortfolioOrder.Name ? null : $"order={Order}",
        Stage is { } stage ? $"stage={stage}" : null,
    }.OfType<string>().Concat(Only.Select(only => $"only={only}")));

    /// <summary>The address that comes back to this view.</summary>
    public string View => Query.Length == 0 ? "/oversight" : $"/oversight?{Query}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await new PortfolioQueries(reader, access, db, clock.TodayInUk()).ReadAsync(cancellationToken);
        Total = all.Count;
        // What is not open has no stage: it is in none.
        Rows = Sorted(all.Where(row => (Stage is null || (row.SeesNotice && row.Stage == Stage))
            && Only.TrueForAll(only => only is PortfolioFilter.Watched ? row.IsWatched : row.IsBehind)));
        Shown = [.. all.Select(row => row.Council.Id)];
        if (Format != "docx" && !TableDownload.Knows(Format)) return Page();
        var queries = new CompareQueries(reader, access, clock.TodayInUk());
        var model = (await queries.ModelsAsync(cancellationToken)).FirstOrDefault();
        var ids = Rows.Select(row => row.Council.Id).ToList();
        IReadOnlyList<MeasureRow> measures = model is null ? [] : await queries.MeasuresAsync(ids, model, cancellationToken);
        return Format == "docx" ? Briefing(measures, model) : Download(measures, model);
    }

    /// <summary>Puts a council on the person's watch list, or takes it off.</summary>
    public async Task<IActionResult> OnPostWatchAsync(string? council, bool on, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || (await access.CouncilsAsync(cancellationToken)).FirstOrDefault(open => open.Slug == council) is not { } found) return NotFound();
        var me = actor.UserId!.Value;
        await (on
            ? db.Database.ExecuteSqlAsync($"insert into portal.watched_councils (user_id, tenant_id) values ({me}, {found.Id}) on conflict do nothing", cancellationToken)
            : db.Set<WatchedCouncil>().Where(watched => watched.UserId == me && watched.TenantId == found.Id).ExecuteDeleteAsync(cancellationToken));
        TempData["Notice"] = on ? $"{found.Name} is on your watch list." : $"{found.Name} is off your watch list.";
        return LocalRedirect(View);
    }

    private FileContentResult Briefing(IReadOnlyList<MeasureRow> measures, string? model)
    {
        var today = clock.TodayInUk();
        return File(
            WordWriter.Write(PortfolioBriefing.DocumentOf(Rows, measures, model, today)), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            $"portfolio-{today:yyyy-MM-dd}.docx");
    }

    // The worst first, and what is not known last.
    private IReadOnlyList<PortfolioRow> Sorted(IEnumerable<PortfolioRow> rows) =>
    [
        .. (Order switch
        {
            PortfolioOrder.Months => rows.OrderByDescending(row => row.Months ?? -1),
            PortfolioOrder.OffTrack => rows.OrderByDescending(row => row.Plan?.OffTrackPercent ?? -1),
            PortfolioOrder.Worsening => rows.OrderByDescending(row => row.SeesMeasures ? row.Worsening : -1),
            PortfolioOrder.NextVisit => rows.OrderBy(row => row.NextVisitOn ?? DateOnly.MaxValue),
            PortfolioOrder.Age => rows.OrderByDescending(row => row.AgeInDays ?? -1),
            _ => rows.OrderBy(row => 0),
        }).ThenBy(row => row.Council.Name, StringComparer.CurrentCulture),
    ];

    private FileContentResult Download(IReadOnlyList<MeasureRow> measures, string? model) => TableDownload.Of(
        from row in Rows
        let worst = measures.Where(measure => measure.Cells.TryGetValue(row.Council.Id, out var cell) && cell.Behind > 0).MaxBy(measure => measure.Cells[row.Council.Id].Behind)
        let beside = worst?.Cells[row.Council.Id]
        select new
        {
            Council = row.Council.Name,
            OpenToYou = row.Part ?? "All practice areas",
            Stage = row.StageInWords,
            row.ServedOn,
            MonthsUnderNotice = row.Months,
            VisitsSince = row.SeesVisits ? row.Visits : null,
            Actions = row.SeesPlan ? row.Plan is null ? "No plan yet" : $"{row.Plan.Total}" : PortfolioRow.NotOpen,
            row.Plan?.Delivered,
            row.Plan?.OnTrack,
            row.Plan?.AtRisk,
            row.Plan?.OffTrack,
            row.Plan?.Undated,
            row.Plan?.NotBegun,
            row.Plan?.UnderReview,
            row.Plan?.Slips,
            row.Plan?.LastUpdate,
            Measures = row.SeesMeasures ? $"{row.Measures.Count}" : PortfolioRow.NotOpen,
            BelowTarget = row.SeesMeasures ? row.Missed : (int?)null,
            CannotBeJudged = row.SeesMeasures ? row.NotJudged : (int?)null,
            GettingWorse = row.SeesMeasures ? row.Worsening : (int?)null,
            OpenChallenges = row.SeesReviews ? $"{row.OpenChallenges}" : PortfolioRow.NotOpen,
            FurthestBehindNeighboursIn = worst?.Indicator.Title,
            PublishedLast = beside?.Value,
            Of = beside?.Period,
            NeighboursMean = beside?.Neighbours is { } mean ? ComparisonWords.Show(mean) : null,
            NeighboursWithValue = beside?.With,
            NeighboursModel = model,
            NextVisit = row.NextVisitInWords,
            NextReportDueFromYou = row.ReportDue,
            DataAgeInDays = row.AgeInDays,
            Behind = row.IsBehind ? "Yes" : "No",
            OnYourWatchList = row.IsWatched ? "Yes" : "No",
            AsAt = row.Today,
        },
        "portfolio",
        Format!);
}

/// <summary>In which order a portfolio is read.</summary>
internal enum PortfolioOrder
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>The longest under notice first.</summary>
    Months,

    /// <summary>The largest share of the plan off track first.</summary>
    OffTrack,

    /// <summary>The most measures getting worse first.</summary>
    Worsening,

    /// <summary>The next visit first.</summary>
    NextVisit,

    /// <summary>The oldest data first.</summary>
    Age,
}

/// <summary>Which councils of a portfolio are shown.</summary>
internal enum PortfolioFilter
{
    /// <summary>Those that somebody should look at first.</summary>
    Behind,

    /// <summary>Those on the person's watch list.</summary>
    Watched,
}
