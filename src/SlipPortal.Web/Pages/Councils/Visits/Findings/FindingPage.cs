using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>One of a finding's pages.</summary>
internal abstract class FindingPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Finding { get; set; }

    /// <summary>The finding, once <see cref="FindAsync"/> has found it.</summary>
    public FindingRow Head { get; private set; } = null!;

    /// <summary>“Finding 3 of the Peer challenge”.</summary>
    public string Name => $"Finding {Head.Number} of the {Head.VisitType}";

    /// <summary>The address of the finding itself.</summary>
    public string Address => Links.Finding(Finding);

    protected PortalDbContext Db => db;

    /// <summary>Finds the finding; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await db.FindingRows().SingleOrDefaultAsync(finding => finding.Id == Finding, cancellationToken))!;
        return Head is not null;
    }
}
