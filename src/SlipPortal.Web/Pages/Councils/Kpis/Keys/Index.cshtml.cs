using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Keys;

/// <summary>The keys of the council's reporting tools.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, MakeKey.Handler makeKey, RevokeKey.Handler revokeKey, TimeProvider clock) : CouncilPage
{
    public override string Title => "Keys for reporting tools";

    [BindProperty]
    public KeyInput Input { get; set; } = new();

    public IReadOnlyList<KeyRow> Keys { get; private set; } = [];

    /// <summary>The key that was just made: shown now and never again.</summary>
    public string? NewKey { get; private set; }

    /// <summary>Where tools send readings.</summary>
    public string Endpoint => $"{Request.Scheme}://{Request.Host}/api/v1/councils/{Links.Slug}/kpis/1.1/readings";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [RequiresRecentSignIn]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await this.AcceptsAsync(async () => NewKey = await makeKey.HandleAsync(new(Input.Name, Input.LastDay), cancellationToken), "Input."))
        {
            ModelState.Clear();
            Input = new();
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid key, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await this.AcceptsAsync(() => revokeKey.HandleAsync(new(key), cancellationToken)))
        {
            TempData["Notice"] = "The key is revoked.";
            return Redirect(Links.ApiKeys);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Keys = await (
            from key in db.Set<ApiKey>()
            join person in db.Set<PortalUser>() on key.CreatedById equals person.Id
            orderby key.CreatedAt descending
            select new KeyRow(key.Id, key.Name, person.Name, key.LastDay, key.RevokedAt, key.RevokedAt == null && key.ExpiresAt > now)).ToListAsync(cancellationToken);
    }

    internal sealed class KeyInput
    {
        public string? Name { get; set; }

        public DateOnly? LastDay { get; set; }
    }

    internal sealed record KeyRow(Guid Id, string Name, string Person, DateOnly LastDay, DateTimeOffset? RevokedAt, bool Works);
}
