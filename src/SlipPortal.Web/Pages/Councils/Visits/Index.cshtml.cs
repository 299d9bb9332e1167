using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits.Published;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Every inspection, visit and review: what is planned, and what has been.</summary>
[Requires(RecordKind.Visits)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Visits and reviews";

    /// <summary>Only visits of this kind; all unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>“public” for what is published, “unpublished” for what is not.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>What is to come, the next first.</summary>
    public IReadOnlyList<VisitRow> Planned { get; private set; } = [];

    /// <summary>What has been, the last first.</summary>
    public IReadOnlyList<VisitRow> Been { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    /// <summary>True where what is shown is not all public.</summary>
    public bool HasUnpublished { get; private set; }

    /// <summary>Of how many visits something is published; asked only where none is recorded.</summary>
    public int Published { get; private set; }

    public static IReadOnlyList<SelectListItem> Publications { get; } = [new("Published only", "public"), new("Not published", "unpublished")];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.VisitRows().OrderBy(visit => visit.FirstDay).ThenBy(visit => visit.Type).ToListAsync(cancellationToken);
        Types = [.. all.Select(visit => visit.Type).Distinct().Order(StringComparer.CurrentCulture).Select(type => new SelectListItem(type, type))];
        if (all.Count == 0) Published = await db.PublishedCountAsync(cancellationToken);
        var shown = all.Where(visit => (string.IsNullOrEmpty(Type) || visit.Type == Type) && (Only is not ("public" or "unpublished") || visit.IsPublic == (Only == "public")))
            .ToList();
        HasUnpublished = shown.Exists(visit => !visit.IsPublic);
        var today = clock.TodayInUk();
        Planned = [.. shown.Where(visit => visit.IsToCome(today))];
        Been = [.. shown.Where(visit => !visit.IsToCome(today)).Reverse()];
        return TableDownload.Knows(Format)
            ? TableDownload.Of(
                shown.Select(visit => new
                {
                    visit.FirstDay,
                    visit.LastDay,
                    visit.When,
                    visit.Type,
                    visit.CarriedOutBy,
                    visit.Area,
                    visit.Focus,
                    visit.Sample,
                    visit.Limits,
                    Report = visit.IsCancelled ? "Called off" : visit.Publication?.InWords(),
                    ReportOn = visit.PublicationOn,
                    Overall = visit.Overall?.InWords(),
                    visit.Strengths,
                    visit.Findings,
                    visit.Moves,
                }),
                $"{Links.Slug}-visits{(Only == "public" ? "-public" : "")}", Format!)
            : Page();
    }
}
