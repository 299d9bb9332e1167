using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Infrastructure;

/// <summary>Where records are read from: one council’s, or those of all councils that are open to somebody. Under their policies either way.</summary>
internal interface IRecords
{
    /// <summary>The records of a kind.</summary>
    IQueryable<T> Of<T>()
        where T : TenantEntity;

    /// <summary>What belongs to no council: organisations, people.</summary>
    IQueryable<T> Directory<T>()
        where T : class;
}

/// <summary>One council’s.</summary>
internal sealed class CouncilRecords(PortalDbContext db) : IRecords
{
    public IQueryable<T> Of<T>()
        where T : TenantEntity => db.Set<T>();

    public IQueryable<T> Directory<T>()
        where T : class => db.Set<T>();
}

/// <summary>Those of all councils that are open to somebody, to read only.</summary>
internal sealed class OpenRecords(CrossTenantReader reader) : IRecords
{
    public IQueryable<T> Of<T>()
        where T : TenantEntity => reader.Query<T>();

    public IQueryable<T> Directory<T>()
        where T : class => reader.Directory<T>();
}
