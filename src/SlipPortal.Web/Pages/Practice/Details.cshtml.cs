using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Pages.Practice;

/// <summary>One practice example, as its council published it.</summary>
internal sealed class DetailsModel(PortalDbContext db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Publication { get; set; }

    public PublishedPractice Example { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await PublishedPractice.Ask(db).SingleOrDefaultAsync(example => example.Id == Publication, cancellationToken) is not { } example) return NotFound();
        Example = example;
        return Page();
    }
}
