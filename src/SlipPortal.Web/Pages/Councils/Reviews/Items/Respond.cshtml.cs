using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Plan.Actions;

namespace SlipPortal.Web.Pages.Councils.Reviews.Items;

/// <summary>The council's answer to a challenge.</summary>
[Requires(RecordKind.Reviews, Verb.Edit)]
internal sealed class RespondModel(PortalDbContext db, CouncilReach reach, AnswerChallenge.Handler answerChallenge) : ReviewItemPage(db, reach)
{
    [BindProperty]
    public ResponseInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public QuarterYear Quarters { get; private set; }

    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new AnswerChallenge.Command(
            ReviewItem, Input.Reply, Input.Words, Input.SourceText, Input.BodyId, Input.ChapterId, Input.Reference, Input.Text, Input.Due);
        if (!await this.AcceptsAsync(() => answerChallenge.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The council’s answer is recorded.";
        return Redirect(Address);
    }

    // Nobody from outside answers for the council.
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!IsMember || !await FindItemAsync(cancellationToken)) return false;
        Bodies = await Db.DateBodiesAsync(cancellationToken);
        if (await Db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is { } plan)
        {
            Quarters = plan.Quarters;
            Chapters = await Db.Set<Chapter>().Where(chapter => chapter.PlanId == plan.Id).OrderBy(chapter => chapter.Position)
                .Select(chapter => new SelectListItem(chapter.Number + " " + chapter.Title, chapter.Id.ToString())).ToListAsync(cancellationToken);
        }

        return true;
    }

    internal sealed class ResponseInput
    {
        public ChallengeReply? Reply { get; set; }

        public string? Words { get; set; }

        public string? SourceText { get; set; }

        public Guid? BodyId { get; set; }

        public Guid? ChapterId { get; set; }

        public string? Reference { get; set; }

        public string? Text { get; set; }

        public string? Due { get; set; }
    }
}
