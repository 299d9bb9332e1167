using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Recording a round of audits.</summary>
[Requires(RecordKind.UnpublishedVisits, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, SaveRound.Handler saveRound) : CouncilPage
{
    public override string Title => "Record a round of audits";

    [BindProperty]
    public RoundInput Input { get; set; } = new();

    public RoundForm Form { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.PracticeAreaId = await db.Set<PracticeArea>().Where(area => area.Name == PracticeArea.WholeService).Select(area => (Guid?)area.Id)
            .SingleOrDefaultAsync(cancellationToken);
        Form = await RoundForm.OfAsync(db, Input, true, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveRound.HandleAsync(Input.Command(null), cancellationToken), "Input."))
        {
            Form = await RoundForm.OfAsync(db, Input, true, cancellationToken);
            return Page();
        }

        TempData["Notice"] = "The round is recorded.";
        return Redirect(Links.AuditRound(id));
    }
}
