using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Winding a body up, after reading what it means.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class WindUpModel(PortalDbContext db, WindUpBody.Handler windUpBody) : CouncilPage
{
    public override string Title => $"Wind up {Name}";

    [BindProperty(SupportsGet = true)]
    public Guid Body { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>The bodies that report to it.</summary>
    public IReadOnlyList<string> Below { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => windUpBody.HandleAsync(new(Body), cancellationToken))) return Page();
        TempData["Notice"] = $"{Name} is wound up. Its meetings and decisions stay.";
        return Redirect(Links.Boards);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var living = await db.Set<Body>().Where(body => body.EndedAt == null).OrderBy(body => body.Name)
            .Select(body => new { body.Id, body.Name, body.ParentId }).ToListAsync(cancellationToken);
        if (living.Find(body => body.Id == Body) is not { } found) return false;
        Name = found.Name;
        Below = [.. living.Where(body => body.ParentId == Body).Select(body => body.Name)];
        return true;
    }
}
