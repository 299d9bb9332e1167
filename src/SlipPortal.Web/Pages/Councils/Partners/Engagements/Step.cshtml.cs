using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>A step of an engagement (<c>?kind=Paused</c>): the council's, or the other side's consent.</summary>
[Requires(RecordKind.Engagements, ToPost = Verb.Edit)]
internal sealed class StepModel(PortalDbContext db, TakeStep.Handler takeStep) : CouncilPage
{
    public override string Title => Kind.AsOffer();

    [BindProperty(SupportsGet = true)]
    public Guid Engagement { get; set; }

    [FromQuery(Name = "kind")]
    public EngagementStepKind Kind { get; set; } = EngagementStepKind.Agreed;

    [BindProperty]
    public string? Why { get; set; }

    public EngagementRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var command = new TakeStep.Command(Engagement, Kind, Why, IsMember ? EngagementSide.Council : EngagementSide.Partner, Row.Organisation);
        if (!await this.AcceptsAsync(() => takeStep.HandleAsync(command, cancellationToken))) return Page();
        TempData["Notice"] = $"{Kind.InWords()}.";
        return Redirect(Links.Engagement(Engagement));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        // The other side agrees; every other step is the council's.
        if (!IsMember && Kind is not EngagementStepKind.Agreed) return false;
        if (await db.EngagementRows().FirstOrDefaultAsync(row => row.Id == Engagement, cancellationToken) is not { } row) return false;
        Row = row;
        return true;
    }
}
