using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>One of a visit's pages.</summary>
internal abstract class VisitPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Visit { get; set; }

    /// <summary>The visit, once <see cref="FindAsync"/> has found it.</summary>
    public VisitRow Head { get; private set; } = null!;

    /// <summary>“Peer challenge, 8 to 10 October 2026”.</summary>
    public string Name => $"{Head.Type}, {Head.When}";

    /// <summary>The address of the visit itself.</summary>
    public string Address => Links.Visit(Visit);

    protected PortalDbContext Db => db;

    /// <summary>Finds the visit; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await db.VisitRows().SingleOrDefaultAsync(visit => visit.Id == Visit, cancellationToken))!;
        return Head is not null;
    }
}
