using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Account;

/// <summary>What the security record has about whoever is signed in.</summary>
internal sealed class SignInsModel(PortalDbContext db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SecurityEventRow> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var events = SecurityEventRow.OfMine(db);
        Paging = new(await events.CountAsync(cancellationToken), PageSize, PageNumber);
        Events = await events.OrderByDescending(one => one.Id).Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
    }
}
