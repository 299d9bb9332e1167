using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>A version's first pages: what it is for, who answers for it, what it rests on, and who approved it.</summary>
[Requires(RecordKind.Plan)]
internal sealed class AboutModel(PortalDbContext db) : CouncilPage
{
    public override string Title => "About the plan";

    /// <summary>The version, or null for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Version { get; set; }

    public PlanFront? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var isMember = IsMember;
        Plan = await db.PlanFronts().Where(plan => isMember || plan.InForceAt != null)
            .SingleOrDefaultAsync(plan => Version == null ? plan.InForceAt != null && plan.SupersededAt == null : plan.Id == Version, cancellationToken);
        return Plan is null && Version is not null ? NotFound() : Page();
    }
}
