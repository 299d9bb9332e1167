using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Pages.Councils.Visits.Published;

/// <summary>What is published about the council of the context.</summary>
internal static class PublishedQueries
{
    /// <summary>The authority that the council is: as somebody chose, or else the one with its name; null where there is none. One query.</summary>
    public static async Task<OwnAuthority?> OwnAuthorityAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        var names = AuthorityName.Of(((CouncilTenantInfo)db.TenantInfo!).Name!);
        var candidates = await db.Set<StatisticalArea>()
            .Where(area => area.Kind == AreaKind.Authority && area.IsCurrent)
            .Select(area => new { Area = area, IsChosen = db.Set<ComparisonChoice>().Any(choice => choice.AreaCode == area.Code) })
            .Where(one => one.IsChosen || names.Contains(one.Area.Name))
            .ToListAsync(cancellationToken);
        return candidates.OrderByDescending(one => one.IsChosen).ThenByDescending(one => one.Area.Name.Length).Select(one => new OwnAuthority(one.Area, one.IsChosen)).FirstOrDefault();
    }

    /// <summary>What is published of an authority's visits, the last first; two queries.</summary>
    public static async Task<IReadOnlyList<PublishedVisit>> PublishedVisitsAsync(this PortalDbContext db, int areaCode, CancellationToken cancellationToken) => PublishedVisit.Of(
        await db.Set<PublishedInspection>().Where(inspection => inspection.AreaCode == areaCode).ToListAsync(cancellationToken),
        await db.Set<PublishedFinding>().Where(finding => finding.AreaCode == areaCode).ToListAsync(cancellationToken));

    /// <summary>Of how many visits something is published about the council; two queries.</summary>
    public static async Task<int> PublishedCountAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        if (await db.OwnAuthorityAsync(cancellationToken) is not { Area.Code: var code }) return 0;
        return await db.Set<PublishedInspection>().Where(inspection => inspection.AreaCode == code).Select(inspection => new { inspection.Type, inspection.PublishedOn })
            .Union(db.Set<PublishedFinding>().Where(finding => finding.AreaCode == code).Select(finding => new { finding.Type, finding.PublishedOn }))
            .CountAsync(cancellationToken);
    }
}

/// <summary>The authority that a council is in the national data.</summary>
/// <param name="Area">The authority.</param>
/// <param name="IsChosen">True where somebody of the council said so; false where it is found by its name.</param>
internal sealed record OwnAuthority(StatisticalArea Area, bool IsChosen);
