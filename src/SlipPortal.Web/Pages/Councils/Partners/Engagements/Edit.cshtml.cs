using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>The council changes the terms of an engagement.</summary>
[Requires(RecordKind.Engagements, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, IActor actor, SaveEngagement.Handler save, TimeProvider clock) : EngagementForm(db, actor, save, clock)
{
    public override string Title => "Terms of the work";

    [BindProperty(SupportsGet = true)]
    public Guid Engagement { get; set; }

    public EngagementRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var row = Row;
        Input = new()
        {
            PartnerEmail = await Database.Users.Where(user => user.Id == row.PartnerSponsorId).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken),
            Focus = row.Focus,
            Need = row.Need,
            Offer = row.Offer,
            FocusAreas = [.. row.FocusAreas],
            CouncilSponsorId = row.CouncilSponsorId,
            From = row.From,
            Until = row.Until,
            DaysFunded = row.DaysFunded,
            Funding = row.Funding,
            HasConflict = row.HasConflict,
            Conflict = row.Conflict,
            ConflictManaged = row.ConflictManaged,
        };
        await LoadAsync(row, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (await SaveAsync(Engagement, cancellationToken) is not null)
        {
            TempData["Notice"] = "The terms are saved.";
            return Redirect(Links.Engagement(Engagement));
        }

        await LoadAsync(Row, cancellationToken);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await Database.EngagementRows().FirstOrDefaultAsync(row => row.Id == Engagement, cancellationToken) is not { } row) return false;
        Row = row;
        return true;
    }
}
