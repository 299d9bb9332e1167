using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>The form to give an organisation another part.</summary>
[PlatformAdministrator]
internal sealed class GiveModel(PortalDbContext db, GivePart.Handler givePart, TimeProvider clock) : OrganisationPage(db)
{
    [BindProperty]
    public OrganisationPart? Part { get; set; }

    [BindProperty]
    [Display(Name = "First day")]
    public DateOnly? From { get; set; } = clock.TodayInUk();

    /// <summary>The parts that it does not play now.</summary>
    public IReadOnlyList<SelectListItem> Parts =>
        [.. Enum.GetValues<OrganisationPart>().Except(Organisation.Now).Select(part => new SelectListItem(Words.Part(part), part.ToString()))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => givePart.HandleAsync(new(Organisation, Part, From), cancellationToken))) return Page();
        TempData["Notice"] = $"Recorded: {Words.Part(Part!.Value)}, since {Words.Day(From!.Value)}.";
        return Redirect(Address);
    }
}
