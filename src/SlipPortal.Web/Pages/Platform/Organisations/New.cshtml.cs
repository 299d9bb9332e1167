using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>Adds an organisation: first which, from the national directory or by name; then what it is called here and which parts it plays.</summary>
[PlatformAdministrator]
internal sealed class NewModel(PortalDbContext db, FoundOrganisation.Handler found, TimeProvider clock) : PageModel
{
    /// <summary>The code of an authority of the national directory.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Authority { get; set; }

    /// <summary>The name of another body.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Other { get; set; }

    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    /// <summary>The authorities that are not here yet, for the first question; null where it is answered.</summary>
    public IReadOnlyList<SelectListItem>? Authorities { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var name = Authority is { } code
            ? await db.Set<StatisticalArea>().Where(area => area.Code == code && area.Kind == AreaKind.Authority).Select(area => area.Name).FirstOrDefaultAsync(cancellationToken)
            : Other?.Trim();
        var here = await db.Set<Organisation>().Select(organisation => new { organisation.Name, organisation.Slug }).ToListAsync(cancellationToken);
        if (string.IsNullOrEmpty(name))
        {
            var names = here.SelectMany(organisation => AuthorityName.Of(organisation.Name)).ToHashSet();
            var areas = await db.Set<StatisticalArea>().Where(area => area.Kind == AreaKind.Authority && area.IsCurrent).OrderBy(area => area.Name)
                .Select(area => new { area.Code, area.Name }).ToListAsync(cancellationToken);
            Authorities = [.. areas.Where(area => !names.Contains(area.Name)).Select(area => new SelectListItem(area.Name, $"{area.Code}"))];
            return Page();
        }

        Input = new()
        {
            Name = name,
            Slug = Organisation.ProposeSlug(name, here.Select(organisation => organisation.Slug).ToHashSet()),
            From = clock.TodayInUk(),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var slug = "";
        var command = new FoundOrganisation.Command(Input.Name, Input.Slug, Input.Parts, Input.From);
        if (!await this.AcceptsAsync(async () => slug = await found.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = Input.Parts.Contains(OrganisationPart.Council)
            ? $"{Input.Name} has its place here. Invite its first lead, who brings in the others."
            : $"{Input.Name} is added. Invite its people.";
        return Redirect($"/platform/organisations/{slug}");
    }

    internal sealed class OrganisationInput
    {
        public string? Name { get; set; }

        public string? Slug { get; set; }

        public List<OrganisationPart> Parts { get; set; } = [];

        [Display(Name = "First day")]
        public DateOnly? From { get; set; }
    }
}
