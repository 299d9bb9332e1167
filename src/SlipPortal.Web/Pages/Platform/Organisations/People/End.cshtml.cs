using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations.People;

/// <summary>Asks once before somebody of a partner or department is ended.</summary>
[PlatformAdministrator]
internal sealed class EndModel(PortalDbContext db, EndAssociate.Handler endAssociate) : OrganisationPage(db)
{
    private readonly PortalDbContext _db = db;

    [FromRoute(Name = "member")]
    public Guid MembershipId { get; set; }

    public AssociateRow Person { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => endAssociate.HandleAsync(new(Organisation.Id, MembershipId), cancellationToken))) return Page();
        TempData["Notice"] = $"{Person.Name} is no longer of {Organisation.Name}.";
        return Redirect(Address);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        if ((await AssociateRow.AskAsync(_db, Organisation.Id, cancellationToken)).Find(row => row.MembershipId == MembershipId && row.EndedAt is null) is not { } person)
            return false;
        Person = person;
        return true;
    }
}
