using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>Defining a measure.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class NewModel(PortalDbContext db, SaveKpi.Handler saveKpi) : CouncilPage
{
    public override string Title => "Define a measure";

    [BindProperty]
    public KpiInput Input { get; set; } = new();

    public KpiForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid? book, CancellationToken cancellationToken)
    {
        // From a book's page it stands in that book, else in the first.
        var first = book ?? await db.Set<Book>().OrderBy(book => book.Position).Select(book => (Guid?)book.Id).FirstOrDefaultAsync(cancellationToken);
        if (first is { } id) Input.Books = [id];
        Form = await KpiForm.OfAsync(db, Input, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var reference = "";
        if (!await this.AcceptsAsync(async () => reference = await saveKpi.HandleAsync(Input.Command(null), cancellationToken), "Input."))
        {
            Form = await KpiForm.OfAsync(db, Input, null, cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"Measure {reference} is defined. Enter its first readings, and set a target.";
        return Redirect(Links.Kpi(reference));
    }
}
