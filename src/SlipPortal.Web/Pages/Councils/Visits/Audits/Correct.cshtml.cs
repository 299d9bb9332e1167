using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Correcting a round of audits by a later version.</summary>
[Requires(RecordKind.UnpublishedVisits, Verb.Edit)]
internal sealed class CorrectModel(PortalDbContext db, SaveRound.Handler saveRound) : RoundPage(db)
{
    public override string Title => $"Correct: {Name}";

    [BindProperty]
    public RoundInput Input { get; set; } = new();

    public RoundForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = RoundInput.Of(Head);
        Form = await RoundForm.OfAsync(Db, Input, false, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => saveRound.HandleAsync(Input.Command(Round), cancellationToken), "Input."))
        {
            Form = await RoundForm.OfAsync(Db, Input, false, cancellationToken);
            return Page();
        }

        TempData["Notice"] = "The round is corrected. What it said before stays below.";
        return Redirect(Address);
    }
}
