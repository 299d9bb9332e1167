using Microsoft.AspNetCore.Mvc;
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
    public override string Title => "Security record";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public SecurityEvents Events { get; private set; } = SecurityEvents.None;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Events = await SecurityEvents.ReadAsync(SecurityEventRow.OfCouncil(db), PageNumber, cancellationToken);
}
