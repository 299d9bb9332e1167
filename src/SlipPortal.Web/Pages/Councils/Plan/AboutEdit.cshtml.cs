using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>The form to change a plan's first pages.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class AboutEditModel(PortalDbContext db, DescribePlan.Handler describePlan) : CouncilPage
{
    public override string Title => "Change the plan’s first pages";

    /// <summary>The version, or null for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Version { get; set; }

    [BindProperty]
    public FrontInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> QuarterItems { get; } =
        [.. Enum.GetValues<QuarterYear>().Select(quarters => new SelectListItem(quarters.InWords(), quarters.ToString()))];

    public string Address => Links.PlanDetails + (Version is { } version ? $"?version={version}" : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not var (plan, rowVersion)) return NotFound();
        Input = new()
        {
            RowVersion = rowVersion,
            Title = plan.Title,
            Period = plan.Period,
            Objective = plan.Objective,
            Foreword = plan.Foreword,
            OwnerPostId = plan.OwnerPostId,
            Pillars = string.Join('\n', plan.Pillars),
            Quarters = plan.Quarters,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not var (plan, _)) return NotFound();
        var command = new DescribePlan.Command(
            plan.Id, Input.RowVersion, Input.Title, Input.Period, Input.Objective, Input.Foreword, Input.OwnerPostId, Input.Pillars,
            Input.Quarters);
        if (!await this.AcceptsAsync(() => describePlan.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The plan’s first pages are changed.";
        return Redirect(Address);
    }

    private async Task<(Domain.Plans.Plan Plan, uint RowVersion)?> FindAsync(CancellationToken cancellationToken)
    {
        Posts = await db.PostItemsAsync(cancellationToken);
        var found = await db.Set<Domain.Plans.Plan>()
            .Where(plan => plan.SupersededAt == null && (Version == null ? plan.InForceAt != null : plan.Id == Version))
            .Select(plan => new { Plan = plan, RowVersion = EF.Property<uint>(plan, "RowVersion") })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Plan, found.RowVersion);
    }

    internal sealed class FrontInput
    {
        public uint RowVersion { get; set; }

        public string? Title { get; set; }

        public string? Period { get; set; }

        public string? Objective { get; set; }

        public string? Foreword { get; set; }

        public Guid? OwnerPostId { get; set; }

        public string? Pillars { get; set; }

        public QuarterYear Quarters { get; set; }
    }
}
