using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The council's formal reviews: what is open, for whom each waits, what is closed, and when the next report is due.</summary>
[Requires(RecordKind.Reviews)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach) : CouncilPage
{
    private const int PageSize = 25;

    public static IReadOnlyList<SelectListItem> Shows { get; } =
        [new("Open", "open"), new("Waiting for the council", "council"), new("Waiting for the reviewers", "reviewers"), new("Closed", "closed")];

    public override string Title => "Reviews";

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ReviewRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public IReadOnlyList<NextReport> NextReports { get; private set; } = [];

    /// <summary>What waits for the reader's side.</summary>
    public IReadOnlyList<ReviewTask> Mine { get; private set; } = [];

    public bool CanBegin => reach.Allows(RecordKind.Reviews, IsMember ? Verb.Manage : Verb.Edit);

    public string Query => $"{Links.Reviews}?show={Uri.EscapeDataString(Show ?? "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // A council has some dozens of reviews: what each waits for is read once, for the list and for the reader.
        var all = await db.ReviewRows().ToListAsync(cancellationToken);
        NextReports = await db.NextReportsAsync(cancellationToken);
        Mine = ReviewQueries.WaitingFor(all, NextReports, IsMember ? ReviewSide.Council : ReviewSide.Reviewer);
        Rows = all.FindAll(review => Show switch
        {
            "open" => review.State is not ReviewState.Closed,
            "council" => review.WaitsFor(ReviewSide.Council),
            "reviewers" => review.WaitsFor(ReviewSide.Reviewer),
            "closed" => review.State is ReviewState.Closed,
            _ => true,
        });
        if (TableDownload.Knows(Format)) return Download();
        Paging = new(Rows.Count, PageSize, PageNumber);
        Rows = [.. Rows.Skip(Paging.Skip).Take(PageSize)];
        return Page();
    }

    private FileContentResult Download() => TableDownload.Of(
        Rows.Select(review => new
        {
            review.Title,
            Kind = review.Template.InWords(),
            By = review.Organisation,
            State = review.State.InWords(),
            review.WaitingFor,
            review.ByWhen,
            Items = review.ItemCount,
            review.Judged,
            review.OpenChallenges,
            Closed = review.ClosedAt?.DayInUk(),
        }),
        $"{Links.Slug}-reviews",
        Format!);
}
