using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>The findings of all visits.</summary>
[Requires(RecordKind.Visits)]
internal sealed class IndexModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "Findings";

    [BindProperty(SupportsGet = true)]
    public FindingKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    /// <summary>Only findings about this practice area.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Area { get; set; }

    /// <summary>“unanswered”, “noaction”, “open” or “signed”.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IReadOnlyList<FindingRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>How many findings the filter leaves.</summary>
    public int Found { get; private set; }

    public bool HasUnpublished { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public static IReadOnlyList<SelectListItem> Shows { get; } =
    [
        new("Not answered", "unanswered"), new("Asks for work, and no action answers it", "noaction"), new("Not signed off", "open"), new("Signed off or handed over", "signed"),
    ];

    /// <summary>This list's own address.</summary>
    public string Query => $"{Links.Findings}?kind={Kind}&theme={Uri.EscapeDataString(Theme ?? "")}&area={Area}&show={Show}&search={Uri.EscapeDataString(Search ?? "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.FindingRows().OrderByDescending(finding => finding.FirstDay).ThenBy(finding => finding.Number).ToListAsync(cancellationToken);
        Themes = [.. all.SelectMany(finding => finding.Themes).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase).Select(theme => new SelectListItem(theme, theme))];
        Areas = await db.AreaItemsAsync(cancellationToken);
        var found = all.Where(IsWanted).ToList();
        HasUnpublished = found.Exists(finding => !finding.IsPublic);
        if (TableDownload.Knows(Format))
        {
            return TableDownload.Of(
                found.Select(finding => new
                {
                    Visit = finding.VisitType,
                    finding.When,
                    finding.CarriedOutBy,
                    finding.Number,
                    Kind = finding.Kind.InWords(),
                    Finding = finding.Wording,
                    finding.Paragraph,
                    RestsOn = finding.Basis.InWords(),
                    PracticeArea = finding.Area,
                    Themes = string.Join(", ", finding.Themes),
                    finding.Standing,
                    finding.Actions,
                    Published = finding.IsPublic ? "Yes" : "No",
                }),
                $"{Links.Slug}-findings", Format!);
        }

        Found = found.Count;
        Paging = new(Found, PageSize, PageNumber);
        Rows = [.. found.Skip(Paging.Skip).Take(PageSize)];
        return Page();
    }

    private bool IsWanted(FindingRow finding) =>
        (Kind is null || finding.Kind == Kind)
        && (string.IsNullOrEmpty(Theme) || finding.Themes.Contains(Theme, StringComparer.OrdinalIgnoreCase))
        && (Area is null || finding.PracticeAreaId == Area)
        && (string.IsNullOrWhiteSpace(Search) || finding.Wording.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase))
        && Show switch
        {
            "unanswered" => finding.Kind.AsksForWork() && finding.Reply is null,
            "noaction" => finding.Kind.AsksForWork() && finding.Actions == 0 && finding.Reply is not FindingReply.Declined,
            "open" => finding.Kind.AsksForWork() && finding.Stage is not (SignOffStage.SignedOff or SignOffStage.HandedOver),
            "signed" => finding.Stage is SignOffStage.SignedOff or SignOffStage.HandedOver,
            _ => true,
        };
}
