using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>The improvement plan: its chapters and actions, filtered by what the address says.</summary>
[Requires(RecordKind.Plan)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 200;

    public override string Title => "Improvement plan";

    /// <summary>Only this chapter.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Chapter { get; set; }

    /// <summary>Only actions that stand here.</summary>
    [BindProperty(SupportsGet = true)]
    public Standing? Standing { get; set; }

    /// <summary>Only actions of this post.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>Only actions that contain this text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Which page of the list, from 1.</summary>
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” for a file of what the filters leave.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public PlanHead? Plan { get; private set; }

    public IReadOnlyList<ChapterView> Chapters { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>How many actions the filters leave, pointers at others not counted.</summary>
    public int Found { get; private set; }

    /// <summary>How many actions there are, pointers at others not counted.</summary>
    public int Total { get; private set; }

    public bool IsFiltered => Chapter is not null || Standing is not null || !string.IsNullOrEmpty(Owner) || !string.IsNullOrWhiteSpace(Search);

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Plan = await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken);
        if (Plan is null) return Page();

        var chapters = await db.Set<Domain.Plans.Chapter>()
            .Where(chapter => chapter.PlanId == Plan.Id)
            .OrderBy(chapter => chapter.Position)
            .Select(chapter => new ChapterView(chapter.Id, chapter.Number, chapter.Title, chapter.Statement))
            .ToListAsync(cancellationToken);
        // A whole plan is some hundreds of short rows. The standing is a rule of the domain, so it is applied here, not in SQL.
        var all = await db.ActionRows(Plan.Id, Today).ToListAsync(cancellationToken);
        var found = all.Where(Matches).ToList();
        Total = all.Count(action => !action.IsCrossReference);
        Found = found.Count(action => !action.IsCrossReference);
        Owners = [.. all.SelectMany(action => action.Owners).Distinct().Order().Select(owner => new SelectListItem(owner, owner))];
        if (Format == "csv") return Download(chapters, found);

        Paging = new(found.Count, PageSize, PageNumber);
        var shown = found.Skip(Paging.Skip).Take(PageSize).ToLookup(action => action.ChapterId);
        Chapters = [.. chapters.Where(chapter => shown.Contains(chapter.Id)).Select(chapter => chapter with { Actions = [.. shown[chapter.Id]] })];
        ChapterItems = [.. chapters.Select(chapter => new SelectListItem(chapter.Heading, chapter.Id.ToString()))];
        return Page();
    }

    /// <summary>The chapters to choose from.</summary>
    public IReadOnlyList<SelectListItem> ChapterItems { get; private set; } = [];

    private bool Matches(ActionRow action) =>
        (Chapter is null || action.ChapterId == Chapter)
        && (Standing is null || (!action.IsCrossReference && action.StandingOn(Today) == Standing))
        && (string.IsNullOrEmpty(Owner) || action.Owners.Contains(Owner))
        && (string.IsNullOrWhiteSpace(Search)
            || action.Text.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase)
            || action.Ref.Equals(Search.Trim(), StringComparison.OrdinalIgnoreCase));

    private FileContentResult Download(List<ChapterView> chapters, List<ActionRow> actions)
    {
        var headings = chapters.ToDictionary(chapter => chapter.Id, chapter => chapter.Heading);
        return CsvDownload.Of(
            actions.Select(action => new
            {
                action.Ref,
                Chapter = headings[action.ChapterId],
                Action = action.Text,
                Owners = string.Join("; ", action.Owners),
                Due = action.DueText,
                DueBy = action.DueUntil?.ToString("yyyy-MM-dd"),
                Stands = action.IsCrossReference ? "See other actions" : action.StandingOn(Today).InWords(),
                action.Rating,
                Updated = action.UpdatedAt?.InUk().ToString("yyyy-MM-dd"),
            }),
            $"{Links.Slug}-improvement-plan-{Today:yyyy-MM-dd}.csv");
    }

    /// <summary>A chapter with the actions shown of it.</summary>
    internal sealed record ChapterView(Guid Id, string? Number, string Title, string? Statement)
    {
        public string Heading => Number is null ? Title : $"{Number}. {Title}";

        public IReadOnlyList<ActionRow> Actions { get; init; } = [];
    }
}
