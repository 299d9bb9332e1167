using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Planning a visit, or recording one that has been.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, SaveVisit.Handler saveVisit) : CouncilPage
{
    public override string Title => "Add a visit";

    [BindProperty]
    public VisitInput Input { get; set; } = new();

    public VisitForm Form { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.PracticeAreaId = await db.Set<PracticeArea>().Where(area => area.Name == PracticeArea.WholeService).Select(area => (Guid?)area.Id)
            .SingleOrDefaultAsync(cancellationToken);
        Form = await VisitForm.OfAsync(db, Input, true, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveVisit.HandleAsync(Input.Command(null), cancellationToken), "Input."))
        {
            Form = await VisitForm.OfAsync(db, Input, true, cancellationToken);
            return Page();
        }

        TempData["Notice"] = "The visit is added.";
        return Redirect(Links.Visit(id));
    }
}
