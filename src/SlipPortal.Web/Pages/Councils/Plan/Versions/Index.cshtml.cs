using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>Every version of the plan, and where the next one is begun.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, StartVersion.Handler startVersion) : CouncilPage
{
    public override string Title => "Versions of the plan";

    [BindProperty]
    public VersionInput Input { get; set; } = new();

    public IReadOnlyList<PlanFront> Versions { get; private set; } = [];

    /// <summary>True where the next version can be begun.</summary>
    public bool CanStart => Versions.Any(plan => plan.InForceAt is not null && plan.SupersededAt is null) && !Versions.Any(plan => plan.IsDraft);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input.Title = Versions.FirstOrDefault(plan => plan.SupersededAt is null)?.Title;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await startVersion.HandleAsync(new(Input.Title, Input.Period), cancellationToken), "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = "The next version is begun, with what is open of the one in force. It comes into force when a body approves it.";
        return Redirect(Links.PlanVersion(id));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isMember = IsMember;
        Versions = await db.PlanFronts().Where(plan => isMember || plan.InForceAt != null).OrderByDescending(plan => plan.Version).ThenByDescending(plan => plan.InForceAt)
            .ToListAsync(cancellationToken);
    }

    internal sealed class VersionInput
    {
        public string? Title { get; set; }

        public string? Period { get; set; }
    }
}
