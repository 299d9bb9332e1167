using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>What people asked to release, and what became of it: for a lead all of it, for anybody else their own.</summary>
[Requires(RecordKind.Held)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, IActor actor) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Held texts";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public bool IsLead => reach.Allows(RecordKind.Held, Verb.Manage);

    public IReadOnlyList<HeldRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = db.HeldRows();
        if (!IsLead) rows = rows.Where(row => row.AuthorId == actor.UserId);
        Paging = new(await rows.CountAsync(cancellationToken), PageSize, PageNumber);
        Rows = await rows.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
    }
}
