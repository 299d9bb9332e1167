using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Asks;

/// <summary>The form to decline what somebody asked for.</summary>
[Requires(RecordKind.Access, Verb.Manage)]
internal sealed class DeclineModel(PortalDbContext db, DeclineAsk.Handler decline) : CouncilPage
{
    public override string Title => "Decline access";

    [BindProperty(SupportsGet = true)]
    public Guid Ask { get; set; }

    [BindProperty]
    public string? DeclinedBecause { get; set; }

    public string Person { get; private set; } = "";

    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => decline.HandleAsync(new(Ask, DeclinedBecause, Person), cancellationToken))) return Page();
        TempData["Notice"] = $"{Person} is told why.";
        return Redirect(Links.Partners);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var asked = await (
            from request in db.Set<AccessRequest>()
            join person in db.Users on request.AskedById equals person.Id
            where request.Id == Ask
            select new { person.Name, request.Why }).SingleOrDefaultAsync(cancellationToken);
        if (asked is null) return false;
        (Person, Why) = (asked.Name, asked.Why);
        return true;
    }
}
