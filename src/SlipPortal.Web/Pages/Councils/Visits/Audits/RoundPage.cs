using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>One of the pages of a round of audits.</summary>
internal abstract class RoundPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Round { get; set; }

    /// <summary>The round as it stands, once <see cref="FindAsync"/> has found it.</summary>
    public AuditRoundRow Head { get; private set; } = null!;

    /// <summary>“Audits of 1 to 31 October 2026”.</summary>
    public string Name => $"Audits of {Head.Period}";

    /// <summary>The address of the round itself.</summary>
    public string Address => Links.AuditRound(Round);

    protected PortalDbContext Db => db;

    /// <summary>Finds the round; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await db.AuditRoundRows().SingleOrDefaultAsync(round => round.Id == Round, cancellationToken))!;
        return Head is not null;
    }
}
