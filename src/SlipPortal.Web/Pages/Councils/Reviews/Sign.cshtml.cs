using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>Signing a review's summary.</summary>
[Requires(RecordKind.Reviews, Verb.Edit)]
internal sealed class SignModel(PortalDbContext db, CouncilReach reach, SignReview.Handler signReview) : ReviewPage(db, reach)
{
    public override string Title => $"Sign “{Head.Title}”";

    [BindProperty]
    public bool IsRead { get; set; }

    /// <summary>What is signed, line by line.</summary>
    public IReadOnlyList<string> Lines => ReviewSummary.TextOf(View).Split('\n');

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!CanSign && !IsClosed) return StatusCode(StatusCodes.Status403Forbidden);
        if (!await this.AcceptsAsync(() => signReview.HandleAsync(new(Review, IsRead), cancellationToken))) return Page();
        TempData["Notice"] = "You have signed the summary.";
        return Redirect(Address);
    }
}
