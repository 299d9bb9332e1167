using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Correcting a term.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, TimeProvider clock, SaveTerm.Handler saveTerm) : TermPage(db, clock)
{
    public override string Title => $"Change term {View?.Term.Number}";

    [BindProperty]
    public TermInput Input { get; set; } = new();

    public TermForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = TermInput.Of(View);
        Form = await TermForm.OfAsync(Db, Input, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => saveTerm.HandleAsync(Input.Command(Head.Id, TermId), cancellationToken), "Input."))
        {
            Form = await TermForm.OfAsync(Db, Input, cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"Term {Input.Number} is changed.";
        return Redirect(Links.Term(TermId));
    }
}
