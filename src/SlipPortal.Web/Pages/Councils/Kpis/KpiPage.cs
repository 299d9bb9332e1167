using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>One of a measure's pages.</summary>
internal abstract class KpiPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public string Ref { get; set; } = "";

    /// <summary>The measure, once <see cref="FindAsync"/> has found it.</summary>
    public KpiRow Kpi { get; private set; } = null!;

    /// <summary>The address of the measure itself.</summary>
    public string Address => Links.Kpi(Ref);

    protected PortalDbContext Db => db;

    /// <summary>Finds the measure; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Kpi = (await db.KpiRows().Where(kpi => kpi.Ref == Ref).SingleOrDefaultAsync(cancellationToken))!;
        return Kpi is not null;
    }
}
