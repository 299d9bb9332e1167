using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews.Items;

/// <summary>An item of a review with every judgement of it, and the form to judge it.</summary>
[Requires(RecordKind.Reviews, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, CouncilReach reach, JudgeItem.Handler judgeItem) : ReviewItemPage(db, reach)
{
    [BindProperty]
    public JudgementInput Input { get; set; } = new();

    /// <summary>The version of the last judgement that stands on the page; 0 for none.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindItemAsync(cancellationToken)) return NotFound();
        if (Row.Judgement is { } last) Input = new() { Assurance = last.Assurance, Evidence = last.Evidence, Challenge = last.Challenge };
        Seen = Row.Judgement?.Version ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindItemAsync(cancellationToken) || (!IsClosed && !CanJudge(Row))) return NotFound();
        var command = new JudgeItem.Command(ReviewItem, new(Input.Assurance, Input.Evidence, Input.Challenge), Seen);
        if (!await this.AcceptsAsync(() => judgeItem.HandleAsync(command, cancellationToken), "Input."))
        {
            // With what somebody else may have said meanwhile; the next try has seen it.
            if (!await FindItemAsync(cancellationToken)) return NotFound();
            Seen = Row.Judgement?.Version ?? 0;
            ModelState.Remove(nameof(Seen));
            return Page();
        }

        TempData["Notice"] = "Your judgement is recorded.";
        return Redirect(Address);
    }

    internal sealed class JudgementInput
    {
        public Assurance? Assurance { get; set; }

        public string? Evidence { get; set; }

        public string? Challenge { get; set; }
    }
}
