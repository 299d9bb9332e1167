using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Everybody who can see the council's records, for a lead to look through and confirm once a month.</summary>
[Requires(RecordKind.People, Verb.Manage)]
internal sealed class ConfirmModel(PortalDbContext db, ConfirmAccess.Handler confirmAccess, TimeProvider clock) : CouncilPage
{
    private const int Shown = 12;

    public override string Title => "Who can see us";

    /// <summary>The fingerprint of the list that was on the screen.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public AccessList List { get; private set; } = null!;

    /// <summary>The last confirmations, the newest first.</summary>
    public IReadOnlyList<ConfirmationRow> Confirmations { get; private set; } = [];

    public bool IsDue => AccessConfirmation.IsDue(Confirmations.Count == 0 ? null : Confirmations[0].At, clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!await this.AcceptsAsync(() => confirmAccess.HandleAsync(new(List, Seen), cancellationToken))) return Page();
        TempData["Notice"] = "You have confirmed who can see us.";
        return Redirect(Links.ConfirmAccess);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = await AccessList.ReadAsync(db, clock.GetUtcNow(), cancellationToken);
        Confirmations = await (
            from confirmation in db.Set<AccessConfirmation>()
            join person in db.Users on confirmation.ConfirmedById equals person.Id
            orderby confirmation.At descending
            select new ConfirmationRow(confirmation.At, person.Name, confirmation.Members, confirmation.Outside)).Take(Shown).ToListAsync(cancellationToken);
    }

    internal sealed record ConfirmationRow(DateTimeOffset At, string Person, int Members, int Outside);
}
