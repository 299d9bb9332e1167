using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations.Parts;

/// <summary>Asks for the last day of a part.</summary>
[PlatformAdministrator]
internal sealed class EndModel(PortalDbContext db, EndPart.Handler endPart, TimeProvider clock) : OrganisationPage(db)
{
    [FromRoute(Name = "part")]
    public Guid PartId { get; set; }

    [BindProperty]
    [Display(Name = "Last day")]
    public DateOnly? LastDay { get; set; } = clock.TodayInUk();

    public PartRow Part { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => endPart.HandleAsync(new(Part, LastDay), cancellationToken))) return Page();
        TempData["Notice"] = $"Ended: {Words.Part(Part.Part)}.";
        return Redirect(Address);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken) || Organisation.Parts.FirstOrDefault(part => part.Id == PartId && part.Until is null) is not { } part) return false;
        Part = part;
        return true;
    }
}
