using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The form to ask for a review, or from the other side to start one.</summary>
[Requires(RecordKind.Reviews, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, CouncilReach reach, BeginReview.Handler beginReview) : CouncilPage
{
    public override string Title => IsMember ? "Ask for a review" : "Start a review";

    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    [BindProperty]
    public List<Guid> PracticeAreaIds { get; set; } = [];

    [BindProperty]
    public List<ReviewSubject> Subjects { get; set; } = [];

    [BindProperty]
    [Display(Name = "Day")]
    public DateOnly? ByWhen { get; set; }

    public IReadOnlyList<SelectListItem> Engagements { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PracticeAreas { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Actions", nameof(ReviewSubject.Action)), new("Chapters of the plan", nameof(ReviewSubject.Chapter)), new("Measures", nameof(ReviewSubject.Measure)),
        new("Findings of published visits", nameof(ReviewSubject.Finding)), new("Terms of the improvement notice (with the whole service)", nameof(ReviewSubject.Term)),
    ];

    /// <summary>In the council a lead asks; on the other side whoever may review starts.</summary>
    public bool MayBegin => reach.Allows(RecordKind.Reviews, IsMember ? Verb.Manage : Verb.Edit);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Engagements.Count == 1) Input.EngagementId = Guid.Parse(Engagements[0].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayBegin) return StatusCode(StatusCodes.Status403Forbidden);
        var id = Guid.Empty;
        var command = new BeginReview.Command(
            Input.EngagementId, new(Input.Template ?? ReviewTemplate.Formal, Input.Title, Input.Scope, ByWhen), PracticeAreaIds, Subjects, Input.Only, Input.Questions);
        if (!await this.AcceptsAsync(async () => id = await beginReview.HandleAsync(command, cancellationToken)))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = IsMember ? "The review is asked for." : "The review is started.";
        return Redirect(Links.FormalReview(id));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        PracticeAreas = await db.AreaItemsAsync(cancellationToken);
        Engagements = await db.MyEngagements(IsMember)
            .Join(db.Set<Organisation>(), engagement => engagement.PartnerOrganisationId, organisation => organisation.Id, (engagement, organisation) => new { engagement, organisation })
            .OrderBy(pair => pair.organisation.Name)
            .Select(pair => new SelectListItem(pair.organisation.Name + ": " + pair.engagement.Focus, pair.engagement.Id.ToString()))
            .ToListAsync(cancellationToken);
    }

    internal sealed class ReviewInput
    {
        public Guid? EngagementId { get; set; }

        public ReviewTemplate? Template { get; set; }

        public string? Title { get; set; }

        public string? Scope { get; set; }

        public string? Only { get; set; }

        public string? Questions { get; set; }
    }
}
