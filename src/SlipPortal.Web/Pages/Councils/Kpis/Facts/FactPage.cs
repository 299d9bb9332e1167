using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>A page with one form that adds a dated fact to a measure, and goes back to the measure.</summary>
internal abstract class FactPage<TInput>(PortalDbContext db) : KpiPage(db)
    where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>What the measure's page says when it is done.</summary>
    protected abstract string Done { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        await LoadAsync(cancellationToken);
        await SuggestAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => SaveAsync(cancellationToken), "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = Done;
        return Redirect(Address);
    }

    /// <summary>What the form offers.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the form says before anybody has typed.</summary>
    protected virtual Task SuggestAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stores what was typed.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be.</exception>
    protected abstract Task SaveAsync(CancellationToken cancellationToken);
}
