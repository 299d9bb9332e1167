using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Changing what is said of a visit.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class EditModel(PortalDbContext db, SaveVisit.Handler saveVisit) : VisitPage(db)
{
    public override string Title => $"Change {Name}";

    [BindProperty]
    public VisitInput Input { get; set; } = new();

    public VisitForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = new()
        {
            Type = Head.Type,
            CarriedOutBy = Head.CarriedOutBy,
            PracticeAreaId = Head.PracticeAreaId,
            Focus = Head.Focus,
            Team = Head.Team,
            Method = Head.Method,
            Sample = Head.Sample,
            Limits = Head.Limits,
            Pace = Head.Pace,
            RowVersion = await Db.Set<Domain.Visits.Visit>().Where(visit => visit.Id == Visit).Select(visit => EF.Property<uint>(visit, "RowVersion"))
                .SingleAsync(cancellationToken),
        };
        Form = await VisitForm.OfAsync(Db, Input, false, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => saveVisit.HandleAsync(Input.Command(Visit), cancellationToken), "Input."))
        {
            Form = await VisitForm.OfAsync(Db, Input, false, cancellationToken);
            return Page();
        }

        TempData["Notice"] = "The visit is changed.";
        return Redirect(Address);
    }
}
