using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// The door through which one person reads from all councils that are open to them at once. The one place that leaves the tenant filter;
/// the policies stay, with the reach of each council, and the database refuses any write.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="actor">On whose behalf.</param>
/// <param name="seal">Signs it.</param>
public sealed class CrossTenantReader(NpgsqlDataSource database, IActor actor, SessionSeal seal) : IAsyncDisposable
{
    private readonly PortalDbContext _db = new(
        new DbContextOptionsBuilder<PortalDbContext>()
            .UseNpgsql(database, Migrator.History)
            .AddInterceptors(new SessionInterceptor(actor, seal))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options,
        new StaticMultiTenantContextAccessor<CouncilTenantInfo>(null),
        actor,
        TimeProvider.System)
    {
        IsOfAllCouncils = true,
    };

    /// <summary>The records of a kind in every council that is open to the person. Each names its council (<c>TenantId</c>): join by it too.</summary>
    public IQueryable<T> Query<T>()
        where T : TenantEntity => _db.Set<T>().IgnoreQueryFilters([Constants.TenantToken]);

    /// <summary>What belongs to no council: organisations, people.</summary>
    public IQueryable<T> Directory<T>()
        where T : class => typeof(T).IsSubclassOf(typeof(TenantEntity))
            ? throw new InvalidOperationException($"{typeof(T).Name} belongs to a council: ask Query.")
            : _db.Set<T>();

    /// <summary>The work with councils on whose other side the person stands.</summary>
    public Task<List<Work>> WorkAsync(CancellationToken cancellationToken) => Work.AskAsync(_db, cancellationToken);

    /// <summary>What the person may do in each council that is open to them, by the council's id.</summary>
    public Task<IReadOnlyDictionary<string, Reach>> ReachAsync(CancellationToken cancellationToken) => Reach.AskAllAsync(_db, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _db.DisposeAsync();
}
