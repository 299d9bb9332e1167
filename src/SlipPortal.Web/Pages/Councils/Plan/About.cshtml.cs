using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>A version's first pages: what it is for, who answers for it, what it rests on, and who approved it.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class AboutModel(PortalDbContext db, OpenCorrections.Handler openCorrections, CouncilReach reach, TimeProvider clock)
    : CouncilPage
{
    public override string Title => "About the plan";

    /// <summary>The version, or null for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Version { get; set; }

    [BindProperty]
    public CorrectionsInput Input { get; set; } = new();

    public PlanFront? Plan { get; private set; }

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Plan is null && Version is not null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Plan is null || !reach.Allows(RecordKind.Boards, Verb.Manage)) return NotFound();
        var command = new OpenCorrections.Command(Plan.Id, Input.CorrectableUntil, Input.Reason);
        if (!await this.AcceptsAsync(() => openCorrections.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "Corrections opened";
        return Redirect(Links.PlanDetails);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isMember = IsMember;
        Plan = await db.PlanFronts().Where(plan => isMember || plan.InForceAt != null)
            .SingleOrDefaultAsync(plan => Version == null ? plan.InForceAt != null && plan.SupersededAt == null : plan.Id == Version, cancellationToken);
    }

    internal sealed class CorrectionsInput
    {
        public DateOnly? CorrectableUntil { get; set; }

        public string? Reason { get; set; }
    }
}
