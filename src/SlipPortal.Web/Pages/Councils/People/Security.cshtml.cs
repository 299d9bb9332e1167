using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>What the security record has about the council's people.</summary>
[Requires(RecordKind.People, Verb.Manage)]
internal sealed class SecurityModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Security record";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SecurityEventRow> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var events = SecurityEventRow.OfCouncil(db);
        Paging = new(await events.CountAsync(cancellationToken), PageSize, PageNumber);
        Events = await events.OrderByDescending(one => one.Id).Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
    }
}
