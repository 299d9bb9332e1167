using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>Every look from outside: who, what, when, how. The newest first.</summary>
[Requires(RecordKind.Access)]
internal sealed class LedgerModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "Access ledger";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” for a file of all of it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public int Total { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var looks = db.Set<LedgerEntry>()
            .OrderByDescending(entry => entry.At)
            .Select(entry => new Look(entry.At, entry.Person, entry.Organisation, entry.Seen, entry.Channel));
        if (TableDownload.Knows(Format))
        {
            var all = await looks.ToListAsync(cancellationToken);
            return TableDownload.Of(
                all.Select(look => new { When = look.At.InUk().ToString("yyyy-MM-dd HH:mm:ss"), look.Person, look.Organisation, look.Seen, look.Channel }),
                $"{Links.Slug}-access-ledger", Format!);
        }

        Total = await looks.CountAsync(cancellationToken);
        Paging = new(Total, PageSize, PageNumber);
        Looks = await looks.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }

    internal sealed record Look(DateTimeOffset At, string Person, string Organisation, string Seen, LedgerChannel Channel);
}
